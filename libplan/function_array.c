/* The arrays that are computed by the million: blocks are computed without asking, and asked again
 * one by one where a result is not finite or a base not above 0. What is asked on the way is asked
 * of the bits, in whole numbers, a vector of elements at once; flags of the compiler for this file
 * decide how wide that is.
 *
 * Two things cost time beside the division: memory that is read only to be overwritten, so arrays
 * too large for any cache are written past it; and a copy, so results go where they belong at once,
 * and by way of the stack only where `out` is an input. */
#include <plan/change.h>
#include <plan/ratio.h>
#include <plan/target.h>

#include "change.h"

#include <string.h>

#if defined __AVX2__
#    include <immintrin.h>
#    define LANES 4
#    define WRITE_PAST_CACHE(place, value) _mm256_stream_pd(place, (__m256d)(value))
#    define FINISH_WRITING() _mm_sfence()
#elif defined __SSE2__
#    include <emmintrin.h>
#    define LANES 2
#    define WRITE_PAST_CACHE(place, value) _mm_stream_pd(place, (__m128d)(value))
#    define FINISH_WRITING() _mm_sfence()
#else
#    define LANES 2
#    define WRITE_PAST_CACHE(place, value) memcpy(place, &(value), sizeof(value))
#    define FINISH_WRITING() (void)0
#endif

/* SMALL elements are asked one by one where one of them needs it. */
enum { SMALL = 64, BLOCK = 2048, LARGE = 1 << 20 };

typedef double vector __attribute__((vector_size(8 * LANES)));
typedef uint64_t vector_bits __attribute__((vector_size(8 * LANES)));

/* --- Questions: the sign bit of an element of the answer is set where it is so --- */

/* The exponent carries over. */
static inline vector_bits not_finite(vector value) {
    return ((vector_bits)value & UINT64_C(0x7FF0000000000000)) + UINT64_C(0x0010000000000000);
}

static inline vector_bits is_zero(vector value) {
    return ((vector_bits)value & UINT64_C(0x7FFFFFFFFFFFFFFF)) - 1;
}

/* 0 and negative numbers are found by the first, -0.0, infinity and missing by the second. */
static inline vector_bits not_positive_finite(vector value) {
    vector_bits bits = (vector_bits)value;
    return (bits - 1) | (bits + UINT64_C(0x0010000000000000));
}

/* --- Passes: whole vectors; the sign bit of what they return says that some element needs asking.
 * What is written past the cache must lie where vectors may. --- */

typedef uint64_t (*block_function)(const double *a, const double *b, double *out, size_t size,
                                   double constant, bool past_cache);
typedef plan_status (*kernel_function)(double, double, double, double *);

static inline vector vector_at(const double *place) {
    vector value;
    memcpy(&value, place, sizeof value);
    return value;
}

#define PASS(name, value, questions)                                                               \
    static uint64_t name(const double *restrict a, const double *restrict b, double *restrict out, \
                         size_t size, double constant, bool past_cache) {                          \
        vector_bits bad = {0};                                                                     \
        (void)constant;                                                                            \
        for (size_t i = 0; i < size; i += LANES) {                                                 \
            vector x = vector_at(a + i), y = vector_at(b + i), result = (value);                   \
            if (past_cache) {                                                                      \
                WRITE_PAST_CACHE(out + i, result);                                                 \
            } else {                                                                               \
                memcpy(out + i, &result, sizeof result);                                           \
            }                                                                                      \
            bad |= not_finite(result) | (questions);                                               \
        }                                                                                          \
        for (int lane = 1; lane < LANES; lane++) {                                                 \
            bad[0] |= bad[lane];                                                                   \
        }                                                                                          \
        return bad[0];                                                                             \
    }

PASS(growth_pass, 100 * (y - x) / x, not_positive_finite(x))
PASS(reach_pass, 100 * y / x, not_positive_finite(x))
PASS(difference_pass, y - x, not_finite(result))
PASS(ratio_pass, constant *x / y, not_finite(y) | (is_zero(result) & ~is_zero(x)))

/* --- One by one --- */

static plan_status one_growth(double a, double b, double constant, double *result) {
    (void)constant;
    return plan_kernel_growth(a, b, result);
}

static plan_status one_reach(double a, double b, double constant, double *result) {
    (void)constant;
    return plan_kernel_reach(a, b, result);
}

