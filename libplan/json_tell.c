/* Where nodes of a plan file stand, and sentences about them. */
#include <string.h>

#include "json_plan.h"

const plan_json_token *plan_json_token_of(const plan_json *j, const cJSON *node) {
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
    uint32_t line, column;
    const plan_json_token *token = plan_json_token_of(j, at);
    plan_json_place(j, at_key ? token->key : token->offset, &line, &column);
    bool is_error = message != PLAN_SAY_OVERLAP && message != PLAN_SAY_RULE_ALWAYS &&
                    message != PLAN_SAY_RULE_NEVER;
    plan_status status =
        plan_report_raise(j->report, message, j->name, line, column, args, count, is_error);
    j->errors += is_error ? 1 : 0;
    if (status != PLAN_OK) {
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
