/* Rules that sum: members of partitions, periods of a year, areas of a parent. */
#include "check_shape.h"

#include "period.h"

const plan_partition_entry *plan_partition_of(const plan_checker *checker,
                                              const plan_instance *instance) {
    switch (instance->rule) {
    case PLAN_CHECK_PARTITION:
    case PLAN_CHECK_WHOLE:
    case PLAN_CHECK_CONTRIBUTIONS:
    case PLAN_CHECK_BETWEEN:
    case PLAN_CHECK_PRICES:
        return &checker->catalog->partitions[instance->id];
    default:
        return NULL;
    }
}

plan_summing plan_sum_of(const plan_checker *checker, const plan_instance *instance, size_t count) {
    const plan_rule_setting *setting = &checker->settings[instance->rule];
    const plan_partition_entry *partition = plan_partition_of(checker, instance);
    plan_summing sum = {count - 1,          false,           {0, 0}, setting->has_tolerance,
                        setting->tolerance, setting->missing};
    if (partition != NULL) {
        if (instance->rule == PLAN_CHECK_PARTITION) {
            sum.members = count;
            sum.has_total = true;
            sum.total = partition->total;
        }
        if (partition->has_tolerance) {
            sum.has_tolerance = true;
            sum.tolerance = partition->tolerance;
        }
        if (partition->missing != PLAN_MISSING_SKIP) {
            sum.missing = partition->missing;
        }
    }
    return sum;
}

/* --- Members of a partition --- */

size_t plan_gather_partition(const plan_checker *checker, const plan_instance *instance,
                             plan_operand *operands) {
    const plan_partition_entry *partition = &checker->catalog->partitions[instance->id];
    size_t count = partition->member_count;
    plan_decimal none = {0, 0};
    for (size_t i = 0; i < count; i++) {
        plan_operand_of_key(checker, instance->area, instance->period, instance->series,
                            partition->members[i], true, &operands[i]);
        plan_operand_convert(&operands[i], partition->factors[i], none);
    }
    if (partition->has_total) {
        return count;
    }
    plan_operand_of_key(checker, instance->area, instance->period, instance->series,
                        partition->whole, true, &operands[count]);
    if (operands[count].status == PLAN_OK && partition->price_status != PLAN_OK) {
        operands[count].status = partition->price_status;
    }
    return count + 1;
}

/* --- Periods of a longer one: flows add up, of stocks the last one counts --- */

uint32_t plan_subperiods(uint32_t period, uint8_t frequency) {
    uint32_t months = plan_packed_months(period), each = PLAN_MONTHLY / (uint32_t)frequency;
    bool fits = months > each && months % each == 0 && plan_packed_month(period) % each == 0;
    return fits && months / each <= PLAN_MAX_SUBPERIODS ? months / each : 0;
}

static uint32_t subperiod(uint32_t period, uint8_t frequency, uint32_t place) {
    uint32_t month = plan_packed_month(period) + place * (PLAN_MONTHLY / (uint32_t)frequency);
    plan_period result = {(int32_t)(month * frequency / PLAN_MONTHLY), 1, frequency};
    return plan_period_pack(result);
}

/* How the figures of periods make that of a longer one. */
static uint8_t over_of(const plan_indicator_entry *entry) {
    const plan_kind_row *kind = plan_kind_get(entry->kind);
    return kind->children != PLAN_CHILDREN_SUM ? PLAN_OVER_EACH
           : entry->stock                      ? kind->over_stock
                                               : kind->over_flow;
}

size_t plan_gather_periods(const plan_checker *checker, const plan_instance *instance,
                           plan_operand *operands) {
    uint8_t frequency = (uint8_t)instance->extra;
    uint32_t parts = plan_subperiods(instance->period, frequency);
    const plan_indicator_entry *entry = plan_indicator_at(checker, instance->id);
    uint32_t first = over_of(entry) == PLAN_OVER_END ? parts - 1 : 0;
    size_t count = 0;
    for (uint32_t i = first; i < parts; i++) {
        plan_operand_of_key(checker, instance->area, subperiod(instance->period, frequency, i),
                            instance->series, instance->id, true, &operands[count++]);
    }
    plan_operand *whole = &operands[count];
    plan_operand_of_key(checker, instance->area, instance->period, instance->series, instance->id,
                        true, whole);
    uint32_t start = subperiod(instance->period, frequency, first);
    if (whole->status == PLAN_OK &&
        plan_breaks_between(checker->catalog, instance->id, instance->area, start,
                            subperiod(instance->period, frequency, parts - 1))) {
        whole->status = PLAN_BREAK;
    }
    return count + 1;
}

