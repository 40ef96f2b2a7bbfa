/* Interval arithmetic at the edges of decimals: 18 digits, scales of 18 and -18, ends that are open
 * or none, all against all. Whatever comes out must hold the number that the formula gives for
 * numbers of the operands, must be no wider than rounding makes it where the operands are single
 * numbers, and where nothing comes out nothing may have been written. The formulas stand here once
 * more, in doubles. */
#include "figures.h"

#include <plan/aggregate.h>
#include <plan/change.h>
#include <plan/interval.h>
#include <plan/ratio.h>
#include <plan/structure.h>
#include <plan/target.h>

#include <stdbool.h>

typedef const plan_interval *operand;
enum { POINTS = 15, PAIRS = 30, MOST = 3 * POINTS + PAIRS + 1 };
static const int64_t most = PLAN_DECIMAL_MAX_DIGITS;

/* --- What is called, and the formula beside it; NaN where the formula says nothing --- */

#define CALL(name, ...)                                                                            \
    static plan_status name(operand a, operand b, int32_t scale, plan_interval *out) {             \
        (void)a, (void)b, (void)scale;                                                             \
        return __VA_ARGS__;                                                                        \
    }
#define VALUE(name, ...)                                                                           \
    static double name(double x, double y) {                                                       \
        (void)x, (void)y;                                                                          \
        return __VA_ARGS__;                                                                        \
    }

static const plan_decimal five = {5, 0}, one_thousandth = {1, 3}, million = {1, -6};
static const plan_decimal hundred = {100, 0}, largest = {PLAN_DECIMAL_MAX_DIGITS, 0};

