/* Text of files in the formats of reports. Whatever a name or a cell holds, it is shown and never
 * acts: not on a terminal, not in the log of a CI service, not in a spreadsheet or a browser. */
#include "text.h"

#include <string.h>

/* --- What all formats share --- */

static void add_hex(plan_buffer *buffer, const char *prefix, uint32_t value, int digits) {
    char text[8];
    for (int i = digits - 1; i >= 0; i--) {
        text[i] = "0123456789abcdef"[value & 15];
        value >>= 4;
    }
    plan_buffer_puts(buffer, prefix);
    plan_buffer_add(buffer, text, (size_t)digits);
}

/* \uXXXX, beyond the BMP as a pair of surrogates. */
static void add_escape(plan_buffer *buffer, uint32_t c) {
    if (c > 0xFFFF) {
        add_hex(buffer, "\\u", 0xD800 + ((c - 0x10000) >> 10), 4);
        c = 0xDC00 + ((c - 0x10000) & 0x3FF);
    }
    add_hex(buffer, "\\u", c, 4);
}

/* Bytes from `at` on that stay as they are: printable ASCII outside `special`, and what is not
 * hostile of other scripts. They go out in one piece, since nearly all text is made of them. */
static size_t add_plain(plan_buffer *buffer, plan_span text, size_t at, const bool special[128]) {
    size_t start = at;
    while (at < text.length) {
        unsigned char c = (unsigned char)text.text[at];
        uint32_t point;
        if (c < 0x80) {
            if (c < 0x20 || c == 0x7F || special[c]) {
                break;
            }
            at++;
            continue;
        }
        size_t used = plan_utf8_decode(text.text + at, text.length - at, &point);
        if (used == 0 || plan_code_point_is_hostile(point)) {
            break;
        }
        at += used;
    }
    plan_buffer_add(buffer, text.text + start, at - start);
    return at - start;
}

/* A command of a service in somebody's log: "##[error]", "##vso[task...". */
static bool is_service_command(plan_span text, size_t at) {
    size_t left = text.length - at;
    const char *c = text.text + at;
    return (left > 2 && memcmp(c, "##[", 3) == 0) || (left > 5 && memcmp(c, "##vso[", 6) == 0);
}

/* One character that is not plain: hostile or not UTF-8 (then it is written as people see it), or
 * one of `special` (then it is left to the caller). Gives its bytes, 0 at the end. */
static size_t take(plan_buffer *buffer, plan_span text, size_t at, uint32_t *special) {
    uint32_t c;
    *special = 0;
    if (at == text.length) {
        return 0;
    }
    size_t used = plan_utf8_decode(text.text + at, text.length - at, &c);
    if (used == 0) {
        add_hex(buffer, "\\x", (unsigned char)text.text[at], 2);
        return 1;
    }
    if (plan_code_point_is_hostile(c)) {
        add_escape(buffer, c);
    } else {
        *special = c;
    }
    return used;
}

void plan_buffer_visible(plan_buffer *buffer, plan_span text) {
    static const bool none[128] = {false};
    for (size_t i = 0; i < text.length;) {
        uint32_t c;
        i += add_plain(buffer, text, i, none);
        i += take(buffer, text, i, &c);
    }
}

void plan_buffer_visible_start(plan_buffer *buffer, plan_span text) {
    plan_span start = plan_span_cut(text, 200);
    plan_buffer_visible(buffer, start);
    plan_buffer_puts(buffer, start.length < text.length ? "..." : "");
}

/* --- JSON --- */

