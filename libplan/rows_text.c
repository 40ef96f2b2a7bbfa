/* Cells as text: what the loader's long way reads, and what messages show. Numbers are written as
 * plain notation has them, exactly and with all their decimals; doubles as the shortest decimal
 * that reads back as them. */
#include "rows.h"

#include <math.h>

__extension__ typedef unsigned __int128 wide;

/* --- Texts where they stand --- */

bool plan_cells_text(const plan_cells *cells, size_t i, plan_span *text) {
    *text = (plan_span){NULL, 0};
    if (cells->type == PLAN_CELLS_TEXTS) {
        const char *one;
        memcpy(&one, (const char *)cells->values + i * sizeof one, sizeof one);
        *text = one == NULL ? *text : plan_span_of(one);
    } else if (cells->type == PLAN_CELLS_OFFSETS) {
        return plan_cells_slice(cells, i, text);
    } else if (cells->type == PLAN_CELLS_VIEWS) {
        return plan_cells_view(cells, i, text);
    }
    return true;
}

/* --- Numbers --- */

/* sign, digits with `scale` decimals; zeros behind for a scale below 0 */
static plan_span write_digits(char *room, bool negative, wide digits, int32_t scale) {
    int at = PLAN_ROWS_NUMBER, decimals = 0;
    for (int32_t i = 0; i > scale && digits != 0; i--) {
        room[--at] = '0';
    }
    do {
        room[--at] = (char)('0' + (int)(digits % 10));
        digits /= 10;
        if (++decimals == scale) {
            room[--at] = '.';
        }
    } while (digits > 0 || decimals <= scale);
    if (negative) {
        room[--at] = '-';
    }
    return (plan_span){room + at, (size_t)(PLAN_ROWS_NUMBER - at)};
}

static plan_span write_signed(char *room, int64_t digits, int32_t scale) {
    bool negative = digits < 0;
    uint64_t size = negative ? 0 - (uint64_t)digits : (uint64_t)digits;
    return write_digits(room, negative, size, scale);
}

static plan_span out_of_range(void) {
    return plan_span_of("out of range");
}

static plan_span write_scaled(char *room, const plan_cells *cells, size_t i) {
    wide digits;
    if (cells->scale < -99 || cells->scale > 99) {
        return out_of_range();
    }
    if (cells->width < 16) {
        return write_signed(room, plan_cells_signed(cells, i), cells->scale);
    }
    memcpy(&digits, (const char *)cells->values + 16 * i, sizeof digits);
    bool negative = digits >> 127 != 0;
    return write_digits(room, negative, negative ? -digits : digits, cells->scale);
}

/* The shortest decimal that reads back as a float, or as a double. */
static plan_status shortest(double value, int32_t width, plan_decimal *result) {
    for (int32_t scale = 0; width == 4 && scale <= PLAN_DECIMAL_MAX_SCALE; scale++) {
        if (plan_decimal_from_double(value, scale, result) == PLAN_OK &&
            (double)(float)plan_decimal_to_double(*result) == value) {
            return PLAN_OK;
        }
    }
    return plan_decimal_shortest(value, result);
}

static plan_span write_decimal(char *room, plan_decimal value) {
    size_t length;
    return plan_decimal_write(value, PLAN_NUMBER_PLAIN, room, PLAN_ROWS_NUMBER, &length) == PLAN_OK
               ? (plan_span){room, length}
               : out_of_range();
}

static plan_span write_floating(char *room, const plan_cells *cells, size_t i) {
    double value = plan_cells_floating(cells, i);
    plan_decimal decimal;
    int64_t digits;
    int32_t scale;
    if (isnan(value)) {
        return (plan_span){"", 0};
    }
    if (isinf(value)) {
        return plan_span_of(value > 0 ? "inf" : "-inf");
    }
    if (cells->width == 8 && plan_rows_short(value, &digits, &scale)) {
        return write_signed(room, digits, scale);
    }
    return shortest(value, cells->width, &decimal) == PLAN_OK ? write_decimal(room, decimal)
                                                              : out_of_range();
}