CALL(add, plan_interval_add(*a, *b, out))
VALUE(add_value, x + y)
CALL(subtract, plan_interval_subtract(*a, *b, out))
CALL(difference, plan_difference_f(b, a, out))
VALUE(subtract_value, x - y)
CALL(multiply, plan_interval_multiply(*a, *b, out))
VALUE(multiply_value, x *y)
CALL(divide, plan_interval_divide(*a, *b, scale, out))
VALUE(divide_value, y != 0 ? x / y : CHECK_NAN)
CALL(outwards, plan_interval_outwards(*a, scale, out))
VALUE(first, x)
CALL(intersect, plan_interval_intersect(*a, *a, out))
CALL(rate, plan_growth_f(a, b, PLAN_GROWTH_RATE, scale, out))
VALUE(rate_value, x > 0 ? 100 * (y / x - 1) : CHECK_NAN)
CALL(in_index, plan_growth_f(a, b, PLAN_GROWTH_INDEX, scale, out))
VALUE(index_value, x > 0 ? 100 * y / x : CHECK_NAN)
CALL(in_ratio, plan_growth_f(a, b, PLAN_GROWTH_RATIO, scale, out))
VALUE(ratio_value, x > 0 ? y / x : CHECK_NAN)
CALL(in_log, plan_growth_f(a, b, PLAN_GROWTH_LOG, scale, out))
VALUE(log_value, x > 0 && y > 0 ? 100 * log(y / x) : CHECK_NAN)
CALL(before_rate, plan_implied_previous_f(a, b, PLAN_GROWTH_RATE, scale, out))
VALUE(before_rate_value, x > 0 && y > -100 ? x / (1 + y / 100) : CHECK_NAN)
CALL(before_index, plan_implied_previous_f(a, b, PLAN_GROWTH_INDEX, scale, out))
VALUE(before_index_value, x > 0 && y > 0 ? 100 * x / y : CHECK_NAN)
CALL(before_ratio, plan_implied_previous_f(a, b, PLAN_GROWTH_RATIO, scale, out))
VALUE(before_ratio_value, x > 0 && y > 0 ? x / y : CHECK_NAN)
CALL(before_log, plan_implied_previous_f(a, b, PLAN_GROWTH_LOG, scale, out))
VALUE(before_log_value, x > 0 ? x / exp(y / 100) : CHECK_NAN)
CALL(after_rate, plan_implied_value_f(a, b, PLAN_GROWTH_RATE, scale, out))
VALUE(after_rate_value, x > 0 && y > -100 ? x * (1 + y / 100) : CHECK_NAN)
CALL(after_index, plan_implied_value_f(a, b, PLAN_GROWTH_INDEX, scale, out))
VALUE(after_index_value, x > 0 && y > 0 ? x * (y / 100) : CHECK_NAN)
CALL(after_ratio, plan_implied_value_f(a, b, PLAN_GROWTH_RATIO, scale, out))
VALUE(after_ratio_value, x > 0 && y > 0 ? x * y : CHECK_NAN)
CALL(after_log, plan_implied_value_f(a, b, PLAN_GROWTH_LOG, scale, out))
VALUE(after_log_value, x > 0 ? x * exp(y / 100) : CHECK_NAN)
CALL(cagr, plan_cagr_f(a, b, five, scale, out))
VALUE(cagr_value, x > 0 && y > 0 ? 100 * (pow(y / x, 0.2) - 1) : CHECK_NAN)
CALL(cagr_short, plan_cagr_f(a, b, one_thousandth, scale, out))
VALUE(cagr_short_value, x > 0 && y > 0 ? 100 * (pow(y / x, 1000) - 1) : CHECK_NAN)
CALL(cagr_long, plan_cagr_f(a, b, million, scale, out))
VALUE(cagr_long_value, x > 0 && y > 0 ? 100 * expm1(log(y / x) / 1e6) : CHECK_NAN)
CALL(required, plan_required_growth_f(a, b, five, scale, out))
CALL(excess, plan_excess_f(b, a, scale, out))
CALL(reach, plan_reach_f(b, a, scale, out))
CALL(goal, plan_implied_plan_f(a, b, scale, out))
CALL(task, plan_triad_f(NULL, b, a, scale, out))
CALL(fulfilment, plan_triad_f(b, NULL, a, scale, out))
CALL(relative, plan_triad_f(a, b, NULL, scale, out))
CALL(per_hundred, plan_ratio_f(b, a, &hundred, scale, out))
CALL(per_largest, plan_ratio_f(b, a, &largest, scale, out))
VALUE(per_largest_value, x != 0 ? (double)PLAN_DECIMAL_MAX_DIGITS * (y / x) : CHECK_NAN)
VALUE(per_hundred_value, x != 0 ? 100 * (y / x) : CHECK_NAN)
CALL(plain_ratio, plan_ratio_f(b, a, NULL, scale, out))
VALUE(plain_ratio_value, x != 0 ? y / x : CHECK_NAN)
CALL(contribution, plan_contribution_f(a, b, a, scale, out))
VALUE(contribution_value, x > 0 ? 100 * (y - x) / x : CHECK_NAN)

static plan_status compound(operand a, operand b, int32_t scale, plan_interval *out) {
    const plan_interval rates[2] = {*a, *b};
    return plan_compound_f(rates, 2, scale, out);
}
VALUE(compound_value,
      x >= -100 && y >= -100 ? 100 * ((1 + x / 100) * (1 + y / 100) - 1) : CHECK_NAN)

static plan_status sum(operand a, operand b, int32_t scale, plan_interval *out) {
    const plan_interval parts[2] = {*a, *b};
    (void)scale;
    return plan_sum_f(parts, 2, out);
}

static plan_status share(operand a, operand b, int32_t scale, plan_interval *out) {
    const plan_interval parts[2] = {*a, *b};
    plan_interval shares[2] = {*out, *out};
    plan_status status = plan_shares_f(parts, shares, 2, scale);
    *out = shares[0];
    return status;
}
VALUE(share_value, x >= 0 && y >= 0 && x + y > 0 ? 100 * (x / (x + y)) : CHECK_NAN)

static plan_status of_sums(operand a, operand b, int32_t scale, plan_interval *out) {
    const plan_interval tops[2] = {*b, *b}, bottoms[2] = {*a, *a};
    return plan_ratio_of_sums_f(tops, bottoms, 2, scale, out);
}

