/* What threads share and what each has for itself: partitions and rules with more figures than any
 * year has days of, known findings, baselines of targets, and each allocation failing. The table is
 * large enough for several threads, and what must come out is counted by hand. */
#include "many.h"

#include <stdbool.h>

enum { PARTS = 130, PLACES = 75, WRONG = 7 };
enum { FIRST = 5 }; /* the parts before it do not stand in the rule: it has its limit */

/* The parts are 1 in the first hundred and 0 in the others: 100 together; in every WRONG-th area
 * the last is 1 too. x goes from 8.0 in 2020 to 9.0 in 2022, and 10.0 are planned for 2025. */
static char *make_places(void) {
    size_t size = (size_t)PLACES * (PARTS + 3) * 40 + 100, at = 0;
    char *made = malloc(size);
    if (made == NULL) {
        return NULL;
    }
    at += (size_t)snprintf(made, size, "area,indicator,period,value,series\n");
    for (unsigned place = 0; place < PLACES; place++) {
        for (unsigned part = 0; part < PARTS; part++) {
            unsigned is_one = part < 100 || (part == PARTS - 1 && place % WRONG == 0) ? 1 : 0;
            at += (size_t)snprintf(made + at, size - at, "A%u,s%u,2022,=%u,actual\n", place, part,
                                   is_one);
        }
        at += (size_t)snprintf(made + at, size - at,
                               "A%u,x,2022,9.0,actual\nA%u,x,2020,8.0,baseline\n"
                               "A%u,x,2025,10.0,plan\n",
                               place, place, place);
    }
    return made;
}

static char *make_plan(void) {
    size_t size = (size_t)PARTS * 100 + 1000, at = 0;
    char *made = malloc(size);
    if (made == NULL) {
        return NULL;
    }
    at +=
        (size_t)snprintf(made, size,
                         "{\"libplan\": 1, \"number_format\": \"plain\", \"indicators\": ["
                         "{\"code\": \"x\", \"kind\": \"level\", \"unit\": \"ha\", \"direction\": "
                         "\"up\"}");
    for (unsigned part = 0; part < PARTS; part++) {
        at +=
            (size_t)snprintf(made + at, size - at,
                             ", {\"code\": \"s%u\", \"kind\": \"share\", \"unit\": \"%%\"}", part);
    }
    at +=
        (size_t)snprintf(made + at, size - at,
                         "], \"partitions\": [{\"code\": \"all\", \"total\": 100, \"members\": [");
    for (unsigned part = 0; part < PARTS; part++) {
        at += (size_t)snprintf(made + at, size - at, "%s\"s%u\"", part == 0 ? "" : ", ", part);
    }
    at +=
        (size_t)snprintf(made + at, size - at, "]}], \"rules\": [{\"id\": \"most\", \"check\": \"");
    for (unsigned part = FIRST; part < PARTS; part++) {
        at += (size_t)snprintf(made + at, size - at, "%ss%u", part == FIRST ? "" : " + ", part);
    }
    snprintf(made + at, size - at, " <= %d %%\"}]}", 100 - FIRST);
    return made;
}

static char *places, *places_plan;

static void make_all(void) {
    places = make_places();
    places_plan = make_plan();
    CHECK_TRUE("memory", places != NULL && places_plan != NULL);
}

static void free_all(void) {
    free(places);
    free(places_plan);
}

static plan_status check_places(const plan_allocator *allocator, uint32_t threads, bool keeps,
                                const plan_baseline *known, plan_report **result) {
    plan_document *document = NULL;
    plan_report *report = NULL;
    plan_check_options options = {sizeof options, 20000, threads};
    plan_data data;
    build_source source = {places, 0, 0};
    memset(&data, 0, sizeof data);
    data.struct_size = (uint32_t)sizeof data;
    data.path = "t.csv";
    data.number_format = -1;
    plan_status status = plan_document_new(allocator, &document);
    status = status == PLAN_OK ? plan_report_new(allocator, NULL, &report) : status;
    status = status == PLAN_OK && keeps ? plan_report_keep_identities(report) : status;
    status = status == PLAN_OK && known != NULL ? plan_report_set_baseline(report, known) : status;
    status = status == PLAN_OK ? plan_json_read(document, "p.json", places_plan,
                                                strlen(places_plan), NULL, report, NULL)
                               : status;
    status = status == PLAN_OK
                 ? plan_csv_read(document, &data, build_read, &source, NULL, report, NULL)
                 : status;
    if (allocator != NULL) {
        arm();
    }
    status = status == PLAN_OK ? plan_check(document, &options, report, NULL) : status;
    plan_document_free(document);
    if (status != PLAN_OK) {
        plan_report_free(report);
        return status;
    }
    *result = report;
    return status;
}

