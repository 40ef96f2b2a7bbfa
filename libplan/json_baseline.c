/* Baselines: libplan-baseline-1, as write_baseline.c writes it, read as strictly as plans. */

#include <plan/json.h>

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "csv_table.h"
#include "json_plan.h"
#include "status.h"

enum { MAX_NODES = 8000000, MAX_DEPTH = 8, MAX_COUNT = 1000000000 };
static const size_t largest = (size_t)512 << 20;

typedef struct reader {
    plan_baseline *baseline;
    const char *text;
    plan_json_tokens tokens;
    size_t node; /* of the value being read: nodes come in the order of the tokens */
    plan_error *error;
} reader;

static plan_status refuse(const reader *r, const char *why, const char *key) {
    return plan_fail(r->error, PLAN_SYNTAX, 0, 0, "%s%s%.80s", why, key != NULL ? ": " : "",
                     key != NULL ? key : "");
}

/* A whole number from 1 as it is written. */
static bool read_count(const reader *r, uint32_t *count) {
    const plan_json_token *token = &r->tokens.items[r->node];
    uint32_t n = 0;
    for (uint32_t i = 0; i < token->length; i++) {
        char c = r->text[token->offset + i];
        if (c < '0' || c > '9' || n > MAX_COUNT / 10) {
            return false;
        }
        n = n * 10 + (uint32_t)(c - '0');
    }
    *count = n;
    return n > 0;
}

/* "P301 6c62272e07bb014262b821756295c58d" */
static bool read_key(const char *key, uint16_t *code, plan_identity *identity) {
    plan_span hex = {key + 5, strlen(key) < 5 ? 0 : strlen(key) - 5};
    unsigned number = 0;
    if (key[0] != 'P' || strlen(key) != 37 || key[4] != ' ') {
        return false;
    }
    for (size_t i = 1; i < 4; i++) {
        if (key[i] < '0' || key[i] > '9') {
            return false;
        }
        number = number * 10 + (unsigned)(key[i] - '0');
    }
    *code = (uint16_t)number;
    return plan_identity_read(hex, identity);
}

static plan_status read_findings(reader *r, const cJSON *findings) {
    plan_baseline *b = r->baseline;
    if (!cJSON_IsObject(findings)) {
        return refuse(r, "\"findings\" must be an object of identities and their numbers", NULL);
    }
    for (const cJSON *one = findings->child; one != NULL; one = one->next) {
        plan_identity identity;
        uint16_t code;
        uint32_t count;
        r->node++;
        if (!cJSON_IsNumber(one) || !read_count(r, &count)) {
            return refuse(r, "not a number of findings from 1", one->string);
        }
        if (!read_key(one->string, &code, &identity)) {
            return refuse(r, "not a code and an identity", one->string);
        }
        plan_status status = plan_identities_add(&b->allocator, &b->known, &identity, code, count);
        if (status != PLAN_OK) {
            return status;
        }
    }
    size_t count = b->known.count;
    plan_identities_sort(&b->known);
    return count == b->known.count ? PLAN_OK : refuse(r, "an identity stands twice", NULL);
}

static plan_status read_tree(reader *r, const cJSON *root) {
    bool has_schema = false, has_findings = false;
    if (!cJSON_IsObject(root)) {
        return refuse(r, "no baseline: an object is wanted", NULL);
    }
    for (const cJSON *member = root->child; member != NULL; member = member->next) {
        plan_status status = PLAN_OK;
        r->node++;
        if (strcmp(member->string, "schema") == 0 && !has_schema) {
            has_schema =
                cJSON_IsString(member) && strcmp(member->valuestring, "libplan-baseline-1") == 0;
            status =
                has_schema ? PLAN_OK : refuse(r, "\"schema\" must be \"libplan-baseline-1\"", NULL);
        } else if (strcmp(member->string, "findings") == 0 && !has_findings) {
            has_findings = true;
            status = read_findings(r, member);
        } else {
            status = refuse(r, "a key that is unknown or stands twice", member->string);
        }
        if (status != PLAN_OK) {
            return status;
        }
    }
    return has_schema && has_findings
               ? PLAN_OK
               : refuse(r, "no baseline: \"schema\" and \"findings\" are wanted", NULL);
}

static plan_status scan_and_read(reader *r, size_t length) {
    size_t at = 0;
    const char *why = "";
    plan_status status = plan_json_scan(&r->baseline->allocator, r->text, length, MAX_DEPTH,
                                        MAX_NODES, &r->tokens, &at, &why);
    if (status == PLAN_SYNTAX || status == PLAN_LIMIT) {
        return plan_fail(r->error, status, 0, 0, "no baseline: %s", why);
    }
    if (status != PLAN_OK) {
        return status;
    }
    cJSON *root = plan_json_parse(r->text, length);
    status = root == NULL ? PLAN_NO_MEMORY : read_tree(r, root);
    cJSON_Delete(root);
    return status;
}

plan_status plan_json_read_baseline(const plan_allocator *allocator, const char *text,
                                    size_t length, plan_baseline **result, plan_error *error) {
    plan_allocator a = plan_allocator_or_default(allocator);
    reader r;
    if ((text == NULL && length > 0) || result == NULL) {
        return PLAN_INVALID;
    }
    if (length > largest) {
        return plan_fail(error, PLAN_LIMIT, 0, 0, "the baseline is longer than 512 MiB");
    }
    memset(&r, 0, sizeof r);
    r.baseline = plan_allocate_zero(&a, 1, sizeof *r.baseline);
    if (r.baseline == NULL) {
        return PLAN_NO_MEMORY;
    }
    r.baseline->allocator = a;
    r.text = length == 0 ? "" : text;
    r.error = error;
    plan_status status = scan_and_read(&r, length);
    plan_release(&a, r.tokens.items, r.tokens.capacity, sizeof *r.tokens.items);
    if (status != PLAN_OK) {
        plan_baseline_free(r.baseline);
        return status;
    }
    *result = r.baseline;
    return PLAN_OK;
}

plan_status plan_json_read_baseline_file(const plan_allocator *allocator, const char *path,
                                         plan_baseline **result, plan_error *error) {
    plan_allocator a = plan_allocator_or_default(allocator);
    plan_buffer buffer;
    if (path == NULL || result == NULL) {
        return PLAN_INVALID;
    }
    errno = 0;
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        return plan_fail(error, errno == ENOMEM ? PLAN_NO_MEMORY : PLAN_IO, 0, 0, "%s",
                         plan_reason_of_errno(errno));
    }
    plan_buffer_init(&buffer, &a);
    plan_status status = PLAN_OK;
    if (plan_is_folder(file)) {
        status = plan_fail(error, PLAN_IO, 0, 0, "is a directory");
    } else {
        status = plan_json_read_all(file, &buffer, largest);
        status =
            status == PLAN_IO ? plan_fail(error, PLAN_IO, 0, 0, "the reading broke off") : status;
    }
    if (status == PLAN_OK) {
        status = plan_json_read_baseline(allocator, buffer.data == NULL ? "" : buffer.data,
                                         buffer.length, result, error);
    }
    plan_buffer_free(&buffer);
    fclose(file);
    return status;
}