static const struct {
    const char *label;
    plan_status (*call)(operand, operand, int32_t, plan_interval *);
    double (*value)(double, double);
    bool sums; /* cancels: what is rounded off is measured by the operands */
} rows[] = {
    {"add", add, add_value, true},
    {"subtract", subtract, subtract_value, true},
    {"difference", difference, subtract_value, true},
    {"sum", sum, add_value, true},
    {"multiply", multiply, multiply_value, false},
    {"divide", divide, divide_value, false},
    {"outwards", outwards, first, false},
    {"intersect", intersect, first, false},
    {"growth, rate", rate, rate_value, false},
    {"growth, index", in_index, index_value, false},
    {"growth, ratio", in_ratio, ratio_value, false},
    {"growth, log", in_log, log_value, false},
    {"previous, rate", before_rate, before_rate_value, false},
    {"previous, index", before_index, before_index_value, false},
    {"previous, ratio", before_ratio, before_ratio_value, false},
    {"previous, log", before_log, before_log_value, false},
    {"value, rate", after_rate, after_rate_value, false},
    {"value, index", after_index, after_index_value, false},
    {"value, ratio", after_ratio, after_ratio_value, false},
    {"value, log", after_log, after_log_value, false},
    {"five years", cagr, cagr_value, false},
    {"a thousandth of a year", cagr_short, cagr_short_value, false},
    {"a million years", cagr_long, cagr_long_value, false},
    {"required growth", required, cagr_value, false},
    {"excess", excess, rate_value, false},
    {"reach", reach, index_value, false},
    {"implied plan", goal, before_rate_value, false},
    {"task", task, before_index_value, false},
    {"fulfilment", fulfilment, before_index_value, false},
    {"relative", relative, after_index_value, false},
    {"ratio", plain_ratio, plain_ratio_value, false},
    {"ratio per 100", per_hundred, per_hundred_value, false},
    {"ratio per the largest number", per_largest, per_largest_value, false},
    {"contribution", contribution, contribution_value, false},
    {"compound", compound, compound_value, false},
    {"share", share, share_value, false},
    {"ratio of sums", of_sums, plain_ratio_value, false},
};

/* --- The operands --- */

static size_t operands(plan_interval *all) {
    const plan_decimal points[POINTS] = {{-most, -18}, {-most, 0}, {-100, 0},  {-99999, 3},
                                         {-1, 0},      {0, 0},     {1, 18},    {most, 18},
                                         {1, 0},       {3, 0},     {99, 0},    {12345, 2},
                                         {most, 0},    {1, -18},   {most, -18}};
    const plan_decimal zero = {0, 0};
    size_t n = 0;
    for (size_t i = 0; i < POINTS; i++) {
        uint8_t end = i % 2 == 0 ? PLAN_END_CLOSED : PLAN_END_OPEN;
        all[n++] = plan_interval_point(points[i]);
        all[n++] = (plan_interval){points[i], zero, end, PLAN_END_UNBOUNDED};
        all[n++] = (plan_interval){zero, points[i], PLAN_END_UNBOUNDED, end};
    }
    for (size_t i = 0; i < PAIRS; i++) {
        size_t low = i % (POINTS - 1), high = low + 1 + i / 3 % (POINTS - 1 - low);
        all[n++] =
            (plan_interval){points[low], points[high], i % 3 == 1 ? PLAN_END_OPEN : PLAN_END_CLOSED,
                            i % 3 == 2 ? PLAN_END_OPEN : PLAN_END_CLOSED};
    }
    all[n++] = plan_interval_all();
    return n;
}

/* Some numbers of an interval, just within an open end: where a double can tell. */
static size_t members(operand a, double found[3]) {
    double low = plan_decimal_to_double(a->low), high = plan_decimal_to_double(a->high);
    size_t n = 0;
    if (a->low_end == PLAN_END_UNBOUNDED) {
        low = a->high_end == PLAN_END_UNBOUNDED ? -3 : high - fabs(high) - 7;
    }
    if (a->high_end == PLAN_END_UNBOUNDED) {
        high = low + fabs(low) + 7;
    }
    found[n++] = low / 2 + high / 2;
    if (a->low_end == PLAN_END_CLOSED) {
        found[n++] = low;
    }
    if (a->high_end == PLAN_END_CLOSED && high > low) {
        found[n++] = high;
    }
    return n;
}

