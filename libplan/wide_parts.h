/* Private to wide.c and wide_divide.c: magnitudes of 256 bits without a sign. */
#ifndef PLAN_WIDE_PARTS_H
#define PLAN_WIDE_PARTS_H

#include "wide.h"

enum { PLAN_LIMBS = 4 };

typedef struct plan_magnitude {
    uint64_t limbs[PLAN_LIMBS]; /* least significant first */
} plan_magnitude;

static inline bool plan_wide_is_negative(const plan_wide *a) {
    return (a->limbs[PLAN_LIMBS - 1] >> 63) != 0;
}

plan_magnitude plan_magnitude_of(const plan_wide *a);
bool plan_magnitude_is_zero(const plan_magnitude *m);
int plan_magnitude_compare(const plan_magnitude *a, const plan_magnitude *b);
/* Times factor, or times 10^power; false where 256 bits do not hold it (*m is then of no use). */
bool plan_magnitude_multiply(plan_magnitude *m, uint64_t factor);
bool plan_magnitude_scale(plan_magnitude *m, int32_t power);

#endif
