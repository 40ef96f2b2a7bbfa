/* What a check needs to know before it looks at a row: settings, uses of indicators, blocks of
 * areas, scratch. */
#include "check_plain.h"

#include <string.h>

static plan_status read_settings(plan_checker *checker) {
    for (uint8_t rule = 0; rule < PLAN_CHECK_RULE_COUNT; rule++) {
        const char *code = plan_check_code(rule);
        const plan_builtin_setting *declared = plan_document_setting(checker->document, code);
        plan_rule_setting *setting = &checker->settings[rule];
        if (declared != NULL && declared->severity >= 0) {
            plan_status status = plan_report_override(checker->report, code, declared->severity);
            if (status != PLAN_OK) {
                return status;
            }
        }
        setting->severity = plan_report_severity(checker->report, code);
        setting->missing = PLAN_MISSING_SKIP;
        if (declared != NULL) {
            setting->has_tolerance = declared->has_tolerance;
            setting->tolerance = declared->tolerance;
            setting->missing =
                declared->missing >= 0 ? (uint8_t)declared->missing : PLAN_MISSING_SKIP;
        }
        plan_status status = plan_report_rule_index(checker->report, code, code, setting->severity,
                                                    &checker->rule_rows[rule]);
        if (status != PLAN_OK) {
            return status;
        }
    }
    return PLAN_OK;
}

static plan_status add_partition_rows(plan_checker *checker) {
    size_t count = checker->catalog->partition_codes.count;
    checker->partition_rows =
        plan_allocate_zero(&checker->allocator, count + 1, sizeof *checker->partition_rows);
    if (checker->partition_rows == NULL) {
        return PLAN_NO_MEMORY;
    }
    for (size_t i = 0; i < count; i++) {
        const plan_partition_entry *partition = &checker->catalog->partitions[i];
        uint8_t rule = plan_partition_rule(partition);
        plan_status status =
            plan_report_rule_index(checker->report, partition->code, plan_check_code(rule),
                                   checker->settings[rule].severity, &checker->partition_rows[i]);
        if (status != PLAN_OK) {
            return status;
        }
    }
    return PLAN_OK;
}

/* Past values stand in series of role actual, else estimate, else baseline. */
static void find_series(plan_checker *checker) {
    static const uint8_t roles[] = {PLAN_ROLE_ACTUAL, PLAN_ROLE_ESTIMATE, PLAN_ROLE_BASELINE};
    const plan_catalog *catalog = checker->catalog;
    for (size_t r = 0; r < sizeof roles; r++) {
        for (size_t i = 0; i < catalog->series_codes.count; i++) {
            if (catalog->series[i].role == roles[r]) {
                checker->previous[checker->previous_count++] = (uint8_t)i;
            }
        }
        checker->result_count =
            roles[r] == PLAN_ROLE_BASELINE ? checker->result_count : checker->previous_count;
    }
    for (size_t i = 0; i < catalog->series_codes.count; i++) {
        checker->is_plan[i] = catalog->series[i].role == PLAN_ROLE_PLAN;
    }
}

/* --- Uses: two passes, count and fill --- */

static void use(plan_checker *checker, bool fill, uint32_t indicator, uint8_t kind, uint32_t id) {
    if (indicator == PLAN_NONE) {
        return;
    }
    if (fill) {
        plan_use *one = &checker->uses[checker->use_start[indicator]++];
        one->kind = kind;
        one->id = id;
    } else {
        checker->use_start[indicator + 1]++;
    }
}

static void visit_uses(plan_checker *checker, bool fill) {
    const plan_catalog *catalog = checker->catalog;
    for (uint32_t p = 0; p < catalog->partition_codes.count; p++) {
        const plan_partition_entry *partition = &catalog->partitions[p];
        for (size_t m = 0; m < partition->member_count; m++) {
            use(checker, fill, partition->members[m], PLAN_USE_PARTITION, p);
        }
        use(checker, fill, partition->has_total ? PLAN_NONE : partition->whole, PLAN_USE_PARTITION,
            p);
    }
    for (uint32_t i = 0; i < catalog->indicator_codes.count; i++) {
        const plan_indicator_entry *entry = &catalog->indicators[i];
        if (entry->part_of != PLAN_NONE) {
            use(checker, fill, i, PLAN_USE_PART, i);
            use(checker, fill, entry->part_of, PLAN_USE_PART, i);
        }
        if (entry->numerator != PLAN_NONE && entry->denominator != PLAN_NONE) {
            use(checker, fill, i, PLAN_USE_RATIO, i);
            use(checker, fill, entry->numerator, PLAN_USE_RATIO, i);
            use(checker, fill, entry->denominator, PLAN_USE_RATIO, i);
        }
        if (entry->loaded_as_statement) {
            use(checker, fill, entry->of, PLAN_USE_GROWTH, i);
        }
    }
}

static plan_status find_uses(plan_checker *checker) {
    size_t n = checker->catalog->indicator_codes.count;
    checker->use_start = plan_allocate_zero(&checker->allocator, n + 2, sizeof(uint32_t));
    if (checker->use_start == NULL) {
        return PLAN_NO_MEMORY;
    }
    visit_uses(checker, false);
    for (size_t i = 0; i < n; i++) {
        checker->use_start[i + 1] += checker->use_start[i];
    }
    checker->use_count = checker->use_start[n];
    checker->uses =
        plan_allocate(&checker->allocator, checker->use_count + 1, sizeof *checker->uses);
    if (checker->uses == NULL) {
        return PLAN_NO_MEMORY;
    }
    visit_uses(checker, true);
    /* Filling moved each start to the next one's: move them back. */
    memmove(checker->use_start + 1, checker->use_start, n * sizeof(uint32_t));
    checker->use_start[0] = 0;
    return PLAN_OK;
}