/* --- Counted by hand --- */

static void counts(void) {
    const uint64_t wrong = (PLACES + WRONG - 1) / WRONG;
    for (uint32_t threads = 1; threads <= 4; threads += 3) {
        plan_report *report = NULL;
        if (!CHECK_STATUS("checked", check_places(NULL, threads, false, NULL, &report), PLAN_OK)) {
            continue;
        }
        CHECK_U64("partition fails", build_counts(report, "all").fails, wrong);
        CHECK_U64("partition holds", build_counts(report, "all").holds, PLACES - wrong);
        CHECK_U64("rule fails", build_counts(report, "most").fails, wrong);
        CHECK_U64("rule holds", build_counts(report, "most").holds, PLACES - wrong);
        for (size_t i = 0; i < PLACES; i++) {
            const plan_target_result *t = plan_report_target(report, i);
            if (!CHECK_TRUE("a target in each area", t != NULL)) {
                break;
            }
            CHECK_STR("baseline", t->baseline, "8.0");
            CHECK_STR("of", t->baseline_period, "2020");
        }
        plan_report_free(report);
    }
}

/* Threads or not, what is known once is known then: nothing is new. */
static void known_findings(void) {
    const uint64_t wrong = (PLACES + WRONG - 1) / WRONG;
    plan_report *report = NULL;
    plan_baseline *known = NULL;
    text json = {NULL, 0, 0};
    CHECK_STATUS("kept", check_places(NULL, 4, true, NULL, &report), PLAN_OK);
    CHECK_STATUS("written", plan_report_write(report, PLAN_FORMAT_BASELINE, NULL, take, &json),
                 PLAN_OK);
    plan_report_free(report);
    CHECK_STATUS("read", plan_json_read_baseline(NULL, json.data, json.length, &known, NULL),
                 PLAN_OK);
    free(json.data);
    for (uint32_t threads = 1; threads <= 4; threads += 3) {
        report = NULL;
        if (!CHECK_STATUS("known", check_places(NULL, threads, false, known, &report), PLAN_OK)) {
            continue;
        }
        CHECK_U64("partition", build_counts(report, "all").known_fails, wrong);
        CHECK_U64("rule", build_counts(report, "most").known_fails, wrong);
        CHECK_U64("none came no more", plan_report_stale(report), 0);
        CHECK_U64("none is new", plan_report_finding_count(report), 0);
        plan_report_free(report);
    }
    plan_baseline_free(known);
}

static void memory_ends(void) {
    plan_status status = PLAN_NO_MEMORY;
    for (long n = 0; n < 1000000 && status == PLAN_NO_MEMORY; n += n < 20 ? 1 : n / 5) {
        plan_report *report = NULL;
        plan_allocator allocator = ending_after(n);
        status = check_places(&allocator, 3, false, NULL, &report);
        CHECK_TRUE("no memory, or done", status == PLAN_OK || status == PLAN_NO_MEMORY);
        plan_report_free(report);
        CHECK_INT("blocks not given back", memory.live, 0);
        CHECK_INT("bytes not given back", memory.held, 0);
    }
    CHECK_STATUS("it succeeds in the end", status, PLAN_OK);
}

TEST_MAIN("check forks", {"plan and table are made", make_all}, {"counts", counts},
          {"known findings", known_findings}, {"memory ends", memory_ends},
          {"plan and table are freed", free_all})
