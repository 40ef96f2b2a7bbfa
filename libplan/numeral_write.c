/* Figures to text. */
#include <string.h>

#include "never.h"
#include "numeral.h"
#include "text.h"

enum { MAX_WRITTEN = 160 };

typedef struct output {
    char text[MAX_WRITTEN];
    size_t length;
} output;

static void put(output *out, const char *text) {
    size_t n = strlen(text);
    if (PLAN_NEVER(out->length + n >= sizeof out->text, "the longest range there is has room")) {
        return;
    }
    memcpy(out->text + out->length, text, n + 1);
    out->length += n;
}

static void put_decimal(output *out, plan_decimal value, int format) {
    char digits[48], reversed[24];
    size_t n = 0, count = 0;
    uint64_t rest = value.digits < 0 ? 0 - (uint64_t)value.digits : (uint64_t)value.digits;
    do {
        reversed[n++] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    while (value.scale > 0 && n <= (size_t)value.scale) {
        reversed[n++] = '0';
    }
    while (n > 0) {
        digits[count++] = reversed[--n];
    }
    for (int32_t i = value.scale; i < 0 && value.digits != 0; i++) {
        digits[count++] = '0';
    }
    size_t whole = count - (value.scale > 0 ? (size_t)value.scale : 0);
    const char *group = format == PLAN_NUMBER_VI ? "." : ",";
    put(out, value.digits < 0 ? "-" : "");
    for (size_t i = 0; i < count; i++) {
        char one[2] = {digits[i], '\0'};
        if (i == whole) {
            put(out, format == PLAN_NUMBER_VI ? "," : ".");
        } else if (i > 0 && i < whole && (whole - i) % 3 == 0 && format != PLAN_NUMBER_PLAIN) {
            put(out, group);
        }
        put(out, one);
    }
}

static plan_status finish(const output *out, char *buffer, size_t size, size_t *length) {
    if (length != NULL) {
        *length = out->length;
    }
    if (out->length + 1 > size) {
        return PLAN_BUFFER;
    }
    /* NULL comes with size 0. NOLINTNEXTLINE(clang-analyzer-core.NonNullParamChecker) */
    memcpy(buffer, out->text, out->length + 1);
    return PLAN_OK;
}

static bool is_format(int format) {
    return format >= PLAN_NUMBER_PLAIN && format <= PLAN_NUMBER_EN;
}

plan_status plan_decimal_write(plan_decimal value, int format, char *buffer, size_t size,
                               size_t *length) {
    if ((buffer == NULL && size > 0) || !is_format(format) || !plan_decimal_is_valid(value)) {
        return PLAN_INVALID;
    }
    output out = {{0}, 0};
    put_decimal(&out, value, format);
    return finish(&out, buffer, size, length);
}

plan_status plan_figure_write(const plan_figure *figure, int format, char *buffer, size_t size,
                              size_t *length) {
    static const char *const signs[] = {
        [PLAN_ROUNDED] = "", [PLAN_TRUNCATED] = "", [PLAN_EXACT] = "=", [PLAN_AT_LEAST] = ">=",
        [PLAN_ABOVE] = ">",  [PLAN_AT_MOST] = "<=", [PLAN_BELOW] = "<", [PLAN_BETWEEN] = "",
    };
    if (figure == NULL || (buffer == NULL && size > 0) || !is_format(format) ||
        figure->reading > PLAN_BETWEEN || !plan_decimal_is_valid(figure->value) ||
        !plan_decimal_is_valid(figure->upper)) {
        return PLAN_INVALID;
    }
    output out = {{0}, 0};
    put(&out, (figure->flags & PLAN_ABOUT) != 0 ? "~" : "");
    put(&out, signs[figure->reading]);
    put_decimal(&out, figure->value, format);
    put(&out, figure->reading == PLAN_TRUNCATED ? "\xe2\x80\xa6" : "");
    if (figure->reading == PLAN_BETWEEN) {
        bool negative = figure->value.digits < 0 || figure->upper.digits < 0;
        put(&out, negative ? " to " : "-");
        put_decimal(&out, figure->upper, format);
    }
    return finish(&out, buffer, size, length);
}
