/* Private: the machine behind plan_check.
 *
 * A *check* is an instance of a rule: the rule, what it is about, area, period, series. It is done
 * in two steps that know nothing of each other: gathering its operands (intervals, each cut by the
 * bounds, or a reason) and judging them. So the same judge serves the check, the search for slips
 * by a power of ten, and repairs, which change one operand and judge again. Findings are kept as
 * instances, and only the first N in the report's order are put into words. */
#ifndef PLAN_CHECK_INTERNAL_H
#define PLAN_CHECK_INTERNAL_H

#include "check_state.h"

/* --- check_pulse.c: whoever watches the check --- */
enum { PLAN_CHECK_RANGE_PASSES = 6, PLAN_CHECK_WHOLE_PASSES = 5 };
/* Before anything else. These give PLAN_CANCELLED where the watcher ends the check. */
plan_status plan_check_begin(plan_pulse *pulse, const plan_document *document);
/* A pass over all rows is done. */
plan_status plan_check_passed(plan_checker *checker);
/* The place-th pass over a range of rows begins. */
void plan_check_pass_begins(plan_checker *checker, size_t place);
plan_status plan_check_end(plan_checker *checker);
/* Out of line, for the next. */
void plan_check_look(plan_checker *checker, size_t rows);
/* `rows` of a pass are done: tells it now and then, and sets the checker's status where that ends
 * the check. For the thread that called plan_check alone. */
static inline void plan_check_beat(plan_checker *checker, size_t rows) {
    enum { ROWS_A_LOOK = 4096 }; /* about a millisecond where rows take the long way */
    if (rows - checker->beaten >= ROWS_A_LOOK) {
        plan_check_look(checker, rows);
    }
}

/* --- check_setup.c --- */
/* Sorts the table and prepares everything; to be freed also when it fails. */
plan_status plan_checker_init(plan_checker *checker, plan_document *document, plan_report *report);
void plan_checker_free(plan_checker *checker);
/* What a checker writes into while it checks. */
plan_status plan_checker_scratch(plan_checker *checker);
void plan_checker_scratch_free(plan_checker *checker);
/* The rows of an area. */
static inline void plan_area_rows(const plan_checker *checker, uint32_t area, uint32_t *begin,
                                  uint32_t *end) {
    if (checker->blocks == NULL) {
        *begin = checker->area_start[area];
        *end = checker->area_start[area + 1];
        return;
    }
    uint32_t place = area - checker->block_base; /* wraps where it is before them */
    uint32_t at = place < checker->block_span ? checker->block_of[place] : UINT32_MAX;
    bool is_there = at < checker->block_count && checker->blocks[at].area == area;
    *begin = is_there ? checker->blocks[at].begin : 0;
    *end = is_there ? checker->blocks[at].end : 0;
}

/* How many areas add up to this one. */
static inline size_t plan_area_children(const plan_checker *checker, uint32_t area) {
    return area < checker->parent_count
               ? checker->child_start[area + 1] - checker->child_start[area]
               : 0;
}

/* --- check_fork.c: several checkers of one table --- */
/* Shares what `from` knows of the plan and has all that is written to for itself; to be freed also
 * when it fails. */
plan_status plan_checker_fork(const plan_checker *from, plan_checker *fork);
void plan_checker_fork_free(plan_checker *fork);
/* Takes what a fork found and counted. */
plan_status plan_checker_join(plan_checker *checker, plan_checker *fork);
/* After the last of them. PLAN_NO_MEMORY. */
plan_status plan_checker_joined(plan_checker *checker);
/* Adds what was counted to the report. */
void plan_checker_tell_counts(plan_checker *checker);

/* --- check_range.c --- */
/* Rows that are checked at once, at least: 224 KiB of them. Tests have fewer. */
#ifndef PLAN_RANGE_ROWS
#    define PLAN_RANGE_ROWS 8192
#endif
/* The passes over the rows of whole areas: every rule that looks at no other area. */
plan_status plan_check_range(plan_checker *checker, uint32_t begin, uint32_t end);
/* Over all areas, by several threads where that is asked for. */
plan_status plan_check_ranges(plan_checker *checker, uint32_t threads);
/* All areas are checked: what looks at all of them may begin. */
plan_status plan_check_ranged(plan_checker *checker);

/* --- check_draft.c: the first N of the findings --- */
/* Keeps the draft while it is among the first N. */
void plan_draft_keep(plan_checker *checker, const plan_draft *draft);
/* Into the report's order. */
void plan_drafts_sort(plan_checker *checker);

/* --- check_lookup.c: finding figures --- */
/* The effective record of a key, or NULL. Contradicted keys give their first record with
 * *contradicted set. */
