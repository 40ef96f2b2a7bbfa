/* Private: one-digit repairs of failed linear checks. */
#ifndef PLAN_REPAIR_H
#define PLAN_REPAIR_H

#include "check.h"

enum { PLAN_REPAIR_MAX_SETS = 64 };

/* One way to mend a check: one or two figures, each changed by one digit. */
typedef struct plan_repair_set {
    uint32_t count; /* 1 or 2 */
    uint32_t operand[2];
    plan_decimal to[2];
    double distance; /* to what was before; for ranking only */
} plan_repair_set;

typedef struct plan_repair_list {
    plan_repair_set sets[PLAN_REPAIR_MAX_SETS]; /* ranked */
    size_t count;
    uint64_t found; /* more than count where the list is full */
    bool cut;       /* the budget ended the search */
} plan_repair_list;

/* Searches the figures of a failed check for single changes after which it and all other arithmetic
 * rules that use the figure do not fail; for pairs when there is none. */
plan_status plan_repair_search(plan_checker *checker, const plan_instance *instance,
                               const plan_operand *operands, size_t count, plan_repair_list *list);

/* A figure whose digits may be changed. */
bool plan_repair_is_editable(const plan_checker *checker, const plan_operand *operand);
/* The interval of the operand's figure with another value, in its own unit; false outside the
 * bounds. */
bool plan_repair_interval(const plan_checker *checker, const plan_operand *operand,
                          plan_decimal value, plan_interval *own);

/* --- repair_edits.c --- */
/* The most candidates of a number of 18 digits: 9 * 18 replaced, 10 * 19 inserted, 18 deleted,
 * 18 swapped. */
enum { PLAN_REPAIR_MAX_EDITS = 400 };
/* All other numbers of the same scale and sign whose printed digits differ by one edit, ascending,
 * each once. Returns how many. */
size_t plan_repair_edits(plan_decimal value, plan_decimal out[PLAN_REPAIR_MAX_EDITS]);

/* --- repair_rules.c --- */
/* Called for each arithmetic check that a figure may enter; gathering finds out whether it does.
 * False ends the visit. */
typedef bool (*plan_check_visitor)(void *context, const plan_instance *instance);
void plan_visit_checks(const plan_checker *checker, const plan_record *record,
                       plan_check_visitor visitor, void *context);
bool plan_same_check(const plan_instance *a, const plan_instance *b);
/* True where no arithmetic rule but `instance` that uses the record would fail with `interval` in
 * its place (in the unit of its own indicator or statement). */
bool plan_repair_suits(plan_checker *checker, const plan_instance *instance,
                       const plan_record *record, const plan_interval *interval);

#endif
