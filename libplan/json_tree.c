/* Reading nodes of a plan file: types, keys, lists. */
#include <string.h>

#include "json_plan.h"

static const char *type_of(const cJSON *node) {
    return cJSON_IsString(node)   ? "a string"
           : cJSON_IsNumber(node) ? "a number"
           : cJSON_IsObject(node) ? "an object"
           : cJSON_IsArray(node)  ? "a list"
           : cJSON_IsBool(node)   ? "true or false"
                                  : "null";
}

void plan_json_wrong_type(plan_json *j, const cJSON *node, const char *wanted) {
    plan_json_raise_path(j, node, false, PLAN_SAY_TYPE, wanted, type_of(node));
}

const cJSON *plan_json_get(const cJSON *node, const char *key) {
    const cJSON *member = cJSON_GetObjectItemCaseSensitive(node, key);
    return member == NULL || cJSON_IsNull(member) ? NULL : member;
}

static void unknown_key(plan_json *j, const cJSON *member, const plan_json_key *keys,
                        size_t count) {
    const char *nearest = NULL;
    plan_span key = plan_span_of(member->string);
    size_t limit = key.length > 20 ? 6 : key.length / 2 + 1;
    for (size_t i = 0; i < count; i++) {
        size_t distance = plan_text_distance(key, plan_span_of(keys[i].name), limit);
        if (distance <= limit) {
            nearest = keys[i].name;
            if (distance == 0) { /* the same but for its case */
                break;
            }
            limit = distance - 1;
        }
    }
    size_t back = plan_json_enter(j, member->string);
    plan_json_raise_path(j, member, true,
                         nearest != NULL ? PLAN_SAY_KEY_UNKNOWN : PLAN_SAY_KEY_UNKNOWN_FAR, nearest,
                         NULL);
    plan_json_leave(j, back);
}

bool plan_json_object(plan_json *j, const cJSON *node, const plan_json_key *keys, size_t count) {
    if (!cJSON_IsObject(node)) {
        plan_json_wrong_type(j, node, "an object");
        return false;
    }
    for (const cJSON *member = node->child; member != NULL; member = member->next) {
        size_t i = 0;
        while (i < count && strcmp(keys[i].name, member->string) != 0) {
            i++;
        }
        if (i == count) {
            unknown_key(j, member, keys, count);
        }
    }
    bool complete = true;
    for (size_t i = 0; i < count; i++) {
        if (keys[i].needed && plan_json_get(node, keys[i].name) == NULL) {
            size_t back = plan_json_enter(j, keys[i].name);
            plan_json_raise_path(j, node, false, PLAN_SAY_KEY_MISSING, NULL, NULL);
            plan_json_leave(j, back);
            complete = false;
        }
    }
    return complete;
}

/* A member of a wanted type, or NULL; another type is told. */
static const cJSON *typed(plan_json *j, const cJSON *node, const char *key,
                          cJSON_bool (*is)(const cJSON *const), const char *wanted) {
    const cJSON *member = plan_json_get(node, key);
    if (member != NULL && !is(member)) {
        size_t back = plan_json_enter(j, key);
        plan_json_wrong_type(j, member, wanted);
        plan_json_leave(j, back);
        return NULL;
    }
    return member;
}

const char *plan_json_text(plan_json *j, const cJSON *node, const char *key) {
    const cJSON *member = typed(j, node, key, cJSON_IsString, "a string");
    return member == NULL ? NULL : member->valuestring;
}

bool plan_json_bool(plan_json *j, const cJSON *node, const char *key) {
    const cJSON *member = typed(j, node, key, cJSON_IsBool, "true or false");
    return member != NULL && cJSON_IsTrue(member);
}

/* As it stands in the file, cut where it is very long. */
static void raise_number(plan_json *j, const cJSON *node, const char *why) {
    const plan_json_token *token = plan_json_token_of(j, node);
    char shown[64];
    size_t n = token->length < sizeof shown - 1 ? token->length : sizeof shown - 1;
    memcpy(shown, j->text + token->offset, n);
    shown[n] = '\0';
    plan_json_raise_path(j, node, false, PLAN_SAY_VALUE, shown, why);
}

bool plan_json_number(plan_json *j, const cJSON *node, plan_decimal *result) {
    const plan_json_token *token = plan_json_token_of(j, node);
    plan_numeral numeral;
    plan_error error;
    memset(&numeral, 0, sizeof numeral);
    numeral.struct_size = (uint32_t)sizeof numeral;
    plan_error_init(&error);
    if (!cJSON_IsNumber(node)) {
        plan_json_wrong_type(j, node, "a number");
        return false;
    }
    if (plan_numeral_read(j->text + token->offset, token->length, PLAN_NUMBER_PLAIN, &numeral,
                          &error) != PLAN_OK) {
        raise_number(j, node, error.message);
        return false;
    }
    *result = numeral.figure.value;
    return true;
}

