/* Several checkers of one table: each has its own scratch, counts and findings, and shares what is
 * known of the plan. What they found is put together again; neither counts nor the first N findings
 * depend on which of them looked at what. */
#include <stdlib.h>
#include <string.h>

#include "check_expression.h"
#include "check_plain.h"

/* --- Scratch ------------------------------------------------------------------------------- */

static size_t largest_check(const plan_checker *checker) {
    size_t largest = PLAN_MAX_SUBPERIODS + 1, of_user = plan_user_checks_size(checker);
    largest = of_user > largest ? of_user : largest;
    for (size_t i = 0; i < checker->catalog->partition_codes.count; i++) {
        size_t size = checker->catalog->partitions[i].member_count + 1;
        largest = size > largest ? size : largest;
    }
    for (uint32_t i = 0; i < checker->parent_count; i++) {
        size_t size = plan_area_children(checker, i) + 1;
        largest = size > largest ? size : largest;
    }
    return largest;
}

plan_status plan_checker_scratch(plan_checker *checker) {
    size_t n = checker->catalog->indicator_codes.count + 1;
    size_t partitions = checker->catalog->partition_codes.count + 1;
    checker->operand_capacity = largest_check(checker);
    checker->operands =
        plan_allocate(&checker->allocator, checker->operand_capacity, sizeof *checker->operands);
    checker->other_operands =
        plan_allocate(&checker->allocator, checker->operand_capacity, sizeof *checker->operands);
    checker->figure_of = plan_allocate_zero(&checker->allocator, n, sizeof(uint32_t));
    checker->figure_stamp = plan_allocate_zero(&checker->allocator, n, sizeof(uint32_t));
    checker->partition_stamp =
        plan_allocate_zero(&checker->allocator, partitions, sizeof(uint32_t));
    checker->growth_stamp =
        plan_allocate_zero(&checker->allocator, 2 * partitions, sizeof(uint32_t));
    checker->pair_stamp = plan_allocate_zero(&checker->allocator, 3 * n, sizeof(uint32_t));
    checker->count_rows = checker->report->rule_count;
    checker->counts =
        plan_allocate_zero(&checker->allocator, checker->count_rows + 1, sizeof *checker->counts);
    plan_status status = plan_seen_init(checker);
    bool complete = status == PLAN_OK && checker->counts != NULL && checker->operands != NULL &&
                    checker->other_operands != NULL && checker->figure_of != NULL &&
                    checker->figure_stamp != NULL && checker->partition_stamp != NULL &&
                    checker->growth_stamp != NULL && checker->pair_stamp != NULL;
    return complete ? PLAN_OK : PLAN_NO_MEMORY;
}

void plan_checker_scratch_free(plan_checker *checker) {
    const plan_allocator *a = &checker->allocator;
    size_t n = checker->catalog->indicator_codes.count + 1;
    size_t partitions = checker->catalog->partition_codes.count + 1;
    plan_release(a, checker->operands, checker->operand_capacity, sizeof *checker->operands);
    plan_release(a, checker->other_operands, checker->operand_capacity, sizeof(plan_operand));
    plan_release(a, checker->figure_of, n, sizeof(uint32_t));
    plan_release(a, checker->figure_stamp, n, sizeof(uint32_t));
    plan_release(a, checker->partition_stamp, partitions, sizeof(uint32_t));
    plan_release(a, checker->growth_stamp, 2 * partitions, sizeof(uint32_t));
    plan_release(a, checker->pair_stamp, 3 * n, sizeof(uint32_t));
    plan_release(a, checker->counts, checker->count_rows + 1, sizeof *checker->counts);
    plan_release(a, checker->inferences, checker->inference_capacity, sizeof *checker->inferences);
    plan_release(a, checker->drafts, checker->draft_capacity, sizeof *checker->drafts);
    plan_seen_free(checker);
    plan_shapes_free(checker);
}

/* --- Forks --------------------------------------------------------------------------------- */

plan_status plan_checker_fork(const plan_checker *from, plan_checker *fork) {
    *fork = *from;
    fork->cache = fork->own_cache;
    memset(fork->own_cache, 0, sizeof fork->own_cache);
    memset(fork->cut, 0, sizeof fork->cut);
    fork->operands = fork->other_operands = NULL;
    fork->figure_of = fork->figure_stamp = fork->partition_stamp = NULL;
    fork->growth_stamp = fork->pair_stamp = fork->met = NULL;
    fork->counts = NULL;
    fork->shapes = NULL;
    fork->met_count = 0;
    fork->seen = NULL;
    fork->inferences = NULL;
    fork->drafts = NULL;
    fork->inference_count = fork->inference_capacity = 0;
    fork->draft_count = fork->draft_capacity = 0;
    fork->stamp = 0;
    fork->had_duplicates = false;
    fork->drafted = 0;
    fork->has_plan_rows = fork->has_baseline_rows = false;
    fork->plain = NULL;
    fork->user = NULL;
    plan_status status = plan_checker_scratch(fork);
    status = status == PLAN_OK ? plan_plain_fork(from, fork) : status;
    return status == PLAN_OK ? plan_user_checks_fork(from, fork) : status;
}

