/* Spans, comparison in NFC, distance. UTF-8 itself stands in text_utf8.c, the buffer in
 * text_buffer.c. */
#include "text.h"

#include <string.h>

#include <utf8proc.h>

#include "never.h"

plan_span plan_span_of(const char *text) {
    plan_span span = {text, text == NULL ? 0 : strlen(text)};
    return span;
}

bool plan_span_equal(plan_span a, plan_span b) {
    return a.length == b.length && (a.length == 0 || memcmp(a.text, b.text, a.length) == 0);
}

bool plan_span_is(plan_span a, const char *literal) {
    return plan_span_equal(a, plan_span_of(literal));
}

static bool is_blank(uint32_t c) {
    return c == ' ' || c == '\t' || c == 0xA0 || c == 0x2007 || c == 0x2009 || c == 0x202F ||
           c == 0x3000;
}

plan_span plan_span_trim(plan_span a) {
    uint32_t c;
    size_t used;
    while (a.length > 0 && (used = plan_utf8_decode(a.text, a.length, &c)) > 0 && is_blank(c)) {
        a.text += used;
        a.length -= used;
    }
    while (a.length > 0) {
        size_t start = a.length - 1;
        while (start > 0 && ((unsigned char)a.text[start] & 0xC0) == 0x80) {
            start--;
        }
        used = plan_utf8_decode(a.text + start, a.length - start, &c);
        if (used != a.length - start || !is_blank(c)) {
            break;
        }
        a.length = start;
    }
    return a;
}

bool plan_span_is_ascii(plan_span a) {
    size_t i = 0;
    for (; i + 8 <= a.length; i += 8) {
        if ((plan_word_at(a.text + i) & UINT64_C(0x8080808080808080)) != 0) {
            return false;
        }
    }
    for (; i < a.length; i++) {
        if ((unsigned char)a.text[i] >= 0x80) {
            return false;
        }
    }
    return true;
}

bool plan_text_is_graphic(plan_span text) {
    const uint64_t ones = UINT64_C(0x0101010101010101), tops = 0x80 * ones;
    size_t i = 0;
    for (; i + 8 <= text.length; i += 8) {
        uint64_t word = plan_word_at(text.text + i); /* a top bit shows what is not '!' to '~' */
        if (((word | (word + ones) | (word - '!' * ones)) & tops) != 0) {
            return false;
        }
    }
    while (i < text.length && text.text[i] > ' ' && text.text[i] < 0x7F) {
        i++;
    }
    return i == text.length && i > 0 && i <= 200;
}

bool plan_text_is_code(plan_span text) {
    if (plan_text_is_graphic(text)) {
        return true;
    }
    if (text.length == 0 || plan_utf8_valid(text.text, text.length) != text.length ||
        plan_utf8_count(text.text, text.length) > 200 ||
        plan_span_trim(text).length != text.length) {
        return false;
    }
    for (size_t i = 0; i < text.length;) {
        uint32_t c;
        i += plan_utf8_decode(text.text + i, text.length - i, &c);
        if (plan_code_point_is_hostile(c)) {
            return false;
        }
    }
    return true;
}

/* --- NFC --- */

/* Blanks as one space between words, none at the ends; in place. */
static size_t fold_blanks(int32_t *points, size_t count) {
    size_t kept = 0;
    bool pending = false;
    for (size_t i = 0; i < count; i++) {
        if (is_blank((uint32_t)points[i])) {
            pending = kept > 0;
        } else {
            if (pending) {
                points[kept++] = ' ';
                pending = false;
            }
            points[kept++] = points[i];
        }
    }
    return kept;
}

static int options_of(bool fold) {
    int options = UTF8PROC_STABLE | UTF8PROC_COMPOSE;
    return fold ? options | UTF8PROC_CASEFOLD : options;
}

/* Decomposes, folds and composes into `points` of `capacity`; gives the count, or what is needed
 * (more than capacity). */
static plan_status normalise(plan_span text, bool fold, int32_t *points, size_t capacity,
                             size_t *count) {
    int options = options_of(fold);
    utf8proc_ssize_t n =
        utf8proc_decompose((const utf8proc_uint8_t *)text.text, (utf8proc_ssize_t)text.length,
                           points, (utf8proc_ssize_t)capacity, (utf8proc_option_t)options);
    if (PLAN_NEVER(n < 0, "it is UTF-8, and utf8proc takes no memory here")) {
        return PLAN_SYNTAX;
    }
    *count = (size_t)n;
    if (*count > capacity) {
        return PLAN_BUFFER;
    }
    n = utf8proc_normalize_utf32(points, n, (utf8proc_option_t)options);
    if (PLAN_NEVER(n < 0, "the options are constant")) {
        return PLAN_SYNTAX;
    }
    *count = fold ? fold_blanks(points, (size_t)n) : (size_t)n;
    return PLAN_OK;
}

