/* UTF-8, one code point at a time. */
#include "text.h"

#include <string.h>

#include <utf8proc.h>

/* Bytes of ASCII at the start, eight at a time: most text is nothing else. */
static size_t ascii_prefix(const char *text, size_t length) {
    size_t i = 0;
    for (; i + 8 <= length; i += 8) {
        if ((plan_word_at(text + i) & UINT64_C(0x8080808080808080)) != 0) {
            break;
        }
    }
    while (i < length && (unsigned char)text[i] < 0x80) {
        i++;
    }
    return i;
}

size_t plan_utf8_decode(const char *text, size_t length, uint32_t *code_point) {
    if (length == 0) {
        return 0;
    }
    const unsigned char *b = (const unsigned char *)text;
    if (b[0] < 0x80) {
        *code_point = b[0];
        return 1;
    }
    size_t size = b[0] >= 0xF0 ? 4 : b[0] >= 0xE0 ? 3 : 2;
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (b[0] < 0xC2 || b[0] > 0xF4 || size > length) {
        return 0;
    }
    uint32_t c = b[0] & (0xFFu >> (size + 1));
    for (size_t i = 1; i < size; i++) {
        if ((b[i] & 0xC0) != 0x80) {
            return 0;
        }
        c = c << 6 | (b[i] & 0x3Fu);
    }
    if (c < smallest[size] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) {
        return 0;
    }
    *code_point = c;
    return size;
}

size_t plan_utf8_encode(uint32_t c, char out[4]) {
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

size_t plan_utf8_valid(const char *text, size_t length) {
    size_t i = ascii_prefix(text, length);
    while (i < length) {
        if ((unsigned char)text[i] < 0x80) {
            i += ascii_prefix(text + i, length - i);
            continue;
        }
        uint32_t c;
        size_t used = plan_utf8_decode(text + i, length - i, &c);
        if (used == 0) {
            break;
        }
        i += used;
    }
    return i;
}

size_t plan_utf8_count(const char *text, size_t length) {
    size_t count = ascii_prefix(text, length);
    for (size_t i = count; i < length; count++) {
        uint32_t c;
        size_t used = plan_utf8_decode(text + i, length - i, &c);
        i += used == 0 ? 1 : used;
    }
    return count;
}

plan_span plan_span_cut(plan_span a, size_t most) {
    if (a.length > most) {
        a.length = most;
        for (int i = 0; i < 3 && ((unsigned char)a.text[a.length] & 0xC0) == 0x80; i++) {
            a.length--;
        }
    }
    return a;
}

size_t plan_utf8_width(const char *text, size_t length) {
    size_t width = 0;
    for (size_t i = 0; i < length;) {
        uint32_t c;
        size_t used = plan_utf8_decode(text + i, length - i, &c);
        if (used == 0) {
            width++;
            i++;
            continue;
        }
        int columns = utf8proc_charwidth((utf8proc_int32_t)c);
        width += columns > 0 ? (size_t)columns : 0;
        i += used;
    }
    return width;
}

bool plan_code_point_is_hostile(uint32_t c) {
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x61C || c == 0x200E || c == 0x200F ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF ||
           (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

bool plan_code_point_is_letter(uint32_t c) {
    if (c < 0x80) {
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    }
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_MC;
}
