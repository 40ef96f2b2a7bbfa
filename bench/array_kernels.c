/* The arrays of the library beside the same loops without checks: 10^7 doubles, one core.
 * Prints for each the best of ten runs in milliseconds, and the quotient. array_kernels.py compares
 * with numpy and pandas too.
 *
 * usage: bench_array_kernels [N] */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <plan/change.h>
#include <plan/ratio.h>
#include <plan/target.h>

#include "loops/plain.h"

typedef void (*loop)(const double *a, const double *b, double *out, size_t n);

static void checked_growth(const double *a, const double *b, double *out, size_t n) {
    (void)plan_growth_v(a, b, out, NULL, n);
}

static void checked_difference(const double *a, const double *b, double *out, size_t n) {
    (void)plan_difference_v(a, b, out, NULL, n);
}

static void checked_ratio(const double *a, const double *b, double *out, size_t n) {
    (void)plan_ratio_v(a, b, out, NULL, n, 1);
}

static void checked_reach(const double *a, const double *b, double *out, size_t n) {
    (void)plan_reach_v(a, b, out, NULL, n);
}

static void checked_excess(const double *a, const double *b, double *out, size_t n) {
    (void)plan_excess_v(a, b, out, NULL, n);
}

static const struct {
    const char *name;
    loop plain, checked;
} rows[] = {{"growth", plain_growth, checked_growth},
            {"difference", plain_difference, checked_difference},
            {"ratio", plain_ratio, checked_ratio},
            {"excess", plain_excess, checked_excess},
            {"reach", plain_reach, checked_reach}};

static double milliseconds(loop run, const double *a, const double *b, double *out, size_t n) {
    struct timespec start, end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    run(a, b, out, n);
    clock_gettime(CLOCK_MONOTONIC, &end);
    return (double)(end.tv_sec - start.tv_sec) * 1e3 + (double)(end.tv_nsec - start.tv_nsec) / 1e6;
}

int main(int argc, char **argv) {
    size_t n = argc > 1 ? strtoul(argv[1], NULL, 10) : 10000000;
    double *a = malloc(n * sizeof *a), *b = malloc(n * sizeof *b), *out = malloc(n * sizeof *out);
    if (a == NULL || b == NULL || out == NULL) {
        fprintf(stderr, "no memory\n");
        return 2;
    }
    for (size_t i = 0; i < n; i++) {
        a[i] = 1 + (double)(i % 9973) / 7;
        b[i] = 1 + (double)(i % 9967) / 5;
        out[i] = 0;
    }
    for (size_t r = 0; r < sizeof rows / sizeof rows[0]; r++) {
        double plain = 1e9, checked = 1e9;
        for (int i = 0; i < 10; i++) { /* in turns, since machines are never quiet */
            double p = milliseconds(rows[r].plain, a, b, out, n);
            double c = milliseconds(rows[r].checked, a, b, out, n);
            plain = p < plain ? p : plain;
            checked = c < checked ? c : checked;
        }
        printf("%-12s plain %6.1f ms, checked %6.1f ms, %.2f times\n", rows[r].name, plain, checked,
               checked / plain);
    }
    free(a);
    free(b);
    free(out);
    return 0;
}
