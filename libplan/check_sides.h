/* Private: the two sides of a check as numbers to show: what stands there, what may stand there,
 * and where each figure would have to lie. Only for findings; verdicts come from check_judge.c. */
#ifndef PLAN_CHECK_SIDES_H
#define PLAN_CHECK_SIDES_H

#include "check.h"

typedef struct plan_sides {
    bool has_left;     /* all figures of the left side are printed ones */
    plan_decimal left; /* from the printed figures */
    plan_interval left_interval;
    bool has_right;
    plan_decimal right; /* from the printed figures, rounded to `scale` where it is a quotient */
    plan_interval right_interval;
    bool has_expected;
    plan_interval expected; /* of the left side, exact or outwards */
    bool has_gap;
    plan_decimal gap, beyond; /* left - right; what rounding cannot explain, >= 0 */
    int32_t scale;            /* decimals to show ends with */
} plan_sides;

void plan_sides_of(const plan_checker *checker, const plan_instance *instance,
                   const plan_operand *operands, size_t count, plan_sides *sides);
/* --- Pieces for check_required.c --- */
plan_interval plan_sides_zero(void);
/* Sum of operands but one; missing ones count as nothing. */
bool plan_sides_sum(const plan_operand *operands, size_t count, size_t without,
                    plan_interval *result);
size_t plan_sides_members(const plan_checker *checker, const plan_instance *instance, size_t count);
plan_interval plan_sides_total(const plan_checker *checker, const plan_instance *instance,
                               const plan_operand *operands, size_t count);
plan_interval plan_sides_hull(const plan_operand *operands, size_t count);
plan_status plan_sides_right(const plan_checker *checker, const plan_instance *instance,
                             const plan_operand *operands, size_t count, int32_t scale,
                             plan_interval *result);

/* --- check_required.c --- */
/* Whether members that are not there and cannot be negative may add whatever is missing: then the
 * sum of the others must not exceed the whole, and that is all. */
bool plan_sides_is_partial(const plan_checker *checker, const plan_instance *instance,
                           const plan_operand *operands, size_t count);
/* Where the figure of operand i would have to lie, all others as they are; in the unit of its own
 * indicator or statement. False where there is no such place or it does not fit. */
bool plan_required(const plan_checker *checker, const plan_instance *instance,
                   const plan_operand *operands, size_t count, size_t i, int32_t scale,
                   plan_interval *result);

#endif
