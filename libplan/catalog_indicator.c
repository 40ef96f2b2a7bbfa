/* The catalog: adding indicators and partitions. */
#include <string.h>

#include <plan/change.h>
#include <plan/progress.h>

#include "catalog.h"
#include "status.h"

static plan_status read_breaks(plan_catalog *catalog, const plan_indicator *from,
                               plan_indicator_entry *entry, plan_error *error) {
    entry->break_count = from->break_count;
    if (from->break_count == 0) {
        return PLAN_OK;
    }
    if (from->breaks == NULL) {
        return PLAN_INVALID;
    }
    if (from->break_count > 10000) {
        return plan_fail(error, PLAN_LIMIT, 0, 0, "breaks: more than 10000");
    }
    entry->breaks = plan_arena_allocate(&catalog->arena, from->break_count * sizeof *entry->breaks);
    if (entry->breaks == NULL) {
        return PLAN_NO_MEMORY;
    }
    for (size_t i = 0; i < from->break_count; i++) {
        plan_period period;
        plan_span text = plan_span_of(from->breaks[i]);
        plan_status status = plan_period_read(text.text, text.length, &period, error);
        if (status != PLAN_OK) {
            return plan_catalog_blame(error, "breaks", status);
        }
        plan_break one = {plan_period_pack(period), NULL};
        const char *area = from->break_areas == NULL ? NULL : from->break_areas[i];
        status = plan_catalog_text(catalog, area, &one.area);
        if (status != PLAN_OK) {
            return status;
        }
        size_t at = i;
        for (; at > 0 && entry->breaks[at - 1].period > one.period; at--) {
            entry->breaks[at] = entry->breaks[at - 1];
        }
        entry->breaks[at] = one;
    }
    return PLAN_OK;
}

static plan_status read_required(plan_catalog *catalog, const plan_indicator *from,
                                 plan_indicator_entry *entry, plan_error *error) {
    entry->required_count = from->required_count;
    if (from->required_count == 0) {
        return PLAN_OK;
    }
    if (from->required == NULL) {
        return PLAN_INVALID;
    }
    if (from->required_count > PLAN_MAX_SERIES) {
        return plan_fail(error, PLAN_LIMIT, 0, 0, "required: more than %d series",
                         (int)PLAN_MAX_SERIES);
    }
    entry->required = plan_arena_allocate(&catalog->arena, from->required_count);
    if (entry->required == NULL) {
        return PLAN_NO_MEMORY;
    }
    for (size_t i = 0; i < from->required_count; i++) {
        uint32_t id = plan_dictionary_find(&catalog->series_codes, plan_span_of(from->required[i]));
        if (id == PLAN_NONE) {
            return plan_fail(error, PLAN_NOT_FOUND, 0, 0, "required: there is no series '%s'",
                             from->required[i] == NULL ? "" : from->required[i]);
        }
        entry->required[i] = (uint8_t)id;
    }
    return PLAN_OK;
}

static plan_status copy_texts(plan_catalog *catalog, const plan_indicator *from,
                              plan_indicator_entry *entry) {
    struct {
        const char *text;
        const char **copy;
    } texts[] = {
        {from->of, &entry->of_code},
        {from->numerator, &entry->numerator_code},
        {from->denominator, &entry->denominator_code},
        {from->part_of, &entry->part_of_code},
        {from->base, &entry->base},
        {from->progress, &entry->progress},
        {from->unit == NULL ? "" : from->unit, &entry->unit_text},
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        plan_status status = plan_catalog_text(catalog, texts[i].text, texts[i].copy);
        if (status != PLAN_OK) {
            return status;
        }
    }
    return PLAN_OK;
}

static bool are_bounds(const plan_interval *bounds) {
    plan_interval same;
    return bounds->low_end <= PLAN_END_UNBOUNDED && bounds->high_end <= PLAN_END_UNBOUNDED &&
           plan_interval_make(bounds->low, bounds->low_end, bounds->high, bounds->high_end,
                              &same) == PLAN_OK;
}

/* A reduction is the negative of what is printed: an index of 93 has no such thing. */
static bool can_decrease(const plan_indicator *from) {
    return plan_kind_get(from->kind)->is_statement &&
           (from->form == PLAN_GROWTH_RATE || from->form == PLAN_GROWTH_LOG);
}