static bool holds(operand out, double value, double slack) {
    return (out->low_end == PLAN_END_UNBOUNDED ||
            plan_decimal_to_double(out->low) <= value + slack) &&
           (out->high_end == PLAN_END_UNBOUNDED ||
            plan_decimal_to_double(out->high) >= value - slack);
}

static bool same_bytes(operand a, operand b) {
    return plan_decimal_compare(a->low, b->low) == 0 && a->low.scale == b->low.scale &&
           plan_decimal_compare(a->high, b->high) == 0 && a->high.scale == b->high.scale &&
           a->low_end == b->low_end && a->high_end == b->high_end;
}

/* One row for one pair of operands; what is wrong, or NULL. */
static const char *wrong(size_t row, operand a, operand b, int32_t scale) {
    const plan_interval before = plan_interval_point((plan_decimal){4711, 1});
    plan_interval out = before;
    plan_status status = rows[row].call(a, b, scale, &out);
    double xs[3], ys[3];
    if (status != PLAN_OK) {
        return status == PLAN_INVALID || status == PLAN_NO_MEMORY ? "refused as a wrong call"
               : same_bytes(&out, &before)                        ? NULL
                                                                  : "failed and wrote";
    }
    size_t x_count = members(a, xs), y_count = members(b, ys);
    for (size_t i = 0; i < x_count * y_count; i++) {
        double x = xs[i / y_count], y = ys[i % y_count], value = rows[row].value(x, y);
        double slack = 1e-9 * (fabs(value) + 1) * (row == 21 ? 1000 : 1);
        slack += rows[row].sums ? 1e-12 * (fabs(x) + fabs(y)) : 1e-12 * 100;
        if (isfinite(value) && !holds(&out, value, slack)) {
            return "does not hold a number of the formula";
        }
        if (isfinite(value) && plan_interval_is_point(*a) && plan_interval_is_point(*b) &&
            plan_decimal_to_double(out.high) - plan_decimal_to_double(out.low) >
                2 * pow(10, -scale) + slack) {
            return "is wider than rounding makes it";
        }
    }
    return NULL;
}

static void hold_their_formulas(void) {
    static const int32_t scales[] = {2, 18, -18, 0, 9};
    plan_interval all[MOST];
    size_t n = operands(all), told = 0, calls = 0;
    for (size_t row = 0; row < sizeof rows / sizeof rows[0]; row++) {
        for (size_t i = 0; i < n * n; i++) {
            for (size_t k = 0; k < 2; k++, calls++) {
                int32_t scale = k == 0 ? 2 : scales[1 + (i + row) % 4];
                const char *what = wrong(row, &all[i / n], &all[i % n], scale);
                if (what != NULL && told++ < 20) {
                    printf("%s of %zu and %zu to %d decimals: %s\n", rows[row].label, i / n, i % n,
                           (int)scale, what);
                }
            }
        }
    }
    CHECK_U64("nothing is wrong", told, 0);
    CHECK_U64("all were called", calls, 2 * n * n * sizeof rows / sizeof rows[0]);
}

/* --- Verdicts: yes where a number of the formula lies well within what is stated, no where the
 * bounds of the formula do not meet it --- */

typedef plan_status (*judge)(operand a, operand b, operand stated, int *result);
#define VERDICT(name, ...)                                                                         \
    static plan_status name(operand a, operand b, operand stated, int *result) {                   \
        return __VA_ARGS__;                                                                        \
    }
