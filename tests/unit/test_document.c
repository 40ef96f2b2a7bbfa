/* Documents in memory: adding, settings, observations one by one with a sentence for each refusal.
 */
#include "loading.h"

#include "failing.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static plan_document *new_document(void) {
    plan_document *document = NULL;
    CHECK_STATUS("new", plan_document_new(NULL, &document), PLAN_OK);
    const plan_indicator indicators[] = {
        {.code = "grdp", .unit = "tỷ đồng"},
        {.code = "poverty", .kind = PLAN_RATE, .unit = "%"},
        {.code = "jobs", .kind = PLAN_COUNT, .unit = "lao động"},
    };
    for (size_t i = 0; i < COUNT(indicators); i++) {
        plan_indicator indicator = indicators[i];
        indicator.struct_size = sizeof indicator;
        CHECK_STATUS(indicator.code, plan_document_add_indicator(document, &indicator, NULL),
                     PLAN_OK);
    }
    return document;
}

static void life(void) {
    plan_document_free(NULL);
    CHECK_STATUS("no result", plan_document_new(NULL, NULL), PLAN_INVALID);
    CHECK_U64("none", plan_document_count(NULL), 0);
    plan_document *document = new_document();
    CHECK_U64("empty", plan_document_count(document), 0);
    CHECK_STATUS("finish", plan_document_finish(document, NULL), PLAN_OK);
    CHECK_STATUS("finish nothing", plan_document_finish(NULL, NULL), PLAN_INVALID);
    plan_document_free(document);
}

static void titles_and_formats(void) {
    plan_document *document = new_document();
    CHECK_STATUS("title", plan_document_set_title(document, PLAN_VIETNAMESE, "Kế hoạch"), PLAN_OK);
    CHECK_STR("title", document->title[PLAN_VIETNAMESE], "Kế hoạch");
    CHECK_STR("the other", document->title[PLAN_ENGLISH], NULL);
    CHECK_STATUS("removed", plan_document_set_title(document, PLAN_VIETNAMESE, NULL), PLAN_OK);
    CHECK_STR("removed", document->title[PLAN_VIETNAMESE], NULL);
    CHECK_STATUS("no such language", plan_document_set_title(document, 2, "x"), PLAN_INVALID);
    CHECK_STATUS("no document", plan_document_set_title(NULL, 0, "x"), PLAN_INVALID);
    CHECK_INT("at first", document->number_format, PLAN_NUMBER_INFER);
    CHECK_STATUS("format", plan_document_set_number_format(document, PLAN_NUMBER_VI), PLAN_OK);
    CHECK_STATUS("no such format", plan_document_set_number_format(document, 4), PLAN_INVALID);
    CHECK_STATUS("no document", plan_document_set_number_format(NULL, 0), PLAN_INVALID);
    CHECK_INT("kept", document->number_format, PLAN_NUMBER_VI);
    plan_document_free(document);
}

static void settings_of_rules(void) {
    static const plan_decimal tenth = {1, 1}, below = {-1, 1};
    static const struct {
        const char *label, *code;
        int severity, missing;
        const plan_decimal *tolerance;
        plan_status status;
    } rows[] = {
        {"severity", "P401", 0, -1, NULL, PLAN_OK},
        {"tolerance", "P301", -1, PLAN_MISSING_ZERO, &tenth, PLAN_OK},
        {"negative tolerance", "P301", -1, -1, &below, PLAN_INVALID},
        {"no such severity", "P301", 4, -1, NULL, PLAN_INVALID},
        {"no such mode", "P301", -1, 4, NULL, PLAN_INVALID},
        {"no code", NULL, -1, -1, NULL, PLAN_INVALID},
        {"no such code", "X1", -1, -1, NULL, PLAN_NOT_FOUND},
        {"again: the last word counts", "P401", 3, -1, NULL, PLAN_OK},
    };
    plan_document *document = new_document();
    for (size_t i = 0; i < COUNT(rows); i++) {
        CHECK_STATUS(rows[i].label,
                     plan_document_set_builtin(document, rows[i].code, rows[i].severity,
                                               rows[i].tolerance, rows[i].missing, NULL),
                     rows[i].status);
    }
    CHECK_INT("last", plan_document_setting(document, "P401")->severity, 3);
    const plan_builtin_setting *setting = plan_document_setting(document, "P301");
    CHECK_TRUE("tolerance", setting->has_tolerance && setting->tolerance.digits == 1);
    CHECK_INT("missing", setting->missing, PLAN_MISSING_ZERO);
    CHECK_INT("severity is left", setting->severity, -1);
    CHECK_TRUE("others are not set", plan_document_setting(document, "P302") == NULL);
    plan_document_free(document);
}

