/* The search for repairs: singles first; pairs only where no single works. */
#include "repair.h"

#include <math.h>
#include <string.h>

#include "check_sides.h"

/* What one figure could be instead. */
typedef struct candidates {
    plan_decimal values[PLAN_REPAIR_MAX_EDITS]; /* ascending */
    size_t count;
    double previous;
    bool has_previous;
} candidates;

bool plan_repair_is_editable(const plan_checker *checker, const plan_operand *operand) {
    if (operand->record == NULL) {
        return false;
    }
    return plan_table_figure(checker->table, operand->record).reading != PLAN_BETWEEN;
}

bool plan_repair_interval(const plan_checker *checker, const plan_operand *operand,
                          plan_decimal value, plan_interval *own) {
    plan_figure figure = plan_table_figure(checker->table, operand->record);
    const plan_indicator_entry *entry = plan_indicator_at(checker, operand->indicator);
    bool is_figure = operand->statement == 0;
    figure.value = figure.upper = value;
    if (plan_figure_interval(&figure, entry->has_band && is_figure ? &entry->band : NULL, own) !=
        PLAN_OK) {
        return false;
    }
    return !entry->bounded || !is_figure ||
           plan_interval_intersect(*own, entry->bounds, own) == PLAN_OK;
}

/* What does not fit its check is judged as such: PLAN_RANGE. */
static void place(const plan_operand *from, const plan_interval *own, plan_operand *to) {
    *to = *from;
    to->status = plan_operand_place(from, own, &to->interval);
}

static void find_candidates(const plan_checker *checker, const plan_operand *operand,
                            candidates *c) {
    c->count =
        plan_repair_edits(plan_table_figure(checker->table, operand->record).value, c->values);
    plan_operand before;
    plan_operand_previous(checker, operand->area, operand->period, operand->indicator, false, false,
                          &before);
    c->has_previous = operand->statement == 0 && before.record != NULL;
    if (c->has_previous) {
        c->previous =
            plan_decimal_to_double(plan_table_figure(checker->table, before.record).value);
    }
}

/* How far the new value lies from the previous one; without one all are equally good, and stay in
 * the order of the inputs. */
static double distance_of(const candidates *c, plan_decimal to) {
    if (!c->has_previous) {
        return 1e9;
    }
    double scale = fabs(c->previous) > 0 ? fabs(c->previous) : 1;
    return fabs(plan_decimal_to_double(to) - c->previous) / scale;
}

static void add(plan_repair_list *list, const plan_repair_set *set) {
    list->found++;
    size_t at = list->count;
    while (at > 0 && list->sets[at - 1].distance > set->distance) {
        at--;
    }
    if (at >= PLAN_REPAIR_MAX_SETS) {
        return;
    }
    size_t kept = list->count < PLAN_REPAIR_MAX_SETS ? list->count : PLAN_REPAIR_MAX_SETS - 1;
    memmove(&list->sets[at + 1], &list->sets[at], (kept - at) * sizeof *set);
    list->sets[at] = *set;
    list->count = kept + 1;
}

static bool out_of_budget(plan_checker *checker, plan_repair_list *list) {
    if (checker->evaluations >= checker->budget) {
        list->cut = true;
    }
    return list->cut;
}

static void spend(plan_checker *checker, size_t operands) {
    checker->evaluations += plan_evaluation_cost(operands);
}

static bool holds(plan_checker *checker, const plan_instance *instance,
                  const plan_operand *operands, size_t count) {
    spend(checker, count);
    return plan_judge(checker, instance, operands, count).verdict == PLAN_HOLDS;
}

static void search_singles(plan_checker *checker, const plan_instance *instance,
                           plan_operand *operands, size_t count, const candidates *all,
                           plan_repair_list *list) {
    for (uint32_t i = 0; i < count; i++) {
        plan_operand original = operands[i];
        for (size_t k = 0; k < all[i].count && !out_of_budget(checker, list); k++) {
            plan_interval own;
            if (!plan_repair_interval(checker, &original, all[i].values[k], &own)) {
                continue;
            }
            place(&original, &own, &operands[i]);
            if (holds(checker, instance, operands, count) &&
                plan_repair_suits(checker, instance, original.record, &own)) {
                plan_repair_set set = {
                    1, {i, 0}, {all[i].values[k], {0, 0}}, distance_of(&all[i], all[i].values[k])};
                add(list, &set);
            }
        }
        operands[i] = original;
    }
}

