/* Fields of formats that stand for what the report knows: what each input of a finding stands for
 * and what it would have to be, the group of every rule. */
#include "build.h"

#include <stdio.h>

typedef struct written {
    char text[1 << 20];
    size_t size;
} written;

static plan_status keep(void *context, const void *bytes, size_t size) {
    written *w = context;
    if (size > 0 && w->size + size < sizeof w->text) {
        memcpy(w->text + w->size, bytes, size);
        w->size += size;
        w->text[w->size] = '\0';
    }
    return PLAN_OK;
}

static written *write_as(const plan_report *report, int format) {
    written *w = calloc(1, sizeof *w);
    if (CHECK_TRUE("memory", w != NULL)) {
        CHECK_STATUS("written", plan_report_write(report, format, NULL, keep, w), PLAN_OK);
    }
    return w;
}

/* 20.0 + 10.0 against 30.4: 20.0 is 19.95 to 20.05 and would have to be 30.35 - 10.05 to 30.45
 * - 9.95. */
static void inputs_have_their_intervals(void) {
    static const char *const expected[] = {
        "\"interval\": {\"low\": \"19.95\", \"high\": \"20.05\", \"open\": \"none\"}, "
        "\"required\": {\"low\": \"20.3\", \"high\": \"20.5\", \"open\": \"none\"}",
        "\"interval\": {\"low\": \"9.95\", \"high\": \"10.05\", \"open\": \"none\"}, "
        "\"required\": {\"low\": \"10.3\", \"high\": \"10.5\", \"open\": \"none\"}",
        "\"interval\": {\"low\": \"30.35\", \"high\": \"30.45\", \"open\": \"none\"}, "
        "\"required\": {\"low\": \"29.9\", \"high\": \"30.1\", \"open\": \"none\"}"};
    plan_report *report = build_check(
        "{\"libplan\":1,\"number_format\":\"plain\",\"indicators\":[{\"code\":\"w\",\"kind\":"
        "\"level\"},{\"code\":\"a\",\"kind\":\"level\"},{\"code\":\"b\",\"kind\":\"level\"}],"
        "\"partitions\":[{\"code\":\"p\",\"whole\":\"w\",\"members\":[\"a\",\"b\"]}]}",
        "indicator,period,value\nw,2022,30.4\na,2022,20.0\nb,2022,10.0\n");
    written *w = write_as(report, PLAN_FORMAT_JSON);
    for (size_t i = 0; w != NULL && i < sizeof expected / sizeof expected[0]; i++) {
        CHECK_TRUE(expected[i], strstr(w->text, expected[i]) != NULL);
    }
    free(w);
    plan_report_free(report);
}

/* P1xx is the layout, P2xx the data, P3xx arithmetic, P4xx the plan, P5xx statistics. */
static void rules_have_their_groups(void) {
    static const char *const groups[] = {"layout", "data", "arithmetic", "plan", "statistics"};
    plan_report *report =
        build_check("{\"libplan\":1,\"indicators\":[{\"code\":\"w\",\"kind\":\"level\"}]}",
                    "indicator,period,value\nw,2022,abc\n");
    written *w = write_as(report, PLAN_FORMAT_SARIF);
    for (size_t i = 0; w != NULL && i < plan_rule_count(); i++) {
        const char *code = plan_rule_at(i)->code;
        char id[32], tag[64];
        snprintf(id, sizeof id, "{\"id\": \"%s\"", code);
        const char *rule = strstr(w->text, id);
        const char *tags = rule != NULL ? strstr(rule, "\"tags\": [") : NULL;
        snprintf(tag, sizeof tag, "\"tags\": [\"%s\"]", groups[code[1] - '1']);
        CHECK_TRUE(code, tags != NULL && strncmp(tags, tag, strlen(tag)) == 0);
    }
    free(w);
    plan_report_free(report);
}

TEST_MAIN("fields of formats", {"inputs have their intervals", inputs_have_their_intervals},
          {"rules have their groups", rules_have_their_groups})
