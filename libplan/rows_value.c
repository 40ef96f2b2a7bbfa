/* Values that are known as numbers, without making text of them that the loader reads back. What is
 * not plain goes the loader's long way, as text. */
#include "rows.h"

#include "numeral.h"
#include "wide.h"

/* Plain cells of files have so many digits at most. */
#define MOST_DIGITS INT64_C(100000000000000000)

static enum plan_known_kind number_if(bool is_known) {
    return is_known ? PLAN_KNOWN_NUMBER : PLAN_KNOWN_NOT;
}

static enum plan_known_kind scaled(const plan_rows *rows, const plan_cells *cells, size_t i,
                                   int64_t *digits, int32_t *scale) {
    if (cells->type == PLAN_CELLS_DECIMALS) {
        plan_decimal value;
        memcpy(&value, (const char *)cells->values + i * sizeof value, sizeof value);
        *digits = value.digits;
        *scale = value.scale;
    } else if (cells->width == 16) {
        int64_t high;
        const char *at = (const char *)cells->values + 16 * i;
        memcpy(digits, at, sizeof *digits);
        memcpy(&high, at + 8, sizeof high);
        if (high != (*digits < 0 ? -1 : 0)) {
            return PLAN_KNOWN_NOT;
        }
        *scale = cells->scale;
    } else {
        *digits = plan_cells_signed(cells, i);
        *scale = cells->scale;
    }
    return number_if(*digits > -MOST_DIGITS && *digits < MOST_DIGITS && *scale >= 0 &&
                     *scale <= 15 && plan_rows_takes(rows, *digits, *scale));
}

/* `can_read`: so many bytes behind the start of the text are there. */
static enum plan_known_kind number_in(const plan_rows *rows, plan_span value, size_t can_read,
                                      int64_t *digits, int32_t *scale) {
    char padded[2 * PLAN_ROW_PADDING] = {0};
    if (value.length == 0) {
        return PLAN_KNOWN_MISSING;
    }
    if (value.length > PLAN_ROW_PADDING) {
        return PLAN_KNOWN_NOT;
    }
    if (can_read < PLAN_ROW_PADDING) {
        memcpy(padded, value.text, value.length);
        value.text = padded;
    }
    return number_if(plan_loader_number(rows->table.loader, value, digits, scale));
}

static enum plan_known_kind text(const plan_rows *rows, const plan_cells *cells, size_t i,
                                 int64_t *digits, int32_t *scale) {
    plan_span value;
    return plan_cells_text(cells, i, &value) ? number_in(rows, value, 0, digits, scale)
                                             : PLAN_KNOWN_NOT;
}

static enum plan_known_kind value_of(plan_rows *rows, const plan_cells *cells, size_t i,
                                     int64_t *digits, int32_t *scale) {
    bool there;
    if (!plan_cells_find(&cells, &i, &there)) {
        return PLAN_KNOWN_NOT;
    }
    if (!there) {
        return PLAN_KNOWN_MISSING;
    }
    *scale = 0;
    switch (cells->type) {
    case PLAN_CELLS_MISSING:
        return PLAN_KNOWN_MISSING;
    case PLAN_CELLS_SIGNED:
        *digits = plan_cells_signed(cells, i);
        return number_if(*digits > -MOST_DIGITS && *digits < MOST_DIGITS);
    case PLAN_CELLS_UNSIGNED:
        *digits = (int64_t)plan_cells_unsigned(cells, i);
        return number_if(*digits >= 0 && *digits < MOST_DIGITS);
    case PLAN_CELLS_FLOATING:
        return plan_rows_double(rows, cells, i, digits, scale);
    case PLAN_CELLS_DECIMALS:
    case PLAN_CELLS_SCALED:
        return scaled(rows, cells, i, digits, scale);
    case PLAN_CELLS_DATES:
        return PLAN_KNOWN_NOT;
    default:
        return text(rows, cells, i, digits, scale);
    }
}

/* Texts one behind the other: all but the last of a part have others behind them. */
static void values_of_offsets(const plan_rows *rows, const plan_cells *cells, size_t i,
                              size_t count, plan_known_rows *values) {
    int64_t end = plan_cells_offset(cells, i + count);
    for (size_t k = 0; k < count; k++) {
        plan_span value;
        enum plan_known_kind kind = PLAN_KNOWN_MISSING;
        if (plan_cells_has(cells, i + k)) {
            int64_t left = end - plan_cells_offset(cells, i + k);
            kind = plan_cells_slice(cells, i + k, &value)
                       ? number_in(rows, value, left > 0 ? (size_t)left : 0, &values->digits[k],
                                   &values->scales[k])
                       : PLAN_KNOWN_NOT;
        }
        values->kinds[k] = (uint8_t)kind;
    }
}