/* Structs that are not filled are refused, as is NULL. */
static void unfilled_structs(void) {
    plan_document *document = new_document();
    plan_group group = {0, .code = "g"};
    plan_area area = {0, .code = "a"};
    plan_series series = {0, .code = "s"};
    plan_indicator indicator = {0, .code = "i"};
    plan_partition partition = {0, .code = "p"};
    plan_observation observation = {0, .indicator = "grdp", .period = "2022", .text = "1"};
    const struct {
        const char *label;
        plan_status unfilled, null;
    } rows[] = {
        {"group", plan_document_add_group(document, &group, NULL),
         plan_document_add_group(document, NULL, NULL)},
        {"area", plan_document_add_area(document, &area, NULL),
         plan_document_add_area(document, NULL, NULL)},
        {"series", plan_document_add_series(document, &series, NULL),
         plan_document_add_series(document, NULL, NULL)},
        {"indicator", plan_document_add_indicator(document, &indicator, NULL),
         plan_document_add_indicator(document, NULL, NULL)},
        {"partition", plan_document_add_partition(document, &partition, NULL),
         plan_document_add_partition(document, NULL, NULL)},
        {"observation", plan_document_observe(document, &observation, NULL),
         plan_document_observe(document, NULL, NULL)},
        {"unit", plan_document_add_unit(document, NULL, "kg", NULL),
         plan_document_add_unit(document, "x", NULL, NULL)},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        CHECK_STATUS(rows[i].label, rows[i].unfilled, PLAN_INVALID);
        CHECK_STATUS(rows[i].label, rows[i].null, PLAN_INVALID);
    }
    plan_document_free(document);
}

