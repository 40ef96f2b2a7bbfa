/* JSON by RFC 8259, nothing more. No recursion: a bit a level says object or array. */
#include "json_scan.h"

#include <string.h>

#include "text.h"

enum { MAX_DEPTH = 1024 };

typedef struct scanner {
    const plan_allocator *allocator;
    const char *text;
    size_t length, at, max_nodes;
    plan_json_tokens *tokens;
    const char *why;
    plan_status status;
} scanner;

static bool fail(scanner *s, const char *why) {
    s->why = why;
    s->status = PLAN_SYNTAX;
    return false;
}

static int peek(const scanner *s) {
    return s->at < s->length ? (unsigned char)s->text[s->at] : -1;
}

static void skip_space(scanner *s) {
    int c;
    while ((c = peek(s)) == ' ' || c == '\t' || c == '\n' || c == '\r') {
        s->at++;
    }
}

static bool is_digit(int c) {
    return c >= '0' && c <= '9';
}

static bool digits(scanner *s) {
    if (!is_digit(peek(s))) {
        return fail(s, "a digit is missing in a number");
    }
    while (is_digit(peek(s))) {
        s->at++;
    }
    return true;
}

static bool scan_number(scanner *s) {
    if (peek(s) == '-') {
        s->at++;
    }
    if (peek(s) == '0') {
        s->at++;
        if (is_digit(peek(s))) {
            return fail(s, "a number must not start with 0");
        }
    } else if (!digits(s)) {
        return false;
    }
    if (peek(s) == '.') {
        s->at++;
        if (!digits(s)) {
            return false;
        }
    }
    if (peek(s) == 'e' || peek(s) == 'E') {
        s->at++;
        if (peek(s) == '+' || peek(s) == '-') {
            s->at++;
        }
        return digits(s);
    }
    return true;
}

/* Four hex digits; -1 where they are not. */
static int32_t hex4(const scanner *s, size_t at) {
    int32_t value = 0;
    for (size_t i = 0; i < 4; i++) {
        int c = at + i < s->length ? (unsigned char)s->text[at + i] : -1;
        int digit = is_digit(c)            ? c - '0'
                    : c >= 'a' && c <= 'f' ? c - 'a' + 10
                    : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                           : -1;
        if (digit < 0) {
            return -1;
        }
        value = value * 16 + digit;
    }
    return value;
}

static bool scan_unicode_escape(scanner *s) {
    int32_t first = hex4(s, s->at + 1);
    if (first < 0) {
        return fail(s, "\\u needs four hexadecimal digits");
    }
    if (first == 0) {
        return fail(s, "\\u0000 is not allowed");
    }
    if (first >= 0xDC00 && first <= 0xDFFF) {
        return fail(s, "a lone surrogate");
    }
    s->at += 5;
    if (first >= 0xD800 && first <= 0xDBFF) {
        int32_t second =
            s->at + 1 < s->length && s->text[s->at] == '\\' && s->text[s->at + 1] == 'u'
                ? hex4(s, s->at + 2)
                : -1;
        if (second < 0xDC00 || second > 0xDFFF) {
            return fail(s, "a lone surrogate");
        }
        s->at += 6;
    }
    return true;
}

static bool scan_string(scanner *s) {
    s->at++;
    for (;;) {
        int c = peek(s);
        uint32_t point;
        if (c < 0) {
            return fail(s, "the text ends within a string");
        }
        if (c == '"') {
            s->at++;
            return true;
        }
        if (c < 0x20) {
            return fail(s, "a control character in a string: write it as an escape");
        }
        if (c == '\\') {
            s->at++;
            c = peek(s);
            if (c == 'u') {
                if (!scan_unicode_escape(s)) {
                    return false;
                }
            } else if (c > 0 && strchr("\"\\/bfnrt", c) != NULL) {
                s->at++;
            } else {
                return fail(s, "no such escape in a string");
            }
            continue;
        }
        size_t used = plan_utf8_decode(s->text + s->at, s->length - s->at, &point);
        if (used == 0) {
            return fail(s, "a byte that is not UTF-8");
        }
        s->at += used;
    }
}