/* Whether one of the parts, of which there are some, is there at all. */
static bool has_part(const plan_checker *checker, const plan_instance *instance) {
    uint8_t frequency = (uint8_t)instance->extra;
    uint32_t parts = plan_subperiods(instance->period, frequency);
    bool contradicted, at_end = over_of(plan_indicator_at(checker, instance->id)) == PLAN_OVER_END;
    for (uint32_t i = at_end ? parts - 1 : 0; i < parts; i++) {
        if (plan_lookup(checker, instance->area, subperiod(instance->period, frequency, i),
                        instance->series, instance->id, 0, &contradicted) != NULL) {
            return true;
        }
    }
    return false;
}

/* Periods a year that a finer figure may have, by bits of what an area has: 1 yearly, 2 spans,
 * 4 half-yearly, 8 quarterly, 16 monthly. */
static uint32_t frequency_bit(uint32_t period) {
    uint8_t frequency = plan_packed_frequency(period);
    return (frequency == PLAN_YEARLY        ? 1u
            : frequency == PLAN_HALF_YEARLY ? 4u
            : frequency == PLAN_QUARTERLY   ? 8u
                                            : 16u) |
           (plan_packed_count(period) > 1 ? 2u : 0u);
}

/* True where all periods are single ones of one frequency: nothing adds up to another. */
static bool all_of_one_length(const plan_record *records, uint32_t count) {
    uint32_t other = 0, low_bits = (UINT32_C(1) << PLAN_PACKED_MONTH_SHIFT) - 1;
    for (uint32_t i = 0; i < count; i++) {
        other |= records[i].period ^ records[0].period;
    }
    return (other & low_bits) == 0 && plan_packed_count(records[0].period) == 1;
}

static void run_periods_of(plan_checker *checker, const plan_record *record, uint32_t has) {
    static const struct {
        uint8_t frequency;
        uint32_t bit;
    } finer[] = {{PLAN_YEARLY, 1}, {PLAN_HALF_YEARLY, 4}, {PLAN_QUARTERLY, 8}, {PLAN_MONTHLY, 16}};
    if (over_of(plan_indicator_at(checker, record->indicator)) == PLAN_OVER_EACH) {
        return;
    }
    for (size_t i = 0; i < sizeof finer / sizeof finer[0]; i++) {
        plan_instance instance = plan_instance_of(PLAN_CHECK_PERIODS, record);
        instance.record = NULL;
        instance.extra = finer[i].frequency;
        if ((has & finer[i].bit) != 0 && plan_subperiods(record->period, finer[i].frequency) > 0 &&
            has_part(checker, &instance)) {
            plan_run_check(checker, &instance);
        }
    }
}

/* A check exists for a figure of a longer period as soon as one of its parts is there. */
plan_status plan_check_periods(plan_checker *checker) {
    const plan_record *records = checker->table->records;
    uint32_t begin, end;
    if (checker->shapes->of_one_length) {
        return checker->status;
    }
    for (uint32_t at = checker->begin; at < checker->end && checker->status == PLAN_OK; at = end) {
        uint32_t has = 0;
        plan_check_beat(checker, at);
        plan_area_rows(checker, records[at].area, &begin, &end);
        if (all_of_one_length(records + begin, end - begin)) {
            continue;
        }
        for (uint32_t i = begin; i < end; i++) {
            has |= frequency_bit(records[i].period);
        }
        for (uint32_t i = begin; i < end; i++) {
            bool repeats = i > begin && (records[i].bits & PLAN_RECORD_SHADOWED) != 0 &&
                           plan_same_key(checker, &records[i - 1], &records[i]);
            if (records[i].statement == 0 && !repeats &&
                plan_packed_months(records[i].period) > 1) {
                run_periods_of(checker, &records[i], has);
            }
        }
    }
    return checker->status;
}

/* --- Areas of a parent whose parts are complete --- */

static bool exists_in(const plan_area_entry *area, uint32_t period) {
    plan_period at = plan_period_unpack(period);
    int32_t first, last, from, to, unused;
    plan_period_months(at, &first, &last);
    if (area->has_from) {
        plan_period_months(area->from, &from, &unused);
        if (last < from) {
            return false;
        }
    }
    if (area->has_to) {
        plan_period_months(area->to, &unused, &to);
        if (first > to) {
            return false;
        }
    }
    return true;
}

size_t plan_gather_areas(const plan_checker *checker, const plan_instance *instance,
                         plan_operand *operands) {
    size_t count = 0;
    for (uint32_t i = checker->child_start[instance->area];
         i < checker->child_start[instance->area + 1]; i++) {
        if (exists_in(plan_area_at(checker->catalog, checker->children[i]), instance->period)) {
            plan_operand_of_key(checker, checker->children[i], instance->period, instance->series,
                                instance->id, true, &operands[count++]);
        }
    }
    plan_operand *whole = &operands[count];
    plan_operand_of_key(checker, instance->area, instance->period, instance->series, instance->id,
                        true, whole);
    if (whole->status == PLAN_OK &&
        plan_indicator_at(checker, instance->id)->price == PLAN_CHAINED) {
        whole->status = PLAN_PRICE_BASIS;
    }
    return count + 1;
}