static void observations(void) {
    const struct {
        const char *label;
        plan_observation observation;
        int format;
        plan_status status;
        const char *says; /* the whole sentence */
    } rows[] = {
        {"figure",
         {.indicator = "grdp", .period = "2022", .text = "2262"},
         PLAN_NUMBER_INFER,
         PLAN_OK,
         ""},
        {"Vietnamese",
         {.indicator = "grdp", .period = "năm 2022", .text = "2.262 tỷ đồng"},
         PLAN_NUMBER_VI,
         PLAN_OK,
         ""},
        {"inferred alone",
         {.indicator = "grdp", .period = "2022", .text = "9,05"},
         PLAN_NUMBER_INFER,
         PLAN_OK,
         ""},
        {"and the next one otherwise",
         {.indicator = "grdp", .period = "2023", .text = "9.05"},
         PLAN_NUMBER_INFER,
         PLAN_OK,
         ""},
        {"statement",
         {.indicator = "grdp",
          .period = "2022",
          .text = "0.5",
          .unit = "%",
          .measure = "change",
          .against = "plan"},
         PLAN_NUMBER_PLAIN,
         PLAN_OK,
         ""},
        {"a forced one is kept",
         {.indicator = "poverty",
          .period = "2022",
          .text = "0.5",
          .unit = "%",
          .measure = "percent",
          .against = "plan"},
         PLAN_NUMBER_PLAIN,
         PLAN_OK,
         ""},
        {"ambiguous",
         {.indicator = "grdp", .period = "2022", .text = "2.262"},
         PLAN_NUMBER_INFER,
         PLAN_AMBIGUOUS,
         "the value '2.262' is 2.262 (plain) or 2262 (vi): set the number format"},
        {"indicator",
         {.indicator = "povertty", .period = "2022", .text = "1"},
         PLAN_NUMBER_PLAIN,
         PLAN_NOT_FOUND,
         "there is no indicator 'povertty'; did you mean 'poverty'?"},
        {"nothing near",
         {.indicator = "x", .period = "2022", .text = "1"},
         PLAN_NUMBER_PLAIN,
         PLAN_NOT_FOUND,
         "there is no indicator 'x'"},
        {"series",
         {.indicator = "grdp", .period = "2022", .series = "plann", .text = "1"},
         PLAN_NUMBER_PLAIN,
         PLAN_NOT_FOUND,
         "there is no series 'plann'; did you mean 'plan'?"},
        {"unit",
         {.indicator = "grdp", .period = "2022", .unit = "người", .text = "1"},
         PLAN_NUMBER_PLAIN,
         PLAN_UNIT,
         "the unit 'người' does not fit the indicator grdp, which is in 'tỷ đồng'"},
        {"measure",
         {.indicator = "grdp", .period = "2022", .text = "1", .measure = "up", .against = "plan"},
         PLAN_NUMBER_PLAIN,
         PLAN_SYNTAX,
         "there is no measure 'up': change, percent_of, points, percent, difference or "
         "contribution"},
        {"no against",
         {.indicator = "grdp", .period = "2022", .text = "1", .measure = "change"},
         PLAN_NUMBER_PLAIN,
         PLAN_SYNTAX,
         "the measure 'change' needs against: plan, previous or a period"},
        {"no measure",
         {.indicator = "grdp", .period = "2022", .text = "1", .against = "plan"},
         PLAN_NUMBER_PLAIN,
         PLAN_SYNTAX,
         "against 'plan' needs a measure"},
        {"range",
         {.indicator = "grdp", .period = "2022", .text = "123456789012345678901"},
         PLAN_NUMBER_PLAIN,
         PLAN_RANGE,
         "the value '123456789012345678901': out of range: more than 17 significant digits"},
        {"number",
         {.indicator = "grdp", .period = "2022", .text = "0x10"},
         PLAN_NUMBER_PLAIN,
         PLAN_SYNTAX,
         "the value '0x10': hexadecimal numbers are not read"},
        {"escapes are shown",
         {.indicator = "a\x1B[0m", .period = "2022", .text = "1"},
         PLAN_NUMBER_PLAIN,
         PLAN_SYNTAX,
         "'a\\u001b[0m' cannot be a code"},
        {"no period",
         {.indicator = "grdp", .period = "", .text = "1"},
         PLAN_NUMBER_PLAIN,
         PLAN_SYNTAX,
         "there is no period"},
        {"blank",
         {.indicator = "grdp", .period = "2022", .text = " "},
         PLAN_NUMBER_PLAIN,
         PLAN_MISSING,
         "there is no value"},
        {"NULL indicator", {.period = "2022", .text = "1"}, PLAN_NUMBER_PLAIN, PLAN_INVALID, ""},
        {"NULL period", {.indicator = "grdp", .text = "1"}, PLAN_NUMBER_PLAIN, PLAN_INVALID, ""},
        {"a figure that is none",
         {.indicator = "grdp", .period = "2022", .figure = {{1, 99}, {1, 99}, 0, 0}},
         PLAN_NUMBER_PLAIN,
         PLAN_INVALID,
         ""},
    };
    plan_document *document = new_document();
    size_t count = 0;
    for (size_t i = 0; i < COUNT(rows); i++) {
        plan_error error;
        plan_error_init(&error);
        plan_observation observation = rows[i].observation;
        observation.struct_size = sizeof observation;
        plan_document_set_number_format(document, rows[i].format);
        CHECK_STATUS(rows[i].label, plan_document_observe(document, &observation, &error),
                     rows[i].status);
        CHECK_STR(rows[i].label, rows[i].status == PLAN_OK ? "" : error.message, rows[i].says);
        CHECK_STATUS(rows[i].label, plan_document_observe(document, &observation, NULL),
                     rows[i].status);
        count += rows[i].status == PLAN_OK ? 2 : 0;
        CHECK_U64(rows[i].label, plan_document_count(document), count);
    }
    for (size_t i = 0; i < count; i++) {
        CHECK_INT("lines count what was added",
                  plan_table_line(&document->table, &document->table.records[i]), (int64_t)i + 1);
    }
    CHECK_STR("no file", document->table.files[0], "");
    plan_document_free(document);
}

