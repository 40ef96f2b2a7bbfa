/* The catalog: what follows from kinds and units. */
#include <string.h>

#include <plan/change.h>

#include "catalog.h"
#include "period.h"

static bool is_unbounded(const plan_indicator_entry *entry) {
    return entry->bounds.low_end == PLAN_END_UNBOUNDED &&
           entry->bounds.high_end == PLAN_END_UNBOUNDED;
}

/* An amount in a unit, outwards where it is no decimal of 18 places. */
static plan_decimal amount_in(plan_decimal amount, plan_decimal unit) {
    plan_decimal result = amount;
    int exact = 0;
    for (int32_t scale = 0; scale <= PLAN_DECIMAL_MAX_SCALE && !exact; scale++) {
        plan_decimal_divide(amount, unit, scale, PLAN_ROUND_UP, &result, &exact);
    }
    return result;
}

/* The whole of a rate in its unit: 100 in %, 1000 in ‰. */
static plan_decimal whole_in(const plan_unit *unit) {
    plan_decimal one = {1, 0};
    return amount_in(one, unit->factor);
}

/* Growth lies above -100 %, in whatever form it is written. */
static void growth_bounds(plan_indicator_entry *entry) {
    plan_decimal zero = {0, 0};
    switch (entry->form) {
    case PLAN_GROWTH_RATE:
        entry->bounds.low = plan_decimal_negate(whole_in(&entry->unit));
        break;
    case PLAN_GROWTH_LOG:
        entry->bounds = plan_interval_all();
        break;
    default: /* index, ratio */
        entry->bounds.low = zero;
        break;
    }
}

static uint8_t end_of(uint8_t is_open) {
    return is_open != 0 ? PLAN_END_OPEN : PLAN_END_CLOSED;
}

static void default_bounds(plan_indicator_entry *entry) {
    const plan_kind_row *row = plan_kind_get(entry->kind);
    entry->bounds = plan_interval_all();
    if (row->has_low) {
        plan_decimal low = {row->low, 0};
        entry->bounds.low = low;
        entry->bounds.low_end = end_of(row->low_open);
    }
    if (row->has_high) {
        entry->bounds.high = whole_in(&entry->unit);
        entry->bounds.high_end = end_of(row->high_open);
    }
    if (row->has_form) {
        growth_bounds(entry);
    }
}

static bool is_one(const plan_unit *unit) {
    plan_decimal one = {1, 0};
    return unit->count == 0 && unit->scale == PLAN_UNIT_PLAIN &&
           plan_decimal_compare(unit->factor, one) == 0;
}

static void derive_indicator(plan_catalog *catalog, plan_indicator_entry *entry) {
    const plan_kind_row *row = plan_kind_get(entry->kind);
    plan_decimal one = {1, 0};
    plan_decimal percent = {1, 2};
    if (row->has_form && entry->form != PLAN_GROWTH_RATIO && is_one(&entry->unit)) {
        entry->unit.scale = PLAN_UNIT_PERCENT; /* growth without a unit is in % */
        entry->unit.factor = percent;
    }
    entry->is_points_unit = plan_unit_same_points(&entry->unit, &entry->unit) != 0;
    entry->arithmetic = entry->is_points_unit ? row->differs_by_rates : row->differs_by;
    entry->exact_whole = row->whole_is_exact && plan_decimal_compare(entry->unit.factor, one) == 0;
    entry->loaded_as_statement = row->is_statement && entry->of != PLAN_NONE;
    if (!entry->bounds_declared) {
        default_bounds(entry);
    }
    entry->ratio_status = PLAN_OK;
    entry->ratio_factor = one;
    if (entry->numerator != PLAN_NONE && entry->denominator != PLAN_NONE) {
        plan_unit quotient;
        plan_status status =
            plan_unit_quotient(&catalog->indicators[entry->numerator].unit,
                               &catalog->indicators[entry->denominator].unit, &quotient);
        if (status == PLAN_OK) {
            status = plan_unit_conversion(&quotient, &entry->unit, &entry->ratio_factor);
        }
        status = status == PLAN_LIMIT ? PLAN_UNIT : status; /* more symbols than any unit has */
        entry->ratio_status = status;
    }
    entry->part_factor = one;
    entry->part_status = PLAN_OK;
    if (entry->part_of != PLAN_NONE) {
        const plan_indicator_entry *whole = &catalog->indicators[entry->part_of];
        bool mixed = entry->price != PLAN_PRICE_UNDECLARED &&
                     whole->price != PLAN_PRICE_UNDECLARED && entry->price != whole->price;
        plan_status status = plan_unit_conversion(&entry->unit, &whole->unit, &entry->part_factor);
        entry->part_status = status == PLAN_OK && mixed ? PLAN_PRICE_BASIS : status;
    }
}

