/* Kinds: one row each. */
#include <plan/kind.h>

#include <string.h>

#include "text.h"

static const plan_kind_row rows[] = {
    [PLAN_LEVEL] = {.name = "level",
                    .differs_by = PLAN_RELATIVE,
                    .differs_by_rates = PLAN_RELATIVE,
                    .children = PLAN_CHILDREN_SUM,
                    .over_flow = PLAN_OVER_SUM,
                    .over_stock = PLAN_OVER_END,
                    .about = "An amount; relative changes; parts add up."},
    [PLAN_COUNT] = {.name = "count",
                    .differs_by = PLAN_RELATIVE,
                    .differs_by_rates = PLAN_RELATIVE,
                    .children = PLAN_CHILDREN_SUM,
                    .over_flow = PLAN_OVER_SUM,
                    .over_stock = PLAN_OVER_END,
                    .whole_is_exact = 1,
                    .has_low = 1,
                    .about = "How many; never below 0; exact when printed whole in unit 1."},
    [PLAN_RATIO] = {.name = "ratio",
                    .differs_by = PLAN_RELATIVE,
                    .differs_by_rates = PLAN_POINTS,
                    .children = PLAN_CHILDREN_WEIGHTED,
                    .over_flow = PLAN_OVER_END,
                    .over_stock = PLAN_OVER_END,
                    .about = "One thing by another: per capita, per 10^4, means, % of GDP."},
    [PLAN_RATE] = {.name = "rate",
                   .differs_by = PLAN_POINTS,
                   .differs_by_rates = PLAN_POINTS,
                   .children = PLAN_CHILDREN_WEIGHTED,
                   .over_flow = PLAN_OVER_END,
                   .over_stock = PLAN_OVER_END,
                   .has_low = 1,
                   .has_high = 1,
                   .high = 1,
                   .about = "A part of its own whole, in % or per mille; changes are points."},
    [PLAN_SHARE] = {.name = "share",
                    .differs_by = PLAN_POINTS,
                    .differs_by_rates = PLAN_POINTS,
                    .children = PLAN_CHILDREN_WEIGHTED,
                    .over_flow = PLAN_OVER_END,
                    .over_stock = PLAN_OVER_END,
                    .has_low = 1,
                    .has_high = 1,
                    .high = 1,
                    .bounded_by_total = 1,
                    .about = "A member of a partition; changes are points."},
    [PLAN_GROWTH] = {.name = "growth",
                     .differs_by = PLAN_POINTS,
                     .differs_by_rates = PLAN_POINTS,
                     .children = PLAN_CHILDREN_BETWEEN,
                     .over_flow = PLAN_OVER_AVERAGE,
                     .over_stock = PLAN_OVER_AVERAGE,
                     .has_low = 1,
                     .low_open = 1,
                     .low = -100,
                     .is_statement = 1,
                     .has_form = 1,
                     .about = "Growth of something; above -100 %; changes are points."},
    [PLAN_CHANGE] = {.name = "change",
                     .differs_by = PLAN_DIFFERENCE,
                     .differs_by_rates = PLAN_POINTS,
                     .children = PLAN_CHILDREN_NONE,
                     .over_flow = PLAN_OVER_EACH,
                     .over_stock = PLAN_OVER_EACH,
                     .is_statement = 1,
                     .about = "By how much something changed, in its unit or in points."},
    [PLAN_INDEX] = {.name = "index",
                    .differs_by = PLAN_RELATIVE,
                    .differs_by_rates = PLAN_RELATIVE,
                    .children = PLAN_CHILDREN_BETWEEN,
                    .over_flow = PLAN_OVER_END,
                    .over_stock = PLAN_OVER_END,
                    .has_low = 1,
                    .low_open = 1,
                    .about = "Index numbers on a fixed, named base; above 0."},
    [PLAN_SCORE] = {.name = "score",
                    .differs_by = PLAN_DIFFERENCE,
                    .differs_by_rates = PLAN_DIFFERENCE,
                    .children = PLAN_CHILDREN_NONE,
                    .over_flow = PLAN_OVER_END,
                    .over_stock = PLAN_OVER_END,
                    .about = "A score on a declared scale; differences."},
};
_Static_assert(sizeof rows / sizeof rows[0] == PLAN_KIND_COUNT, "a row for each kind");

const plan_kind_row *plan_kind_get(int kind) {
    return kind >= 0 && kind < PLAN_KIND_COUNT ? &rows[kind] : NULL;
}

plan_status plan_kind_find(const char *name, size_t length, int *result) {
    plan_span span = {name, length};
    if (result == NULL || (name == NULL && length > 0)) {
        return PLAN_INVALID;
    }
    for (int kind = 0; kind < PLAN_KIND_COUNT; kind++) {
        if (plan_span_is(span, rows[kind].name)) {
            *result = kind;
            return PLAN_OK;
        }
    }
    return PLAN_NOT_FOUND;
}
