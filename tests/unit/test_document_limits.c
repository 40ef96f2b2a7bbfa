/* Documents in memory where something is wrong twice, missing or too much: the first fault is told,
 * nothing is kept, and what no longer is empty does not take itself for it. */
#include "check.h"

#include "document.h"
#include "failing.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static plan_document *make(const plan_allocator *allocator) {
    static const plan_indicator indicators[] = {{.code = "x", .unit = "ha", .kind = PLAN_LEVEL},
                                                {.code = "r", .unit = "%", .kind = PLAN_RATE}};
    plan_document *document = NULL;
    plan_status status = plan_document_new(allocator, &document);
    for (size_t i = 0; i < COUNT(indicators) && status == PLAN_OK; i++) {
        plan_indicator indicator = indicators[i];
        indicator.struct_size = (uint32_t)sizeof indicator;
        status = plan_document_add_indicator(document, &indicator, NULL);
    }
    if (status != PLAN_OK) {
        plan_document_free(document);
        return NULL;
    }
    return document;
}

/* --- Targets --- */

static void targets_told(void) {
    const plan_decimal eighty = {80, 0}, none = {80, PLAN_DECIMAL_MAX_SCALE + 1};
    const struct {
        const char *label;
        plan_target target;
        plan_status status;
        const char *says; /* of a document that is as it was; NULL: nothing */
    } rows[] = {
        {"no indicator",
         {.period = "2025", .op = -1, .has_low = 1, .low = eighty},
         PLAN_INVALID,
         ""},
        {"no period", {.indicator = "x", .op = -1, .has_low = 1, .low = eighty}, PLAN_INVALID, ""},
        {"a high end that is no decimal",
         {.indicator = "x", .period = "2025", .op = -1, .has_high = 1, .high = none},
         PLAN_INVALID,
         ""},
        {"a low end that is none",
         {.indicator = "x", .period = "2025", .op = -1, .has_low = 1, .low = none},
         PLAN_INVALID,
         ""},
        {"two faults: the first is told",
         {.indicator = "y", .period = "25", .op = -1, .has_low = 1, .low = eighty},
         PLAN_NOT_FOUND,
         "indicator: there is no indicator 'y'; did you mean 'x'?"},
        {"a share of nobody",
         {.indicator = "x",
          .period = "2025",
          .op = -1,
          .has_low = 1,
          .low = eighty,
          .basis = PLAN_BASIS_SHARE_OF,
          .of = "nobody"},
         PLAN_NOT_FOUND,
         "of: there is no indicator 'nobody'"},
        {"nobody's share",
         {.indicator = "nobody",
          .period = "2025",
          .op = -1,
          .has_low = 1,
          .low = eighty,
          .basis = PLAN_BASIS_SHARE_OF,
          .of = "x"},
         PLAN_NOT_FOUND,
         "indicator: there is no indicator 'nobody'"},
        {"a share of a rate",
         {.indicator = "x",
          .period = "2025",
          .op = -1,
          .has_low = 1,
          .low = eighty,
          .basis = PLAN_BASIS_SHARE_OF,
          .of = "r"},
         PLAN_INVALID,
         "basis: a share_of target is about levels or counts"},
        {"a rate's share",
         {.indicator = "r",
          .period = "2025",
          .op = -1,
          .has_low = 1,
          .low = eighty,
          .basis = PLAN_BASIS_SHARE_OF,
          .of = "x"},
         PLAN_INVALID,
         "basis: a share_of target is about levels or counts"},
        {"points a year in a quarter",
         {.indicator = "r",
          .period = "2025-Q1",
          .op = -1,
          .has_low = 1,
          .low = eighty,
          .basis = PLAN_BASIS_POINTS_A_YEAR},
         PLAN_INVALID,
         "period: points a year are counted over years"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        plan_document *document = make(NULL);
        plan_target target = rows[i].target;
        plan_error error;
        plan_error_init(&error);
        target.struct_size = (uint32_t)sizeof target;
        CHECK_STATUS(rows[i].label, plan_document_add_target(document, &target, &error),
                     rows[i].status);
        CHECK_STR(rows[i].label, error.message, rows[i].says);
        CHECK_U64(rows[i].label, document->target_count, 0);
        plan_document_free(document);
    }
}

static void targets_without_area(void) {
    static const char *const codes[] = {"a", "b"};
    plan_document *document = make(NULL);
    plan_target target = {.struct_size = sizeof target, .indicator = "x", .period = "2025"};
    plan_error error;
    plan_error_init(&error);
    target.op = -1;
    target.has_low = 1;
    target.low.digits = 80;
    for (size_t i = 0; i < COUNT(codes); i++) {
        plan_area area = {.struct_size = sizeof area, .code = codes[i]};
        CHECK_STATUS(codes[i], plan_document_add_area(document, &area, NULL), PLAN_OK);
    }
    CHECK_STATUS("finish", plan_document_finish(document, NULL), PLAN_OK);
    CHECK_STATUS("one of two roots", plan_document_add_target(document, &target, &error),
                 PLAN_INVALID);
    CHECK_STR("one of two roots", error.message,
              "area: the plan has several areas without a parent: name one");
    target.area = "c";
    CHECK_STATUS("a third", plan_document_add_target(document, &target, &error), PLAN_NOT_FOUND);
    CHECK_STR("a third", error.message, "area: there is no area 'c'; did you mean 'a'?");
    target.area = "b";
    CHECK_STATUS("one of them", plan_document_add_target(document, &target, &error), PLAN_OK);
    CHECK_U64("is kept", document->target_count, 1);
    plan_document_free(document);
}

/* --- Rules and observations --- */

/* Texts that are larger than what is left of any block: each copy asks for memory. */
static plan_status add_large_rules(const plan_allocator *allocator) {
    enum { AREAS = 3, LARGEST = 4000 };
    static char text[LARGEST + 1];
    const char *areas[AREAS];
    plan_document *document = make(allocator);
    plan_status status = document != NULL ? PLAN_OK : PLAN_NO_MEMORY;
    memset(text, 'a', LARGEST);
    for (size_t i = 0; i < AREAS; i++) {
        areas[i] = text + i;
    }
    for (size_t i = 0; i < 8 && status == PLAN_OK; i++) {
        plan_user_rule rule;
        memset(&rule, 0, sizeof rule);
        rule.check = text + 500 * i;
        rule.note[0] = text + 100 * i;
        rule.note[1] = text + 300;
        rule.areas = areas;
        rule.area_count = i % 2 == 0 ? AREAS : 0;
        size_t before = document->user_rule_count;
        status = plan_document_keep_rule(document, &rule, NULL);
        if (status != PLAN_OK) {
            CHECK_U64("nothing was kept", document->user_rule_count, before);
        }
    }
    if (status == PLAN_OK) {
        const plan_user_rule *last = &document->user_rules[6];
        CHECK_STR("its name", last->id, "rule-7");
        CHECK_TRUE("a copy", last->areas[2] != areas[2] && last->check != text + 3000);
        CHECK_STR("its area", last->areas[2], text + 2);
        CHECK_STR("its check", last->check, text + 3000);
        CHECK_STR("its note", last->note[1], text + 300);
    }
    plan_document_free(document);
    return status;
}

static void rules_survive(void) {
    CHECK_TRUE("every failure", failing_everywhere(add_large_rules));
}

/* What is wrong first is what is told, whatever else is. */
static void observations_with_two_faults(void) {
    plan_document *document = make(NULL);
    plan_observation o = {.struct_size = sizeof o, .indicator = "nobody", .period = "no period"};
    plan_error error;
    plan_error_init(&error);
    o.text = "no number";
    CHECK_STATUS("three faults", plan_document_observe(document, &o, &error), PLAN_NOT_FOUND);
    CHECK_TRUE("the indicator", strstr(error.message, "'nobody'") != NULL);
    CHECK_TRUE("alone", strstr(error.message, "period") == NULL);
    CHECK_U64("nothing was kept", plan_document_count(document), 0);
    plan_document_free(document);
}

/* --- What is empty --- */

static plan_status add_indicator(plan_document *document) {
    plan_indicator x = {.struct_size = sizeof x, .code = "x", .unit = "ha"};
    return plan_document_add_indicator(document, &x, NULL);
}

static plan_status add_area(plan_document *document) {
    plan_area area = {.struct_size = sizeof area, .code = "a"};
    return plan_document_add_area(document, &area, NULL);
}

static plan_status add_group(plan_document *document) {
    plan_group group = {.struct_size = sizeof group, .code = "g"};
    return plan_document_add_group(document, &group, NULL);
}

static plan_status add_series(plan_document *document) {
    plan_series series = {.struct_size = sizeof series, .code = "ours"};
    return plan_document_add_series(document, &series, NULL);
}

static plan_status set_english(plan_document *document) {
    return plan_document_set_title(document, PLAN_ENGLISH, "a plan");
}

static plan_status set_vietnamese(plan_document *document) {
    return plan_document_set_title(document, PLAN_VIETNAMESE, "một kế hoạch");
}

/* What reads observations is kept, with what it has seen of the plan. */
static plan_status refuse_observation(plan_document *document) {
    plan_observation o = {.struct_size = sizeof o, .indicator = "x", .period = "2022", .text = "1"};
    plan_status status = plan_document_observe(document, &o, NULL);
    return status == PLAN_NOT_FOUND ? PLAN_OK : PLAN_INVALID;
}

static plan_status nothing(plan_document *document) {
    return document != NULL ? PLAN_OK : PLAN_INVALID;
}

static void emptiness(void) {
    static const struct {
        const char *label;
        plan_status (*add)(plan_document *document);
        bool is_empty;
    } rows[] = {
        {"nothing", nothing, true},
        {"an indicator", add_indicator, false},
        {"an area", add_area, false},
        {"a group", add_group, false},
        {"a series", add_series, false},
        {"an English title", set_english, false},
        {"a Vietnamese title", set_vietnamese, false},
        {"an observation of nobody", refuse_observation, false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        plan_document *document = NULL;
        CHECK_STATUS(rows[i].label, plan_document_new(NULL, &document), PLAN_OK);
        CHECK_STATUS(rows[i].label, rows[i].add(document), PLAN_OK);
        CHECK_INT(rows[i].label, plan_document_is_empty(document), rows[i].is_empty);
        plan_document_free(document);
    }
}

TEST_MAIN("document limits", {"targets told", targets_told},
          {"targets without area", targets_without_area}, {"rules survive", rules_survive},
          {"observations with two faults", observations_with_two_faults}, {"emptiness", emptiness})
