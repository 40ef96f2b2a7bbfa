/* Indicators of a plan file. */
#include <string.h>

#include "json_plan.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* "bounds": [lo, hi] with null for no end, or null for no bounds at all. */
static void read_bounds(plan_json *j, const cJSON *node, plan_indicator *indicator) {
    const cJSON *list = cJSON_GetObjectItemCaseSensitive(node, "bounds");
    if (list == NULL) {
        return;
    }
    indicator->has_bounds = 1;
    indicator->bounds = plan_interval_all();
    if (cJSON_IsNull(list)) {
        return;
    }
    size_t back = plan_json_enter(j, "bounds");
    const cJSON *low = list->child, *high = low == NULL ? NULL : low->next;
    if (!cJSON_IsArray(list) || high == NULL || high->next != NULL) {
        plan_json_wrong_type(j, list, "a list of two, each a number or null");
    } else {
        if (!cJSON_IsNull(low) && plan_json_number(j, low, &indicator->bounds.low)) {
            indicator->bounds.low_end = PLAN_END_CLOSED;
        }
        if (!cJSON_IsNull(high) && plan_json_number(j, high, &indicator->bounds.high)) {
            indicator->bounds.high_end = PLAN_END_CLOSED;
        }
    }
    plan_json_leave(j, back);
}

static void read_kind(plan_json *j, const cJSON *node, plan_indicator *indicator) {
    const char *names[PLAN_KIND_COUNT + 1] = {NULL};
    for (int kind = 0; kind < PLAN_KIND_COUNT; kind++) {
        names[kind] = plan_kind_get(kind)->name;
    }
    indicator->kind = plan_json_choice(j, node, "kind", names, PLAN_LEVEL);
}

static void read_choices(plan_json *j, const cJSON *node, plan_indicator *indicator) {
    static const char *const directions[] = {"none", "up", "down", NULL};
    static const char *const prices[] = {"undeclared", "current", "constant", "chained", NULL};
    static const char *const forms[] = {"rate", "index", "ratio", "log", NULL};
    static const char *const overs[] = {"year", "period", NULL};
    static const char *const senses[] = {"increase", "decrease", NULL};
    int32_t decimals = 0;
    indicator->direction = (uint8_t)plan_json_choice(j, node, "direction", directions, 0);
    indicator->price = (uint8_t)plan_json_choice(j, node, "price", prices, 0);
    indicator->form = (uint8_t)plan_json_choice(j, node, "form", forms, 0);
    indicator->over_period = plan_json_choice(j, node, "over", overs, 0) == 1;
    indicator->decrease = plan_json_choice(j, node, "sense", senses, 0) == 1;
    indicator->stock = plan_json_bool(j, node, "stock");
    indicator->has_decimals = plan_json_integer(j, node, "decimals", -18, 17, &decimals);
    indicator->decimals = decimals;
    indicator->has_band = plan_json_decimal(j, node, "band", &indicator->band);
}

static void remember(plan_json *j, const cJSON *node) {
    const cJSON **items = j->indicator_items;
    void *memory = NULL;
    memcpy(&memory, &items, sizeof memory);
    size_t id = j->document->catalog.indicator_codes.count - 1;
    plan_status status =
        plan_grow(&j->allocator, &memory, &j->indicator_capacity, id + 1, sizeof node);
    j->indicator_items = memory;
    if (status == PLAN_OK) {
        j->indicator_items[id] = node;
    } else {
        j->status = status;
    }
}

/* A faulty indicator still takes its code, so that whatever names it is not told off as well. */
static void add(plan_json *j, const cJSON *node, const plan_indicator *indicator) {
    plan_error error;
    plan_error_init(&error);
    plan_status status = plan_document_add_indicator(j->document, indicator, &error);
    plan_json_added(j, node, status, &error);
    if (status != PLAN_OK && status != PLAN_EXISTS && status != PLAN_NO_MEMORY) {
        plan_indicator bare;
        memset(&bare, 0, sizeof bare);
        bare.struct_size = (uint32_t)sizeof bare;
        bare.code = indicator->code;
        bare.kind = indicator->kind;
        bare.unit = indicator->unit;
        status = plan_document_add_indicator(j->document, &bare, NULL);
        if (status != PLAN_OK && status != PLAN_NO_MEMORY) { /* by its name alone */
            bare.kind = PLAN_LEVEL;
            bare.unit = NULL;
            status = plan_document_add_indicator(j->document, &bare, NULL);
            plan_catalog *catalog = &j->document->catalog;
            if (status == PLAN_OK) {
                catalog->indicators[catalog->indicator_codes.count - 1].is_stand_in = true;
            }
        }
    }
    if (status == PLAN_OK) {
        remember(j, node);
    } else if (status == PLAN_NO_MEMORY) {
        j->status = status;
    }
}

