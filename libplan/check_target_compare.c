/* P404: targets beside each other. Rows of plan series among themselves are judged by P202 and by
 * the rules of sums; here an entry of `targets` takes part each time. */
#include "check_target_rules.h"

#include <stdlib.h>

/* Nobody says the same target more often; more of them would cost a square. */
enum { MOST_COMPARED = 32 };

typedef struct comparison {
    plan_checker *checker;
    const plan_target_entry **sorted; /* by what they are about, then by their place */
    size_t count;
} comparison;

static int compare_u32(uint32_t a, uint32_t b) {
    return (a > b) - (a < b);
}

/* By what they are about. */
static int compare_subjects(const plan_target_entry *a, const plan_target_entry *b) {
    int order = compare_u32(a->indicator, b->indicator);
    order = order != 0 ? order : compare_u32(a->area, b->area);
    order = order != 0 ? order : compare_u32(a->period, b->period);
    order = order != 0 ? order : compare_u32(a->basis, b->basis);
    return order != 0 ? order : compare_u32(a->of, b->of);
}

static int compare_entries(const void *left, const void *right) {
    const plan_target_entry *a = *(const plan_target_entry *const *)left;
    const plan_target_entry *b = *(const plan_target_entry *const *)right;
    int order = compare_subjects(a, b);
    return order != 0 ? order : (a > b) - (a < b); /* places in one array */
}

/* Place of the first entry about the same as `like`, but of another indicator; `count` where there
 * is none. */
static size_t find_place(const comparison *c, const plan_target_entry *like, uint32_t indicator) {
    plan_target_entry wanted = *like;
    size_t begin = 0, end = c->count;
    wanted.indicator = indicator;
    while (begin < end) {
        size_t middle = begin + (end - begin) / 2;
        if (compare_subjects(c->sorted[middle], &wanted) < 0) {
            begin = middle + 1;
        } else {
            end = middle;
        }
    }
    bool found = begin < c->count && compare_subjects(c->sorted[begin], &wanted) == 0;
    return found ? begin : c->count;
}

static const plan_target_entry *find_entry(const comparison *c, const plan_target_entry *like,
                                           uint32_t indicator) {
    size_t at = find_place(c, like, indicator);
    return at < c->count ? c->sorted[at] : NULL;
}

/* The row of series `plan` that says the same thing. */
static const plan_record *find_row(const plan_checker *checker, const plan_goal *goal) {
    plan_operand operand;
    bool contradicted;
    if (goal->basis != PLAN_BASIS_LEVEL) {
        return NULL;
    }
    if (goal->has_claim) {
        return plan_find_claim(checker, goal, goal->period, PLAN_SERIES_PLAN, &operand)
                   ? operand.record
                   : NULL;
    }
    return plan_lookup(checker, goal->area, goal->period, PLAN_SERIES_PLAN, goal->subject, 0,
                       &contradicted);
}

/* --- Two for the same thing --- */

static const char *place_of(plan_words *words, const plan_checker *checker, const plan_goal *goal) {
    if (goal->record != NULL) {
        return plan_words_place(words, checker, goal->record);
    }
    if (goal->entry->line == 0) { /* a program made it */
        return "targets";
    }
    plan_buffer_visible(&words->buffer, plan_span_of(plan_entry_file(checker, goal->entry)));
    plan_buffer_char(&words->buffer, ':');
    plan_buffer_unsigned(&words->buffer, goal->entry->line);
    return plan_words_take(words);
}

/* What is said, not what the direction of the indicator makes of it: a plain 300 excludes "at least
 * 310". */
static const char *stated(plan_words *words, const plan_checker *checker, const plan_goal *goal) {
    plan_goal plain = *goal;
    if (goal->plain) {
        plain.direction = PLAN_NO_DIRECTION;
    }
    return plan_words_wanted(words, checker, &plain);
}

static void compare_two(plan_checker *checker, const plan_goal *goal, const plan_goal *other) {
    if (other->status != PLAN_OK) {
        return;
    }
    if (plan_interval_meets(goal->stated, other->stated)) {
        plan_goal_holds(checker, PLAN_CHECK_AGAINST_EACH);
        return;
    }
    plan_words words;
    plan_words_init(&words, checker);
    const char *args[4] = {plan_words_goal_what(&words, checker, goal),
                           stated(&words, checker, goal), stated(&words, checker, other),
                           place_of(&words, checker, other)};
    const char *message = plan_words_say(&words, PLAN_SAY_EXCLUDE, args, 4);
    plan_goal_fails(checker, PLAN_CHECK_AGAINST_EACH, goal, &words, message, other->record);
    plan_words_free(&words);
}

