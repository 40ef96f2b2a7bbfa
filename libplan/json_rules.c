/* The section `rules` of a plan file: each check is compiled where it stands, and every problem is
 * told at its own column of the file. */
#include <string.h>

#include "expression.h"
#include "json_plan.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* The byte of the file where byte `wanted` of the decoded string begins: escapes are longer than
 * what they stand for. */
static size_t raw_offset(const char *raw, size_t length, size_t wanted) {
    size_t i = 1, decoded = 0; /* behind the quote */
    while (i + 1 < length && decoded < wanted) {
        if (raw[i] != '\\') {
            i++;
            decoded++;
            continue;
        }
        if (raw[i + 1] != 'u') {
            i += 2;
            decoded++;
            continue;
        }
        uint32_t c = 0;
        for (size_t k = i + 2; k < i + 6; k++) { /* the scan has seen them */
            char digit = raw[k];
            uint32_t value =
                digit <= '9' ? (uint32_t)(digit - '0') : (uint32_t)((digit | 0x20) - 'a') + 10;
            c = c * 16 + value;
        }
        bool pair = c >= 0xD800 && c < 0xDC00; /* two escapes, four bytes */
        i += pair ? 12 : 6;
        decoded += pair ? 4 : c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
    }
    return i;
}

typedef struct teller {
    plan_json *j;
    const cJSON *node; /* of the check */
} teller;

static void place_of(const teller *t, size_t offset, uint32_t *line, uint32_t *column) {
    const plan_json_token *token = &t->j->tokens.items[t->node->valueint];
    plan_json_place(t->j,
                    token->offset + raw_offset(t->j->text + token->offset, token->length, offset),
                    line, column);
}

static void tell(const teller *t, int message, size_t offset, const char *sentence, bool is_error) {
    plan_json *j = t->j;
    uint32_t line = 1, column = 1;
    plan_span path = {j->path.data, j->path.length};
    plan_span args[2] = {path, plan_span_of(sentence)};
    place_of(t, offset, &line, &column);
    j->errors += is_error ? 1 : 0;
    plan_status status =
        plan_report_raise(j->report, message, j->name, line, column, args, 2, is_error);
    if (status != PLAN_OK) {
        j->status = status;
    }
}

static void hear(void *context, const plan_expression_problem *problem) {
    int message = problem->status == PLAN_NOT_FOUND ? PLAN_SAY_REFERENCE
                  : problem->status == PLAN_UNIT    ? PLAN_SAY_RULE_UNIT
                                                    : PLAN_SAY_RULE_SYNTAX;
    tell(context, message, problem->offset, problem->message, true);
}

/* False where it does not compile, which was told. */
static bool compile(plan_json *j, const cJSON *node, plan_user_rule *rule) {
    plan_expression expression;
    plan_decimal none = {0, 0};
    teller t = {j, plan_json_get(node, "check")};
    int foregone = PLAN_EXPRESSION_OPEN;
    size_t back = plan_json_enter(j, "check");
    bool names = j->scope_is_whole;
    plan_status status =
        plan_expression_compile(j->scope, rule->check, names, hear, &t, &expression);
    if (status == PLAN_OK && names) {
        status = plan_expression_foregone(j->scope, &expression,
                                          rule->has_tolerance ? rule->tolerance : none, &foregone);
        plan_expression_free(&expression);
    }
    if (foregone != PLAN_EXPRESSION_OPEN) {
        tell(&t, foregone == PLAN_EXPRESSION_ALWAYS ? PLAN_SAY_RULE_ALWAYS : PLAN_SAY_RULE_NEVER, 0,
             rule->check, false);
    }
    if (status == PLAN_NO_MEMORY) {
        j->status = status;
    }
    place_of(&t, 0, &rule->line, &rule->column);
    plan_json_leave(j, back);
    return status == PLAN_OK;
}

/* --- where --- */

