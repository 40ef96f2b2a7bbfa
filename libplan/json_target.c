/* Targets of a plan file. */
#include <string.h>

#include "json_plan.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

typedef struct place {
    plan_json *j;
    const cJSON *node;
    bool told;
} place;

/* At the key where there is one, else at the target; a missing key was told already. */
static void raise_fault(void *context, const char *key, plan_status status, const char *message) {
    place *p = context;
    const cJSON *at = plan_json_get(p->node, key);
    size_t back = plan_json_enter(p->j, key);
    plan_json_raise_path(p->j, at != NULL ? at : p->node, false,
                         status == PLAN_NOT_FOUND ? PLAN_SAY_REFERENCE : PLAN_SAY_CONTRADICTION,
                         message, NULL);
    plan_json_leave(p->j, back);
    p->told = true;
}

int plan_json_preset(plan_json *j, const cJSON *node) {
    const char *names[PLAN_PROGRESS_PRESET_COUNT + 1] = {NULL};
    for (int preset = 0; preset < PLAN_PROGRESS_PRESET_COUNT; preset++) {
        names[preset] = plan_progress_preset_name(preset);
    }
    return plan_json_choice(j, node, "progress", names, -1);
}

static void read_choices(plan_json *j, const cJSON *node, plan_target *target) {
    static const char *const operators[] = {"about", "at_least", "above", "at_most",
                                            "below", "range",    NULL};
    static const char *const bases[] = {"level",      "mean_growth", "points_a_year",
                                        "cumulative", "share_of",    NULL};
    static const char *const keeps[] = {"none", "above", "below", NULL};
    target->op = plan_json_choice(j, node, "operator", operators, -1);
    target->basis = (uint8_t)plan_json_choice(j, node, "basis", bases, PLAN_BASIS_LEVEL);
    target->keep = (uint8_t)plan_json_choice(j, node, "keep", keeps, PLAN_KEEP_NONE);
    target->has_low = plan_json_decimal(j, node, "low", &target->low);
    target->has_high = plan_json_decimal(j, node, "high", &target->high);
}

static void read_target(plan_json *j, const cJSON *node) {
    static const plan_json_key keys[] = {{"indicator", true}, {"area", false}, {"period", true},
                                         {"operator", false}, {"low", false},  {"high", false},
                                         {"basis", false},    {"of", false},   {"keep", false},
                                         {"baseline", false}, {"note", false}};
    plan_target target;
    plan_target_entry entry;
    uint64_t errors = j->errors;
    place p = {j, node, false};
    memset(&target, 0, sizeof target);
    plan_json_object(j, node, keys, COUNT(keys));
    if (!cJSON_IsObject(node)) {
        return;
    }
    target.struct_size = (uint32_t)sizeof target;
    target.indicator = plan_json_text(j, node, "indicator");
    target.area = plan_json_text(j, node, "area");
    target.period = plan_json_text(j, node, "period");
    target.of = plan_json_text(j, node, "of");
    target.baseline = plan_json_text(j, node, "baseline");
    plan_json_names(j, node, "note", target.note);
    read_choices(j, node, &target);
    if (target.indicator == NULL || target.period == NULL || j->status != PLAN_OK) {
        return;
    }
    plan_status status =
        plan_target_resolve(&j->document->catalog, &target, &entry, raise_fault, &p);
    if (status == PLAN_OK && j->errors == errors) {
        plan_json_place(j, j->tokens.items[node->valueint].offset, &entry.line, &entry.column);
        status = plan_document_keep_target(j->document, &entry);
    }
    if (status != PLAN_OK && !p.told) {
        j->status = status;
    }
}

void plan_json_targets(plan_json *j, const cJSON *list) {
    plan_json_each(j, list, "targets", read_target);
}