/* Figures given as structs come back as they were: digits, scale, reading, about. */
static void figures_keep_their_precision(void) {
    const struct {
        const char *label;
        plan_figure figure;
    } rows[] = {
        {"rounded", {{1447, 2}, {1447, 2}, PLAN_ROUNDED, 0}},
        {"with zeros", {{900, 2}, {900, 2}, PLAN_ROUNDED, 0}},
        {"hundreds", {{15, -2}, {15, -2}, PLAN_ROUNDED, 0}},
        {"17 digits are no dump", {{12345678901234567, 15}, {12345678901234567, 15}, 0, 0}},
        {"exact", {{8863, 0}, {8863, 0}, PLAN_EXACT, 0}},
        {"truncated", {{-12, 1}, {-12, 1}, PLAN_TRUNCATED, 0}},
        {"at least, about", {{56, 0}, {56, 0}, PLAN_AT_LEAST, PLAN_ABOUT}},
        {"range", {{65, 1}, {7, 0}, PLAN_BETWEEN, PLAN_ABOUT}},
        {"negative range", {{-4, 0}, {-3, 0}, PLAN_BETWEEN, 0}},
    };
    plan_document *document = new_document();
    for (size_t i = 0; i < COUNT(rows); i++) {
        plan_observation observation = {sizeof observation, .indicator = "grdp", .period = "2022",
                                        .figure = rows[i].figure};
        CHECK_STATUS(rows[i].label, plan_document_observe(document, &observation, NULL), PLAN_OK);
        const plan_record *record = &document->table.records[i];
        plan_figure got = plan_table_figure(&document->table, record);
        CHECK_INT(rows[i].label, got.value.digits, rows[i].figure.value.digits);
        CHECK_INT(rows[i].label, got.value.scale, rows[i].figure.value.scale);
        CHECK_INT(rows[i].label, got.upper.digits, rows[i].figure.upper.digits);
        CHECK_INT(rows[i].label, got.upper.scale, rows[i].figure.upper.scale);
        CHECK_INT(rows[i].label, got.reading, rows[i].figure.reading);
        CHECK_INT(rows[i].label, got.flags, rows[i].figure.flags);
        CHECK_INT(rows[i].label, record->bits & PLAN_RECORD_DUMPED, 0);
    }
    plan_document_free(document);
}