/* One member that may be negative leaves the others free to exceed the total. */
static bool is_capped(const plan_catalog *catalog, const plan_partition_entry *partition) {
    for (size_t i = 0; i < partition->member_count; i++) {
        uint32_t member = partition->members[i];
        if (member != PLAN_NONE && catalog->indicators[member].bounds_declared &&
            is_unbounded(&catalog->indicators[member])) {
            return false;
        }
    }
    return true;
}

/* Shares lie between 0 and the total; where one member may be negative, none is capped above. */
static void bound_members(plan_catalog *catalog, const plan_partition_entry *partition,
                          bool capped) {
    for (size_t i = 0; i < partition->member_count; i++) {
        plan_indicator_entry *entry =
            partition->members[i] == PLAN_NONE ? NULL : &catalog->indicators[partition->members[i]];
        if (entry != NULL && !entry->bounds_declared &&
            plan_kind_get(entry->kind)->bounded_by_total) {
            entry->bounds.high =
                capped ? amount_in(partition->total, partition->factors[i]) : entry->bounds.high;
            entry->bounds.high_end = capped ? PLAN_END_CLOSED : PLAN_END_UNBOUNDED;
        }
    }
}

/* Chained levels do not add up, nor do current prices to constant ones. */
static void derive_prices(const plan_catalog *catalog, plan_partition_entry *partition) {
    uint8_t declared = PLAN_PRICE_UNDECLARED;
    bool chained = false;
    partition->mixed_prices = false;
    for (size_t i = 0; i <= partition->member_count; i++) {
        uint32_t id = i < partition->member_count ? partition->members[i]
                      : partition->has_total      ? PLAN_NONE
                                                  : partition->whole;
        uint8_t price = id == PLAN_NONE ? PLAN_PRICE_UNDECLARED : catalog->indicators[id].price;
        if (price != PLAN_PRICE_UNDECLARED) {
            partition->mixed_prices =
                partition->mixed_prices || (declared != PLAN_PRICE_UNDECLARED && price != declared);
            declared = price;
            chained = chained || price == PLAN_CHAINED;
        }
    }
    bool summed = !partition->has_total && (chained || partition->mixed_prices);
    partition->price_status = summed ? PLAN_PRICE_BASIS : PLAN_OK;
}

void plan_catalog_derive(plan_catalog *catalog) {
    size_t indicators = catalog->indicator_codes.count, partitions = catalog->partition_codes.count;
    for (size_t i = 0; i < indicators; i++) {
        derive_indicator(catalog, &catalog->indicators[i]);
    }
    /* Those that cap come last: in a second partition a share may be capped all the same. */
    for (int capped = 0; capped < 2; capped++) {
        for (size_t p = 0; p < partitions; p++) {
            const plan_partition_entry *partition = &catalog->partitions[p];
            if (partition->has_total && is_capped(catalog, partition) == (capped != 0)) {
                bound_members(catalog, partition, capped != 0);
            }
        }
    }
    for (size_t p = 0; p < partitions; p++) {
        derive_prices(catalog, &catalog->partitions[p]);
    }
    for (size_t i = 0; i < indicators; i++) {
        catalog->indicators[i].bounded = !is_unbounded(&catalog->indicators[i]);
    }
}

bool plan_breaks_between(const plan_catalog *catalog, uint32_t indicator, uint32_t area,
                         uint32_t from, uint32_t to) {
    const plan_indicator_entry *entry = &catalog->indicators[indicator];
    uint32_t a = plan_packed_month(from), b = plan_packed_month(to);
    for (size_t i = 0; i < entry->break_count; i++) {
        /* A break lies at the start of its period: figures from then on have the new definition. */
        const plan_break *one = &entry->breaks[i];
        uint32_t month = plan_packed_month(one->period);
        if (month > (a < b ? a : b) && month <= (a < b ? b : a) &&
            (one->area == NULL ||
             plan_dictionary_find(&catalog->area_codes, plan_span_of(one->area)) == area)) {
            return true;
        }
    }
    return false;
}
