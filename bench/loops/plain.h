/* The loops of the array kernels without checks, compiled as the kernels are. */
#ifndef BENCH_LOOPS_PLAIN_H
#define BENCH_LOOPS_PLAIN_H

#include <stddef.h>

void plain_growth(const double *base, const double *value, double *out, size_t n);
void plain_difference(const double *base, const double *value, double *out, size_t n);
void plain_ratio(const double *numerator, const double *denominator, double *out, size_t n);
void plain_reach(const double *actual, const double *plan, double *out, size_t n);
void plain_excess(const double *actual, const double *plan, double *out, size_t n);

#endif