void plan_buffer_json(plan_buffer *buffer, plan_span text) {
    static const bool special[128] = {['"'] = true, ['\\'] = true, ['#'] = true};
    plan_buffer_char(buffer, '"');
    for (size_t i = 0; i < text.length;) {
        i += add_plain(buffer, text, i, special);
        if (i == text.length) {
            break;
        }
        uint32_t c;
        size_t used = plan_utf8_decode(text.text + i, text.length - i, &c);
        if (used == 0) {
            plan_buffer_puts(buffer, "\\ufffd");
            used = 1;
        } else if (c == '"' || c == '\\') {
            plan_buffer_char(buffer, '\\');
            plan_buffer_char(buffer, (char)c);
        } else if (c == '\n' || c == '\t') {
            plan_buffer_puts(buffer, c == '\n' ? "\\n" : "\\t");
        } else if (c != '#' || is_service_command(text, i)) {
            add_escape(buffer, c);
        } else {
            plan_buffer_char(buffer, '#');
        }
        i += used;
    }
    plan_buffer_char(buffer, '"');
}

/* --- XML and HTML --- */

static const char *reference_of(plan_span text, size_t at) {
    switch (text.text[at]) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    case '#':
        return is_service_command(text, at) ? "&#35;" : "#";
    default:
        return at + 1 < text.length && text.text[at + 1] == ':' ? "&#58;" : ":";
    }
}

void plan_buffer_xml(plan_buffer *buffer, plan_span text) {
    static const bool special[128] = {['&'] = true,  ['<'] = true, ['>'] = true, ['"'] = true,
                                      ['\''] = true, ['#'] = true, [':'] = true};
    for (size_t i = 0; i < text.length;) {
        uint32_t c;
        i += add_plain(buffer, text, i, special);
        size_t used = take(buffer, text, i, &c);
        if (c != 0) {
            plan_buffer_puts(buffer, reference_of(text, i));
        }
        i += used;
    }
}

/* --- CSV --- */

/* A sign, digits, at most one point among them; the text has a first byte. */
static bool is_plain_number(plan_span text) {
    size_t i = text.text[0] == '-' || text.text[0] == '+' ? 1 : 0;
    size_t digits = 0, points = 0;
    for (; i < text.length; i++) {
        bool digit = text.text[i] >= '0' && text.text[i] <= '9';
        digits += digit ? 1 : 0;
        points += text.text[i] == '.' ? 1 : 0;
        if (!digit && text.text[i] != '.') {
            return false;
        }
    }
    return digits > 0 && points <= 1;
}

static bool begins_formula(plan_span text) {
    static const char *const starts[] = {
        "=",  "+",  "-",  "@", "\xef\xbc\x9d", "\xef\xbc\x8b", "\xef\xbc\x8d", "\xef\xbc\xa0",
        "\t", "\r", "\n", NULL};
    for (size_t i = 0; starts[i] != NULL; i++) {
        size_t n = strlen(starts[i]);
        if (text.length >= n && memcmp(text.text, starts[i], n) == 0) {
            return !is_plain_number(text);
        }
    }
    return false;
}

static bool needs_quotes(plan_span text) {
    for (size_t i = 0; i < text.length; i++) {
        if (strchr("\",;\t\r\n", text.text[i]) != NULL) { /* and NUL, which quotes do not hurt */
            return true;
        }
    }
    return text.length > 0 && (text.text[0] == ' ' || text.text[text.length - 1] == ' ');
}

void plan_buffer_csv(plan_buffer *buffer, plan_span text) {
    static const bool special[128] = {['"'] = true, ['#'] = true};
    bool quoted = needs_quotes(text);
    plan_buffer_puts(buffer, quoted ? "\"" : "");
    plan_buffer_puts(buffer, begins_formula(text) ? "'" : "");
    for (size_t i = 0; i < text.length;) {
        uint32_t c;
        i += add_plain(buffer, text, i, special);
        size_t used = take(buffer, text, i, &c);
        if (c == '#' && is_service_command(text, i)) {
            add_escape(buffer, c);
        } else if (c != 0) {
            plan_buffer_puts(buffer, c == '"' ? "\"\"" : "#");
        }
        i += used;
    }
    plan_buffer_puts(buffer, quoted ? "\"" : "");
}

/* --- URIs --- */

static bool is_unreserved(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~' || c == '/';
}