VERDICT(rate_agrees, plan_growth_agrees(a, b, stated, PLAN_GROWTH_RATE, result))
VERDICT(index_agrees, plan_growth_agrees(a, b, stated, PLAN_GROWTH_INDEX, result))
VERDICT(growth_ratio_agrees, plan_growth_agrees(a, b, stated, PLAN_GROWTH_RATIO, result))
VERDICT(log_agrees, plan_growth_agrees(a, b, stated, PLAN_GROWTH_LOG, result))
VERDICT(difference_agrees, plan_difference_agrees(b, a, stated, result))
VERDICT(ratio_agrees, plan_ratio_agrees(b, a, NULL, stated, result))
VERDICT(ratio_per_agrees, plan_ratio_agrees(b, a, &hundred, stated, result))

static const struct {
    const char *label;
    judge agrees;
    plan_status (*bounds)(operand, operand, int32_t, plan_interval *);
    double (*value)(double, double);
} verdicts[] = {
    {"rate agrees", rate_agrees, rate, rate_value},
    {"index agrees", index_agrees, in_index, index_value},
    {"ratio of growth agrees", growth_ratio_agrees, in_ratio, ratio_value},
    {"log agrees", log_agrees, in_log, log_value},
    {"difference agrees", difference_agrees, subtract, subtract_value},
    {"ratio agrees", ratio_agrees, plain_ratio, plain_ratio_value},
    {"ratio per 100 agrees", ratio_per_agrees, per_hundred, per_hundred_value},
};

/* Whether some number of the formula lies within `stated` by more than doubles err. */
static bool surely_within(double (*value)(double, double), operand a, operand b, operand stated) {
    double xs[3], ys[3];
    size_t x_count = members(a, xs), y_count = members(b, ys);
    for (size_t i = 0; i < x_count * y_count; i++) {
        double x = xs[i / y_count], y = ys[i % y_count], z = value(x, y);
        double slack = 1e-9 * (fabs(z) + 1) + 1e-12 * (fabs(x) + fabs(y));
        if (isfinite(z) &&
            (stated->low_end == PLAN_END_UNBOUNDED ||
             plan_decimal_to_double(stated->low) < z - slack) &&
            (stated->high_end == PLAN_END_UNBOUNDED ||
             plan_decimal_to_double(stated->high) > z + slack)) {
            return true;
        }
    }
    return false;
}

static const char *wrong_verdict(size_t row, operand a, operand b, operand stated,
                                 const plan_interval *bounds) {
    int verdict = 4711;
    plan_status status = verdicts[row].agrees(a, b, stated, &verdict);
    if (status != PLAN_OK) {
        return status == PLAN_INVALID || status == PLAN_RANGE ? "refused"
               : verdict != 4711                              ? "failed and wrote"
                                                              : NULL;
    }
    if (verdict != 0 && verdict != 1) {
        return "neither yes nor no";
    }
    if (verdict == 0 && surely_within(verdicts[row].value, a, b, stated)) {
        return "no, where a number of the formula is stated";
    }
    return verdict == 1 && bounds != NULL && !plan_interval_meets(*bounds, *stated)
               ? "yes, where none can be"
               : NULL;
}

static void judge_rightly(void) {
    plan_interval all[MOST];
    size_t n = operands(all), told = 0;
    for (size_t row = 0; row < sizeof verdicts / sizeof verdicts[0]; row++) {
        for (size_t i = 0; i < n * n; i++) {
            plan_interval bounds;
            bool bounded = verdicts[row].bounds(&all[i / n], &all[i % n], 12, &bounds) == PLAN_OK;
            for (size_t k = (i + row) % 5; k < n; k += 5) {
                const char *what =
                    wrong_verdict(row, &all[i / n], &all[i % n], &all[k], bounded ? &bounds : NULL);
                if (what != NULL && told++ < 20) {
                    printf("%s of %zu and %zu with %zu: %s\n", verdicts[row].label, i / n, i % n, k,
                           what);
                }
            }
        }
    }
    CHECK_U64("nothing is wrong", told, 0);
}

TEST_MAIN("extremes", {"hold their formulas", hold_their_formulas},
          {"judge rightly", judge_rightly})
