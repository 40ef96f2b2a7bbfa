/* Whether a set of figures can be changed so that every check that uses one of them holds. Domains
 * come from each check in turn; a set fits only if some values, put in place of the figures, were
 * judged to satisfy all checks. */
#include "check_localise.h"

#include <string.h>

#include "check_sides.h"

enum { ROUNDS = 4, CHECKS = 4096 };

/* A check of the figures with its operands as they are now. */
typedef struct touched {
    plan_instance instance;
    plan_operand *operands;
    size_t count;
    size_t at[PLAN_LOCALISE_FIGURES]; /* operand of each figure, SIZE_MAX where it does not enter */
} touched;

typedef struct fit {
    plan_checker *checker;
    plan_suspects *suspects;
    plan_arena arena;
    touched *checks;
    size_t count, capacity;
    plan_status status;
} fit;

/* Checks that cannot be judged forbid nothing. */
static bool collect(void *context, const plan_instance *instance) {
    fit *f = context;
    plan_checker *checker = f->checker;
    for (size_t i = 0; i < f->count; i++) {
        if (plan_same_check(&f->checks[i].instance, instance)) {
            return true;
        }
    }
    plan_operand *operands = checker->other_operands;
    size_t count = plan_gather(checker, instance, operands);
    touched one = {*instance, NULL, count, {SIZE_MAX, SIZE_MAX, SIZE_MAX}};
    bool enters = false;
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < f->suspects->count; k++) {
            if (operands[i].record == f->suspects->records[k] && operands[i].status == PLAN_OK) {
                one.at[k] = i;
                enters = true;
            }
        }
    }
    checker->evaluations += plan_evaluation_cost(count);
    if (!enters || plan_judge(checker, instance, operands, count).verdict == PLAN_SKIPPED) {
        return true;
    }
    void *checks = f->checks;
    f->status = f->count >= CHECKS ? PLAN_LIMIT
                                   : plan_grow(&checker->allocator, &checks, &f->capacity,
                                               f->count + 1, sizeof one);
    if (f->status != PLAN_OK) {
        return false;
    }
    f->checks = checks;
    one.operands = plan_arena_allocate(&f->arena, count * sizeof *operands);
    if (one.operands == NULL) {
        f->status = PLAN_NO_MEMORY;
        return false;
    }
    memcpy(one.operands, operands, count * sizeof *operands);
    f->checks[f->count++] = one;
    return true;
}

/* Puts an interval in place of a figure in all checks; what it does not fit is not judged. */
static void put(fit *f, size_t figure, const plan_interval *own) {
    for (size_t c = 0; c < f->count; c++) {
        size_t at = f->checks[c].at[figure];
        if (at != SIZE_MAX) {
            plan_operand *operand = &f->checks[c].operands[at];
            operand->status = plan_operand_place(operand, own, &operand->interval);
        }
    }
}

static bool all_hold(fit *f) {
    for (size_t c = 0; c < f->count; c++) {
        const touched *one = &f->checks[c];
        f->checker->evaluations += plan_evaluation_cost(one->count);
        if (plan_judge(f->checker, &one->instance, one->operands, one->count).verdict !=
            PLAN_HOLDS) {
            return false;
        }
    }
    return true;
}

/* Where the figure may lie, given the others as they stand in the checks now. */
static bool domain_of(fit *f, size_t figure, plan_interval *result) {
    const plan_operand *operand = &f->suspects->operands[figure];
    const plan_indicator_entry *entry = plan_indicator_at(f->checker, operand->indicator);
    plan_interval domain = operand->statement == 0 ? entry->bounds : plan_interval_all();
    for (size_t c = 0; c < f->count; c++) {
        const touched *one = &f->checks[c];
        plan_interval range;
        if (one->at[figure] == SIZE_MAX) {
            continue;
        }
        int32_t scale = plan_shown_scale(f->checker, one->operands, one->count) + 4;
        f->checker->evaluations += plan_evaluation_cost(one->count);
        if (plan_required(f->checker, &one->instance, one->operands, one->count, one->at[figure],
                          scale > PLAN_DECIMAL_MAX_SCALE ? PLAN_DECIMAL_MAX_SCALE : scale,
                          &range) &&
            plan_interval_intersect(domain, range, &domain) != PLAN_OK) {
            return false;
        }
    }
    *result = domain;
    return true;
}

