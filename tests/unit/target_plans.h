/* Plans with targets, and what the first of them is to say: what tests of targets share. */
#ifndef PLAN_TESTS_TARGET_PLANS_H
#define PLAN_TESTS_TARGET_PLANS_H

#include "build.h"

#define HEAD "{\"libplan\":1,\"number_format\":\"plain\",\"indicators\":["
#define I(code, kind, more) "{\"code\":\"" code "\",\"kind\":\"" kind "\"" more "}"
#define T(rest) "{\"indicator\":\"x\"," rest "}"
#define UP ",\"direction\":\"up\""
#define DOWN ",\"direction\":\"down\""
#define PERCENT ",\"unit\":\"%\""
#define OF_Y ",\"of\":\"y\""
#define SHARE "\"basis\":\"share_of\",\"of\":\"y\","
#define MEAN "\"basis\":\"mean_growth\","
#define SERIES_COLUMNS "indicator,period,value,series\n"
#define CLAIM_COLUMNS "indicator,period,value,series,unit,measure,against\n"

/* `more` stands behind the indicators. */
static inline plan_report *target_report(const char *columns, const char *indicators,
                                         const char *more, const char *targets, const char *rows) {
    char plan[4000], table[4000];
    snprintf(plan, sizeof plan, "%s%s]%s,\"targets\":[%s]}", HEAD, indicators, more, targets);
    snprintf(table, sizeof table, "%s%s", columns, rows);
    return build_check(plan, table);
}

/* NULL: not looked at. */
typedef struct target_wanted {
    const char *label, *indicators, *targets, *rows;
    const char *word, *actual, *difference, *ratio;
    const char *level_ratio, *unit, *target, *because, *required;
    const char *baseline, *preset, *progress, *progress_class;
} target_wanted;

static inline void target_check(const char *columns, const target_wanted *all, size_t n) {
    for (size_t i = 0; i < n; i++) {
        const target_wanted *w = &all[i];
        plan_report *report = target_report(columns, w->indicators, "", w->targets, w->rows);
        const plan_target_result *t = plan_report_target(report, 0);
        if (CHECK_TRUE(w->label, t != NULL)) {
            const char *const pairs[][2] = {
                {t->word, w->word},
                {t->actual, w->actual},
                {t->difference, w->difference},
                {t->ratio, w->ratio},
                {t->level_ratio, w->level_ratio},
                {t->unit, w->unit},
                {t->target, w->target},
                {t->because, w->because},
                {t->required, w->required},
                {t->baseline, w->baseline},
                {t->preset, w->preset},
                {t->progress, w->progress},
                {t->progress_class, w->progress_class},
            };
            for (size_t k = 0; k < sizeof pairs / sizeof pairs[0]; k++) {
                if (pairs[k][1] != NULL) {
                    CHECK_STR(w->label, pairs[k][0], pairs[k][1]);
                }
            }
        }
        plan_report_free(report);
    }
}

#endif
