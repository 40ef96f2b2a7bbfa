/* libplan status: plan and tables in, what became of the targets out. */
#include <string.h>

#include "options.h"
#include "status_command.h"

static bool is_asked(const char *asked, const char *own) {
    return asked == NULL || strcmp(asked, own) == 0;
}

static bool are_some_asked(const plan_report *report, const plan_target_filter *filter) {
    for (size_t i = 0; i < plan_report_target_count(report); i++) {
        const plan_target_result *t = plan_report_target(report, i);
        if (is_asked(filter->area, t->area) && is_asked(filter->period, t->period) &&
            is_asked(filter->group, t->group)) {
            return true;
        }
    }
    return plan_report_target_count(report) == 0;
}

static const char *area_of(const plan_target_result *t) {
    return t->area;
}

static const char *period_of(const plan_target_result *t) {
    return t->period;
}

static const char *group_of(const plan_target_result *t) {
    return t->group;
}

/* A filter that no target has: said with the nearest one. */
static int check_filter(const plan_report *report, const char *option, const char *asked,
                        const char *(*of)(const plan_target_result *)) {
    nearness near = nearness_to(asked != NULL ? asked : "");
    bool found = asked == NULL;
    for (size_t i = 0; i < plan_report_target_count(report) && !found; i++) {
        const char *own = of(plan_report_target(report, i));
        found = strcmp(own, asked) == 0;
        consider(&near, own);
    }
    char hint[HINT_SIZE];
    return found ? EXIT_FINE
                 : usage_error("status", "%s: there is no target of '%s'%s", option, asked,
                               hint_of(&near, hint));
}

static int check_filters(const plan_report *report, const plan_target_filter *filter) {
    if (are_some_asked(report, filter)) {
        return EXIT_FINE;
    }
    int result = check_filter(report, "--area", filter->area, area_of);
    result =
        result == EXIT_FINE ? check_filter(report, "--period", filter->period, period_of) : result;
    result =
        result == EXIT_FINE ? check_filter(report, "--group", filter->group, group_of) : result;
    return result == EXIT_FINE ? usage_error("status", "no target is all that was asked for")
                               : result;
}

/* Whether one that was asked for counts as failed. */
static bool has_failed(const status_options *o, const plan_report *report,
                       const plan_target_filter *filter) {
    for (size_t i = 0; i < plan_report_target_count(report); i++) {
        const plan_target_result *t = plan_report_target(report, i);
        bool counts = (t->verdict == PLAN_TARGET_MISSED && o->fail_level >= STATUS_MISSED) ||
                      (t->verdict == PLAN_TARGET_UNDECIDED && o->fail_level >= STATUS_UNDECIDED) ||
                      (t->verdict == PLAN_TARGET_UNJUDGED && o->fail_level >= STATUS_UNJUDGED);
        if (counts && is_asked(filter->area, t->area) && is_asked(filter->period, t->period) &&
            is_asked(filter->group, t->group)) {
            return true;
        }
    }
    return false;
}

/* What could not be read, by its name: it may be there again when a check is asked to tell it. */
static void tell_unread(const plan_report *report) {
    enum { MOST = 10 };
    for (size_t i = 0, told = 0; i < plan_report_finding_count(report) && told < MOST; i++) {
        const plan_finding *f = plan_report_finding(report, i);
        if (f->severity == PLAN_SEVERITY_ERROR && f->code[1] == '1') {
            fprintf(stderr, "libplan: %s: %s\n", f->file, f->message);
            told++;
        }
    }
}

static int tell_targets(const status_options *o, const plan_report *report) {
    plan_write_options write;
    plan_summary summary;
    plan_target_filter filter = {sizeof filter, o->area, o->period[0] != '\0' ? o->period : NULL,
                                 o->group};
    memset(&write, 0, sizeof write);
    write.struct_size = (uint32_t)sizeof write;
    write.color = use_color(o->input.color) ? 1 : 0;
    write.width = width_of_terminal();
    int result = check_filters(report, &filter);
    if (result != EXIT_FINE) {
        return result;
    }
    bool written = write_targets(report, o->format, &write, &filter);
    plan_report_summary(report, &summary);
    if (summary.errors > 0) {
        fprintf(stderr, "libplan: the figures have errors: %llu; libplan check tells them\n",
                (unsigned long long)summary.errors);
    }
    if (summary.incomplete) {
        tell_unread(report);
    }
    if (!written || summary.incomplete) {
        return EXIT_TROUBLE;
    }
    return has_failed(o, report, &filter) ? EXIT_FINDINGS : EXIT_FINE;
}

static int run(const void *options, plan_document *document, plan_report *report) {
    const status_options *o = options;
    bool plan_is_good = false, is_whole = false;
    int result = check_files("status", &o->input, document, report, &plan_is_good, &is_whole);
    if (result != EXIT_FINE) {
        return result;
    }
    if (!plan_is_good) {
        tell_findings(report);
        return EXIT_TROUBLE;
    }
    result = tell_targets(o, report);
    return is_whole ? result : EXIT_TROUBLE;
}

int status_main(int argc, char **argv) {
    static const file_command command = {"status", status_read_options, run};
    status_options o;
    memset(&o, 0, sizeof o);
    return run_command(&command, &o, &o.input, argc, argv);
}
