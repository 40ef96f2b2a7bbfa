/* Private: error localisation. Over all failed arithmetic checks, the smallest sets of figures
 * whose change satisfies them and every other check that uses one of the figures. Checks that share
 * no figure are explained apart. */
#ifndef PLAN_CHECK_LOCALISE_H
#define PLAN_CHECK_LOCALISE_H

#include "repair.h"

/* Figures of a set at most; larger causes are not looked for. */
enum { PLAN_LOCALISE_FIGURES = 3 };

/* A set of figures that may be wrong together. */
typedef struct plan_suspects {
    size_t count;
    const plan_record *records[PLAN_LOCALISE_FIGURES];
    plan_operand operands[PLAN_LOCALISE_FIGURES]; /* as figures, in their own unit */
    plan_interval domain[PLAN_LOCALISE_FIGURES];  /* where each would have to lie [own unit] */
    bool has_repair;                              /* one digit of each would do */
    plan_decimal repair[PLAN_LOCALISE_FIGURES];
} plan_suspects;

/* --- check_localise_fit.c --- */
/* Whether values of the figures satisfy all checks that use one of them; then domain and repair are
 * filled. Certain when it says yes: a witness was judged. `*fits` is false where there is none or
 * where none was found. */
plan_status plan_localise_fit(plan_checker *checker, plan_suspects *suspects, bool *fits);

/* --- check_localise_tell.c --- */
/* Adds what explains the drafts (`mends`, places in the checker's) to the report. `complete` is
 * false where the search ended early, or found nothing: then there is an explanation without
 * figures. */
plan_status plan_localise_tell(plan_checker *checker, const plan_suspects *sets, size_t count,
                               const uint32_t *mends, size_t mend_count, bool complete);

/* --- check_localise.c --- */
/* Explains the failed drafts of the checker and adds the explanations to the report. */
plan_status plan_localise(plan_checker *checker);

#endif