static plan_status check_values(const plan_indicator *from, plan_error *error) {
    int preset;
    const char *why =
        plan_kind_get(from->kind) == NULL                ? "kind: there is no such kind"
        : from->direction > PLAN_DOWN                    ? "direction: there is no such direction"
        : from->price > PLAN_CHAINED                     ? "price: there is no such price basis"
        : from->form > PLAN_GROWTH_LOG                   ? "form: there is no such form of growth"
        : from->has_bounds && !are_bounds(&from->bounds) ? "bounds: the lower is above the upper"
        : from->decrease && !can_decrease(from)
            ? "sense: a decrease is of kind change, or growth as a rate"
        : from->has_decimals && (from->decimals < -PLAN_DECIMAL_MAX_SCALE ||
                                 from->decimals > PLAN_DECIMAL_MAX_SCALE)
            ? "decimals: from -18 to 18"
        : from->progress != NULL && plan_progress_preset_find(
                                        from->progress, strlen(from->progress), &preset) != PLAN_OK
            ? "progress: there is no such preset"
        : from->has_band && (!plan_decimal_is_valid(from->band) || from->band.digits < 0)
            ? "band: it is below 0"
            : NULL;
    return why == NULL ? PLAN_OK : plan_fail(error, PLAN_INVALID, 0, 0, "%s", why);
}

/* What is copied as it stands. */
static plan_indicator_entry plain_entry(const plan_indicator *from) {
    plan_indicator_entry entry;
    memset(&entry, 0, sizeof entry);
    entry.kind = from->kind;
    entry.direction = from->direction;
    entry.price = from->price;
    entry.form = from->form;
    entry.over_period = from->over_period != 0;
    entry.stock = from->stock != 0;
    entry.decrease = from->decrease != 0;
    entry.bounds_declared = from->has_bounds != 0;
    entry.bounds = from->bounds;
    entry.has_decimals = from->has_decimals != 0;
    entry.decimals = from->decimals;
    entry.has_band = from->has_band != 0;
    entry.band = from->band;
    entry.group = entry.of = entry.numerator = entry.denominator = entry.part_of = PLAN_NONE;
    return entry;
}

/* What is read from texts or looked up. */
static plan_status read_entry(plan_catalog *catalog, const plan_indicator *from,
                              plan_indicator_entry *entry, plan_error *error) {
    if (from->group != NULL) {
        entry->group = plan_dictionary_find(&catalog->group_codes, plan_span_of(from->group));
        if (entry->group == PLAN_NONE) {
            return plan_fail(error, PLAN_NOT_FOUND, 0, 0, "group: there is no group '%s'",
                             from->group);
        }
    }
    plan_status status = copy_texts(catalog, from, entry);
    if (status == PLAN_OK) {
        status = plan_catalog_blame(error, "unit",
                                    plan_unit_read(catalog->units, entry->unit_text,
                                                   strlen(entry->unit_text), &entry->unit, error));
    }
    status = status == PLAN_OK ? read_breaks(catalog, from, entry, error) : status;
    return status == PLAN_OK ? read_required(catalog, from, entry, error) : status;
}

plan_status plan_catalog_add_indicator(plan_catalog *catalog, const plan_indicator *indicator,
                                       plan_error *error) {
    plan_indicator_entry entry = plain_entry(indicator);
    uint32_t id;
    if (catalog->indicator_codes.count >= PLAN_MAX_INDICATORS) {
        return plan_fail(error, PLAN_LIMIT, 0, 0, "more than %lu indicators",
                         (unsigned long)PLAN_MAX_INDICATORS);
    }
    plan_status status = check_values(indicator, error);
    status = status == PLAN_OK ? read_entry(catalog, indicator, &entry, error) : status;
    if (status == PLAN_OK) {
        void *items = catalog->indicators;
        status = plan_catalog_reserve(catalog, &items, &catalog->indicator_capacity,
                                      catalog->indicator_codes.count, sizeof entry);
        catalog->indicators = items;
    }
    status = status == PLAN_OK
                 ? plan_catalog_names(catalog, indicator->name, indicator->code, entry.name)
                 : status;
    if (status == PLAN_OK) {
        status =
            plan_catalog_code(&catalog->indicator_codes, indicator->code, "indicator", &id, error);
    }
    if (status == PLAN_OK) {
        entry.code = plan_dictionary_code(&catalog->indicator_codes, id).text;
        for (int i = 0; i < 2; i++) {
            entry.name[i] = entry.name[i] == indicator->code ? entry.code : entry.name[i];
        }
        catalog->indicators[id] = entry;
        catalog->finished = false;
    }
    return status;
}