/* How many figures a sum of the areas has in a period, that of the parent included. */
static size_t size_of_areas(const plan_checker *checker, uint32_t parent, uint32_t period) {
    size_t size = 1;
    for (uint32_t i = checker->child_start[parent]; i < checker->child_start[parent + 1]; i++) {
        size += exists_in(plan_area_at(checker->catalog, checker->children[i]), period) ? 1 : 0;
    }
    return size;
}

/* A place in the sorted block of one area. */
typedef struct cursor {
    uint32_t at, end;
} cursor;

static int compare_keys(const plan_record *a, const plan_record *b) {
    if (a->period != b->period) {
        return a->period < b->period ? -1 : 1;
    }
    if (a->series != b->series) {
        return a->series < b->series ? -1 : 1;
    }
    return (a->indicator > b->indicator) - (a->indicator < b->indicator);
}

/* On to the next figure of something that adds up; false at the end. */
static bool settle(const plan_checker *checker, cursor *c) {
    const plan_record *records = checker->table->records;
    for (; c->at < c->end; c->at++) {
        const plan_indicator_entry *entry = plan_indicator_at(checker, records[c->at].indicator);
        if (records[c->at].statement == 0 &&
            plan_kind_get(entry->kind)->children == PLAN_CHILDREN_SUM) {
            return true;
        }
    }
    return false;
}

static void sift(const plan_checker *checker, cursor *heap, size_t root, size_t n) {
    const plan_record *records = checker->table->records;
    for (size_t child; (child = 2 * root + 1) < n; root = child) {
        if (child + 1 < n &&
            compare_keys(&records[heap[child + 1].at], &records[heap[child].at]) < 0) {
            child++;
        }
        if (compare_keys(&records[heap[root].at], &records[heap[child].at]) <= 0) {
            return;
        }
        cursor moved = heap[root];
        heap[root] = heap[child];
        heap[child] = moved;
    }
}

/* The blocks of a parent and its parts, merged by key: each key that one of them has is checked
 * once, at a cost that grows with the figures, not with keys times areas. */
static void merge_areas(plan_checker *checker, uint32_t parent, cursor *heap, size_t n) {
    const plan_record *records = checker->table->records;
    bool skips = checker->settings[PLAN_CHECK_AREAS].missing == PLAN_MISSING_SKIP;
    size_t blocks = n;
    for (size_t i = n / 2 + 1; i-- > 0;) {
        sift(checker, heap, i, n);
    }
    while (n > 0 && checker->status == PLAN_OK) {
        const plan_record *first = &records[heap[0].at];
        size_t found = 0;
        while (n > 0 && compare_keys(&records[heap[0].at], first) == 0) {
            const plan_record *own = &records[heap[0].at];
            found++;
            do {
                heap[0].at++;
            } while (settle(checker, &heap[0]) && compare_keys(&records[heap[0].at], own) == 0);
            if (heap[0].at >= heap[0].end) {
                heap[0] = heap[--n];
            }
            sift(checker, heap, 0, n);
        }
        plan_instance instance = plan_instance_of(PLAN_CHECK_AREAS, first);
        instance.area = parent;
        instance.record = NULL;
        bool may_be_whole = found == blocks || !skips || checker->inference_count > 0 ||
                            found == size_of_areas(checker, parent, instance.period);
        if (may_be_whole) {
            plan_run_check(checker, &instance);
        } else {
            plan_conclude(checker, &instance, plan_skipped(PLAN_MISSING), NULL);
        }
    }
}

plan_status plan_check_areas(plan_checker *checker) {
    cursor *heap = NULL;
    size_t room = 0;
    if (!plan_rule_is_on(checker, PLAN_CHECK_AREAS)) {
        return PLAN_OK;
    }
    for (uint32_t parent = 0; parent < checker->parent_count; parent++) {
        size_t children = plan_area_children(checker, parent);
        room = children + 1 > room ? children + 1 : room;
    }
    if (checker->child_count == 0) {
        return PLAN_OK;
    }
    heap = plan_allocate(&checker->allocator, room, sizeof *heap);
    if (heap == NULL) {
        return PLAN_NO_MEMORY;
    }
    for (uint32_t parent = 0; parent < checker->parent_count && checker->status == PLAN_OK;
         parent++) {
        size_t n = 0;
        uint32_t begin = checker->child_start[parent], end = checker->child_start[parent + 1];
        for (uint32_t i = begin; i < end + (end > begin ? 1 : 0); i++) {
            uint32_t area = i < end ? checker->children[i] : parent;
            cursor c = {checker->area_start[area], checker->area_start[area + 1]};
            if (settle(checker, &c)) {
                heap[n++] = c;
            }
        }
        merge_areas(checker, parent, heap, n);
    }
    plan_release(&checker->allocator, heap, room, sizeof *heap);
    return checker->status;
}