/* Narrows the domains against each other. */
static bool narrow(fit *f) {
    plan_suspects *s = f->suspects;
    plan_interval all = plan_interval_all();
    for (size_t i = 0; i < s->count; i++) {
        const plan_indicator_entry *entry = plan_indicator_at(f->checker, s->operands[i].indicator);
        s->domain[i] = s->operands[i].statement == 0 ? entry->bounds : all;
        put(f, i, &s->domain[i]);
    }
    for (int round = 0; round < (s->count > 1 ? ROUNDS : 1); round++) {
        for (size_t i = 0; i < s->count; i++) {
            if (!domain_of(f, i, &s->domain[i])) {
                return false;
            }
            put(f, i, &s->domain[i]);
        }
    }
    return true;
}

/* --- Witnesses --- */

static bool search(fit *f, size_t figure, bool digits);

static bool try_value(fit *f, size_t figure, const plan_interval *own, bool digits) {
    put(f, figure, own);
    return search(f, figure + 1, digits);
}

/* One digit of the printed figure, its half units around it as before. */
static bool try_digits(fit *f, size_t figure, const plan_interval *domain) {
    plan_suspects *s = f->suspects;
    plan_decimal edits[PLAN_REPAIR_MAX_EDITS];
    if (!plan_repair_is_editable(f->checker, &s->operands[figure])) {
        return false;
    }
    size_t n =
        plan_repair_edits(plan_table_figure(f->checker->table, s->records[figure]).value, edits);
    for (size_t i = 0; i < n && f->checker->evaluations < f->checker->budget; i++) {
        plan_interval own, common;
        if (plan_repair_interval(f->checker, &s->operands[figure], edits[i], &own) &&
            plan_interval_intersect(own, *domain, &common) == PLAN_OK) {
            s->repair[figure] = edits[i];
            if (try_value(f, figure, &own, true)) {
                return true;
            }
        }
    }
    return false;
}

/* The middle of the domain, else its ends; an end that is open would be no value of it. */
static bool try_points(fit *f, size_t figure, const plan_interval *domain) {
    static const plan_decimal half = {5, 1};
    bool low = domain->low_end != PLAN_END_UNBOUNDED, high = domain->high_end != PLAN_END_UNBOUNDED;
    plan_decimal middle = {0, 0}, one = {1, 0};
    plan_interval point;
    plan_status status = PLAN_OK;
    if (low && high) {
        status = plan_decimal_add(domain->low, domain->high, &middle);
        status = status == PLAN_OK ? plan_decimal_multiply(middle, half, &middle) : status;
    } else if (low) {
        status = plan_decimal_add(domain->low, one, &middle);
    } else if (high) {
        status = plan_decimal_subtract(domain->high, one, &middle);
    }
    point = plan_interval_point(middle);
    if (status == PLAN_OK && try_value(f, figure, &point, false)) {
        return true;
    }
    point = plan_interval_point(domain->low);
    if (domain->low_end == PLAN_END_CLOSED && try_value(f, figure, &point, false)) {
        return true;
    }
    point = plan_interval_point(domain->high);
    return domain->high_end == PLAN_END_CLOSED && try_value(f, figure, &point, false);
}

/* Gives the figures values one after the other; those still to come stand with their domains. */
static bool search(fit *f, size_t figure, bool digits) {
    plan_interval domain;
    if (figure == f->suspects->count) {
        return all_hold(f);
    }
    for (size_t i = figure; i < f->suspects->count; i++) {
        put(f, i, &f->suspects->domain[i]);
    }
    return domain_of(f, figure, &domain) &&
           (digits ? try_digits(f, figure, &domain) : try_points(f, figure, &domain));
}

plan_status plan_localise_fit(plan_checker *checker, plan_suspects *suspects, bool *fits) {
    fit f;
    memset(&f, 0, sizeof f);
    f.checker = checker;
    f.suspects = suspects;
    plan_arena_init(&f.arena, &checker->allocator);
    *fits = false;
    for (size_t i = 0; i < suspects->count && f.status == PLAN_OK; i++) {
        plan_operand_of_record(checker, suspects->records[i], &suspects->operands[i]);
        plan_visit_checks(checker, suspects->records[i], collect, &f);
    }
    if (f.status == PLAN_OK && narrow(&f)) {
        suspects->has_repair = search(&f, 0, true);
        *fits = suspects->has_repair || search(&f, 0, false);
    }
    plan_release(&checker->allocator, f.checks, f.capacity, sizeof *f.checks);
    plan_arena_free(&f.arena);
    return f.status;
}