/* At most `size` bytes; the length needed in any case. */
static size_t encode(const int32_t *points, size_t count, char *out, size_t size) {
    size_t length = 0;
    for (size_t i = 0; i < count; i++) {
        char bytes[4];
        size_t used = plan_utf8_encode((uint32_t)points[i], bytes);
        if (out != NULL && length + used <= size) {
            memcpy(out + length, bytes, used);
        }
        length += used;
    }
    return length;
}

plan_status plan_text_nfc(const plan_allocator *allocator, plan_span text, bool fold, char **out,
                          size_t *length) {
    if (plan_utf8_valid(text.text, text.length) != text.length) {
        return PLAN_SYNTAX;
    }
    /* Case folding makes three code points of one at most, and what decomposes into four of them
     * has three bytes. */
    int32_t *points = NULL;
    char *copy = NULL;
    size_t capacity = text.length * 4 + 8, count = 0, needed;
    points = plan_allocate(allocator, capacity, sizeof *points);
    if (points == NULL) {
        return PLAN_NO_MEMORY;
    }
    plan_status status = normalise(text, fold, points, capacity, &count);
    if (PLAN_NEVER(status != PLAN_OK, "it is UTF-8, and there is room")) {
        goto out;
    }
    needed = encode(points, count, NULL, 0);
    copy = plan_allocate(allocator, needed + 1, 1);
    if (copy == NULL) {
        status = PLAN_NO_MEMORY;
        goto out;
    }
    encode(points, count, copy, needed);
    copy[needed] = '\0';
    *out = copy;
    *length = needed;
out:
    plan_release(allocator, points, capacity, sizeof *points);
    return status;
}

static plan_status fold_ascii(plan_span text, bool fold, char *buffer, size_t size,
                              size_t *length) {
    size_t kept = 0;
    bool pending = false;
    for (size_t i = 0; i < text.length; i++) {
        char c = text.text[i];
        if (fold && (c == ' ' || c == '\t')) {
            pending = kept > 0;
            continue;
        }
        if (size - kept < (pending ? 2u : 1u)) {
            return PLAN_BUFFER;
        }
        if (pending) {
            buffer[kept++] = ' ';
            pending = false;
        }
        buffer[kept++] = fold && c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
    }
    *length = kept;
    return PLAN_OK;
}

plan_status plan_text_fold(plan_span text, bool fold, char *buffer, size_t size, size_t *length) {
    enum { POINTS = 512 };
    int32_t points[POINTS];
    size_t count = 0;
    if (plan_span_is_ascii(text)) {
        return fold_ascii(text, fold, buffer, size, length);
    }
    if (plan_utf8_valid(text.text, text.length) != text.length) {
        return PLAN_SYNTAX;
    }
    plan_status status = normalise(text, fold, points, POINTS, &count);
    if (status != PLAN_OK) {
        return status;
    }
    size_t needed = encode(points, count, buffer, size);
    if (needed > size) {
        return PLAN_BUFFER;
    }
    *length = needed;
    return PLAN_OK;
}

/* --- Distance --- */

enum { DISTANCE_CHARACTERS = 200 };

static size_t points_of(plan_span text, uint32_t *points) {
    size_t count = 0;
    for (size_t i = 0; i < text.length && count < DISTANCE_CHARACTERS;) {
        uint32_t c;
        size_t used = plan_utf8_decode(text.text + i, text.length - i, &c);
        if (used == 0) {
            c = 0xFFFD;
            used = 1;
        }
        points[count++] = c >= 'A' && c <= 'Z' ? c + 32 : c;
        i += used;
    }
    return count;
}

static size_t smallest(size_t a, size_t b, size_t c) {
    size_t least = a < b ? a : b;
    return least < c ? least : c;
}

size_t plan_text_distance(plan_span a, plan_span b, size_t limit) {
    uint32_t left[DISTANCE_CHARACTERS], right[DISTANCE_CHARACTERS];
    size_t row[DISTANCE_CHARACTERS + 1];
    size_t n = points_of(a, left), m = points_of(b, right);
    if ((n > m ? n - m : m - n) > limit) {
        return limit + 1;
    }
    for (size_t j = 0; j <= m; j++) {
        row[j] = j;
    }
    for (size_t i = 1; i <= n; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= m; j++) {
            size_t above = row[j];
            row[j] = smallest(above + 1, row[j - 1] + 1,
                              diagonal + (left[i - 1] != right[j - 1] ? 1 : 0));
            diagonal = above;
        }
    }
    return row[m] > limit ? limit + 1 : row[m];
}