const plan_record *plan_lookup(const plan_checker *checker, uint32_t area, uint32_t period,
                               uint8_t series, uint32_t indicator, uint16_t key,
                               bool *contradicted);
/* The range of records of (area, period, series). */
void plan_lookup_group(const plan_checker *checker, uint32_t area, uint32_t period, uint8_t series,
                       uint32_t *begin, uint32_t *end);
/* The operand of a record (its figure cut by the bounds, or the reason). */
void plan_operand_of_record(const plan_checker *checker, const plan_record *record,
                            plan_operand *operand);
/* The operand of a key; `with_implied`: an implied value stands in where there is no figure. */
void plan_operand_of_key(const plan_checker *checker, uint32_t area, uint32_t period,
                         uint8_t series, uint32_t indicator, bool with_implied,
                         plan_operand *operand);
/* The operand of a figure that is not there. */
void plan_operand_missing(uint32_t area, uint32_t period, uint8_t series, uint32_t indicator,
                          plan_operand *operand);
/* Previous: one year (or, with over_period, one period) earlier, in the first of actual, estimate,
 * baseline that holds it. */
void plan_operand_previous(const plan_checker *checker, uint32_t area, uint32_t period,
                           uint32_t indicator, bool over_period, bool with_implied,
                           plan_operand *operand);
const plan_inference *plan_inference_find(const plan_checker *checker, uint32_t area,
                                          uint32_t period, uint8_t series, uint32_t indicator);
static inline const plan_indicator_entry *plan_indicator_at(const plan_checker *checker,
                                                            uint32_t id) {
    return &checker->catalog->indicators[id];
}
/* The statement of a record or operand. */
static inline const plan_statement *plan_statement_at(const plan_checker *checker, uint16_t id) {
    return &checker->statements[id];
}

/* --- check_rules.c: gathering and judging --- */
/* Room for the operands of a rule of the table; P320 has plan_user_checks_size. */
size_t plan_instance_size(const plan_checker *checker, const plan_instance *instance);
/* Operands of an instance of a rule that has some, left side first. */
size_t plan_gather(const plan_checker *checker, const plan_instance *instance,
                   plan_operand *operands);
plan_outcome plan_judge(const plan_checker *checker, const plan_instance *instance,
                        const plan_operand *operands, size_t count);
uint8_t plan_check_shape(uint8_t rule); /* enum plan_check_shape */
/* Turns the operand into the unit of the rule. */
void plan_operand_convert(plan_operand *operand, plan_decimal factor, plan_decimal offset);
/* The figure of an operand, with another interval in its own unit, in the unit of the rule. */
plan_status plan_operand_place(const plan_operand *operand, const plan_interval *own,
                               plan_interval *result);
/* The declared tolerance as an interval around 0; false, and *result as it was, without one. */
bool plan_tolerance_of(const plan_checker *checker, const plan_instance *instance,
                       plan_interval *result);
/* The rule that judges a statement: P306 against the plan, P304 otherwise. */
uint8_t plan_statement_rule(const plan_checker *checker, const plan_record *record);
/* The code of a rule. */
const char *plan_check_code(uint8_t rule);
/* True for rules whose failed checks are searched for repairs. */
bool plan_check_is_linear(uint8_t rule);

/* --- check_sums.c: rules that sum --- */
typedef struct plan_summing {
    size_t members;     /* operands before the whole */
    bool has_total;     /* then there is no operand of the whole */
    plan_decimal total; /* in the unit of the rule */
    bool has_tolerance;
    plan_decimal tolerance;
    uint8_t missing; /* enum plan_missing_mode */
} plan_summing;
/* What a sum of `count` operands adds up. */
plan_summing plan_sum_of(const plan_checker *checker, const plan_instance *instance, size_t count);
/* The partition that an instance is about, or NULL. */
const plan_partition_entry *plan_partition_of(const plan_checker *checker,
                                              const plan_instance *instance);
/* Checks whose findings go by the code of their partition. */
static inline bool plan_goes_by_partition(const plan_instance *instance) {
    return instance->rule == PLAN_CHECK_PARTITION || instance->rule == PLAN_CHECK_WHOLE ||
           instance->rule == PLAN_CHECK_PRICES;
}
/* The rule of the members of a partition. */
static inline uint8_t plan_partition_rule(const plan_partition_entry *partition) {
    return partition->has_total ? PLAN_CHECK_PARTITION : PLAN_CHECK_WHOLE;
}
size_t plan_gather_partition(const plan_checker *checker, const plan_instance *instance,
                             plan_operand *operands);
size_t plan_gather_periods(const plan_checker *checker, const plan_instance *instance,
                           plan_operand *operands);
size_t plan_gather_areas(const plan_checker *checker, const plan_instance *instance,
                         plan_operand *operands);
