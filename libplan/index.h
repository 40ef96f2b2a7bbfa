/* Private: numbers in two doubles whose power of two stands apart, so that products, sums and
 * quotients of lists leave neither end of the doubles before the result does. */
#ifndef PLAN_INDEX_INTERNAL_H
#define PLAN_INDEX_INTERNAL_H

#include <plan/index.h>

#include "change.h"

/* part * 2^exponent */
typedef struct plan_scaled2 {
    plan_double2 part;
    int64_t exponent;
} plan_scaled2;

plan_scaled2 plan_scaled2_of(double value);
plan_scaled2 plan_scaled2_add(plan_scaled2 a, plan_scaled2 b);
plan_scaled2 plan_scaled2_times(plan_scaled2 a, plan_scaled2 b);
/* b is not 0. */
plan_scaled2 plan_scaled2_over(plan_scaled2 a, plan_scaled2 b);
/* a^n, n at least 1. */
plan_scaled2 plan_scaled2_power(plan_scaled2 a, size_t n);
/* The nearest double, or infinity. */
double plan_scaled2_value(plan_scaled2 a);
/* Of the double that stands for it: -1, 0, 1. */
static inline int plan_scaled2_sign(plan_scaled2 a) {
    double value = plan_double2_value(a.part);
    return (value > 0) - (value < 0);
}

plan_scaled2 plan_scaled2_sum(const double *values, size_t n);
/* sum(a_i b_i) without the elements whose a is NaN. */
plan_scaled2 plan_scaled2_dot(const double *a, const double *b, size_t n);

#endif