/* First candidate whose value is not below the low end less one unit of its last digit. */
static size_t first_within(const candidates *c, const plan_interval *range) {
    size_t begin = 0, end = c->count;
    if (range->low_end == PLAN_END_UNBOUNDED) {
        return 0;
    }
    while (begin < end) {
        size_t middle = begin + (end - begin) / 2;
        plan_decimal above = c->values[middle];
        above.digits++;
        if (plan_decimal_compare(above, range->low) < 0) {
            begin = middle + 1;
        } else {
            end = middle;
        }
    }
    return begin;
}

static void search_second(plan_checker *checker, const plan_instance *instance,
                          plan_operand *operands, size_t count, const candidates *all, uint32_t i,
                          size_t k, const plan_interval *own, uint32_t j, plan_repair_list *list) {
    plan_interval range;
    int32_t scale = plan_shown_scale(checker, operands, count);
    spend(checker, count);
    if (!plan_required(checker, instance, operands, count, j, scale, &range)) {
        return;
    }
    plan_operand original = operands[j];
    for (size_t m = first_within(&all[j], &range);
         m < all[j].count && !out_of_budget(checker, list); m++) {
        plan_decimal below = all[j].values[m];
        below.digits--;
        if (range.high_end != PLAN_END_UNBOUNDED && plan_decimal_compare(below, range.high) > 0) {
            break;
        }
        plan_interval other;
        if (!plan_repair_interval(checker, &original, all[j].values[m], &other)) {
            continue;
        }
        place(&original, &other, &operands[j]);
        if (holds(checker, instance, operands, count) &&
            plan_repair_suits(checker, instance, operands[i].record, own) &&
            plan_repair_suits(checker, instance, original.record, &other)) {
            plan_repair_set set = {2, {i, j}, {all[i].values[k], all[j].values[m]}, 0};
            set.distance =
                distance_of(&all[i], all[i].values[k]) + distance_of(&all[j], all[j].values[m]);
            add(list, &set);
        }
    }
    operands[j] = original;
}

static void search_pairs(plan_checker *checker, const plan_instance *instance,
                         plan_operand *operands, size_t count, const candidates *all,
                         plan_repair_list *list) {
    for (uint32_t i = 0; i + 1 < count; i++) {
        plan_operand original = operands[i];
        for (size_t k = 0; k < all[i].count && !out_of_budget(checker, list); k++) {
            plan_interval own;
            if (!plan_repair_interval(checker, &original, all[i].values[k], &own)) {
                continue;
            }
            place(&original, &own, &operands[i]);
            for (uint32_t j = i + 1; j < count && !out_of_budget(checker, list); j++) {
                if (all[j].count > 0) {
                    search_second(checker, instance, operands, count, all, i, k, &own, j, list);
                }
            }
        }
        operands[i] = original;
    }
}

plan_status plan_repair_search(plan_checker *checker, const plan_instance *instance,
                               const plan_operand *operands, size_t count, plan_repair_list *list) {
    list->count = 0;
    list->sets[0].count = 0; /* of no figures until there is one */
    list->found = 0;
    list->cut = false;
    candidates *all = plan_allocate_zero(&checker->allocator, count, sizeof *all);
    plan_operand *copy = plan_allocate(&checker->allocator, count, sizeof *copy);
    plan_status status = all != NULL && copy != NULL ? PLAN_OK : PLAN_NO_MEMORY;
    if (status == PLAN_OK) {
        memcpy(copy, operands, count * sizeof *copy);
        for (size_t i = 0; i < count; i++) {
            if (plan_repair_is_editable(checker, &operands[i])) {
                find_candidates(checker, &operands[i], &all[i]);
            }
        }
        search_singles(checker, instance, copy, count, all, list);
        if (list->count == 0) {
            search_pairs(checker, instance, copy, count, all, list);
        }
    }
    plan_release(&checker->allocator, all, count, sizeof *all);
    plan_release(&checker->allocator, copy, count, sizeof *copy);
    return status;
}
