/* cJSON's tree, numbered as the scan numbered the values, and keys of one object that stand twice.
 */
#include <stdlib.h>
#include <string.h>

#include "json_plan.h"

/* A walk in pre-order without recursion: cJSON links children, not parents, so they are stacked. */
typedef struct walk {
    cJSON *stack[1100];
    int depth;
} walk;

/* The node after this one; NULL after the last of the root's. */
static cJSON *next_of(walk *w, cJSON *node) {
    if (node->child != NULL) {
        w->stack[w->depth++] = node;
        return node->child;
    }
    while (node->next == NULL && w->depth > 0) {
        node = w->stack[--w->depth];
    }
    return node->next; /* NULL behind the root, which stands alone */
}

void plan_json_number_nodes(cJSON *root) {
    int next = 0;
    walk w;
    w.depth = 0;
    for (cJSON *node = root; node != NULL; node = next_of(&w, node)) {
        node->valueint = next++;
    }
}

static int compare_keys(const void *a, const void *b) {
    const cJSON *left = *(const cJSON *const *)a, *right = *(const cJSON *const *)b;
    int order = strcmp(left->string, right->string);
    return order != 0 ? order
                      : (left->valueint > right->valueint) - (left->valueint < right->valueint);
}

static void place(plan_json *j, uint32_t offset, char text[32]) {
    uint32_t line = 1, column = 1;
    plan_json_place(j, offset, &line, &column);
    char digits[24];
    plan_span number = plan_text_number(digits, line); /* ten digits at most, and as many again */
    memcpy(text, number.text, number.length);
    text[number.length] = ':';
    text += number.length + 1;
    number = plan_text_number(digits, column);
    memcpy(text, number.text, number.length);
    text[number.length] = '\0';
}

/* Keys of one object that stand twice. */
static plan_status find_twice(plan_json *j, const cJSON *object) {
    size_t n = 0;
    for (const cJSON *member = object->child; member != NULL; member = member->next) {
        n++;
    }
    if (n < 2) {
        return PLAN_OK;
    }
    const cJSON **members = NULL;
    void *memory = plan_allocate(&j->allocator, n, sizeof *members);
    members = memory;
    if (members == NULL) {
        return PLAN_NO_MEMORY;
    }
    n = 0;
    for (const cJSON *member = object->child; member != NULL; member = member->next) {
        members[n++] = member;
    }
    qsort(memory, n, sizeof *members, compare_keys);
    for (size_t i = 1; i < n; i++) {
        if (strcmp(members[i - 1]->string, members[i]->string) == 0) {
            char first[32];
            place(j, j->tokens.items[members[i - 1]->valueint].key, first);
            plan_json_raise(j, members[i], true, PLAN_SAY_KEY_TWICE, members[i]->string, first);
        }
    }
    plan_release(&j->allocator, memory, n, sizeof *members);
    return PLAN_OK;
}

plan_status plan_json_find_twice(plan_json *j, cJSON *root) {
    walk w;
    w.depth = 0;
    for (cJSON *node = root; node != NULL; node = next_of(&w, node)) {
        if (cJSON_IsObject(node)) {
            plan_status status = find_twice(j, node);
            if (status != PLAN_OK) {
                return status;
            }
        }
    }
    return PLAN_OK;
}