static plan_status one_difference(double a, double b, double constant, double *result) {
    (void)constant;
    return plan_kernel_difference(a, b, result);
}

typedef struct operation {
    block_function pass;
    kernel_function kernel;
    double constant;
} operation;

static void ask(const operation *op, const double *a, const double *b, double *out,
                plan_status *statuses, size_t n) {
    PLAN_ARRAY(out, statuses, n, op->kernel(a[plan_i], b[plan_i], op->constant, &plan_value));
}

static bool is_apart(const double *a, const double *out, size_t n) {
    uintptr_t first = (uintptr_t)a, second = (uintptr_t)out;
    return (first < second ? second - first : first - second) >= n * sizeof *a;
}

/* False where some element needs asking. */
static bool compute_vectors(const operation *op, const double *a, const double *b, double *out,
                            plan_status *statuses, size_t size, bool past_cache) {
    if (op->pass(a, b, out, size, op->constant, past_cache) >> 63 != 0) {
        return false;
    }
    if (statuses != NULL) {
        memset(statuses, 0, size * sizeof statuses[0]); /* PLAN_OK */
    }
    return true;
}

static void compute_block(const operation *op, const double *a, const double *b, double *out,
                          plan_status *statuses, size_t size, bool past_cache) {
    size_t whole = size - size % LANES, start = 0;
    if (compute_vectors(op, a, b, out, statuses, whole, past_cache)) {
        start = whole;
    }
    while (start < size) {
        size_t left = start < whole ? whole - start : size - start;
        size_t part = left < SMALL ? left : SMALL;
        plan_status *place = statuses == NULL ? NULL : statuses + start;
        if (start >= whole ||
            !compute_vectors(op, a + start, b + start, out + start, place, part, past_cache)) {
            ask(op, a + start, b + start, out + start, place, part);
        }
        start += part;
    }
}

static bool is_for_vectors(const double *out) {
    return (uintptr_t)out % sizeof(vector) == 0;
}

/* How many elements lie before the first place for a vector. */
static size_t elements_before(const double *out) {
    size_t beyond = (uintptr_t)out % sizeof(vector);
    return beyond == 0 ? 0 : (sizeof(vector) - beyond) / sizeof *out;
}

static plan_status compute(const double *a, const double *b, double *out, plan_status *out_status,
                           size_t n, const operation *op) {
    double block[BLOCK];
    if (!plan_has_arrays(a, b, out, n)) {
        return PLAN_INVALID;
    }
    bool apart = is_apart(a, out, n) && is_apart(b, out, n);
    bool past_cache = apart && n >= LARGE;
    size_t before = past_cache ? elements_before(out) : 0;
    for (size_t start = 0, size; start < n; start += size) {
        size = start < before ? before : n - start < BLOCK ? n - start : BLOCK;
        compute_block(op, a + start, b + start, apart ? out + start : block,
                      out_status == NULL ? NULL : out_status + start, size,
                      past_cache && is_for_vectors(out + start));
        if (!apart) {
            memcpy(out + start, block, size * sizeof block[0]);
        }
    }
    FINISH_WRITING(); /* others see it before anything written later */
    return PLAN_OK;
}

plan_status plan_growth_v(const double *base, const double *value, double *out,
                          plan_status *out_status, size_t n) {
    static const operation growth = {growth_pass, one_growth, 0};
    return compute(base, value, out, out_status, n, &growth);
}

plan_status plan_excess_v(const double *actual, const double *plan, double *out,
                          plan_status *out_status, size_t n) {
    return plan_growth_v(plan, actual, out, out_status, n);
}

plan_status plan_reach_v(const double *actual, const double *plan, double *out,
                         plan_status *out_status, size_t n) {
    static const operation reach = {reach_pass, one_reach, 0};
    return compute(plan, actual, out, out_status, n, &reach);
}

plan_status plan_difference_v(const double *base, const double *value, double *out,
                              plan_status *out_status, size_t n) {
    static const operation difference = {difference_pass, one_difference, 0};
    return compute(base, value, out, out_status, n, &difference);
}

plan_status plan_ratio_v(const double *numerator, const double *denominator, double *out,
                         plan_status *out_status, size_t n, double per) {
    operation ratio = {ratio_pass, plan_ratio, per};
    return !isfinite(per) ? PLAN_INVALID
                          : compute(numerator, denominator, out, out_status, n, &ratio);
}