/* One area, or a list of them. */
static void read_areas(plan_json *j, const cJSON *node, plan_user_rule *rule) {
    const cJSON *item = plan_json_get(node, "area");
    if (item == NULL) {
        return;
    }
    bool one = cJSON_IsString(item);
    size_t most = 1, count = 0, back = plan_json_enter(j, "area");
    for (const cJSON *at = item->child; at != NULL; at = at->next) {
        most++;
    }
    rule->areas = plan_arena_allocate(&j->scratch, most * sizeof *rule->areas);
    if (rule->areas == NULL) {
        j->status = PLAN_NO_MEMORY;
    } else if (!one && !cJSON_IsArray(item)) {
        plan_json_wrong_type(j, item, "an area or a list of areas");
    } else {
        size_t index = 0;
        for (const cJSON *at = one ? item : item->child; at != NULL; at = one ? NULL : at->next) {
            size_t inner = one ? j->path.length : plan_json_enter_index(j, index++);
            if (!cJSON_IsString(at)) {
                plan_json_wrong_type(j, at, "a string");
            } else if (!plan_json_unknown_area(j, at)) {
                rule->areas[count++] = at->valuestring;
            }
            plan_json_leave(j, inner);
        }
    }
    rule->area_count = count;
    plan_json_leave(j, back);
}

static void read_where(plan_json *j, const cJSON *node, plan_user_rule *rule) {
    static const plan_json_key keys[] = {{"area", false}, {"period", false}};
    const cJSON *where = plan_json_get(node, "where");
    plan_error error;
    plan_error_init(&error);
    if (where == NULL) {
        return;
    }
    size_t back = plan_json_enter(j, "where");
    if (plan_json_object(j, where, keys, COUNT(keys))) {
        read_areas(j, where, rule);
        const char *period = plan_json_text(j, where, "period");
        rule->has_period = period != NULL;
        if (period != NULL &&
            plan_period_read(period, strlen(period), &rule->period, &error) != PLAN_OK) {
            size_t inner = plan_json_enter(j, "period");
            plan_json_raise_path(j, plan_json_get(where, "period"), false, PLAN_SAY_VALUE, period,
                                 error.message);
            plan_json_leave(j, inner);
        }
    }
    plan_json_leave(j, back);
}

/* --- The rule --- */

static void read_rule(plan_json *j, const cJSON *node) {
    static const plan_json_key keys[] = {
        {"id", false},      {"check", true}, {"severity", false}, {"tolerance", false},
        {"missing", false}, {"note", false}, {"where", false}};
    plan_user_rule rule;
    plan_error error;
    plan_error_init(&error);
    memset(&rule, 0, sizeof rule);
    uint64_t before = j->errors;
    (void)plan_json_object(j, node, keys, COUNT(keys)); /* without a check there is none below */
    if (!cJSON_IsObject(node)) {
        return;
    }
    rule.id = plan_json_text(j, node, "id");
    rule.check = plan_json_text(j, node, "check");
    plan_json_names(j, node, "note", rule.note);
    rule.severity = plan_json_choice(j, node, "severity", plan_json_severity_names, -1);
    rule.has_tolerance = plan_json_decimal(j, node, "tolerance", &rule.tolerance);
    rule.missing = plan_json_choice(j, node, "missing", plan_json_missing_names, 0);
    if (rule.has_tolerance && rule.tolerance.digits < 0) {
        size_t back = plan_json_enter(j, "tolerance");
        plan_json_raise_path(j, plan_json_get(node, "tolerance"), false, PLAN_SAY_CONTRADICTION,
                             "the tolerance is below 0", NULL);
        plan_json_leave(j, back);
    }
    read_where(j, node, &rule);
    if (rule.check == NULL || !compile(j, node, &rule) || j->errors > before ||
        j->status != PLAN_OK) {
        return;
    }
    plan_json_added(j, node, plan_document_keep_rule(j->document, &rule, &error), &error);
}

void plan_json_rules(plan_json *j, const cJSON *list) {
    plan_expression_scope scope;
    plan_status status = plan_expression_scope_init(&scope, &j->document->catalog);
    if (status != PLAN_OK) {
        j->status = status;
        return;
    }
    j->scope = &scope;
    plan_json_each(j, list, "rules", read_rule);
    j->scope = NULL;
    plan_expression_scope_free(&scope);
}
