/* Branches that only a defect of the library itself could take.
 *
 *     if (PLAN_NEVER(left > right, "the caller has ordered them")) {
 *         return PLAN_INVALID;
 *     }
 *
 * They stay in what is shipped: a defect then ends in a status and not in a wrong figure. The build
 * that counts coverage takes them as constants, since no test can reach them; tests/prove.sh counts
 * the lines behind them and holds them under 1 % of all. Not for what a caller, a file or failing
 * memory can bring about: that is tested. */
#ifndef PLAN_NEVER_H
#define PLAN_NEVER_H

#ifdef PLAN_COUNTED
#    define PLAN_NEVER(condition, why) (0)
#    define PLAN_ALWAYS(condition, why) (1)
#else
#    define PLAN_NEVER(condition, why) (condition)
#    define PLAN_ALWAYS(condition, why) (condition)
#endif

#endif
