/* Natural logarithms and exponentials of decimals with rigorous bounds, in fixed point with 100
 * fractional bits. Each step errs by less than 2^-98; 2^-90 covers all of them. */
#include "change.h"
#include "interval.h"

enum { FRACTION = 100 };

static plan_i128 constant(uint64_t high, uint64_t low) {
    plan_u128 value = (plan_u128)high << 64 | low;
    return (plan_i128)value;
}

/* ln 2 and ln 10, times 2^100, rounded down. */
static plan_i128 ln2(void) {
    return constant(UINT64_C(0xB17217F7D), UINT64_C(0x1CF79ABC9E3B3980));
}

static plan_i128 ln10(void) {
    return constant(UINT64_C(0x24D763776A), UINT64_C(0xAA2B05BA95B58AE0));
}

static plan_i128 one(void) {
    return (plan_i128)1 << FRACTION;
}

static plan_i128 slack(void) {
    return PLAN_FIXED_SLACK;
}

/* a * b / 2^100 for 0 <= a, b < 2^103, rounded down. */
static plan_i128 multiply(plan_i128 a, plan_i128 b) {
    plan_u128 x = (plan_u128)a, y = (plan_u128)b;
    plan_u128 x0 = (uint64_t)x, x1 = x >> 64, y0 = (uint64_t)y, y1 = y >> 64;
    plan_u128 low = x0 * y0, middle = x0 * y1 + (low >> 64), other = x1 * y0;
    plan_u128 sum = middle + other; /* both below 2^104 */
    plan_u128 high = x1 * y1 + (sum >> 64);
    plan_u128 bottom = sum << 64 | (uint64_t)low;
    return (plan_i128)(high << (128 - FRACTION) | bottom >> FRACTION);
}

/* n / d times 2^100 for 0 <= n < d < 2^120, rounded down. */
static plan_i128 fraction(plan_u128 n, plan_u128 d) {
    plan_u128 quotient = 0;
    for (int i = 0; i < FRACTION; i++) {
        n <<= 1;
        quotient <<= 1;
        if (n >= d) {
            n -= d;
            quotient |= 1;
        }
    }
    return (plan_i128)quotient;
}

/* ln of digits * 10^-scale, above 0: k ln 2 + 2 atanh((m - 1) / (m + 1)) - scale ln 10. */
plan_i128 plan_fixed_ln(plan_decimal a) {
    plan_u128 n = (plan_u128)a.digits, power = 1;
    int k = 0;
    while (power * 2 <= n) {
        power *= 2;
        k++;
    }
    plan_i128 y = fraction(n - power, n + power); /* m = n / power in [1, 2): y below 1/3 */
    plan_i128 square = multiply(y, y), term = y, sum = 0;
    for (int i = 1; term > 0; i += 2) {
        sum += term / i;
        term = multiply(term, square);
    }
    return 2 * sum + k * ln2() - a.scale * ln10();
}

/* a / 100 times 2^100, rounded down; the ends of what is looked at are cut to +-1000. */
static plan_i128 hundredth(plan_decimal a) {
    plan_decimal limit = {1, -5}; /* 100000 percent */
    bool negative = a.digits < 0;
    plan_decimal size = negative ? plan_decimal_negate(a) : a;
    if (plan_decimal_compare(size, limit) > 0) {
        size = limit;
    }
    plan_u128 n = (plan_u128)size.digits, d = 100;
    for (int32_t i = 0; i < size.scale; i++) {
        d *= 10; /* 10^20 at most */
    }
    for (int32_t i = 0; i > size.scale; i--) {
        n *= 10; /* 10^5 * 10^0 at most after the cut */
    }
    plan_i128 whole = (plan_i128)(n / d);
    plan_i128 value = (whole << FRACTION) + fraction(n % d, d);
    return negative ? -value : value;
}

/* Bounds of ln(value / base); `has_*` false: unbounded. */
typedef struct log_range {
    plan_i128 low, high;
    bool has_low, has_high;
} log_range;