void plan_buffer_uri(plan_buffer *buffer, plan_span path) {
    for (size_t i = 0; i < path.length; i++) {
        unsigned char c = (unsigned char)path.text[i];
        if (is_unreserved(path.text[i])) {
            plan_buffer_char(buffer, path.text[i]);
        } else {
            char hex[3] = {'%', "0123456789ABCDEF"[c >> 4], "0123456789ABCDEF"[c & 15]};
            plan_buffer_add(buffer, hex, sizeof hex);
        }
    }
}

/* --- Workflow commands --- */

void plan_buffer_command(plan_buffer *buffer, plan_span text, bool property) {
    static const bool special[128] = {['%'] = true, [':'] = true, [','] = true, ['#'] = true};
    for (size_t i = 0; i < text.length;) {
        uint32_t c;
        i += add_plain(buffer, text, i, special);
        size_t used = take(buffer, text, i, &c);
        if (c == '%') {
            plan_buffer_puts(buffer, "%25");
        } else if (c == '#' && is_service_command(text, i)) {
            add_escape(buffer, c);
        } else if (property && (c == ':' || c == ',')) {
            plan_buffer_char(buffer, '%');
            plan_buffer_puts(buffer, c == ':' ? "3A" : "2C");
        } else if (c != 0) {
            plan_buffer_char(buffer, (char)c);
        }
        i += used;
    }
}

/* --- Markdown --- */

/* What makes a mention, a reference or a link only together with what follows it is cut off from
 * that by an empty comment, which no reader sees. */
static bool joins_on(plan_span text, size_t at) {
    const char *c = text.text + at;
    size_t left = text.length - at;
    bool more = left > 1 && c[1] != ' ' && strchr(",;:.)|", c[1]) == NULL;
    switch (*c) {
    case '@':
    case '#':
    case '!':
    case '~':
    case '%':
    case '$':
        return more;
    case ':':
        return left > 1 && (c[1] == '/' || c[1] == ':');
    case '.':
        return at >= 3 && (c[-1] | 32) == 'w' && (c[-2] | 32) == 'w' && (c[-3] | 32) == 'w';
    default:
        return false;
    }
}

static void add_markdown(plan_buffer *buffer, plan_span text, size_t at) {
    char c = text.text[at];
    if (c == '&' || c == '<' || c == '>') {
        plan_buffer_puts(buffer, c == '&' ? "&amp;" : c == '<' ? "&lt;" : "&gt;");
        return;
    }
    if (c != ':' && c != '.' && c != '%') {
        plan_buffer_char(buffer, '\\');
    }
    bool joins = joins_on(text, at);
    plan_buffer_puts(buffer, joins && c == '.' ? "<!-- -->" : "");
    plan_buffer_char(buffer, c);
    plan_buffer_puts(buffer, joins && c != '.' ? "<!-- -->" : "");
}

void plan_buffer_markdown(plan_buffer *buffer, plan_span text) {
    static const bool special[128] = {
        ['\\'] = true, ['`'] = true, ['*'] = true, ['_'] = true, ['['] = true, [']'] = true,
        ['<'] = true,  ['>'] = true, ['&'] = true, ['|'] = true, ['~'] = true, ['!'] = true,
        ['#'] = true,  ['@'] = true, ['$'] = true, ['%'] = true, [':'] = true, ['.'] = true};
    for (size_t i = 0; i < text.length;) {
        uint32_t c = 0;
        i += add_plain(buffer, text, i, special);
        size_t used = 0;
        if (i < text.length) {
            /* An escape begins with a backslash, which is markup itself. */
            used = plan_utf8_decode(text.text + i, text.length - i, &c);
            plan_buffer_puts(buffer, used == 0 || plan_code_point_is_hostile(c) ? "\\" : "");
            used = take(buffer, text, i, &c);
        }
        if (c != 0) {
            add_markdown(buffer, text, i);
        }
        i += used;
    }
}
