/* Functions of the mathematics that C can call without asking the table of functions by name: with
 * plain numbers, or arrays element by element. All others go through plan_function_call. */
#ifndef PLAN_BINDINGS_DIRECT_H
#define PLAN_BINDINGS_DIRECT_H

#include <plan.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef plan_status plan_scalar_2(double, double, double *);
typedef plan_status plan_scalar_3(double, double, double, double *);
typedef plan_status plan_scalar_4(double, double, double, double, double *);
typedef plan_status plan_scalar_6(double, double, double, double, double, double, double *);
typedef plan_status plan_arrays_2(const double *, const double *, double *, plan_status *, size_t);
typedef plan_status plan_arrays_3(const double *, const double *, const double *, double *,
                                  plan_status *, size_t);
typedef plan_status plan_arrays_2_1(const double *, const double *, double *, plan_status *, size_t,
                                    double);
typedef plan_status plan_arrays_2_2(const double *, const double *, double *, plan_status *, size_t,
                                    double, double);
typedef plan_status plan_arrays_2_word(const double *, const double *, double *, plan_status *,
                                       size_t, int);
typedef plan_status plan_arrays_1_words(const double *, double *, plan_status *, size_t, int, int);

typedef struct plan_direct {
    const char *name;
    int numbers; /* of the scalar form; 0: it is called by name */
    int arrays;  /* of the array form; 0: there is none */
    plan_scalar_2 *s2;
    plan_scalar_3 *s3;
    plan_scalar_4 *s4;
    plan_scalar_6 *s6;
    plan_arrays_2 *a2;
    plan_arrays_3 *a3;
    plan_arrays_2_1 *a21;
    plan_arrays_2_2 *a22;
    plan_arrays_2_word *a2w;
    plan_arrays_1_words *a1w;
} plan_direct;

/* The row of a function; NULL where it has none. */
const plan_direct *plan_direct_find(const char *name);

static inline plan_status plan_direct_scalar(const plan_direct *d, const double *x,
                                             double *result) {
    return d->s2 != NULL   ? d->s2(x[0], x[1], result)
           : d->s3 != NULL ? d->s3(x[0], x[1], x[2], result)
           : d->s4 != NULL ? d->s4(x[0], x[1], x[2], x[3], result)
                           : d->s6(x[0], x[1], x[2], x[3], x[4], x[5], result);
}

/* A word is its place from 0 in the table; directions are numbered from 1. */
static inline plan_status plan_direct_arrays(const plan_direct *d, const double *const *x,
                                             const double *constants, double *out,
                                             plan_status *statuses, size_t n) {
    return d->a2 != NULL    ? d->a2(x[0], x[1], out, statuses, n)
           : d->a3 != NULL  ? d->a3(x[0], x[1], x[2], out, statuses, n)
           : d->a21 != NULL ? d->a21(x[0], x[1], out, statuses, n, constants[0])
           : d->a22 != NULL ? d->a22(x[0], x[1], out, statuses, n, constants[0], constants[1])
           : d->a2w != NULL ? d->a2w(x[0], x[1], out, statuses, n, (int)constants[0] + 1)
                            : d->a1w(x[0], out, statuses, n, (int)constants[0], (int)constants[1]);
}

/* Constants behind the arrays. */
static inline int plan_direct_constants(const plan_direct *d) {
    return d->a21 != NULL || d->a2w != NULL ? 1 : d->a22 != NULL || d->a1w != NULL ? 2 : 0;
}

#ifdef __cplusplus
}
#endif

#endif