/* One entry of "breaks": a period, or {"period", "area"}; false after a problem was told. */
static bool read_break(plan_json *j, const cJSON *item, const char **period, const char **area) {
    static const plan_json_key keys[] = {{"period", true}, {"area", true}};
    *area = NULL;
    *period = cJSON_IsString(item) ? item->valuestring : NULL;
    if (*period != NULL || !plan_json_object(j, item, keys, sizeof keys / sizeof keys[0])) {
        return *period != NULL;
    }
    *period = plan_json_text(j, item, "period");
    *area = plan_json_text(j, item, "area");
    if (*area != NULL) {
        size_t back = plan_json_enter(j, "area");
        plan_json_unknown_area(j, plan_json_get(item, "area"));
        plan_json_leave(j, back);
    }
    return *period != NULL && *area != NULL;
}

static void read_breaks(plan_json *j, const cJSON *node, plan_indicator *indicator) {
    const cJSON *list = plan_json_get(node, "breaks");
    if (!cJSON_IsArray(list)) { /* nothing, or another type, which is told */
        indicator->breaks = plan_json_texts(j, node, "breaks", &indicator->break_count);
        return;
    }
    size_t n = 0, count = 0, index = 0;
    for (const cJSON *item = list->child; item != NULL; item = item->next) {
        n++;
    }
    void *periods = plan_arena_allocate(&j->scratch, (n + 1) * sizeof(const char *));
    void *areas = plan_arena_allocate(&j->scratch, (n + 1) * sizeof(const char *));
    const char **period = periods, **area = areas;
    if (period == NULL || area == NULL) {
        j->status = PLAN_NO_MEMORY;
        return;
    }
    size_t back = plan_json_enter(j, "breaks");
    for (const cJSON *item = list->child; item != NULL; item = item->next, index++) {
        size_t inner = plan_json_enter_index(j, index);
        count += read_break(j, item, &period[count], &area[count]) ? 1 : 0;
        plan_json_leave(j, inner);
    }
    plan_json_leave(j, back);
    indicator->breaks = period;
    indicator->break_areas = area;
    indicator->break_count = count;
}

static void read_indicator(plan_json *j, const cJSON *node) {
    static const plan_json_key keys[] = {
        {"code", true},      {"name", false},      {"kind", true},       {"unit", false},
        {"group", false},    {"of", false},        {"numerator", false}, {"denominator", false},
        {"part_of", false},  {"direction", false}, {"price", false},     {"form", false},
        {"over", false},     {"stock", false},     {"sense", false},     {"base", false},
        {"bounds", false},   {"decimals", false},  {"breaks", false},    {"band", false},
        {"required", false}, {"progress", false},  {"note", false}};
    plan_indicator indicator;
    memset(&indicator, 0, sizeof indicator);
    (void)plan_json_object(j, node, keys, COUNT(keys)); /* what is there is read all the same */
    if (!cJSON_IsObject(node)) {
        return;
    }
    indicator.struct_size = (uint32_t)sizeof indicator;
    indicator.code = plan_json_text(j, node, "code");
    if (indicator.code == NULL) {
        return;
    }
    plan_json_names(j, node, "name", indicator.name);
    read_kind(j, node, &indicator);
    indicator.unit = plan_json_text(j, node, "unit");
    indicator.group = plan_json_text(j, node, "group");
    indicator.of = plan_json_text(j, node, "of");
    indicator.numerator = plan_json_text(j, node, "numerator");
    indicator.denominator = plan_json_text(j, node, "denominator");
    indicator.part_of = plan_json_text(j, node, "part_of");
    indicator.base = plan_json_text(j, node, "base");
    indicator.progress = plan_progress_preset_name(plan_json_preset(j, node));
    read_breaks(j, node, &indicator);
    indicator.required = plan_json_texts(j, node, "required", &indicator.required_count);
    read_choices(j, node, &indicator);
    read_bounds(j, node, &indicator);
    if (j->status == PLAN_OK) {
        add(j, node, &indicator);
    }
}

void plan_json_indicators(plan_json *j, const cJSON *list) {
    plan_json_each(j, list, "indicators", read_indicator);
}