bool plan_json_decimal(plan_json *j, const cJSON *node, const char *key, plan_decimal *result) {
    const cJSON *member = plan_json_get(node, key);
    if (member == NULL) {
        return false;
    }
    size_t back = plan_json_enter(j, key);
    bool good = plan_json_number(j, member, result);
    plan_json_leave(j, back);
    return good;
}

bool plan_json_integer(plan_json *j, const cJSON *node, const char *key, int32_t low, int32_t high,
                       int32_t *result) {
    plan_decimal value, from = {low, 0}, to = {high, 0}, whole = from;
    if (!plan_json_decimal(j, node, key, &value)) {
        return false;
    }
    (void)plan_decimal_round(value, 0, PLAN_ROUND_ZERO, &whole); /* what is in range can be */
    if (plan_decimal_compare(value, from) < 0 || plan_decimal_compare(value, to) > 0 ||
        plan_decimal_compare(whole, value) != 0) {
        size_t back = plan_json_enter(j, key);
        raise_number(j, plan_json_get(node, key), "a whole number within its range is wanted");
        plan_json_leave(j, back);
        return false;
    }
    *result = (int32_t)whole.digits;
    return true;
}

int plan_json_choice(plan_json *j, const cJSON *node, const char *key, const char *const *names,
                     int otherwise) {
    const char *text = plan_json_text(j, node, key);
    if (text == NULL) {
        return otherwise;
    }
    for (int i = 0; names[i] != NULL; i++) {
        if (strcmp(names[i], text) == 0) {
            return i;
        }
    }
    plan_buffer allowed;
    plan_buffer_init(&allowed, &j->allocator);
    for (int i = 0; names[i] != NULL; i++) {
        plan_buffer_puts(&allowed, i > 0 ? ", " : "one of ");
        plan_buffer_puts(&allowed, names[i]);
    }
    size_t back = plan_json_enter(j, key);
    plan_json_raise_path(j, plan_json_get(node, key), false, PLAN_SAY_VALUE, text, allowed.data);
    j->status = j->status == PLAN_OK ? allowed.status : j->status;
    plan_json_leave(j, back);
    plan_buffer_free(&allowed);
    return otherwise;
}

void plan_json_names(plan_json *j, const cJSON *node, const char *key, const char *names[2]) {
    static const plan_json_key languages[] = {{"en", false}, {"vi", false}};
    const cJSON *member = plan_json_get(node, key);
    names[0] = names[1] = NULL;
    if (member == NULL) {
        return;
    }
    if (cJSON_IsString(member)) {
        names[0] = names[1] = member->valuestring;
        return;
    }
    size_t back = plan_json_enter(j, key);
    if (plan_json_object(j, member, languages, 2)) {
        names[PLAN_ENGLISH] = plan_json_text(j, member, "en");
        names[PLAN_VIETNAMESE] = plan_json_text(j, member, "vi");
    }
    plan_json_leave(j, back);
}

const char *const *plan_json_texts(plan_json *j, const cJSON *node, const char *key,
                                   size_t *count) {
    const cJSON *list = typed(j, node, key, cJSON_IsArray, "a list");
    *count = 0;
    if (list == NULL) {
        return NULL;
    }
    size_t n = 0;
    for (const cJSON *item = list->child; item != NULL; item = item->next) {
        n++;
    }
    void *memory = plan_arena_allocate(&j->scratch, (n + 1) * sizeof(const char *));
    const char **texts = memory;
    if (texts == NULL) {
        j->status = PLAN_NO_MEMORY;
        return NULL;
    }
    size_t back = plan_json_enter(j, key), index = 0;
    for (const cJSON *item = list->child; item != NULL; item = item->next, index++) {
        if (cJSON_IsString(item)) {
            texts[(*count)++] = item->valuestring;
        } else {
            size_t inner = plan_json_enter_index(j, index);
            plan_json_wrong_type(j, item, "a string");
            plan_json_leave(j, inner);
        }
    }
    plan_json_leave(j, back);
    return texts;
}

void plan_json_added(plan_json *j, const cJSON *node, plan_status status, const plan_error *error) {
    if (status == PLAN_OK) {
        return;
    }
    if (status == PLAN_NO_MEMORY) {
        j->status = status;
        return;
    }
    plan_json_raise_path(j, node, false,
                         status == PLAN_NOT_FOUND ? PLAN_SAY_REFERENCE : PLAN_SAY_CONTRADICTION,
                         error->message, NULL);
}

void plan_json_each(plan_json *j, const cJSON *list, const char *key, plan_json_entry entry) {
    size_t back = plan_json_enter(j, key), index = 0;
    if (!cJSON_IsArray(list)) {
        plan_json_wrong_type(j, list, "a list");
        plan_json_leave(j, back);
        return;
    }
    for (const cJSON *node = list->child; node != NULL && j->status == PLAN_OK;
         node = node->next, index++) {
        size_t inner = plan_json_enter_index(j, index);
        entry(j, node);
        plan_json_leave(j, inner);
    }
    plan_json_leave(j, back);
}