static void compare_same(const comparison *c, const plan_target_entry *entry,
                         const plan_goal *goal) {
    size_t first = find_place(c, entry, entry->indicator);
    const plan_record *row = find_row(c->checker, goal);
    plan_goal other;
    for (size_t i = first; i < first + MOST_COMPARED && c->sorted[i] < entry; i++) {
        plan_goal_of_entry(c->checker, c->sorted[i], &other);
        compare_two(c->checker, goal, &other);
    }
    if (row != NULL) {
        plan_goal_of_record(c->checker, row, &other);
        compare_two(c->checker, goal, &other);
    }
}

/* --- Parts and wholes --- */

/* What is said about an indicator beside the entry: another entry, else a row. */
typedef struct part {
    const plan_target_entry *entry;
    plan_goal goal;
    bool is_there;
} part;

static void find_part(const comparison *c, const plan_target_entry *like, uint32_t indicator,
                      part *result) {
    result->entry = find_entry(c, like, indicator);
    result->is_there = false;
    if (result->entry != NULL) {
        plan_goal_of_entry(c->checker, result->entry, &result->goal);
        result->is_there = result->goal.status == PLAN_OK;
        return;
    }
    plan_target_entry row_like = *like;
    row_like.indicator = indicator;
    plan_goal_of_entry(c->checker, &row_like, &result->goal);
    const plan_record *row = find_row(c->checker, &result->goal);
    if (row != NULL) {
        plan_goal_of_record(c->checker, row, &result->goal);
        result->is_there = result->goal.status == PLAN_OK;
    }
}

/* A part that nothing is said about. */
static plan_interval unsaid(const plan_checker *checker, uint32_t indicator) {
    const plan_interval *bounds = &plan_indicator_at(checker, indicator)->bounds;
    plan_interval all = plan_interval_all();
    const plan_decimal zero = {0, 0};
    if (bounds->low_end != PLAN_END_UNBOUNDED && plan_decimal_sign(bounds->low) >= 0) {
        all.low = zero;
        all.low_end = PLAN_END_CLOSED;
    }
    return all;
}

static void tell_parts(plan_checker *checker, const plan_goal *goal, const plan_interval *sum,
                       const plan_interval *whole) {
    plan_words words;
    bool above = sum->low_end != PLAN_END_UNBOUNDED && whole->high_end != PLAN_END_UNBOUNDED &&
                 plan_decimal_compare(sum->low, whole->high) >= 0;
    plan_words_init(&words, checker);
    const char *args[3] = {plan_words_goal_what(&words, checker, goal),
                           plan_words_decimal(&words, above ? sum->low : sum->high),
                           plan_words_interval(&words, *whole)};
    const char *message =
        plan_words_say(&words, above ? PLAN_SAY_PARTS_ABOVE : PLAN_SAY_PARTS_BELOW, args, 3);
    plan_goal_fails(checker, PLAN_CHECK_AGAINST_EACH, goal, &words, message, NULL);
    plan_words_free(&words);
}

/* Once for the first entry that takes part. */
static void compare_partition(const comparison *c, const plan_target_entry *entry,
                              const plan_goal *goal, uint32_t id) {
    const plan_partition_entry *partition = &c->checker->catalog->partitions[id];
    const plan_decimal zero = {0, 0};
    plan_interval sum = plan_interval_point(zero), whole, term;
    plan_status status = partition->price_status;
    size_t said = 0;
    part one;
    for (size_t i = 0; i < partition->member_count; i++) {
        find_part(c, entry, partition->members[i], &one);
        if (one.entry != NULL && one.entry < entry) {
            return;
        }
        said += one.is_there ? 1 : 0;
        term = one.is_there ? one.goal.stated : unsaid(c->checker, partition->members[i]);
        status = plan_earlier(status, plan_interval_scale(term, partition->factors[i], &term));
        status = plan_earlier(status, plan_interval_add(sum, term, &sum));
    }
    if (partition->has_total) {
        whole = plan_interval_point(partition->total);
    } else {
        find_part(c, entry, partition->whole, &one);
        if ((one.entry != NULL && one.entry < entry) || !one.is_there) {
            return;
        }
        whole = one.goal.stated;
    }
    if (said == 0) {
        return;
    }
    if (status != PLAN_OK) {
        plan_goal_skipped(c->checker, PLAN_CHECK_AGAINST_EACH, status);
    } else if (plan_interval_meets(sum, whole)) {
        plan_goal_holds(c->checker, PLAN_CHECK_AGAINST_EACH);
    } else {
        tell_parts(c->checker, goal, &sum, &whole);
    }
}

