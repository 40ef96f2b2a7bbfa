/* Reasons in another language than English: found by the English sentence. */
#include "message.h"

#include <string.h>

enum { MAX_CAPTURES = 4 };

static bool is_place(const char *text) {
    return text[0] == '{' && text[1] >= '0' && text[1] < '0' + MAX_CAPTURES && text[2] == '}';
}

/* Where `part` begins within text, at its end alone when `last`; text.length + 1 when nowhere. */
static size_t find(plan_span text, const char *part, size_t n, bool last) {
    for (size_t i = last && text.length >= n ? text.length - n : 0; i + n <= text.length; i++) {
        if (memcmp(text.text + i, part, n) == 0) {
            return i;
        }
    }
    return text.length + 1;
}

/* Whether the text is the pattern, with what stands at its places. */
static bool matches(const char *pattern, plan_span text, plan_span captures[MAX_CAPTURES]) {
    plan_span *open = NULL; /* the place that the next literal ends */
    for (;;) {
        size_t n = 0;
        while (pattern[n] != '\0' && !is_place(pattern + n)) {
            n++;
        }
        bool last = pattern[n] == '\0';
        size_t at = open == NULL ? 0 : find(text, pattern, n, last);
        if (at + n > text.length || memcmp(text.text + at, pattern, n) != 0) {
            return false;
        }
        if (open != NULL) {
            open->text = text.text;
            open->length = at;
        }
        text.text += at + n;
        text.length -= at + n;
        if (last) {
            return text.length == 0;
        }
        open = &captures[pattern[n + 1] - '0'];
        pattern += n + 3;
    }
}

static void write(plan_buffer *buffer, const char *pattern,
                  const plan_span captures[MAX_CAPTURES]) {
    for (size_t i = 0; pattern[i] != '\0'; i++) {
        if (is_place(pattern + i)) {
            plan_buffer_visible(buffer, captures[pattern[i + 1] - '0']);
            i += 2;
        } else {
            plan_buffer_char(buffer, pattern[i]);
        }
    }
}

static const plan_reason_row *find_in(const plan_reason_row *rows, size_t count, plan_span reason,
                                      plan_span captures[MAX_CAPTURES]) {
    for (size_t i = 0; i < count; i++) {
        if (matches(rows[i].text[0], reason, captures)) {
            return &rows[i];
        }
    }
    return NULL;
}

static const plan_reason_row *find_row(plan_span reason, plan_span captures[MAX_CAPTURES]) {
    const plan_reason_row *row =
        find_in(plan_reasons_rules, plan_reason_rules_count, reason, captures);
    return row != NULL ? row : find_in(plan_reasons, plan_reason_count, reason, captures);
}

/* The bytes of "unit: " where a reason begins with the key that it is about. */
static size_t key_length(plan_span reason) {
    size_t n = 0;
    while (n < reason.length &&
           ((reason.text[n] >= 'a' && reason.text[n] <= 'z') || reason.text[n] == '_')) {
        n++;
    }
    return n > 0 && n + 1 < reason.length && memcmp(reason.text + n, ": ", 2) == 0 ? n + 2 : 0;
}

bool plan_message_reason(plan_buffer *buffer, int language, plan_span reason) {
    plan_span captures[MAX_CAPTURES];
    memset(captures, 0, sizeof captures);
    if (language != 1 || reason.length == 0) {
        return false;
    }
    size_t key = 0;
    const plan_reason_row *row = find_row(reason, captures);
    if (row == NULL) {
        key = key_length(reason);
        plan_span rest = {reason.text + key, reason.length - key};
        row = key > 0 ? find_row(rest, captures) : NULL;
    }
    if (row == NULL) {
        return false;
    }
    plan_buffer_add(buffer, reason.text, key);
    write(buffer, row->text[language], captures);
    return true;
}