static log_range range_of(const plan_interval *base, const plan_interval *value) {
    log_range r = {0, 0, false, false};
    bool zero_value = value->low_end == PLAN_END_UNBOUNDED || plan_decimal_sign(value->low) <= 0;
    r.has_low = !zero_value && base->high_end != PLAN_END_UNBOUNDED;
    r.has_high = value->high_end != PLAN_END_UNBOUNDED && plan_decimal_sign(base->low) > 0;
    if (r.has_low) {
        r.low = plan_fixed_ln(value->low) - plan_fixed_ln(base->high) - slack();
    }
    if (r.has_high) {
        r.high = plan_fixed_ln(value->high) - plan_fixed_ln(base->low) + slack();
    }
    return r;
}

/* Most verdicts lie far from a tie: doubles decide them, with a margin a thousand times their
 * error. 1 agrees, 0 does not, -1 where the long way must decide. */
static int quick_agrees(const plan_interval *base, const plan_interval *value,
                        const plan_interval *stated) {
    static const double margin = 1e-10;
    if (!plan_interval_is_bounded(base) || !plan_interval_is_bounded(value) ||
        !plan_interval_is_bounded(stated) || plan_decimal_sign(base->low) <= 0 ||
        plan_decimal_sign(value->low) <= 0) {
        return -1;
    }
    double low =
        100 * (log(plan_decimal_to_double(value->low)) - log(plan_decimal_to_double(base->high)));
    double high =
        100 * (log(plan_decimal_to_double(value->high)) - log(plan_decimal_to_double(base->low)));
    double least = plan_decimal_to_double(stated->low), most = plan_decimal_to_double(stated->high);
    /* the logarithms are below 42 each, so the errors below 2e-12; far stated ends are far */
    if (low > most + margin || high < least - margin) {
        return fabs(least) < 1e4 && fabs(most) < 1e4 ? 0 : -1;
    }
    return low < most - margin && high > least + margin && fabs(least) < 1e4 && fabs(most) < 1e4
               ? 1
               : -1;
}

/* The one tie there is: the logarithm of a decimal other than 1 is irrational, so only 0 can be
 * met. Whether all of `more` lies above all of `less`, or on its end where one of the three ends
 * there does not belong. */
static bool excludes_zero(plan_decimal more, uint8_t more_end, plan_decimal less, uint8_t less_end,
                          uint8_t stated_end) {
    int order = plan_decimal_compare(more, less);
    return order > 0 || (order == 0 && (more_end == PLAN_END_OPEN || less_end == PLAN_END_OPEN ||
                                        stated_end == PLAN_END_OPEN));
}

plan_status plan_log_agrees(const plan_interval *base, const plan_interval *value,
                            const plan_interval *stated, int *result) {
    bool none = value->high_end != PLAN_END_UNBOUNDED && plan_decimal_sign(value->high) <= 0;
    if (none) {
        return PLAN_SIGN_CHANGE;
    }
    int quick = quick_agrees(base, value, stated);
    if (quick >= 0) {
        *result = quick;
        return PLAN_OK;
    }
    log_range r = range_of(base, value);
    bool above = r.has_low && stated->high_end != PLAN_END_UNBOUNDED &&
                 r.low > hundredth(stated->high) + slack();
    bool below = r.has_high && stated->low_end != PLAN_END_UNBOUNDED &&
                 r.high < hundredth(stated->low) - slack();
    if (r.has_low && stated->high_end != PLAN_END_UNBOUNDED &&
        plan_decimal_sign(stated->high) == 0) {
        above =
            excludes_zero(value->low, value->low_end, base->high, base->high_end, stated->high_end);
    }
    if (r.has_high && stated->low_end != PLAN_END_UNBOUNDED &&
        plan_decimal_sign(stated->low) == 0) {
        below =
            excludes_zero(base->low, base->low_end, value->high, value->high_end, stated->low_end);
    }
    *result = !above && !below ? 1 : 0;
    return PLAN_OK;
}

static plan_wide wide_of(plan_i128 a) {
    plan_u128 bits = (plan_u128)a;
    uint64_t sign = a < 0 ? UINT64_MAX : 0;
    plan_wide result = {{(uint64_t)bits, (uint64_t)(bits >> 64), sign, sign}, 0};
    return result;
}

static plan_wide two_to_the_fraction(void) {
    return wide_of(one());
}