static bool add_token(scanner *s, uint32_t key) {
    void *items = s->tokens->items;
    if (s->tokens->count >= s->max_nodes) {
        s->status = PLAN_LIMIT;
        s->why = "too many values";
        return false;
    }
    s->status = plan_grow(s->allocator, &items, &s->tokens->capacity, s->tokens->count + 1,
                          sizeof *s->tokens->items);
    if (s->status != PLAN_OK) {
        return false;
    }
    s->tokens->items = items;
    plan_json_token token = {(uint32_t)s->at, 0, key};
    s->tokens->items[s->tokens->count++] = token;
    return true;
}

static bool scan_literal(scanner *s) {
    static const char *const literals[] = {"true", "false", "null"};
    for (size_t i = 0; i < 3; i++) {
        size_t n = strlen(literals[i]);
        if (s->length - s->at >= n && memcmp(s->text + s->at, literals[i], n) == 0) {
            s->at += n;
            return true;
        }
    }
    int c = peek(s);
    return fail(s, c < 0                  ? "the text ends where a value should stand"
                   : c == '/'             ? "comments are not allowed"
                   : c == '\''            ? "strings stand in double quotes"
                   : c == 'N' || c == 'I' ? "NaN and Infinity are no JSON"
                   : c >= 0x80            ? "a character that no value starts with"
                   : c == ']' || c == '}' ? "a comma too many, or a value is missing"
                                          : "no value starts like this");
}

/* A value that is no container. */
static bool scan_scalar(scanner *s) {
    size_t start = s->at, index = s->tokens->count - 1;
    int c = peek(s);
    bool good = c == '"'                  ? scan_string(s)
                : c == '-' || is_digit(c) ? scan_number(s)
                                          : scan_literal(s);
    s->tokens->items[index].length = (uint32_t)(s->at - start);
    return good;
}

static bool scan_key(scanner *s, uint32_t *key) {
    if (peek(s) != '"') {
        return fail(s, peek(s) == '}' ? "a comma too many in front of }"
                                      : "a key in double quotes is missing");
    }
    *key = (uint32_t)s->at;
    if (!scan_string(s)) {
        return false;
    }
    skip_space(s);
    if (peek(s) != ':') {
        return fail(s, "a colon is missing behind a key");
    }
    s->at++;
    skip_space(s);
    return true;
}

static bool scan_document(scanner *s, size_t max_depth) {
    unsigned char is_object[MAX_DEPTH];
    size_t depth = 0;
    uint32_t key = UINT32_MAX;
    skip_space(s);
    for (;;) {
        /* A value is due. */
        int c = peek(s);
        if (!add_token(s, key)) {
            return false;
        }
        key = UINT32_MAX;
        if (c == '{' || c == '[') {
            if (depth >= max_depth || depth >= MAX_DEPTH) {
                s->status = PLAN_LIMIT;
                s->why = "too deep";
                return false;
            }
            is_object[depth++] = c == '{';
            s->at++;
            skip_space(s);
            if (peek(s) != (c == '{' ? '}' : ']')) {
                if (c == '{' && !scan_key(s, &key)) {
                    return false;
                }
                continue;
            }
        } else if (!scan_scalar(s)) {
            return false;
        }
        /* A value has ended, or an empty container is about to. */
        for (;;) {
            skip_space(s);
            c = peek(s);
            if (depth == 0) {
                return c < 0 ? true : fail(s, "text after the end of the document");
            }
            if (c == ',') {
                s->at++;
                skip_space(s);
                if (is_object[depth - 1] && !scan_key(s, &key)) {
                    return false;
                }
                break;
            }
            if (c != (is_object[depth - 1] ? '}' : ']')) {
                return fail(s, c < 0 ? "the text ends within an object or a list"
                                     : "a comma, or the end of the object or list, is missing");
            }
            s->at++;
            depth--;
        }
    }
}

plan_status plan_json_scan(const plan_allocator *allocator, const char *text, size_t length,
                           size_t max_depth, size_t max_nodes, plan_json_tokens *tokens, size_t *at,
                           const char **why) {
    scanner s = {allocator, text, length, 0, max_nodes, tokens, "", PLAN_OK};
    if (length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
        s.at = 3;
    }
    if (!scan_document(&s, max_depth)) {
        *at = s.at;
        *why = s.why;
        return s.status;
    }
    return PLAN_OK;
}
