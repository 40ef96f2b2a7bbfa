/* Reading nodes of a plan file: places, types, keys. */
#include <string.h>

#include "json_plan.h"

static const plan_json_token *token_of(const plan_json *j, const cJSON *node) {
    return &j->tokens.items[node->valueint];
}

/* `end` bytes of the text are known to be there. */
static bool ends_line(const char *text, size_t i, size_t end) {
    return text[i] == '\n' || (text[i] == '\r' && !(i + 1 < end && text[i + 1] == '\n'));
}

/* Counts on from the last place, forwards or back: errors mostly stand near one another, and a plan
 * may be one long line. */
void plan_json_place(plan_json *j, size_t offset, uint32_t *line, uint32_t *column) {
    size_t mark = offset >= 3 && memcmp(j->text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    if (j->place_line == 0) {
        j->place = mark;
        j->place_line = j->place_column = 1;
    }
    bool forwards = offset >= j->place;
    size_t from = forwards ? j->place : offset, to = forwards ? offset : j->place;
    size_t start = from; /* of the last line that begins in between */
    uint32_t lines = 0;
    for (size_t i = from; i < to; i++) {
        if (ends_line(j->text, i, to)) {
            lines++;
            start = i + 1;
        }
    }
    if (forwards) {
        j->place_line += lines;
        j->place_column = (lines > 0 ? 1 : j->place_column) +
                          (uint32_t)plan_utf8_count(j->text + start, to - start);
    } else if (lines == 0) {
        j->place_column -= (uint32_t)plan_utf8_count(j->text + from, to - from);
    } else {
        j->place_line -= lines;
        for (start = offset; start > mark && !ends_line(j->text, start - 1, to); start--) {
        }
        j->place_column = (uint32_t)plan_utf8_count(j->text + start, offset - start) + 1;
    }
    j->place = offset;
    *line = j->place_line;
    *column = j->place_column;
}

static void raise_spans(plan_json *j, const cJSON *at, bool at_key, int message,
                        const plan_span *args, size_t count) {
    uint32_t line = 1, column = 1;
    if (at != NULL) {
        const plan_json_token *token = token_of(j, at);
        plan_json_place(j, at_key && token->key != UINT32_MAX ? token->key : token->offset, &line,
                        &column);
    }
    bool is_error = message != PLAN_SAY_OVERLAP && message != PLAN_SAY_RULE_ALWAYS &&
                    message != PLAN_SAY_RULE_NEVER;
    plan_status status =
        plan_report_raise(j->report, message, j->name, line, column, args, count, is_error);
    j->errors += is_error ? 1 : 0;
    if (status != PLAN_OK && j->status == PLAN_OK) {
        j->status = status;
    }
}

void plan_json_raise(plan_json *j, const cJSON *at, bool at_key, int message, const char *first,
                     const char *second) {
    plan_span args[2] = {plan_span_of(first), plan_span_of(second)};
    raise_spans(j, at, at_key, message, args, 2);
}

void plan_json_raise_path(plan_json *j, const cJSON *at, bool at_key, int message,
                          const char *first, const char *second) {
    plan_span path = {j->path.data, j->path.length};
    path = path.length == 0 ? plan_span_of("the plan file") : path;
    plan_span args[3] = {path, plan_span_of(first), plan_span_of(second)};
    raise_spans(j, at, at_key, message, args, 3);
}

size_t plan_json_enter(plan_json *j, const char *key) {
    size_t before = j->path.length;
    plan_buffer_puts(&j->path, before > 0 ? "." : "");
    plan_buffer_puts(&j->path, key);
    return before;
}

size_t plan_json_enter_index(plan_json *j, size_t index) {
    size_t before = j->path.length;
    plan_buffer_char(&j->path, '[');
    plan_buffer_unsigned(&j->path, index);
    plan_buffer_char(&j->path, ']');
    return before;
}

void plan_json_leave(plan_json *j, size_t length) {
    j->path.length = length;
    if (j->path.data != NULL) {
        j->path.data[length] = '\0';
    }
}

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
            limit = distance > 0 ? distance - 1 : 0;
            if (distance == 0) {
                break;
            }
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
    const plan_json_token *token = token_of(j, node);
    char shown[64];
    size_t n = token->length < sizeof shown - 1 ? token->length : sizeof shown - 1;
    memcpy(shown, j->text + token->offset, n);
    shown[n] = '\0';
    plan_json_raise_path(j, node, false, PLAN_SAY_VALUE, shown, why);
}

bool plan_json_number(plan_json *j, const cJSON *node, plan_decimal *result) {
    const plan_json_token *token = token_of(j, node);
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
    plan_decimal value, from = {low, 0}, to = {high, 0}, whole;
    if (!plan_json_decimal(j, node, key, &value)) {
        return false;
    }
    if (plan_decimal_compare(value, from) < 0 || plan_decimal_compare(value, to) > 0 ||
        plan_decimal_round(value, 0, PLAN_ROUND_ZERO, &whole) != PLAN_OK ||
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
