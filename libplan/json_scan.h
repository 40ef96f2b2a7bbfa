/* Private: a strict scan by RFC 8259 in front of cJSON, which accepts too much and loses the text
 * of numbers. The scan notes where every value and key stands, in document order; cJSON's tree is
 * numbered in the same order, so that each node finds its text. */
#ifndef PLAN_JSON_SCAN_H
#define PLAN_JSON_SCAN_H

#include "memory.h"

typedef struct plan_json_token {
    uint32_t offset, length; /* of the value's text */
    uint32_t key;            /* offset of its key's quote, UINT32_MAX: no key */
} plan_json_token;

typedef struct plan_json_tokens {
    plan_json_token *items;
    size_t count, capacity;
} plan_json_tokens;

/* Scans the text. PLAN_SYNTAX with *at (offset) and *why; PLAN_LIMIT likewise (too deep, too many
 * values); PLAN_NO_MEMORY. */
plan_status plan_json_scan(const plan_allocator *allocator, const char *text, size_t length,
                           size_t max_depth, size_t max_nodes, plan_json_tokens *tokens, size_t *at,
                           const char **why);

#endif
