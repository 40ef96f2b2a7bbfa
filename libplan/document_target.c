/* Targets that no row of a plan series can say: names looked up, and whether they make sense. */
#include <string.h>

#include "document.h"
#include "period.h"
#include "status.h"

/* Everything that is wrong is told; the first of it is the status. */
typedef struct resolver {
    plan_catalog *catalog;
    const plan_target *target;
    plan_target_entry entry;
    plan_target_fault fault;
    void *context;
    plan_status first;
} resolver;

static void tell(resolver *r, const char *key, plan_status status, const char *what,
                 const char *text, const char *nearest) {
    plan_error error;
    plan_error_init(&error);
    bool quoted = text != NULL;
    bool near = nearest != NULL && nearest[0] != '\0';
    plan_fail(&error, status, 0, 0, "%s%s%s%s%s%s%s", what, quoted ? " '" : "", quoted ? text : "",
              quoted ? "'" : "", near ? "; did you mean '" : "", near ? nearest : "",
              near ? "'?" : "");
    r->fault(r->context, key, status, error.message);
    r->first = r->first == PLAN_OK ? status : r->first;
}

static void tell_invalid(resolver *r, const char *key, const char *what) {
    tell(r, key, PLAN_INVALID, what, NULL, NULL);
}

static uint32_t find_indicator(resolver *r, const char *key, const char *code) {
    const plan_dictionary *codes = &r->catalog->indicator_codes;
    uint32_t id = plan_dictionary_find(codes, plan_span_of(code));
    if (id == PLAN_NONE) {
        tell(r, key, PLAN_NOT_FOUND, "there is no indicator", code,
             plan_dictionary_nearest(codes, plan_span_of(code)).text);
    }
    return id;
}

static void find_area(resolver *r) {
    const char *code = r->target->area;
    plan_catalog *catalog = r->catalog;
    plan_status status = code == NULL
                             ? plan_catalog_default_area(catalog, &r->entry.area)
                             : plan_catalog_area(catalog, plan_span_of(code), &r->entry.area);
    if (status == PLAN_NO_MEMORY) {
        r->first = status;
    } else if (code == NULL && r->entry.area == PLAN_NONE) {
        tell_invalid(r, "area", "the plan has several areas without a parent: name one");
    } else if (status != PLAN_OK) {
        tell(r, "area", status, "there is no area", code,
             plan_dictionary_nearest(&catalog->area_codes, plan_span_of(code)).text);
    }
}

/* A period as one number; 0 after a fault. */
static uint32_t read_period(resolver *r, const char *key, const char *text) {
    plan_period period;
    plan_error error;
    plan_error_init(&error);
    plan_status status = plan_period_read(text, strlen(text), &period, &error);
    if (status != PLAN_OK) {
        tell(r, key, status, error.message, NULL, NULL);
        return 0;
    }
    return plan_period_pack(period);
}

/* --- Operator and ends --- */

static uint8_t operator_of(const plan_target *t) {
    if (t->op >= 0) {
        return (uint8_t)t->op;
    }
    return t->has_low && t->has_high    ? PLAN_TARGET_RANGE
           : t->keep == PLAN_KEEP_ABOVE ? PLAN_TARGET_AT_LEAST
           : t->keep == PLAN_KEEP_BELOW ? PLAN_TARGET_AT_MOST
           : t->has_high                ? PLAN_TARGET_AT_MOST
                                        : PLAN_TARGET_AT_LEAST;
}

