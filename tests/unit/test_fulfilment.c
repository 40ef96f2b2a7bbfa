/* Results far beyond the plan (P405), and points written as % (P406). */
#include "build.h"
#include "failing.h"

#define PLAN                                                                                       \
    "{\"libplan\":1,\"number_format\":\"plain\",\"indicators\":["                                  \
    "{\"code\":\"n\",\"kind\":\"count\"},{\"code\":\"x\",\"kind\":\"level\",\"unit\":\"ha\","      \
    "\"direction\":\"down\"},{\"code\":\"r\",\"kind\":\"rate\",\"unit\":\"%\"},"                   \
    "{\"code\":\"b\",\"kind\":\"level\",\"unit\":\"ha\",\"band\":0.5},"                            \
    "{\"code\":\"z\",\"kind\":\"level\",\"bounds\":null},"                                         \
    "{\"code\":\"s\",\"kind\":\"score\",\"bounds\":[0,100]}],"                                     \
    "\"series\":[{\"code\":\"census\",\"role\":\"actual\"}]}"
#define HEADER "indicator,period,value,series,unit,measure,against\n"

/* checks, holds, fails, undecided of P405; the rest is skipped */
static void verdicts(void) {
    static const struct {
        const char *label, *rows;
        uint64_t checks, holds, fails, undecided;
    } rows[] = {
        {"counts at the edge: 35 = 1.4 * 25", "n,2022,35,,,,\nn,2022,25,plan,,,\n", 1, 1, 0, 0},
        {"one more", "n,2022,36,,,,\nn,2022,25,plan,,,\n", 1, 0, 1, 0},
        /* 100 ha is [99.5, 100.5], and 1.4 * 100.5 = 140.7. */
        {"140.75 is [140.745, 140.755]", "x,2022,140.75,,,,\nx,2022,100,plan,,,\n", 1, 0, 1, 0},
        {"140.7 is [140.65, 140.75]", "x,2022,140.7,,,,\nx,2022,100,plan,,,\n", 1, 1, 0, 0},
        {"a plan without a highest value", "x,2022,900,,,,\nx,2022,>=101,plan,,,\n", 1, 1, 0, 0},
        {"beyond an upper bound of the plan", "x,2022,150,,,,\nx,2022,<=100,plan,,,\n", 1, 0, 1, 0},
        {"an open end decides: above 140 of 100", "n,2022,>140,,,,\nn,2022,100,plan,,,\n", 1, 0, 1,
         0},
        {"at least 140 of 100", "n,2022,>=140,,,,\nn,2022,100,plan,,,\n", 1, 1, 0, 0},
        {"about, without a band", "x,2022,~300,,,,\nx,2022,100,plan,,,\n", 1, 0, 0, 1},
        {"about, with one", "b,2022,~300,,,,\nb,2022,100,plan,,,\n", 1, 0, 1, 0},
        {"a rate is compared in points", "r,2022,50,,,,\nr,2022,10,plan,,,\n", 0, 0, 0, 0},
        {"a score by differences", "s,2022,50,,,,\ns,2022,10,plan,,,\n", 0, 0, 0, 0},
        {"no result yet", "n,2022,25,plan,,,\n", 1, 0, 0, 0},
        {"a plan of 0", "n,2022,3,,,,\nn,2022,=0,plan,,,\n", 1, 0, 0, 0},
        {"a plan below 0", "z,2022,3,,,,\nz,2022,-2,plan,,,\n", 1, 0, 0, 0},
        {"said: over by 40.1 %", "x,2022,40.1,,%,change,plan\n", 1, 0, 1, 0},
        {"said: over by 40.0 %", "x,2022,40.0,,%,change,plan\n", 1, 1, 0, 0},
        {"said: 140.1 % of it", "x,2022,140.1,,%,percent_of,plan\n", 1, 0, 1, 0},
        {"said: 1.5 times", "x,2022,1.5,,lần,percent_of,plan\n", 1, 0, 1, 0},
        {"said: far below", "x,2022,-90,,%,change,plan\n", 1, 1, 0, 0},
        {"said of the year before", "x,2022,90,,%,change,previous\n", 0, 0, 0, 0},
        {"said in its own unit", "x,2022,90,,ha,change,plan\n", 0, 0, 0, 0},
        {"a key once: figures and words",
         "n,2022,47,,,,\nn,2022,25,plan,,,\nn,2022,88,,%,change,plan\n", 1, 0, 1, 0},
        {"a key once: two statements", "x,2022,90,,%,change,plan\nx,2022,190,,%,percent_of,plan\n",
         1, 0, 1, 0},
        {"a plan that follows from the words", "n,2022,47,,,,\nn,2022,88,,%,change,plan\n", 1, 0, 1,
         0},
        {"a result that follows from the next year",
         "n,2023,100,,,,\nn,2023,-50,,%,change,previous\nn,2022,120,plan,,,\n", 1, 0, 1, 0},
        {"another series of results", "n,2022,90,census,%,change,plan\n", 1, 0, 1, 0},
        {"an estimate is no result", "n,2022,90,estimate,%,change,plan\n", 0, 0, 0, 0},
        {"a statement about the plan", "n,2022,90,plan,%,change,previous\n", 0, 0, 0, 0},
        {"results that contradict", "n,2022,90,,,,\nn,2022,91,,,,\nn,2022,25,plan,,,\n", 1, 0, 0,
         0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char table[400];
        snprintf(table, sizeof table, "%s%s", HEADER, rows[i].rows);
        plan_report *report = build_check(PLAN, table);
        plan_rule_counts counts = build_counts(report, "P405");
        CHECK_U64(rows[i].label, counts.checks, rows[i].checks);
        CHECK_U64(rows[i].label, counts.holds, rows[i].holds);
        CHECK_U64(rows[i].label, counts.fails, rows[i].fails);
        CHECK_U64(rows[i].label, counts.undecided, rows[i].undecided);
        plan_report_free(report);
    }
}

static void finding(void) {
    plan_report *report = build_check(PLAN, HEADER "n,2022,47,,,,\nn,2022,25,plan,,,\n"
                                                   "n,2022,88,,%,change,plan\n");
    const plan_finding *f = build_finding(report, "P405");
    if (CHECK_TRUE("a finding", f != NULL)) {
        CHECK_INT("severity", f->severity, PLAN_SEVERITY_NOTE);
        CHECK_STR("value", f->value, "47");
        CHECK_STR("arithmetic", f->arithmetic, "100 \xc3\x97 47 / 25 = 188");
        CHECK_TRUE("expected", f->has_expected && f->expected.high.digits == 350 &&
                                   f->expected.high.scale == 1 &&
                                   f->expected.low_end == PLAN_END_UNBOUNDED);
        CHECK_U64("inputs", f->input_count, 3);
        CHECK_U64("line", f->line, 2);
        CHECK_STR("series", f->series, "actual");
    }
    plan_report_free(report);
}

static void settings(void) {
    static const char *const plans[] = {"\"severity\":\"off\"", "\"tolerance\":1.1",
                                        "\"missing\":\"fail\""};
    static const uint64_t fails[] = {0, 1, 3};
    for (size_t i = 0; i < 3; i++) {
        char plan[400];
        snprintf(plan, sizeof plan,
                 "{\"libplan\":1,\"number_format\":\"plain\",\"indicators\":[{\"code\":\"n\","
                 "\"kind\":\"count\"}],\"builtin\":[{\"code\":\"P405\",%s}]}",
                 plans[i]);
        plan_report *report =
            build_check(plan, HEADER "n,2021,36,,,,\nn,2021,25,plan,,,\nn,2022,37,,,,\n"
                                     "n,2022,25,plan,,,\nn,2023,25,plan,,,\n");
        CHECK_U64(plans[i], build_counts(report, "P405").fails, fails[i]);
        plan_report_free(report);
    }
}

static void points_as_percent(void) {
    static const struct {
        const char *label, *row;
        int told;
    } rows[] = {
        {"in %", "r,2022,-3.7,,%,change,previous\n", 1},
        {"behind the number", "r,2022,-3.7%,,,change,previous\n", 1},
        {"in per mille", "r,2022,-3.7,,\xe2\x80\xb0,change,previous\n", 1},
        {"in points", "r,2022,-3.7,,\xc4\x91i\xe1\xbb\x83m %,change,previous\n", 0},
        {"points behind, % in the cell", "r,2022,-3.7 \xc4\x91i\xe1\xbb\x83m %,,%,change,plan\n",
         0},
        {"no unit", "r,2022,-3.7,,,change,previous\n", 0},
        {"nothing changed", "r,2022,~0,,%,change,previous\n", 0},
        {"only a sign", "r,2022,<0.0,,%,change,previous\n", 0},
        {"the measure says points", "r,2022,-3.7,,%,points,previous\n", 0},
        {"the measure says percent", "r,2022,-3.7,,%,percent,previous\n", 0},
        {"a figure", "r,2022,3.7,,%,,\n", 0},
        {"of an amount", "x,2022,-3.7,,%,change,previous\n", 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char table[200];
        snprintf(table, sizeof table, "%s%s", HEADER, rows[i].row);
        plan_report *report = build_check(PLAN, table);
        const plan_finding *f = build_finding(report, "P406");
        CHECK_INT(rows[i].label, f != NULL, rows[i].told);
        CHECK_TRUE(rows[i].label, f == NULL || f->severity == PLAN_SEVERITY_NOTE);
        plan_report_free(report);
    }
}

/* A reduction that a word says as well is turned once, in a format that is inferred too. */
static void reductions_in_words(void) {
    static const struct {
        const char *label, *format, *value;
        uint64_t holds, fails;
    } rows[] = {
        {"plain number", "vi", "\"3,7\"", 1, 0},
        {"with the word", "vi", "\"giảm 3,7\"", 1, 0},
        {"a rise", "vi", "\"tăng 3,7\"", 0, 1},
        {"a minus", "vi", "\"-3,7\"", 0, 1},
        {"inferred", NULL, "\"giảm 3,7\"", 1, 0},
        {"one place", "vi", "giảm 4", 1, 0},
        {"inferred, ambiguous until the end", NULL, "\"giảm 3,700\"", 1, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char text[400], table[200];
        snprintf(text, sizeof text,
                 "{\"libplan\":1,%s%s%s\"indicators\":[{\"code\":\"r\",\"kind\":\"rate\",\"unit\":"
                 "\"%%\"},{\"code\":\"cut\",\"kind\":\"change\",\"unit\":\"điểm %%\",\"of\":\"r\","
                 "\"sense\":\"decrease\"}]}",
                 rows[i].format != NULL ? "\"number_format\":\"" : "",
                 rows[i].format != NULL ? rows[i].format : "", rows[i].format != NULL ? "\"," : "");
        snprintf(table, sizeof table,
                 "%sr,2021,\"20,0\",,,,\nr,2022,\"16,3\",,,,\ncut,2022,%s,,,,\n", HEADER,
                 rows[i].value);
        plan_report *report = build_check(text, table);
        CHECK_U64(rows[i].label, build_counts(report, "P304").holds, rows[i].holds);
        CHECK_U64(rows[i].label, build_counts(report, "P304").fails, rows[i].fails);
        plan_report_free(report);
    }
}

static plan_status check_all(const plan_allocator *allocator) {
    plan_document *document = NULL;
    plan_report *report = NULL;
    static const char table[] =
        HEADER "n,2022,47,,,,\nn,2022,25,plan,,,\nx,2022,88,,%,change,plan\n"
               "r,2022,-3.7,,%,change,plan\nx,2023,~9,,,,\nx,2023,2,plan,,,\n";
    build_source source = {table, 0, 0};
    plan_data data;
    memset(&data, 0, sizeof data);
    data.struct_size = (uint32_t)sizeof data;
    data.path = "t.csv";
    data.number_format = -1;
    plan_status status = plan_document_new(allocator, &document);
    status = status == PLAN_OK ? plan_report_new(allocator, NULL, &report) : status;
    status = status == PLAN_OK
                 ? plan_json_read(document, "p.json", PLAN, strlen(PLAN), NULL, report, NULL)
                 : status;
    status = status == PLAN_OK
                 ? plan_csv_read(document, &data, build_read, &source, NULL, report, NULL)
                 : status;
    status = status == PLAN_OK || status == PLAN_FINDINGS ? plan_check(document, NULL, report, NULL)
                                                          : status;
    plan_report_free(report);
    plan_document_free(document);
    return status;
}

static void memory_that_ends(void) {
    CHECK_TRUE("every allocation may fail", failing_everywhere(check_all));
}

TEST_MAIN("fulfilment", {"verdicts", verdicts}, {"finding", finding}, {"settings", settings},
          {"points as percent", points_as_percent}, {"reductions in words", reductions_in_words},
          {"memory that ends", memory_that_ends})