/* How many periods of a frequency make a period, 0 where they do not (or more than
 * PLAN_MAX_SUBPERIODS would be needed). */
enum { PLAN_MAX_SUBPERIODS = 120 };
uint32_t plan_subperiods(uint32_t period, uint8_t frequency);

/* --- check_growths.c: contributions, and growth of wholes and parts --- */
size_t plan_gather_contributions(const plan_checker *checker, const plan_instance *instance,
                                 plan_operand *operands);
uint32_t plan_contribution_partition(const plan_checker *checker, uint32_t indicator);
size_t plan_gather_contribution(const plan_checker *checker, const plan_instance *instance,
                                plan_operand *operands);
size_t plan_gather_between(const plan_checker *checker, const plan_instance *instance,
                           plan_operand *operands);
plan_outcome plan_judge_contribution(const plan_checker *checker, const plan_instance *instance,
                                     const plan_operand *operands, size_t count);
plan_outcome plan_judge_between(const plan_checker *checker, const plan_instance *instance,
                                const plan_operand *operands, size_t count);
/* Growth of a row that is compared with that of parts: a rate or an index against previous. */
bool plan_is_growth(const plan_statement *statement);

/* Judges of check_judge.c. */
plan_outcome plan_skipped(plan_status reason);
plan_outcome plan_missing_fails(void);
/* What is said of a check that has no judgement: a missing figure may be a failure. */
plan_outcome plan_not_judged(const plan_checker *checker, const plan_instance *instance,
                             plan_status reason);
/* The first operand, widened by the rule's tolerance; false: out of range. */
bool plan_stated_interval(const plan_checker *checker, const plan_instance *instance,
                          const plan_operand *operands, plan_interval *stated);
/* PLAN_FAILS turns into PLAN_UNDECIDED where an operand is about. */
plan_outcome plan_decided(bool holds, const plan_operand *operands, size_t count);
/* The first reason in the order of enum plan_status_code; `reason` is one of them. */
plan_status plan_first_reason(const plan_operand *operands, size_t count, plan_status reason);
static inline plan_status plan_earlier(plan_status a, plan_status b) {
    return a == PLAN_OK || (b != PLAN_OK && b < a) ? b : a;
}
/* 0 or below as printed: PLAN_ZERO_BASE, PLAN_NEGATIVE_BASE. */
plan_status plan_printed_base(const plan_checker *checker, const plan_operand *base);
plan_outcome plan_judge_sum(const plan_checker *checker, const plan_instance *instance,
                            const plan_operand *operands, size_t count);
plan_outcome plan_judge_statement(const plan_checker *checker, const plan_instance *instance,
                                  const plan_operand *operands, size_t count);
plan_outcome plan_judge_ratio(const plan_checker *checker, const plan_instance *instance,
                              const plan_operand *operands, size_t count);
plan_outcome plan_judge_order(const plan_checker *checker, const plan_instance *instance,
                              const plan_operand *operands, size_t count);

/* --- check_expression.c, check_expression_judge.c: users' rules, P320 --- */
/* Compiles the rules of the document; before the table is sorted. To be freed also when it fails.
 */
plan_status plan_user_checks_init(plan_checker *checker);
void plan_user_checks_free(plan_checker *checker);
/* The same rules with another's marks and scratch; freed also when it fails. */
plan_status plan_user_checks_fork(const plan_checker *from, plan_checker *fork);
void plan_user_checks_fork_free(plan_checker *fork);
/* The most figures of a rule. */
size_t plan_user_checks_size(const plan_checker *checker);
/* The rules that a record of the group makes be checked; only where there are rules. */
void plan_check_user_rules(plan_checker *checker, const plan_record *record);
/* Visits every check of a user's rule that the record may enter. */
void plan_user_checks_of(const plan_checker *checker, const plan_record *record,
                         void (*visit)(void *context, const plan_instance *instance),
                         void *context);
size_t plan_gather_expression(const plan_checker *checker, const plan_instance *instance,
                              plan_operand *operands);
plan_outcome plan_judge_expression(const plan_checker *checker, const plan_instance *instance,
                                   const plan_operand *operands, size_t count);
bool plan_required_expression(const plan_checker *checker, const plan_instance *instance,
                              const plan_operand *operands, size_t i, int32_t scale,
                              plan_interval *result);
/* True for equalities that are judged exactly: a threshold is seldom missed by a misprint, and
 * nearly any other digit would reach it. */
bool plan_user_is_mendable(const plan_checker *checker, const plan_instance *instance);
/* The severity of a breach of this check. */
int plan_instance_severity(const plan_checker *checker, const plan_instance *instance);