static void read_ends(resolver *r) {
    const plan_target *t = r->target;
    plan_target_entry *e = &r->entry;
    e->op = operator_of(t);
    e->low = t->has_low ? t->low : t->high;
    e->high = t->high;
    e->has_high = t->has_low && t->has_high;
    bool about = e->op == PLAN_TARGET_ABOUT, range = e->op == PLAN_TARGET_RANGE;
    if (!t->has_low && !t->has_high) {
        tell_invalid(r, "low", "the target has no number: give low, high or both");
    } else if (range && !e->has_high) {
        tell_invalid(r, "operator", "a range has both low and high");
    } else if (!range && !about && e->has_high) {
        tell_invalid(r, "operator", "this operator has one number, not low and high");
    } else if (e->has_high && plan_decimal_compare(e->low, e->high) > 0) {
        tell_invalid(r, "low", "low is above high");
    }
    bool up = e->op == PLAN_TARGET_AT_LEAST || e->op == PLAN_TARGET_ABOVE;
    bool down = e->op == PLAN_TARGET_AT_MOST || e->op == PLAN_TARGET_BELOW;
    if ((t->keep == PLAN_KEEP_ABOVE && down) || (t->keep == PLAN_KEEP_BELOW && up)) {
        tell_invalid(r, "keep", "keep and operator say opposite things");
    }
}

/* --- Basis --- */

static bool is_amount(const plan_indicator_entry *indicator) {
    return plan_kind_get(indicator->kind)->children == PLAN_CHILDREN_SUM;
}

/* Differs in %, so that it grows. Growth rates are growth themselves. */
static bool may_grow(const plan_indicator_entry *indicator) {
    const plan_kind_row *row = plan_kind_get(indicator->kind);
    bool points_unit = plan_unit_same_points(&indicator->unit, &indicator->unit) != 0;
    return row->has_form ||
           (points_unit ? row->differs_by_rates : row->differs_by) == PLAN_RELATIVE;
}

static bool adds_up(const plan_indicator_entry *indicator) {
    const plan_kind_row *row = plan_kind_get(indicator->kind);
    return (is_amount(indicator) && !indicator->stock) || (row->is_statement && !row->has_form);
}

static void check_share(resolver *r, const plan_indicator_entry *indicator) {
    plan_target_entry *e = &r->entry;
    const plan_decimal hundred = {1, -2};
    if (r->target->of == NULL) {
        tell_invalid(r, "of", "a share_of target says of what");
        return;
    }
    e->of = find_indicator(r, "of", r->target->of);
    if (e->of == PLAN_NONE || indicator == NULL) {
        return;
    }
    const plan_indicator_entry *of = &r->catalog->indicators[e->of];
    if (!is_amount(indicator) || !is_amount(of)) {
        tell_invalid(r, "basis", "a share_of target is about levels or counts");
        return;
    }
    plan_status status = plan_unit_conversion(&indicator->unit, &of->unit, &e->of_factor);
    status =
        status == PLAN_OK ? plan_decimal_multiply(e->of_factor, hundred, &e->of_factor) : status;
    if (status != PLAN_OK) {
        tell(r, "of", PLAN_UNIT, "the units do not fit: the whole is in", of->unit_text, NULL);
    }
}

static void check_basis(resolver *r) {
    const plan_target *t = r->target;
    plan_target_entry *e = &r->entry;
    const plan_indicator_entry *indicator =
        e->indicator == PLAN_NONE ? NULL : &r->catalog->indicators[e->indicator];
    if (t->basis == PLAN_BASIS_SHARE_OF) {
        check_share(r, indicator);
    } else if (t->of != NULL) {
        tell_invalid(r, "of", "only a share_of target has one");
    }
    if (indicator != NULL && t->basis == PLAN_BASIS_MEAN_GROWTH && !may_grow(indicator)) {
        tell_invalid(r, "basis",
                     "changes of this kind are points or differences: use "
                     "points_a_year");
    }
    if (indicator != NULL && t->basis == PLAN_BASIS_POINTS_A_YEAR && may_grow(indicator) &&
        !plan_kind_get(indicator->kind)->has_form) {
        tell_invalid(r, "basis", "changes of this kind are relative: use mean_growth");
    }
    if (indicator != NULL && t->basis == PLAN_BASIS_CUMULATIVE && !adds_up(indicator)) {
        tell_invalid(r, "basis", "figures of this indicator do not add up over years");
    }
    if (t->keep != PLAN_KEEP_NONE && t->basis != PLAN_BASIS_LEVEL &&
        t->basis != PLAN_BASIS_SHARE_OF) {
        tell_invalid(r, "keep", "what is kept every year is a level or a share");
    }
}

