/* Values that are known as numbers, without making text of them that the loader reads back. What is
 * not plain goes the loader's long way, as text. */
#include "rows.h"

#include "numeral.h"

#include <math.h>

/* Plain cells of files have so many digits at most. */
#define MOST_DIGITS INT64_C(100000000000000000)

static const double powers[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
enum { FEW_DECIMALS = 6 };

/* digits / 10^scale is rounded once, so what gives the double back with 15 digits at most is the
 * shortest. */
bool plan_rows_short(double value, int64_t *digits, int32_t *scale) {
    for (int32_t decimals = 0; decimals <= FEW_DECIMALS; decimals++) {
        double scaled = value * powers[decimals];
        if (!(scaled > -1e15 && scaled < 1e15)) {
            return false;
        }
        int64_t whole = (int64_t)(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
        if ((double)whole / powers[decimals] == value) {
            *digits = whole;
            *scale = decimals;
            return true;
        }
    }
    return false;
}

/* The declared precision of a double that lies clearly between two halves: its shortest decimal is
 * nearer to it than the margin. That of smaller ones may have more decimals than a figure. */
static bool is_rounded(double value, int32_t decimals, int64_t *digits, int32_t *scale) {
    if (decimals < 0 || decimals > FEW_DECIMALS) {
        return false;
    }
    double scaled = value * powers[decimals];
    bool is_small = value > -0.01 && value < 0.01 && value != 0;
    if (is_small || !(scaled > -1e9 && scaled < 1e9)) {
        return false;
    }
    double whole = (double)(int64_t)(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
    double off = scaled - whole;
    if (off < -0.4999 || off > 0.4999) {
        return false;
    }
    *digits = (int64_t)whole;
    *scale = decimals;
    return true;
}

static enum plan_known_kind number_if(bool is_known) {
    return is_known ? PLAN_KNOWN_NUMBER : PLAN_KNOWN_NOT;
}

static bool is_taken(const plan_rows *rows, int64_t digits, int32_t scale) {
    return (digits > -10000000000 && digits < 10000000000) ||
           plan_loader_takes(rows->table.loader, digits, scale);
}

/* The same, beginning with the decimals of the last double: more of them than needed are zeros. */
static bool short_like_last(plan_rows *rows, double value, int64_t *digits, int32_t *scale) {
    double scaled = value * powers[rows->decimals];
    if (scaled > -1e15 && scaled < 1e15) {
        int64_t whole = (int64_t)(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
        if ((double)whole / powers[rows->decimals] == value) {
            int32_t decimals = rows->decimals;
            for (; decimals > 0 && whole % 10 == 0; decimals--) {
                whole /= 10;
            }
            *digits = whole;
            *scale = decimals;
            return true;
        }
    }
    if (!plan_rows_short(value, digits, scale)) {
        return false;
    }
    rows->decimals = *scale;
    return true;
}

static enum plan_known_kind floating(plan_rows *rows, const plan_cells *cells, size_t i,
                                     int64_t *digits, int32_t *scale) {
    double value = plan_cells_floating(cells, i);
    if (isnan(value)) {
        return PLAN_KNOWN_MISSING;
    }
    if (cells->width == 4) { /* its shortest decimal is not that of the double */
        bool is_whole = value > -1e6 && value < 1e6 && (double)(int64_t)value == value;
        *digits = is_whole ? (int64_t)value : 0;
        *scale = 0;
        return number_if(is_whole);
    }
    const plan_load_options *options = &rows->options;
    return number_if(
        (options->has_decimals && is_rounded(value, options->decimals, digits, scale)) ||
        (short_like_last(rows, value, digits, scale) && is_taken(rows, *digits, *scale)));
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
                     *scale <= 15 && is_taken(rows, *digits, *scale));
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
        return floating(rows, cells, i, digits, scale);
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
                              size_t count, plan_rows_values *values) {
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

/* Short texts stand in their views; 9 bytes are read of what has 8 at most. */
static void values_of_views(plan_rows *rows, const plan_cells *cells, size_t i, size_t count,
                            plan_rows_values *values) {
    const bool *first;
    char mark = plan_loader_mark(rows->table.loader, &first);
    for (size_t k = 0; k < count; k++) {
        const char *view = (const char *)cells->values + 16 * (i + k);
        int32_t length;
        int8_t scale;
        memcpy(&length, view, sizeof length);
        if (length > 0 && length <= 8 && mark != 0 && !first[(unsigned char)view[4]] &&
            plan_cells_has(cells, i + k) &&
            plan_numeral_word(view + 4, (size_t)length, mark, &values->digits[k], &scale)) {
            values->scales[k] = scale;
            values->kinds[k] = PLAN_KNOWN_NUMBER;
        } else {
            values->kinds[k] =
                (uint8_t)value_of(rows, cells, i + k, &values->digits[k], &values->scales[k]);
        }
    }
}

static void read_values(plan_rows *rows, const plan_cells *cells, size_t i, size_t count,
                        plan_rows_values *values) {
    if (cells->dictionary == NULL && cells->type == PLAN_CELLS_FLOATING) {
        for (size_t k = 0; k < count; k++) {
            values->kinds[k] =
                (uint8_t)(plan_cells_has(cells, i + k)
                              ? floating(rows, cells, i + k, &values->digits[k], &values->scales[k])
                              : PLAN_KNOWN_MISSING);
        }
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
                         plan_rows_values *values) {
    uint8_t other = 0;
    read_values(rows, cells, i, count, values);
    for (size_t k = 0; k < count; k++) {
        other |= values->kinds[k] ^ PLAN_KNOWN_NUMBER;
    }
    return other == 0;
}
