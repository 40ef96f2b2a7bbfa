/* What the functions of plans, reports and formats refuse: one argument or one field of a struct
 * that is otherwise good, at a time. What was refused has changed nothing: the good struct is taken
 * after it. */
#include "build.h"

#define INVALID(call) CHECK_STATUS(#call, call, PLAN_INVALID)
#define GOOD(call) CHECK_STATUS(#call, call, PLAN_OK)
/* The good struct with one field changed, refused with a status; an error says why where it is
 * given. */
#define REFUSED(type, add, good, change, status)                                                   \
    do {                                                                                           \
        type bad = (good);                                                                         \
        plan_error why;                                                                            \
        plan_error_init(&why);                                                                     \
        bad.change;                                                                                \
        CHECK_STATUS(#change, add(document, &bad, &why), (status));                                \
        CHECK_STATUS(#change, add(document, &bad, NULL), (status));                                \
    } while (0)

static plan_document *document_of(const char *plan) {
    plan_document *document = NULL;
    plan_report *report = NULL;
    CHECK_STATUS("document", plan_document_new(NULL, &document), PLAN_OK);
    CHECK_STATUS("report", plan_report_new(NULL, NULL, &report), PLAN_OK);
    CHECK_STATUS(plan, plan_json_read(document, "p", plan, strlen(plan), NULL, report, NULL),
                 PLAN_OK);
    plan_report_free(report);
    return document;
}

static const char small[] =
    "{\"libplan\": 1, \"number_format\": \"plain\", \"areas\": [{\"code\": \"r\"}],"
    "\"indicators\": [{\"code\": \"x\", \"kind\": \"level\", \"unit\": \"đồng\"},"
    "{\"code\": \"n\", \"kind\": \"count\", \"unit\": \"người\"},"
    "{\"code\": \"s\", \"kind\": \"share\", \"unit\": \"%\"}]}";

static void documents(void) {
    plan_document *document = document_of(small);
    plan_area area = {.struct_size = sizeof area, .code = "a"};
    plan_series series = {.struct_size = sizeof series, .code = "own"};
    plan_group group = {.struct_size = sizeof group, .code = "g"};
    plan_outliers outliers = {.struct_size = sizeof outliers, .u = 0.5, .a = 0.05, .c = 4};
    outliers.method = PLAN_OUTLIERS_HIDIROGLOU_BERTHELOT;
    INVALID(plan_document_new(NULL, NULL));
    INVALID(plan_document_watch(NULL, NULL, NULL));
    INVALID(plan_document_set_title(NULL, PLAN_ENGLISH, "t"));
    INVALID(plan_document_set_title(document, PLAN_ENGLISH - 1, "t"));
    INVALID(plan_document_set_title(document, PLAN_VIETNAMESE + 1, "t"));
    INVALID(plan_document_set_number_format(NULL, PLAN_NUMBER_EN));
    INVALID(plan_document_set_number_format(document, PLAN_NUMBER_PLAIN - 1));
    INVALID(plan_document_set_number_format(document, PLAN_NUMBER_INFER + 1));
    INVALID(plan_document_set_progress(NULL, -1));
    INVALID(plan_document_set_progress(document, -2));
    INVALID(plan_document_set_progress(document, 99));
    INVALID(plan_document_finish(NULL, NULL));
    INVALID(plan_document_add_group(NULL, &group, NULL));
    INVALID(plan_document_add_group(document, NULL, NULL));
    REFUSED(plan_group, plan_document_add_group, group, struct_size = 1, PLAN_INVALID);
    INVALID(plan_document_add_area(NULL, &area, NULL));
    INVALID(plan_document_add_area(document, NULL, NULL));
    REFUSED(plan_area, plan_document_add_area, area, struct_size = 1, PLAN_INVALID);
    REFUSED(plan_area, plan_document_add_area, area, parent = "nobody", PLAN_NOT_FOUND);
    REFUSED(plan_area, plan_document_add_area, area, valid_from = "no period", PLAN_SYNTAX);
    REFUSED(plan_area, plan_document_add_area, area, valid_to = "no period", PLAN_SYNTAX);
    REFUSED(plan_area, plan_document_add_area, area, code = "r", PLAN_EXISTS);
    REFUSED(plan_area, plan_document_add_area, area, code = "", PLAN_SYNTAX);
    REFUSED(plan_area, plan_document_add_area, area, code = "\x01", PLAN_SYNTAX);
    INVALID(plan_document_add_series(NULL, &series, NULL));
    INVALID(plan_document_add_series(document, NULL, NULL));
    REFUSED(plan_series, plan_document_add_series, series, struct_size = 1, PLAN_INVALID);
    REFUSED(plan_series, plan_document_add_series, series, role = PLAN_ROLE_BASELINE + 1,
            PLAN_INVALID);
    INVALID(plan_document_add_unit(NULL, "tạ", "100 kg", NULL));
    INVALID(plan_document_add_unit(document, NULL, "100 kg", NULL));
    INVALID(plan_document_add_unit(document, "tạ", NULL, NULL));
    INVALID(plan_document_set_outliers(NULL, &outliers, NULL));
    REFUSED(plan_outliers, plan_document_set_outliers, outliers, struct_size = 1, PLAN_INVALID);
    REFUSED(plan_outliers, plan_document_set_outliers, outliers, u = -0.1, PLAN_INVALID);
    REFUSED(plan_outliers, plan_document_set_outliers, outliers, u = 1.1, PLAN_INVALID);
    REFUSED(plan_outliers, plan_document_set_outliers, outliers, u = CHECK_NAN, PLAN_INVALID);
    REFUSED(plan_outliers, plan_document_set_outliers, outliers, a = -0.1, PLAN_INVALID);
    REFUSED(plan_outliers, plan_document_set_outliers, outliers, a = CHECK_NAN, PLAN_INVALID);
    REFUSED(plan_outliers, plan_document_set_outliers, outliers, c = 0, PLAN_INVALID);
    REFUSED(plan_outliers, plan_document_set_outliers, outliers, c = CHECK_NAN, PLAN_INVALID);
    REFUSED(plan_outliers, plan_document_set_outliers, outliers, method = 3, PLAN_INVALID);
    GOOD(plan_document_set_outliers(document, &outliers, NULL));
    GOOD(plan_document_set_outliers(document, NULL, NULL));
    GOOD(plan_document_add_group(document, &group, NULL));
    GOOD(plan_document_add_area(document, &area, NULL));
    GOOD(plan_document_add_series(document, &series, NULL));
    CHECK_U64("nobody has observations", plan_document_count(NULL), 0);
    plan_document_free(document);
    plan_document_free(NULL);
}

static void indicators(void) {
    plan_document *document = document_of(small);
    plan_indicator good = {.struct_size = sizeof good, .code = "y", .unit = "đồng"};
    INVALID(plan_document_add_indicator(NULL, &good, NULL));
    INVALID(plan_document_add_indicator(document, NULL, NULL));
#define WRONG(change, status)                                                                      \
    REFUSED(plan_indicator, plan_document_add_indicator, good, change, status)
    WRONG(struct_size = 1, PLAN_INVALID);
    WRONG(code = NULL, PLAN_INVALID);
    WRONG(code = "x", PLAN_EXISTS);
    WRONG(code = "", PLAN_SYNTAX);
    WRONG(kind = -1, PLAN_INVALID);
    WRONG(kind = PLAN_KIND_COUNT, PLAN_INVALID);
    WRONG(unit = "m^9", PLAN_SYNTAX);
    WRONG(group = "nobody", PLAN_NOT_FOUND);
    WRONG(direction = PLAN_DOWN + 1, PLAN_INVALID);
    WRONG(price = PLAN_CHAINED + 1, PLAN_INVALID);
    WRONG(form = PLAN_GROWTH_LOG + 1, PLAN_INVALID);
    WRONG(progress = "nobody's", PLAN_INVALID);
    GOOD(plan_document_add_indicator(document, &good, NULL));
#undef WRONG
    plan_document_free(document);
}

static void partitions_targets_rules(void) {
    plan_document *document = document_of(small);
    const char *members[2] = {"x", "n"};
    const plan_decimal hundred = {100, 0};
    plan_partition parts = {.struct_size = sizeof parts, .code = "p", .members = members};
    parts.member_count = 1;
    parts.has_total = 1;
    parts.total = hundred;
#define WRONG(change, status)                                                                      \
    REFUSED(plan_partition, plan_document_add_partition, parts, change, status)
    INVALID(plan_document_add_partition(NULL, &parts, NULL));
    INVALID(plan_document_add_partition(document, NULL, NULL));
    WRONG(struct_size = 1, PLAN_INVALID);
    WRONG(code = "", PLAN_SYNTAX);
    WRONG(members = NULL, PLAN_INVALID);
    WRONG(member_count = 0, PLAN_INVALID);
    WRONG(whole = "x", PLAN_INVALID); /* and a total */
    WRONG(has_total = 0, PLAN_INVALID);
    WRONG(missing = PLAN_MISSING_PARTIAL + 1, PLAN_INVALID);
    WRONG(total.scale = PLAN_DECIMAL_MAX_SCALE + 1, PLAN_INVALID);
#undef WRONG
    plan_target target = {.struct_size = sizeof target, .indicator = "x", .period = "2023"};
    target.op = -1;
    target.has_low = 1;
    target.low = hundred;
#define WRONG(change, status) REFUSED(plan_target, plan_document_add_target, target, change, status)
    INVALID(plan_document_add_target(NULL, &target, NULL));
    INVALID(plan_document_add_target(document, NULL, NULL));
    WRONG(struct_size = 1, PLAN_INVALID);
    WRONG(indicator = "nobody", PLAN_NOT_FOUND);
    WRONG(area = "nobody", PLAN_NOT_FOUND);
    WRONG(period = "no period", PLAN_SYNTAX);
    WRONG(op = -2, PLAN_INVALID);
    WRONG(op = PLAN_TARGET_OPERATOR_COUNT, PLAN_INVALID);
    WRONG(op = PLAN_TARGET_RANGE, PLAN_INVALID); /* without a high end */
    WRONG(has_low = 0, PLAN_INVALID);
    WRONG(low.scale = PLAN_DECIMAL_MAX_SCALE + 1, PLAN_INVALID);
    WRONG(basis = PLAN_BASIS_SHARE_OF + 1, PLAN_INVALID);
    WRONG(basis = PLAN_BASIS_MEAN_GROWTH, PLAN_INVALID); /* over one year */
    WRONG(basis = PLAN_BASIS_SHARE_OF, PLAN_INVALID);    /* of nothing */
    WRONG(keep = PLAN_KEEP_BELOW + 1, PLAN_INVALID);
    WRONG(of = "n", PLAN_INVALID); /* of a level */
    WRONG(baseline = "no period", PLAN_SYNTAX);
    WRONG(baseline = "2023", PLAN_INVALID);
    GOOD(plan_document_add_target(document, &target, NULL));
#undef WRONG
    plan_rule rule = {.struct_size = sizeof rule, .id = "own", .check = "x >= 0 * x"};
    const char *nobody[1] = {"nobody"};
#define WRONG(change, status) REFUSED(plan_rule, plan_document_add_rule, rule, change, status)
    INVALID(plan_document_add_rule(NULL, &rule, NULL));
    INVALID(plan_document_add_rule(document, NULL, NULL));
    WRONG(struct_size = 1, PLAN_INVALID);
    WRONG(check = NULL, PLAN_INVALID);
    WRONG(check = "", PLAN_SYNTAX);
    WRONG(check = "x >=", PLAN_SYNTAX);
    WRONG(check = "x >= nobody", PLAN_NOT_FOUND);
    WRONG(check = "x >= n", PLAN_UNIT);
    WRONG(id = "", PLAN_SYNTAX);
    WRONG(severity = 99, PLAN_INVALID);
    WRONG(missing = PLAN_MISSING_PARTIAL + 1, PLAN_INVALID);
    WRONG(period = "no period", PLAN_SYNTAX);
    GOOD(plan_document_add_rule(document, &rule, NULL));
    WRONG(check = "x >= 0 * x", PLAN_EXISTS);
    rule.id = NULL;
    rule.areas = nobody;
    rule.area_count = 1;
    CHECK_STATUS("nobody", plan_document_add_rule(document, &rule, NULL), PLAN_NOT_FOUND);
#undef WRONG
    INVALID(plan_document_set_builtin(NULL, "P301", -1, NULL, -1, NULL));
    INVALID(plan_document_set_builtin(document, NULL, -1, NULL, -1, NULL));
    INVALID(plan_document_set_builtin(document, "P301", -2, NULL, -1, NULL));
    INVALID(plan_document_set_builtin(document, "P301", 99, NULL, -1, NULL));
    INVALID(plan_document_set_builtin(document, "P301", -1, NULL, -2, NULL));
    INVALID(plan_document_set_builtin(document, "P301", -1, NULL, 99, NULL));
    const plan_decimal below = {-1, 0}, broken = {1, PLAN_DECIMAL_MAX_SCALE + 1};
    INVALID(plan_document_set_builtin(document, "P301", -1, &below, -1, NULL));
    INVALID(plan_document_set_builtin(document, "P301", -1, &broken, -1, NULL));
    static const char *const codes[] = {"Q301", "P30", "P3011", ""};
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
        CHECK_STATUS(codes[i], plan_document_set_builtin(document, codes[i], -1, NULL, -1, NULL),
                     PLAN_NOT_FOUND);
    }
    GOOD(plan_document_set_builtin(document, "P301", -1, &hundred, PLAN_MISSING_FAIL, NULL));
    plan_document_free(document);
}

static void observations(void) {
    plan_document *document = document_of(small);
    plan_observation good = {.struct_size = sizeof good, .indicator = "x", .period = "2023"};
    good.text = "5";
#define WRONG(change, status) REFUSED(plan_observation, plan_document_observe, good, change, status)
    INVALID(plan_document_observe(NULL, &good, NULL));
    INVALID(plan_document_observe(document, NULL, NULL));
    WRONG(struct_size = 1, PLAN_INVALID);
    WRONG(indicator = NULL, PLAN_INVALID);
    WRONG(period = NULL, PLAN_INVALID);
    WRONG(indicator = "nobody", PLAN_NOT_FOUND);
    WRONG(area = "nobody", PLAN_NOT_FOUND);
    WRONG(series = "nobody", PLAN_NOT_FOUND);
    WRONG(period = "no period", PLAN_SYNTAX);
    WRONG(measure = "nothing", PLAN_SYNTAX);
    WRONG(measure = "change", PLAN_SYNTAX); /* against nothing */
    WRONG(against = "plan", PLAN_SYNTAX);   /* by no measure */
    WRONG(unit = "m^9", PLAN_SYNTAX);
    WRONG(unit = "kg", PLAN_UNIT);
    WRONG(text = "", PLAN_MISSING);
    WRONG(text = " ", PLAN_MISSING);
    WRONG(text = "five", PLAN_SYNTAX);
    CHECK_U64("none was taken", plan_document_count(document), 0);
    GOOD(plan_document_observe(document, &good, NULL));
    CHECK_U64("one was", plan_document_count(document), 1);
    good.text = NULL;
    good.figure = plan_figure_rounded(5, 0);
    WRONG(figure.reading = PLAN_BETWEEN + 1, PLAN_INVALID);
    WRONG(figure.value.scale = PLAN_DECIMAL_MAX_SCALE + 1, PLAN_INVALID);
#undef WRONG
    plan_document_free(document);
}

/* --- Reading, checking, writing --- */

static plan_status nothing(void *context, void *buffer, size_t size, size_t *read) {
    (void)context, (void)buffer, (void)size;
    *read = 0;
    return PLAN_OK;
}

static plan_status drop(void *context, const void *bytes, size_t size) {
    (void)context, (void)bytes, (void)size;
    return PLAN_OK;
}

static void readers(void) {
    plan_document *document = document_of(small);
    plan_report *report = NULL;
    plan_baseline *baseline = NULL;
    plan_data data = {.struct_size = sizeof data, .path = "t.csv", .number_format = -1}, bad = data;
    plan_limits limits = {.struct_size = 1};
    plan_read_options options = {.struct_size = 1};
    GOOD(plan_report_new(NULL, NULL, &report));
    INVALID(plan_json_read(NULL, "p", small, strlen(small), NULL, report, NULL));
    INVALID(plan_json_read(document, "p", NULL, 1, NULL, report, NULL));
    INVALID(plan_json_read(document, "p", small, strlen(small), NULL, NULL, NULL));
    INVALID(plan_json_read(document, "p", small, strlen(small), &options, report, NULL));
    INVALID(plan_json_read_file(NULL, "p", NULL, report, NULL));
    INVALID(plan_json_read_file(document, NULL, NULL, report, NULL));
    INVALID(plan_json_read_file(document, "p", NULL, NULL, NULL));
    INVALID(plan_json_read_data(NULL, NULL, NULL, report, NULL));
    INVALID(plan_json_read_data(document, NULL, NULL, NULL, NULL));
    INVALID(plan_json_read_data(document, NULL, &options, report, NULL));
    INVALID(plan_json_read_baseline(NULL, NULL, 1, &baseline, NULL));
    INVALID(plan_json_read_baseline(NULL, "{}", 2, NULL, NULL));
    INVALID(plan_json_read_baseline_file(NULL, NULL, &baseline, NULL));
    INVALID(plan_json_read_baseline_file(NULL, "p", NULL, NULL));
    INVALID(plan_csv_read(NULL, &data, nothing, NULL, NULL, report, NULL));
    INVALID(plan_csv_read(document, NULL, nothing, NULL, NULL, report, NULL));
    INVALID(plan_csv_read(document, &data, NULL, NULL, NULL, report, NULL));
    INVALID(plan_csv_read(document, &data, nothing, NULL, &limits, report, NULL));
    INVALID(plan_csv_read(document, &data, nothing, NULL, NULL, NULL, NULL));
    INVALID(plan_csv_read_file(NULL, &data, NULL, NULL, report, NULL));
    INVALID(plan_csv_read_file(document, NULL, NULL, NULL, report, NULL));
    INVALID(plan_csv_read_file(document, &data, NULL, NULL, NULL, NULL));
    bad.number_format = -2;
    INVALID(plan_csv_read(document, &bad, nothing, NULL, NULL, report, NULL));
    bad.number_format = PLAN_NUMBER_INFER + 1;
    INVALID(plan_csv_read(document, &bad, nothing, NULL, NULL, report, NULL));
    bad = data;
    bad.path = NULL;
    INVALID(plan_csv_read_file(document, &bad, NULL, NULL, report, NULL));
    bad.struct_size = 1;
    INVALID(plan_csv_read(document, &bad, nothing, NULL, NULL, report, NULL));
    bad = data;
    static const char wrong_separators[] = {'"', '\n', '\r', (char)0x80};
    for (size_t i = 0; i < sizeof wrong_separators; i++) {
        bad.separator = wrong_separators[i];
        INVALID(plan_csv_read(document, &bad, nothing, NULL, NULL, report, NULL));
    }
    limits.struct_size = sizeof limits;
    limits.csv_engine = PLAN_CSV_LIBCSV + 1;
    INVALID(plan_csv_read(document, &data, nothing, NULL, &limits, report, NULL));
    limits.csv_engine = PLAN_CSV_FAST - 1;
    INVALID(plan_csv_read(document, &data, nothing, NULL, &limits, report, NULL));
    CHECK_U64("no data files", plan_document_data_count(NULL), 0);
    CHECK_TRUE("no data file", plan_document_data(document, 0) == NULL);
    INVALID(plan_check(NULL, NULL, report, NULL));
    INVALID(plan_check(document, NULL, NULL, NULL));
    plan_check_options checking = {.struct_size = 1};
    INVALID(plan_check(document, &checking, report, NULL));
    INVALID(plan_csv_cite(document, &data, nothing, NULL, NULL, report, NULL)); /* unfinished */
    GOOD(plan_check(document, NULL, report, NULL));
    INVALID(plan_check(document, NULL, report, NULL)); /* finished */
    INVALID(plan_csv_read(document, &data, nothing, NULL, NULL, report, NULL));
    INVALID(plan_csv_cite(NULL, &data, nothing, NULL, NULL, report, NULL));
    INVALID(plan_csv_cite(document, NULL, nothing, NULL, NULL, report, NULL));
    INVALID(plan_csv_cite(document, &data, NULL, NULL, NULL, report, NULL));
    INVALID(plan_csv_cite(document, &data, nothing, NULL, NULL, NULL, NULL));
    GOOD(plan_report_close(report)); /* once more is no change */
    plan_report_free(report);
    plan_document_free(document);
}

static void reports(void) {
    plan_report *report = NULL;
    plan_report_options options = {.struct_size = sizeof options, .language = -1}, bad = options;
    plan_write_options writing = {.struct_size = sizeof writing}, odd = writing;
    plan_target_filter filter = {.struct_size = 1};
    plan_summary summary;
    plan_target_summary targets;
    int format = 7;
    INVALID(plan_report_new(NULL, &options, NULL));
    bad.struct_size = 1;
    INVALID(plan_report_new(NULL, &bad, &report));
    bad = options;
    bad.language = PLAN_VIETNAMESE + 1;
    INVALID(plan_report_new(NULL, &bad, &report));
    bad.language = -2;
    INVALID(plan_report_new(NULL, &bad, &report));
    GOOD(plan_report_new(NULL, &options, &report));
    INVALID(plan_report_set_baseline(report, NULL));
    INVALID(plan_report_set_baseline(NULL, NULL));
    INVALID(plan_report_keep_identities(NULL));
    INVALID(plan_report_close(NULL));
    INVALID(plan_report_write(report, PLAN_FORMAT_TEXT, NULL, drop, NULL)); /* unfinished */
    INVALID(plan_report_write(report, PLAN_FORMAT_BASELINE, NULL, drop, NULL));
    GOOD(plan_report_close(report));
    INVALID(plan_report_keep_identities(report));
    INVALID(plan_report_write(NULL, PLAN_FORMAT_TEXT, NULL, drop, NULL));
    INVALID(plan_report_write(report, PLAN_FORMAT_TEXT, NULL, NULL, NULL));
    INVALID(plan_report_write(report, PLAN_FORMAT_TEXT - 1, NULL, drop, NULL));
    INVALID(plan_report_write(report, PLAN_FORMAT_BASELINE + 1, NULL, drop, NULL));
    odd.struct_size = 1;
    INVALID(plan_report_write(report, PLAN_FORMAT_TEXT, &odd, drop, NULL));
    INVALID(plan_report_write(report, PLAN_FORMAT_BASELINE, NULL, drop, NULL)); /* none kept */
    INVALID(plan_report_write_targets(NULL, PLAN_FORMAT_TEXT, NULL, NULL, drop, NULL));
    INVALID(plan_report_write_targets(report, PLAN_FORMAT_TEXT, NULL, NULL, NULL, NULL));
    INVALID(plan_report_write_targets(report, PLAN_FORMAT_HTML, NULL, NULL, drop, NULL));
    INVALID(plan_report_write_targets(report, PLAN_FORMAT_TEXT, NULL, &filter, drop, NULL));
    INVALID(plan_report_write_targets(report, PLAN_FORMAT_TEXT, &odd, NULL, drop, NULL));
    INVALID(plan_report_summary(NULL, &summary));
    INVALID(plan_report_summary(report, NULL));
    INVALID(plan_report_target_summary(NULL, &targets));
    INVALID(plan_report_target_summary(report, NULL));
    INVALID(plan_format_find(NULL, 1, &format));
    INVALID(plan_format_find("text", 4, NULL));
    CHECK_STATUS("no such format", plan_format_find("texts", 5, &format), PLAN_NOT_FOUND);
    CHECK_STATUS("nothing", plan_format_find("", 0, &format), PLAN_NOT_FOUND);
    CHECK_INT("not written", format, 7);
    GOOD(plan_report_write(report, PLAN_FORMAT_TEXT, NULL, drop, NULL));
    /* What is not there: NULL and 0. */
    CHECK_U64("findings of nobody", plan_report_finding_count(NULL), 0);
    CHECK_TRUE("finding", plan_report_finding(report, 0) == NULL);
    CHECK_TRUE("finding of nobody", plan_report_finding(NULL, 0) == NULL);
    CHECK_TRUE("rule", plan_report_rule(report, SIZE_MAX) == NULL);
    CHECK_TRUE("rule of nobody", plan_report_rule(NULL, 0) == NULL);
    CHECK_U64("rules of nobody", plan_report_rule_count(NULL), 0);
    CHECK_TRUE("explanation", plan_report_explanation(report, 0) == NULL);
    CHECK_TRUE("explanation of nobody", plan_report_explanation(NULL, 0) == NULL);
    CHECK_TRUE("implied", plan_report_implied(report, 0) == NULL);
    CHECK_TRUE("implied of nobody", plan_report_implied(NULL, 0) == NULL);
    CHECK_TRUE("target", plan_report_target(report, 0) == NULL);
    CHECK_TRUE("target of nobody", plan_report_target(NULL, 0) == NULL);
    CHECK_TRUE("citation", plan_report_citation(report, 0, 0) == NULL);
    CHECK_TRUE("citation of nobody", plan_report_citation(NULL, 0, 0) == NULL);
    CHECK_U64("citations of nobody", plan_report_citation_count(NULL, 0), 0);
    CHECK_U64("citations of none", plan_report_citation_count(report, 9), 0);
    CHECK_U64("stale of nobody", plan_report_stale(NULL), 0);
    CHECK_INT("nobody has passed", plan_report_passed(NULL), 0);
    CHECK_INT("no finding is in question", plan_finding_in_question(NULL, 0), 0);
    CHECK_U64("a baseline of nobody", plan_baseline_count(NULL), 0);
    plan_baseline_free(NULL);
    plan_report_free(NULL);
    plan_report_free(report);
}

TEST_MAIN("refusals of plans", {"documents", documents}, {"indicators", indicators},
          {"partitions, targets, rules", partitions_targets_rules}, {"observations", observations},
          {"readers", readers}, {"reports", reports})