/* --- Table --- */

static plan_status sort_table(plan_checker *checker) {
    const plan_statements *statements = &checker->document->statements;
    checker->statements = statements->items;
    checker->own_keys =
        plan_allocate(&checker->allocator, statements->count, sizeof *checker->own_keys);
    if (checker->own_keys == NULL) {
        return PLAN_NO_MEMORY;
    }
    checker->keys = checker->own_keys;
    checker->key_count = statements->count;
    for (size_t i = 0; i < statements->count; i++) {
        checker->own_keys[i] = statements->items[i].key;
    }
    plan_table_sort(checker->table, checker->keys);
    return PLAN_OK;
}

static plan_status find_areas(plan_checker *checker) {
    size_t n = checker->catalog->area_codes.count;
    checker->area_count = n;
    checker->area_start = plan_allocate_zero(&checker->allocator, n + 1, sizeof(uint32_t));
    if (checker->area_start == NULL) {
        return PLAN_NO_MEMORY;
    }
    const plan_table *table = checker->table;
    size_t area = 0;
    for (size_t i = 0; i < table->count; i++) {
        while (area < table->records[i].area) {
            checker->area_start[++area] = (uint32_t)i;
        }
    }
    while (area < n) {
        checker->area_start[++area] = (uint32_t)table->count;
    }
    return PLAN_OK;
}

/* Which areas add up to which: parts of a parent that says they are complete. */
static plan_status find_children(plan_checker *checker) {
    size_t n = checker->parent_count = checker->catalog->area_entries;
    const plan_area_entry *areas = checker->catalog->areas;
    checker->child_start = plan_allocate_zero(&checker->allocator, n + 2, sizeof(uint32_t));
    if (checker->child_start == NULL) {
        return PLAN_NO_MEMORY;
    }
    for (int fill = 0; fill < 2; fill++) {
        for (uint32_t i = 0; i < n; i++) {
            uint32_t parent = areas[i].parent;
            if (areas[i].subset || parent == PLAN_NONE || !areas[parent].parts_complete) {
                continue;
            }
            if (fill == 0) {
                checker->child_start[parent + 1]++;
                checker->child_count++;
            } else {
                checker->children[checker->child_start[parent]++] = i;
            }
        }
        if (fill == 0) {
            for (size_t i = 0; i < n; i++) {
                checker->child_start[i + 1] += checker->child_start[i];
            }
            checker->children =
                plan_allocate(&checker->allocator, checker->child_count + 1, sizeof(uint32_t));
            if (checker->children == NULL) {
                return PLAN_NO_MEMORY;
            }
        }
    }
    memmove(checker->child_start + 1, checker->child_start, n * sizeof(uint32_t));
    checker->child_start[0] = 0;
    return PLAN_OK;
}

static bool some_area_ends(const plan_checker *checker) {
    for (size_t i = 0; i < checker->catalog->area_entries; i++) {
        const plan_area_entry *area = &checker->catalog->areas[i];
        if (area->has_from || area->has_to) {
            return true;
        }
    }
    return false;
}

plan_status plan_checker_init(plan_checker *checker, plan_document *document, plan_report *report) {
    memset(checker, 0, sizeof *checker);
    checker->cache = checker->own_cache;
    checker->document = document;
    checker->catalog = &document->catalog;
    checker->table = &document->table;
    checker->report = report;
    checker->allocator = document->allocator;
    plan_status status = read_settings(checker);
    status = status == PLAN_OK ? add_partition_rows(checker) : status;
    find_series(checker);
    status = status == PLAN_OK ? find_uses(checker) : status;
    status = status == PLAN_OK ? plan_user_checks_init(checker) : status;
    status = status == PLAN_OK ? sort_table(checker) : status;
    status = status == PLAN_OK ? find_areas(checker) : status;
    status = status == PLAN_OK ? find_children(checker) : status;
    checker->some_area_ends =
        plan_rule_is_on(checker, PLAN_CHECK_VALIDITY) && some_area_ends(checker);
    status = status == PLAN_OK ? plan_checker_scratch(checker) : status;
    return status == PLAN_OK ? plan_plain_init(checker) : status;
}

void plan_checker_free(plan_checker *checker) {
    const plan_allocator *a = &checker->allocator;
    size_t n = checker->catalog->indicator_codes.count;
    size_t partitions = checker->catalog->partition_codes.count + 1;
    plan_release(a, checker->partition_rows, partitions, sizeof *checker->partition_rows);
    plan_release(a, checker->use_start, n + 2, sizeof(uint32_t));
    plan_release(a, checker->uses, checker->use_count + 1, sizeof *checker->uses);
    plan_release(a, checker->own_keys, checker->key_count, sizeof *checker->own_keys);
    plan_release(a, checker->area_start, checker->area_count + 1, sizeof(uint32_t));
    plan_release(a, checker->child_start, checker->parent_count + 2, sizeof(uint32_t));
    plan_release(a, checker->children, checker->child_count + 1, sizeof(uint32_t));
    plan_user_checks_free(checker);
    plan_release(a, checker->outlying, checker->outlying_capacity, sizeof *checker->outlying);
    plan_plain_free(checker);
    plan_checker_scratch_free(checker);
}