/* --- Partitions --- */

static plan_status check_partition(const plan_partition *from, plan_error *error) {
    const char *why =
        from->member_count == 0 || from->members == NULL ? "members: a partition has members"
        : (from->has_total != 0) == (from->whole != NULL)
            ? "a partition has either a total or a whole"
        : from->has_total && !plan_decimal_is_valid(from->total) ? "total: it does not fit"
        : from->has_tolerance &&
                (!plan_decimal_is_valid(from->tolerance) || from->tolerance.digits < 0)
            ? "tolerance: it is below 0"
        : from->missing > PLAN_MISSING_PARTIAL ? "missing: there is no such mode"
                                               : NULL;
    if (why != NULL) {
        return plan_fail(error, PLAN_INVALID, 0, 0, "%s", why);
    }
    if (from->member_count > 100000) {
        return plan_fail(error, PLAN_LIMIT, 0, 0, "members: more than 100000");
    }
    for (size_t i = 0; i < from->member_count; i++) {
        if (from->members[i] == NULL) {
            return plan_fail(error, PLAN_INVALID, 0, 0, "members: one of them has no code");
        }
    }
    return PLAN_OK;
}

static plan_status copy_members(plan_catalog *catalog, const plan_partition *from,
                                plan_partition_entry *entry) {
    size_t n = from->member_count;
    void *codes = plan_arena_allocate(&catalog->arena, n * sizeof *entry->member_codes);
    entry->member_codes = codes;
    entry->members = plan_arena_allocate(&catalog->arena, n * sizeof *entry->members);
    entry->factors = plan_arena_allocate(&catalog->arena, n * sizeof *entry->factors);
    if (entry->member_codes == NULL || entry->members == NULL || entry->factors == NULL) {
        return PLAN_NO_MEMORY;
    }
    plan_decimal one = {1, 0};
    plan_status status = PLAN_OK;
    for (size_t i = 0; i < n && status == PLAN_OK; i++) {
        status = plan_catalog_text(catalog, from->members[i], &entry->member_codes[i]);
        entry->members[i] = PLAN_NONE;
        entry->factors[i] = one;
    }
    return status;
}

plan_status plan_catalog_add_partition(plan_catalog *catalog, const plan_partition *partition,
                                       plan_error *error) {
    plan_partition_entry entry;
    memset(&entry, 0, sizeof entry);
    uint32_t id;
    plan_status status = check_partition(partition, error);
    if (status != PLAN_OK) {
        return status;
    }
    entry.member_count = partition->member_count;
    entry.has_total = partition->has_total != 0;
    entry.total = partition->total;
    entry.has_tolerance = partition->has_tolerance != 0;
    entry.tolerance = partition->tolerance;
    entry.missing = partition->missing;
    entry.whole = PLAN_NONE;
    status = copy_members(catalog, partition, &entry);
    status = status == PLAN_OK ? plan_catalog_text(catalog, partition->whole, &entry.whole_code)
                               : status;
    if (status == PLAN_OK) {
        void *items = catalog->partitions;
        status = plan_catalog_reserve(catalog, &items, &catalog->partition_capacity,
                                      catalog->partition_codes.count, sizeof entry);
        catalog->partitions = items;
    }
    if (status == PLAN_OK) {
        status =
            plan_catalog_code(&catalog->partition_codes, partition->code, "partition", &id, error);
    }
    if (status == PLAN_OK) {
        entry.code = plan_dictionary_code(&catalog->partition_codes, id).text;
        catalog->partitions[id] = entry;
        catalog->finished = false;
    }
    return status;
}