/* --- Columns --- */

/* More than eight digits: the last eight, or those behind the mark, and what is before them. */
static bool long_number(const char *text, uint32_t length, uint32_t negative, uint32_t whole,
                        int64_t *digits, int32_t *scale) {
    uint32_t behind = whole == length ? 8 : length - whole - 1;
    uint32_t before = whole == length ? length - negative - 8 : whole - negative;
    if (before > 8 || behind > 8) {
        return false;
    }
    uint64_t first = (plan_number_word(text + negative) ^ PLAN_WORD_OF_ZEROS) << (64 - 8 * before);
    uint64_t last = (plan_number_word(text + length - 8) ^ PLAN_WORD_OF_ZEROS) &
                    UINT64_MAX << (64 - 8 * behind);
    int64_t number =
        plan_number_of_word(first) * plan_powers_of_ten[behind] + plan_number_of_word(last);
    *digits = negative != 0 ? -number : number;
    *scale = whole == length ? 0 : (int32_t)behind;
    return true;
}

/* Short texts stand in their views, 1 to 12 bytes from the fifth on: digits with at most one mark
 * among them, and a minus before. False where plan_loader_number must look. */
static inline bool number_of_view(const char *view, uint32_t length, char mark, int64_t *digits,
                                  int32_t *scale) {
    const char *text = view + 4;
    uint32_t negative = text[0] == '-' ? 1 : 0;
    uint32_t others = (plan_number_others(view) >> 4 & ~negative) | UINT32_C(1) << length;
    uint32_t whole = (uint32_t)__builtin_ctz(others), count = length - negative;
    uint64_t word = plan_number_word(text + negative);
    if (whole == negative) {
        return false;
    }
    if (whole < length) {
        uint32_t end = (uint32_t)__builtin_ctz(others & (others - 1));
        if (end != length || whole + 1 == length || text[whole] != mark) {
            return false;
        }
        count--;
    }
    if (count > 8) {
        return long_number(text, length, negative, whole, digits, scale);
    }
    if (whole < length) { /* at most seven digits before the mark */
        uint64_t before = (UINT64_C(1) << 8 * (whole - negative)) - 1;
        word = (word & before) | (plan_number_word(text + negative + 1) & ~before);
    }
    int64_t number = plan_number_of_word((word ^ PLAN_WORD_OF_ZEROS) << (64 - 8 * count));
    *digits = negative != 0 ? -number : number;
    *scale = (int32_t)(count + negative - whole);
    return true;
}

static void values_of_views(plan_rows *rows, const plan_cells *cells, size_t i, size_t count,
                            plan_known_rows *values) {
    const bool *first;
    char mark = plan_loader_mark(rows->table.loader, &first);
    for (size_t k = 0; k < count; k++) {
        const char *view = (const char *)cells->values + 16 * (i + k);
        uint32_t length;
        memcpy(&length, view, sizeof length);
        if (length - 1 < 12 && mark != 0 && !first[(unsigned char)view[4]] && /* 0 wraps */
            plan_cells_has(cells, i + k) &&
            number_of_view(view, length, mark, &values->digits[k], &values->scales[k])) {
            values->kinds[k] = PLAN_KNOWN_NUMBER;
        } else {
            values->kinds[k] =
                (uint8_t)value_of(rows, cells, i + k, &values->digits[k], &values->scales[k]);
        }
    }
}

static void read_values(plan_rows *rows, const plan_cells *cells, size_t i, size_t count,
                        plan_known_rows *values) {
    if (cells->dictionary == NULL && cells->type == PLAN_CELLS_FLOATING) {
        plan_rows_doubles(rows, cells, i, count, values);
        return;
    }
    if (cells->dictionary == NULL && cells->type == PLAN_CELLS_VIEWS) {
        values_of_views(rows, cells, i, count, values);
        return;
    }
    if (cells->dictionary == NULL && cells->type == PLAN_CELLS_OFFSETS) {
        values_of_offsets(rows, cells, i, count, values);
        return;
    }
    for (size_t k = 0; k < count; k++) {
        values->kinds[k] =
            (uint8_t)value_of(rows, cells, i + k, &values->digits[k], &values->scales[k]);
    }
}

bool plan_rows_values_of(plan_rows *rows, const plan_cells *cells, size_t i, size_t count,
                         plan_known_rows *values) {
    uint8_t other = 0;
    read_values(rows, cells, i, count, values);
    for (size_t k = 0; k < count; k++) {
        other |= values->kinds[k] ^ PLAN_KNOWN_NUMBER;
    }
    return other == 0;
}