void plan_checker_fork_free(plan_checker *fork) {
    plan_user_checks_fork_free(fork);
    plan_plain_fork_free(fork);
    plan_checker_scratch_free(fork);
}

static void add_counts(plan_rule_counts *to, const plan_rule_counts *from) {
    to->checks += from->checks;
    to->holds += from->holds;
    to->fails += from->fails;
    to->undecided += from->undecided;
    for (size_t r = 0; r < PLAN_REASON_COUNT; r++) {
        to->skipped[r] += from->skipped[r];
    }
    to->known_fails += from->known_fails;
    to->known_undecided += from->known_undecided;
}

static plan_status take_inferences(plan_checker *checker, const plan_checker *fork) {
    if (fork->inference_count == 0) {
        return PLAN_OK;
    }
    void *items = checker->inferences;
    plan_status status =
        plan_grow(&checker->allocator, &items, &checker->inference_capacity,
                  checker->inference_count + fork->inference_count, sizeof *checker->inferences);
    if (status == PLAN_OK) {
        checker->inferences = items;
        memcpy(checker->inferences + checker->inference_count, fork->inferences,
               fork->inference_count * sizeof *fork->inferences);
        checker->inference_count += fork->inference_count;
    }
    return status;
}

plan_status plan_checker_join(plan_checker *checker, plan_checker *fork) {
    plan_status status = fork->status;
    uint32_t first_inference = (uint32_t)checker->inference_count;
    for (size_t i = 0; i < fork->count_rows; i++) { /* readers may have added rows since */
        add_counts(&checker->counts[i], &fork->counts[i]);
    }
    for (size_t i = 0; i < sizeof checker->cut / sizeof checker->cut[0]; i++) {
        checker->cut[i] += fork->cut[i];
    }
    for (size_t i = 0; i < fork->draft_count && status == PLAN_OK; i++) {
        plan_draft draft = fork->drafts[i]; /* the fork's stays as it is: joining may be repeated */
        if (draft.instance.rule == PLAN_CHECK_IMPLIED) {
            draft.instance.id += first_inference;
        }
        plan_draft_keep(checker, &draft);
        status = checker->status;
    }
    status = status == PLAN_OK ? take_inferences(checker, fork) : status;
    plan_seen_join(checker, fork);
    checker->had_duplicates = checker->had_duplicates || fork->had_duplicates;
    checker->has_plan_rows = checker->has_plan_rows || fork->has_plan_rows;
    checker->has_baseline_rows = checker->has_baseline_rows || fork->has_baseline_rows;
    checker->status = status;
    return status;
}

/* Equal keys lie together, in the order in which they are used. */
static int compare_inferences(const void *left, const void *right) {
    const plan_inference *a = left, *b = right;
    int order = plan_inference_order(a, b);
    return order != 0 ? order : (a->rank > b->rank) - (a->rank < b->rank);
}

/* In the order of their keys, which findings about them are told of. */
static plan_status sort_inferences(plan_checker *checker) {
    size_t n = checker->inference_count;
    bool ascends = true;
    for (size_t i = 1; i < n && ascends; i++) {
        ascends = plan_inference_order(&checker->inferences[i - 1], &checker->inferences[i]) <= 0;
    }
    if (ascends) {
        return PLAN_OK;
    }
    uint32_t *place = plan_allocate(&checker->allocator, n, sizeof *place);
    if (place == NULL) {
        return PLAN_NO_MEMORY;
    }
    for (size_t i = 0; i < n; i++) {
        checker->inferences[i].rank = (uint32_t)i;
    }
    qsort(checker->inferences, n, sizeof *checker->inferences, compare_inferences);
    for (size_t i = 0; i < n; i++) {
        place[checker->inferences[i].rank] = (uint32_t)i;
    }
    for (size_t i = 0; i < checker->draft_count; i++) {
        plan_instance *instance = &checker->drafts[i].instance;
        if (instance->rule == PLAN_CHECK_IMPLIED) {
            instance->id = place[instance->id];
        }
    }
    plan_release(&checker->allocator, place, n, sizeof *place);
    return PLAN_OK;
}

plan_status plan_checker_joined(plan_checker *checker) {
    return sort_inferences(checker);
}

void plan_checker_tell_counts(plan_checker *checker) {
    for (size_t i = 0; checker->counts != NULL && i < checker->count_rows; i++) {
        add_counts(&checker->report->rules[i], &checker->counts[i]);
    }
    for (int severity = 0; severity <= PLAN_SEVERITY_ERROR; severity++) {
        plan_report_count(checker->report, severity, checker->cut[severity]);
    }
}