/* --- check_data.c, check_series.c, check_implied.c, check_groups.c: passes over rows --- */
plan_status plan_check_duplicates(plan_checker *checker);
plan_status plan_check_records(plan_checker *checker);    /* bounds, validity */
plan_status plan_check_statements(plan_checker *checker); /* P304, P306; implied values, P307 */
plan_status plan_check_periods(plan_checker *checker);    /* P308 */
plan_status plan_check_groups(plan_checker *checker);     /* everything else */
/* And what is no matter of one area. */
plan_status plan_check_nowhere(plan_checker *checker); /* required series without any figure */
plan_status plan_check_areas(plan_checker *checker);   /* P309 */
plan_status plan_check_prices(plan_checker *checker);  /* P313 */
/* Judges groups of plain figures as wholes; what it leaves open is for the passes behind it.
 * Series: gaps, and those that must be there (P206, P207). */
plan_status plan_check_shapes(plan_checker *checker);
void plan_shapes_free(plan_checker *checker);
/* check_series.c: figures of a group, in order; whether all of its indicators were seen in its
 * period last; a group whose indicators were all seen in each period before it; the end of an area.
 */
void plan_see(plan_checker *checker, uint32_t begin, uint32_t end);
bool plan_saw(const plan_checker *checker, uint32_t begin, uint32_t end);
/* Some row of the indicator was met. */
void plan_see_once(plan_checker *checker, uint32_t indicator);
void plan_see_later(plan_checker *checker, uint32_t begin, uint32_t end);
void plan_conclude_series(plan_checker *checker);
/* What check_series.c remembers: made, joined, freed. */
plan_status plan_seen_init(plan_checker *checker);
void plan_seen_join(plan_checker *checker, const plan_checker *fork);
void plan_seen_free(plan_checker *checker);
/* The order of inferences: by key. */
int plan_inference_order(const plan_inference *a, const plan_inference *b);
/* Statements of a group about members or wholes of partitions: P310, P311, P312. */
void plan_check_growths(plan_checker *checker, const plan_record *record);
/* --- check_fulfilment.c --- */
size_t plan_gather_fulfilment(const plan_checker *checker, const plan_instance *instance,
                              plan_operand *operands);
plan_outcome plan_judge_fulfilment(const plan_checker *checker, const plan_instance *instance,
                                   const plan_operand *operands, size_t count);
/* P405, at the first row of an indicator in a group that ends with `end`. */
void plan_check_fulfilment(plan_checker *checker, const plan_record *first, const plan_record *end);
plan_status plan_check_outliers(plan_checker *checker); /* P501, P502 */
/* Gathers, judges, concludes; the finding stands at the first figure. */
void plan_run_check(plan_checker *checker, const plan_instance *instance);
/* An instance about one row. */
static inline plan_instance plan_instance_of(uint8_t rule, const plan_record *record) {
    plan_instance instance = {
        rule, record->series, record->indicator, record->area, record->period, record, 0};
    return instance;
}
static inline bool plan_same_key(const plan_checker *checker, const plan_record *a,
                                 const plan_record *b) {
    return a->area == b->area && a->period == b->period && a->series == b->series &&
           a->indicator == b->indicator &&
           (a->statement == b->statement ||
            checker->keys[a->statement] == checker->keys[b->statement]);
}
/* Counts an outcome and drafts its finding, which stands at `at` (NULL: nowhere). */
void plan_conclude(plan_checker *checker, const plan_instance *instance, plan_outcome outcome,
                   const plan_record *at);
static inline bool plan_rule_is_on(const plan_checker *checker, uint8_t rule) {
    return checker->settings[rule].severity != PLAN_SEVERITY_OFF;
}

/* Decimals that ends are shown with: two more than the most precise figure that enters. */
/* Without zeros beyond that most precise figure's decimals: 0.180 beside 14.47 is 0.18. */
plan_decimal plan_shown_decimal(plan_decimal a, int32_t shown_scale);
plan_interval plan_shown_interval(plan_interval a, int32_t shown_scale);
int32_t plan_shown_scale(const plan_checker *checker, const plan_operand *operands, size_t count);

/* --- check_explain.c: words --- */
plan_status plan_explain(plan_checker *checker, const plan_draft *draft);
plan_status plan_explain_implied(plan_checker *checker);

/* What one judgement takes of the budget: as much as it has operands, and a check of thousands,
 * which no digit is likely to mend, more than that. A unit is about a microsecond. */
static inline uint64_t plan_evaluation_cost(size_t operands) {
    uint64_t n = operands, many = n / 64;
    return 1 + n / 4 + many * many;
}
/* For what is told beside a finding and costs a judgement each: false where the budget is spent. */
static inline bool plan_evaluation_is_paid(plan_checker *checker, size_t operands) {
    if (checker->evaluations >= checker->budget) {
        return false;
    }
    checker->evaluations += plan_evaluation_cost(operands);
    return true;
}

#endif
