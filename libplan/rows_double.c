/* Doubles as decimals, exactly: what is not clear at once goes the loader's long way, as text. */
#include "rows.h"

#include <math.h>

static const double powers[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
enum { FEW_DECIMALS = 6 };

static int64_t nearest(double value) {
    return (int64_t)(value < 0 ? value - 0.5 : value + 0.5);
}

/* Whether whole / 10^decimals gives the double back, with 15 digits at most. */
static bool has_decimals(double value, int32_t decimals, int64_t *whole) {
    double scaled = value * powers[decimals];
    if (!(scaled > -1e15 && scaled < 1e15)) {
        return false;
    }
    *whole = nearest(scaled);
    return (double)*whole / powers[decimals] == value;
}

/* digits / 10^scale is rounded once, so what gives the double back with 15 digits at most is the
 * shortest. */
bool plan_rows_short(double value, int64_t *digits, int32_t *scale) {
    int32_t decimals = 0;
    while (decimals <= FEW_DECIMALS && !has_decimals(value, decimals, digits)) {
        decimals++;
    }
    *scale = decimals;
    return decimals <= FEW_DECIMALS;
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
    double whole = (double)nearest(scaled), off = scaled - whole;
    if (off < -0.4999 || off > 0.4999) {
        return false;
    }
    *digits = (int64_t)whole;
    *scale = decimals;
    return true;
}

/* The same, beginning with the decimals of the last double: more of them than needed are zeros. */
static bool short_like_last(plan_rows *rows, double value, int64_t *digits, int32_t *scale) {
    if (has_decimals(value, rows->decimals, digits)) {
        for (*scale = rows->decimals; *scale > 0 && *digits % 10 == 0; (*scale)--) {
            *digits /= 10;
        }
        return true;
    }
    if (!plan_rows_short(value, digits, scale)) {
        return false;
    }
    rows->decimals = *scale;
    return true;
}

enum plan_known_kind plan_rows_double(plan_rows *rows, const plan_cells *cells, size_t i,
                                      int64_t *digits, int32_t *scale) {
    double value = plan_cells_floating(cells, i);
    if (isnan(value)) {
        return PLAN_KNOWN_MISSING;
    }
    if (cells->width == 4) { /* its shortest decimal is not that of the double */
        bool is_whole = value > -1e6 && value < 1e6 && (double)(int64_t)value == value;
        *digits = is_whole ? (int64_t)value : 0;
        *scale = 0;
        return is_whole ? PLAN_KNOWN_NUMBER : PLAN_KNOWN_NOT;
    }
    const plan_load_options *options = &rows->options;
    bool is_known =
        (options->has_decimals && is_rounded(value, options->decimals, digits, scale)) ||
        (short_like_last(rows, value, digits, scale) && plan_rows_takes(rows, *digits, *scale));
    return is_known ? PLAN_KNOWN_NUMBER : PLAN_KNOWN_NOT;
}

/* --- Columns --- */

/* Two doubles that compilers keep in one register, and what comparisons give: all bits or none. */
typedef double pair __attribute__((vector_size(16)));
typedef int64_t pair_of_bits __attribute__((vector_size(16)));
enum { LANES = 16 }; /* doubles that are looked at together */

/* Added to a number below 2^51 it leaves the nearest whole one, or one of two, in the low bits. */
static const pair magic = {6755399441055744.0, 6755399441055744.0}; /* 1.5 * 2^52 */

static inline pair size_of(pair value) {
    const pair_of_bits sign = {INT64_MIN, INT64_MIN};
    return (pair)((pair_of_bits)value & ~sign);
}

/* What plan_rows_short says of two doubles. Bits are left in *bad where one is no number with so
 * many decimals at most, or has more than ten digits. Zeros behind are cut. */
static inline pair short_pair(pair value, int32_t decimals, pair_of_bits *scales,
                              pair_of_bits *bad) {
    const pair power = {powers[decimals], powers[decimals]};
    const pair limit = {1e10, 1e10}, tenth = {0.1, 0.1}, ten = {10, 10};
    pair whole = (value * power + magic) - magic;
    *bad |= ~((whole / power == value) & (size_of(whole) < limit));
    for (int32_t d = 0; d < decimals; d++) {
        pair less = (whole * tenth + magic) - magic;
        pair_of_bits is_tenfold = less * ten == whole;
        whole = (pair)(((pair_of_bits)less & is_tenfold) | ((pair_of_bits)whole & ~is_tenfold));
        *scales += is_tenfold;
    }
    return whole;
}

/* What is_rounded says of two. */
static inline pair rounded_pair(pair value, int32_t decimals, pair_of_bits *bad) {
    const pair power = {powers[decimals], powers[decimals]};
    const pair limit = {1e9, 1e9}, off = {0.4999, 0.4999}, small = {0.01, 0.01}, nought = {0, 0};
    pair scaled = value * power, whole = (scaled + magic) - magic;
    *bad |= ~((size_of(scaled) < limit) & (size_of(scaled - whole) <= off) &
              ((size_of(value) >= small) | (value == nought)));
    return whole;
}

/* False where one of them must be looked at alone. */
static bool read_lanes(const plan_load_options *options, int32_t decimals, const char *doubles,
                       int64_t *digits, int32_t *scales) {
    pair_of_bits bad = {0, 0};
    for (int k = 0; k < LANES; k += 2) {
        pair_of_bits scale = {decimals, decimals};
        pair value;
        memcpy(&value, doubles + 8 * k, sizeof value);
        value = options->has_decimals ? rounded_pair(value, decimals, &bad)
                                      : short_pair(value, decimals, &scale, &bad);
        pair_of_bits bits = (pair_of_bits)(value + magic) - (pair_of_bits)magic;
        memcpy(digits + k, &bits, sizeof bits);
        scales[k] = (int32_t)scale[0];
        scales[k + 1] = (int32_t)scale[1];
    }
    return (bad[0] | bad[1]) == 0;
}

void plan_rows_doubles(plan_rows *rows, const plan_cells *cells, size_t i, size_t count,
                       plan_known_rows *values) {
    const plan_load_options *options = &rows->options;
    const char *doubles = (const char *)cells->values + 8 * i;
    int32_t decimals = options->has_decimals ? options->decimals : rows->decimals;
    bool may =
        cells->present == NULL && cells->width == 8 && decimals >= 0 && decimals <= FEW_DECIMALS;
    memset(values->kinds, PLAN_KNOWN_NUMBER, sizeof values->kinds);
    for (size_t k = 0; k < count;) {
        size_t end = count - k < LANES ? count : k + LANES;
        if (may && end - k == LANES &&
            read_lanes(options, decimals, doubles + 8 * k, &values->digits[k],
                       &values->scales[k])) {
            k = end;
        }
        for (; k < end; k++) {
            values->kinds[k] =
                (uint8_t)(plan_cells_has(cells, i + k)
                              ? plan_rows_double(rows, cells, i + k, &values->digits[k],
                                                 &values->scales[k])
                              : PLAN_KNOWN_MISSING);
        }
        decimals = options->has_decimals ? options->decimals : rows->decimals;
    }
}