/* What observations remember does not outlive a change of the catalog. */
static void adding_between_observations(void) {
    plan_document *document = new_document();
    plan_observation bags = {sizeof bags, .indicator = "rice", .period = "2022", .unit = "bao",
                             .text = "12"};
    CHECK_STATUS("no such indicator", plan_document_observe(document, &bags, NULL), PLAN_NOT_FOUND);
    plan_indicator rice = {sizeof rice, .code = "rice", .unit = "kg"};
    CHECK_STATUS("now there is", plan_document_add_indicator(document, &rice, NULL), PLAN_OK);
    CHECK_STATUS("no such unit", plan_document_observe(document, &bags, NULL), PLAN_UNIT);
    CHECK_STATUS("now there is", plan_document_add_unit(document, "bao", "50 kg", NULL), PLAN_OK);
    CHECK_STATUS("12 bao", plan_document_observe(document, &bags, NULL), PLAN_OK);
    plan_area area = {sizeof area, .code = "lai-chau"};
    CHECK_STATUS("an area", plan_document_add_area(document, &area, NULL), PLAN_OK);
    CHECK_STATUS("12 bao", plan_document_observe(document, &bags, NULL), PLAN_OK);
    CHECK_INT("without area", document->table.records[0].area, 0);
    CHECK_STR(
        "in the root",
        plan_dictionary_code(&document->catalog.area_codes, document->table.records[1].area).text,
        "lai-chau");
    plan_document_free(document);
}

/* A plan with problems takes no observation, and says why. */
static void problems_of_the_plan_come_first(void) {
    plan_document *document = new_document();
    plan_indicator growth = {sizeof growth, .code = "growth", .kind = PLAN_GROWTH, .unit = "%",
                             .of = "gdrp"};
    CHECK_STATUS("add", plan_document_add_indicator(document, &growth, NULL), PLAN_OK);
    plan_observation observation = {sizeof observation, .indicator = "grdp", .period = "2022",
                                    .text = "1"};
    plan_error error;
    plan_error_init(&error);
    CHECK_STATUS("observe", plan_document_observe(document, &observation, &error), PLAN_NOT_FOUND);
    CHECK_TRUE("the reason", strstr(error.message, "gdrp") != NULL);
    CHECK_U64("nothing added", plan_document_count(document), 0);
    plan_document_free(document);
}

static void names_of_fields(void) {
    static const char *const names[] = {"indicator", "period", "value",   "area",
                                        "series",    "unit",   "measure", "against",
                                        "decimals",  "note",   "source",  NULL};
    for (int i = 0; i < (int)COUNT(names); i++) {
        CHECK_STR("field", plan_field_name(i), names[i]);
    }
    CHECK_STR("below", plan_field_name(-1), NULL);
}

static plan_status build(const plan_allocator *allocator) {
    static const char *const texts[] = {"1", "15-18", "2.262", "~9", "9 triệu đồng"};
    plan_document *document;
    plan_status status = plan_document_new(allocator, &document);
    if (status != PLAN_OK) {
        return status;
    }
    plan_indicator indicator = {sizeof indicator, .code = "grdp", .unit = "tỷ đồng"};
    status = plan_document_set_title(document, 0, "Plan");
    if (status == PLAN_OK) {
        status = plan_document_set_builtin(document, "P301", 1, NULL, -1, NULL);
    }
    if (status == PLAN_OK) {
        status = plan_document_add_indicator(document, &indicator, NULL);
    }
    for (size_t i = 0; i < COUNT(texts) && status == PLAN_OK; i++) {
        plan_observation observation = {sizeof observation, .indicator = "grdp", .period = "2022",
                                        .text = texts[i]};
        size_t before = plan_document_count(document);
        status = plan_document_observe(document, &observation, NULL);
        if (status == PLAN_AMBIGUOUS) {
            status = PLAN_OK;
        } else if (status != PLAN_OK && plan_document_count(document) != before) {
            status = PLAN_INVALID; /* a row was left behind */
        }
    }
    plan_document_free(document);
    return status;
}

static void memory_runs_out(void) {
    CHECK_TRUE("every allocation", failing_everywhere(build));
}

TEST_MAIN("document", {"life", life}, {"titles and formats", titles_and_formats},
          {"settings of rules", settings_of_rules}, {"unfilled structs", unfilled_structs},
          {"observations", observations},
          {"figures keep their precision", figures_keep_their_precision},
          {"adding between observations", adding_between_observations},
          {"problems of the plan come first", problems_of_the_plan_come_first},
          {"names of fields", names_of_fields}, {"memory runs out", memory_runs_out})