static void check_span(resolver *r) {
    const plan_target_entry *e = &r->entry;
    if (e->period == 0) {
        return;
    }
    bool years = plan_packed_frequency(e->period) == PLAN_YEARLY;
    bool one = plan_packed_count(e->period) == 1;
    if (e->basis == PLAN_BASIS_POINTS_A_YEAR && !years) {
        tell_invalid(r, "period", "points a year are counted over years");
    } else if (e->basis == PLAN_BASIS_MEAN_GROWTH && (!years || one)) {
        tell_invalid(r, "period", "mean growth is that of a span of years");
    } else if (e->basis == PLAN_BASIS_CUMULATIVE && one) {
        tell_invalid(r, "period", "a cumulative target is about a span");
    }
    if (e->has_baseline && plan_packed_month(e->baseline) >= plan_packed_month(e->period)) {
        tell_invalid(r, "baseline", "the baseline is not before the period");
    }
}

static bool has_known_numbers(const plan_target *t) {
    return t->op >= -1 && t->op < PLAN_TARGET_OPERATOR_COUNT && t->basis <= PLAN_BASIS_SHARE_OF &&
           t->keep <= PLAN_KEEP_BELOW && (!t->has_low || plan_decimal_is_valid(t->low)) &&
           (!t->has_high || plan_decimal_is_valid(t->high));
}

plan_status plan_target_resolve(plan_catalog *catalog, const plan_target *target,
                                plan_target_entry *entry, plan_target_fault fault, void *context) {
    resolver r;
    memset(&r, 0, sizeof r);
    r.catalog = catalog;
    r.target = target;
    r.fault = fault;
    r.context = context;
    r.entry.indicator = r.entry.of = PLAN_NONE;
    if (target->indicator == NULL || target->period == NULL || !has_known_numbers(target)) {
        return PLAN_INVALID;
    }
    r.entry.basis = target->basis;
    r.entry.keep = target->keep;
    r.entry.indicator = find_indicator(&r, "indicator", target->indicator);
    r.entry.period = read_period(&r, "period", target->period);
    if (target->baseline != NULL) {
        r.entry.baseline = read_period(&r, "baseline", target->baseline);
        r.entry.has_baseline = r.entry.baseline != 0;
    }
    read_ends(&r);
    check_basis(&r);
    check_span(&r);
    find_area(&r); /* the last: it may declare the area */
    if (r.first == PLAN_OK) {
        r.entry.note[0] = target->note[0];
        r.entry.note[1] = target->note[1];
        *entry = r.entry;
    }
    return r.first;
}

plan_status plan_document_keep_target(plan_document *document, const plan_target_entry *entry) {
    plan_target_entry kept = *entry;
    void *items = document->targets;
    plan_status status = plan_grow(&document->allocator, &items, &document->target_capacity,
                                   document->target_count + 1, sizeof kept);
    document->targets = items;
    for (int i = 0; i < 2 && status == PLAN_OK; i++) {
        status = plan_catalog_text(&document->catalog, entry->note[i], &kept.note[i]);
    }
    if (status == PLAN_OK) {
        document->targets[document->target_count++] = kept;
    }
    return status;
}

typedef struct first_fault {
    plan_error *error;
    bool told;
} first_fault;

static void keep_first(void *context, const char *key, plan_status status, const char *message) {
    first_fault *first = context;
    if (!first->told) {
        plan_fail(first->error, status, 0, 0, "%s: %s", key, message);
        first->told = true;
    }
}

plan_status plan_document_add_target(plan_document *document, const plan_target *target,
                                     plan_error *error) {
    plan_target_entry entry;
    first_fault first = {error, false};
    if (document == NULL || target == NULL || target->struct_size < sizeof *target) {
        return PLAN_INVALID;
    }
    plan_loader_free(document->observer); /* what it remembers of the catalog may not hold */
    document->observer = NULL;
    plan_status status =
        plan_target_resolve(&document->catalog, target, &entry, keep_first, &first);
    return status == PLAN_OK ? plan_document_keep_target(document, &entry) : status;
}
