/* Numbers in two doubles with their power of two apart. Every product of two doubles is exact in
 * this form, whatever their size; sums lose what lies 100 bits below the largest term. */
#include "index.h"

/* What lies this far below the larger of two terms does not reach its last digit. */
enum { FAR_BELOW = 1000 };

static double shifted(double value, int64_t exponent) {
    enum { LEAST = -5000 }; /* upwards none goes far: what leaves the doubles ends a chain */
    return ldexp(value, (int)(exponent < LEAST ? LEAST : exponent));
}

/* The same number with the part in [1/2, 1), so that no product of parts leaves the doubles. */
static plan_scaled2 normal(plan_scaled2 a) {
    int exponent;
    (void)frexp(a.part.high, &exponent);
    plan_scaled2 result = {{ldexp(a.part.high, -exponent), ldexp(a.part.low, -exponent)},
                           a.exponent + exponent};
    return result;
}

plan_scaled2 plan_scaled2_of(double value) {
    int exponent;
    double part = frexp(value, &exponent);
    plan_scaled2 result = {{part, 0}, exponent};
    return result;
}

plan_scaled2 plan_scaled2_add(plan_scaled2 a, plan_scaled2 b) {
    if (a.part.high == 0 || b.part.high == 0) {
        return a.part.high == 0 ? b : a;
    }
    plan_scaled2 large = a.exponent >= b.exponent ? a : b, small = a.exponent >= b.exponent ? b : a;
    int64_t apart = small.exponent - large.exponent;
    if (apart < -FAR_BELOW) {
        return large;
    }
    small.part.high = shifted(small.part.high, apart);
    small.part.low = shifted(small.part.low, apart);
    plan_scaled2 sum = {plan_double2_add(large.part, small.part), large.exponent};
    return normal(sum);
}

plan_scaled2 plan_scaled2_times(plan_scaled2 a, plan_scaled2 b) {
    plan_scaled2 product = {plan_double2_times(a.part, b.part), a.exponent + b.exponent};
    return normal(product);
}

/* A second quotient from what the first one lacks. */
plan_scaled2 plan_scaled2_over(plan_scaled2 a, plan_scaled2 b) {
    double first = a.part.high / b.part.high;
    double rest = fma(-first, b.part.high, a.part.high) + (a.part.low - first * b.part.low);
    plan_scaled2 quotient = {plan_two_sum(first, rest / b.part.high), a.exponent - b.exponent};
    return normal(quotient);
}

plan_scaled2 plan_scaled2_power(plan_scaled2 a, size_t n) {
    plan_scaled2 power = plan_scaled2_of(1);
    for (; n > 0; n /= 2) {
        power = n % 2 == 1 ? plan_scaled2_times(power, a) : power;
        a = plan_scaled2_times(a, a);
    }
    return power;
}

double plan_scaled2_value(plan_scaled2 a) {
    return shifted(plan_double2_value(a.part), a.exponent);
}

/* Only sums near the largest double need another scale. */
plan_scaled2 plan_scaled2_sum(const double *values, size_t n) {
    enum { DOWN = 200 };
    double largest = 0;
    for (size_t i = 0; i < n; i++) {
        largest = fmax(largest, fabs(values[i]));
    }
    if (largest < 0x1p900) {
        plan_scaled2 sum = {plan_double2_sum(values, n), 0};
        return normal(sum);
    }
    plan_scaled2 sum = {{0, 0}, DOWN};
    for (size_t i = 0; i < n; i++) {
        sum.part = plan_double2_plus(sum.part, ldexp(values[i], -DOWN));
    }
    return normal(sum);
}

plan_scaled2 plan_scaled2_dot(const double *a, const double *b, size_t n) {
    plan_scaled2 sum = plan_scaled2_of(0);
    for (size_t i = 0; i < n; i++) {
        if (!isnan(a[i])) {
            plan_scaled2 product = plan_scaled2_times(plan_scaled2_of(a[i]), plan_scaled2_of(b[i]));
            sum = plan_scaled2_add(sum, product);
        }
    }
    return sum;
}