/* 100 * a / 2^100 as a decimal. */
static plan_status percent_of(plan_i128 a, int32_t scale, int rounding, plan_decimal *result) {
    plan_wide value = wide_of(a), divisor = two_to_the_fraction();
    value.scale = -2;
    return plan_wide_divide(&value, &divisor, scale, rounding, result, NULL);
}

/* One end: 0 where both are the same number, the only logarithm that is a decimal. */
static plan_status log_end(plan_decimal value, plan_decimal base, plan_i128 bound, int32_t scale,
                           int rounding, plan_decimal *result, uint8_t *kind) {
    plan_decimal zero = {0, 0};
    if (plan_decimal_compare(value, base) == 0) {
        *result = zero;
        return PLAN_OK;
    }
    *kind = PLAN_END_OPEN;
    return percent_of(bound, scale, rounding, result);
}

plan_status plan_log_growth_bounds(const plan_interval *base, const plan_interval *value,
                                   int32_t scale, plan_interval *result) {
    log_range r = range_of(base, value);
    plan_interval found = plan_interval_all();
    plan_status status = PLAN_OK;
    if (r.has_low) {
        found.low_end = plan_weaker_end(value->low_end, base->high_end);
        status = log_end(value->low, base->high, r.low, scale, PLAN_ROUND_DOWN, &found.low,
                         &found.low_end);
    }
    if (r.has_high && status == PLAN_OK) {
        found.high_end = plan_weaker_end(value->high_end, base->low_end);
        status = log_end(value->high, base->low, r.high, scale, PLAN_ROUND_UP, &found.high,
                         &found.high_end);
    }
    if (status == PLAN_OK) {
        *result = found;
    }
    return status;
}

bool plan_fixed_exp(plan_i128 t, bool up, plan_fixed_quotient *result) {
    if (t > 40 * one() || t < -40 * one()) {
        return false;
    }
    int k = 0;
    while (t >= ln2()) {
        t -= ln2();
        k++;
    }
    while (t < 0) {
        t += ln2();
        k--;
    }
    plan_i128 sum = one(), term = one();
    for (int i = 1; term > 0; i++) { /* below 2^100 / i! */
        term = multiply(term, t) / i;
        sum += term;
    }
    sum += up ? slack() : -slack(); /* k <= 58 steps of ln 2 err far less */
    plan_wide two = plan_wide_of_int(2);
    result->value = wide_of(sum);
    result->divisor = two_to_the_fraction();
    result->twos = k;
    for (int i = 0; i < (k < 0 ? -k : k); i++) {
        plan_wide *grows = k < 0 ? &result->divisor : &result->value;
        plan_wide_multiply(grows, &two, grows);
    }
    return true;
}

/* e^(a/100) with 16 or 17 digits. */
static plan_status exp_end(plan_decimal a, bool up, plan_decimal *result) {
    plan_fixed_quotient q;
    if (!plan_fixed_exp(hundredth(a), up, &q)) {
        return PLAN_RANGE;
    }
    /* log10 of 2^k, to choose the decimals so that 16 or 17 digits are left */
    int32_t digits = q.twos * 3 / 10 + (q.twos >= 0 ? 1 : -1);
    int32_t scale = 16 - digits > 18 ? 18 : 16 - digits;
    return plan_wide_divide(&q.value, &q.divisor, scale, up ? PLAN_ROUND_UP : PLAN_ROUND_DOWN,
                            result, NULL);
}

plan_status plan_exp_bounds(const plan_interval *a, plan_interval *result) {
    plan_interval found = plan_interval_all();
    plan_decimal zero = {0, 0};
    plan_status status = PLAN_OK;
    found.low = zero;
    found.low_end = PLAN_END_OPEN;
    if (a->low_end != PLAN_END_UNBOUNDED) {
        status = exp_end(a->low, false, &found.low);
    }
    if (a->high_end != PLAN_END_UNBOUNDED && status == PLAN_OK) {
        found.high_end = PLAN_END_OPEN;
        status = exp_end(a->high, true, &found.high);
    }
    if (status == PLAN_OK) {
        *result = found;
    }
    return status;
}