static void tell_part(plan_checker *checker, const plan_goal *own, const plan_goal *whole) {
    plan_words words;
    plan_words_init(&words, checker);
    const char *args[4] = {plan_words_goal_what(&words, checker, own), stated(&words, checker, own),
                           plan_words_goal_what(&words, checker, whole),
                           stated(&words, checker, whole)};
    const char *message = plan_words_say(&words, PLAN_SAY_PART_ABOVE, args, 4);
    const plan_goal *at = own->entry != NULL ? own : whole;
    plan_goal_fails(checker, PLAN_CHECK_AGAINST_EACH, at, &words, message, NULL);
    plan_words_free(&words);
}

/* "Of which": a part is not more than its whole. */
static void compare_part(const comparison *c, const plan_target_entry *entry, uint32_t id) {
    const plan_indicator_entry *indicator = plan_indicator_at(c->checker, id);
    part own, whole;
    plan_interval scaled;
    find_part(c, entry, id, &own);
    find_part(c, entry, indicator->part_of, &whole);
    if ((own.entry != NULL && own.entry < entry) || (whole.entry != NULL && whole.entry < entry) ||
        !own.is_there || !whole.is_there) {
        return;
    }
    plan_status status = plan_interval_scale(own.goal.stated, indicator->part_factor, &scaled);
    status = plan_earlier(indicator->part_status, status);
    if (status != PLAN_OK) {
        plan_goal_skipped(c->checker, PLAN_CHECK_AGAINST_EACH, status);
        return;
    }
    scaled.high_end = PLAN_END_UNBOUNDED; /* at least that much */
    if (plan_interval_meets(scaled, whole.goal.stated)) {
        plan_goal_holds(c->checker, PLAN_CHECK_AGAINST_EACH);
    } else {
        tell_part(c->checker, &own.goal, &whole.goal);
    }
}

static void compare_uses(const comparison *c, const plan_target_entry *entry,
                         const plan_goal *goal) {
    const plan_checker *checker = c->checker;
    if (goal->has_claim ||
        (entry->basis != PLAN_BASIS_LEVEL && entry->basis != PLAN_BASIS_CUMULATIVE)) {
        return;
    }
    uint32_t begin = checker->use_start[entry->indicator];
    uint32_t end = checker->use_start[entry->indicator + 1];
    for (uint32_t i = begin; i < end; i++) {
        const plan_use *use = &checker->uses[i];
        if (use->kind == PLAN_USE_PARTITION) {
            compare_partition(c, entry, goal, use->id);
        } else if (use->kind == PLAN_USE_PART) {
            compare_part(c, entry, use->id);
        }
    }
}

plan_status plan_goals_compare(plan_checker *checker) {
    const plan_document *document = checker->document;
    size_t n = document->target_count;
    if (n == 0 || !plan_rule_is_on(checker, PLAN_CHECK_AGAINST_EACH)) {
        return checker->status;
    }
    void *memory = plan_allocate(&checker->allocator, n, sizeof(const plan_target_entry *));
    comparison c = {checker, memory, n};
    if (memory == NULL) {
        return PLAN_NO_MEMORY;
    }
    for (size_t i = 0; i < n; i++) {
        c.sorted[i] = &document->targets[i];
    }
    qsort(memory, n, sizeof(const plan_target_entry *), compare_entries);
    for (size_t i = 0; i < n && checker->status == PLAN_OK; i++) {
        plan_goal goal;
        plan_goal_of_entry(checker, &document->targets[i], &goal);
        if (goal.status == PLAN_OK) {
            compare_same(&c, &document->targets[i], &goal);
            compare_uses(&c, &document->targets[i], &goal);
        }
    }
    plan_release(&checker->allocator, memory, n, sizeof(const plan_target_entry *));
    return checker->status;
}