/* --- Dates --- */

static int64_t days_of(const plan_cells *cells, size_t i) {
    int64_t number = plan_cells_signed(cells, i), a_day = 1;
    if (cells->scale >= 0) {
        a_day = 86400;
        for (int32_t k = 0; k < cells->scale; k++) {
            a_day *= 10;
        }
    }
    return number / a_day - (number % a_day < 0 ? 1 : 0);
}

/* Days since 1970 in the Gregorian calendar, by eras of 400 years that begin on 1 March. */
static plan_span write_date(char *room, const plan_cells *cells, size_t i) {
    int64_t days = days_of(cells, i);
    if (days < -719528 || days > 2932896) { /* years 0 to 9999 */
        return out_of_range();
    }
    days += 719468;
    int64_t era = (days < 0 ? days - 146096 : days) / 146097, of_era = days - era * 146097;
    int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
    int64_t month = (5 * of_year + 2) / 153, day = of_year - (153 * month + 2) / 5 + 1;
    month = month < 10 ? month + 3 : month - 9;
    year += era * 400 + (month <= 2 ? 1 : 0);
    for (int k = 3; k >= 0; k--, year /= 10) {
        room[k] = (char)('0' + year % 10);
    }
    room[4] = room[7] = '-';
    room[5] = (char)('0' + month / 10);
    room[6] = (char)('0' + month % 10);
    room[8] = (char)('0' + day / 10);
    room[9] = (char)('0' + day % 10);
    return (plan_span){room, 10};
}

static plan_span write_number(char *room, const plan_cells *cells, size_t i) {
    plan_decimal value;
    switch (cells->type) {
    case PLAN_CELLS_SIGNED:
        return write_signed(room, plan_cells_signed(cells, i), 0);
    case PLAN_CELLS_UNSIGNED:
        return write_digits(room, false, plan_cells_unsigned(cells, i), 0);
    case PLAN_CELLS_FLOATING:
        return write_floating(room, cells, i);
    case PLAN_CELLS_SCALED:
        return write_scaled(room, cells, i);
    case PLAN_CELLS_DATES:
        return write_date(room, cells, i);
    default:
        memcpy(&value, (const char *)cells->values + i * sizeof value, sizeof value);
        return write_decimal(room, value);
    }
}

/* --- A cell --- */

static bool is_unseen(char c) {
    return c == '\n' || c == '\r' || c == '\0';
}

plan_status plan_rows_picture(plan_buffer *buffer, plan_span *text) {
    bool is_plain = true;
    for (size_t i = 0; i < text->length; i++) {
        is_plain &= !is_unseen(text->text[i]);
    }
    if (is_plain) {
        return PLAN_OK;
    }
    plan_buffer_clear(buffer);
    for (size_t i = 0; i < text->length; i++) {
        char c = text->text[i];
        if (is_unseen(c)) {
            plan_buffer_puts(buffer, c == '\0' ? "\xe2\x90\x80" : "\xe2\x90\xa4");
        } else {
            plan_buffer_char(buffer, c);
        }
    }
    *text = (plan_span){buffer->data, buffer->length};
    return buffer->status;
}

plan_status plan_rows_text(plan_rows *rows, int field, const plan_cells *cells, size_t i,
                           plan_span *text) {
    bool there;
    *text = (plan_span){"", 0};
    if (!plan_cells_find(&cells, &i, &there)) {
        return PLAN_SYNTAX;
    }
    if (!there || cells->type == PLAN_CELLS_MISSING) {
        return PLAN_OK;
    }
    if (cells->type > PLAN_CELLS_VIEWS) {
        *text = write_number(rows->numbers[field], cells, i);
        return PLAN_OK;
    }
    if (!plan_cells_text(cells, i, text)) {
        return PLAN_SYNTAX;
    }
    *text = text->text == NULL ? (plan_span){"", 0} : *text;
    return plan_rows_picture(&rows->texts[field], text);
}
