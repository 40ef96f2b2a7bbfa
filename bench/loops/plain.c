/* A library of its own, so that no compiler sees the arrays that a loop is called with. */
#include "plain.h"

void plain_growth(const double *base, const double *value, double *out, size_t n) {
    for (size_t i = 0; i < n; i++) {
        out[i] = 100 * (value[i] - base[i]) / base[i];
    }
}

void plain_difference(const double *base, const double *value, double *out, size_t n) {
    for (size_t i = 0; i < n; i++) {
        out[i] = value[i] - base[i];
    }
}

void plain_ratio(const double *numerator, const double *denominator, double *out, size_t n) {
    for (size_t i = 0; i < n; i++) {
        out[i] = numerator[i] / denominator[i];
    }
}

void plain_reach(const double *actual, const double *plan, double *out, size_t n) {
    for (size_t i = 0; i < n; i++) {
        out[i] = 100 * actual[i] / plan[i];
    }
}

void plain_excess(const double *actual, const double *plan, double *out, size_t n) {
    for (size_t i = 0; i < n; i++) {
        out[i] = 100 * (actual[i] - plan[i]) / plan[i];
    }
}
