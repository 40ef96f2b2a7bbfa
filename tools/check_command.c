/* libplan check: plan and tables in, a report out. */
#include "options.h"

#include <string.h>

/* What speaks against an output, or NULL. A baseline may be written over the one that was read. */
static const char *why_not(const check_options *o, const plan_document *document, size_t index) {
    const char *path = o->outputs[index].path;
    bool renews = o->outputs[index].format == PLAN_FORMAT_BASELINE;
    if (check_reads(o, document, path) ||
        (o->baseline != NULL && !renews && same_file(path, o->baseline))) {
        return "it is an input";
    }
    for (size_t i = 0; i < index; i++) {
        if (same_regular_file(path, o->outputs[i].path)) {
            return "another output is that file";
        }
    }
    return NULL;
}

static bool write_all(const check_options *o, const plan_document *document,
                      const plan_report *report) {
    plan_write_options write;
    bool good = true;
    memset(&write, 0, sizeof write);
    write.struct_size = (uint32_t)sizeof write;
    write.quiet = o->quiet ? 1 : 0;
    write.statistics = o->statistics ? 1 : 0;
    write.fail_level = o->fail_level == FAIL_WARNING ? PLAN_SEVERITY_WARNING : 0;
    write.timestamp = o->timestamp[0] != '\0' ? o->timestamp : NULL;
    write.prefix = o->prefix;
    for (size_t i = 0; i < o->output_count && !is_interrupted(); i++) {
        const char *path = o->outputs[i].path, *why = why_not(o, document, i);
        if (why != NULL) {
            fprintf(stderr, "libplan: %s: not written: %s\n", path, why);
        }
        good = why == NULL && write_output(report, o->outputs[i].format, &write, path) && good;
    }
    write.color = use_color(o->color) ? 1 : 0;
    write.width = width_of_terminal();
    return write_stdout(report, o->format, &write) && good;
}

static int exit_code(const check_options *o, const plan_report *report) {
    plan_summary summary;
    plan_report_summary(report, &summary);
    bool found = (o->fail_level != FAIL_NEVER && summary.errors > 0) ||
                 (o->fail_level == FAIL_WARNING && summary.warnings > 0);
    return summary.incomplete ? EXIT_TROUBLE : found ? EXIT_FINDINGS : EXIT_FINE;
}

/* Known findings before anything is read. Without them the check goes on, since its report is
 * wanted all the more. */
static bool use_baseline(const check_options *o, plan_report *report) {
    plan_baseline *baseline = NULL;
    plan_error error;
    plan_error_init(&error);
    if (o->wants_identities) {
        plan_report_keep_identities(report);
    }
    if (o->baseline == NULL) {
        return true;
    }
    plan_status status = plan_json_read_baseline_file(NULL, o->baseline, &baseline, &error);
    status = status == PLAN_OK ? plan_report_set_baseline(report, baseline) : status;
    if (status != PLAN_OK) {
        fprintf(stderr, "libplan: %s: %s\n", o->baseline,
                error.message[0] != '\0' ? error.message : plan_status_text(status));
    }
    plan_baseline_free(baseline);
    return status == PLAN_OK;
}

/* What is known and did not come again hides nothing, but it will when it comes back. */
static void tell_stale(const check_options *o, const plan_report *report) {
    uint64_t stale = plan_report_stale(report);
    if (stale > 0) {
        fprintf(stderr,
                "libplan: %s: %llu known findings did not come again; --write-baseline makes it "
                "anew\n",
                o->baseline, (unsigned long long)stale);
    }
}

/* Whether some output shows cells of the files. */
static bool wants_cells(const check_options *o) {
    bool wants = o->format == PLAN_FORMAT_HTML || o->format == PLAN_FORMAT_SARIF;
    for (size_t i = 0; i < o->output_count; i++) {
        int format = o->outputs[i].format;
        wants = wants || format == PLAN_FORMAT_HTML || format == PLAN_FORMAT_SARIF;
    }
    return wants;
}

/* Whatever could not be read, the report is written with all that was found. */
static int check(const void *options, plan_document *document, plan_report *report) {
    const check_options *o = options;
    bool plan_is_good = false, is_whole = false;
    bool has_baseline = use_baseline(o, report);
    int result = check_files("check", o, document, report, &plan_is_good, &is_whole);
    if (result != EXIT_FINE) {
        return result;
    }
    plan_error error;
    plan_error_init(&error);
    plan_status cited =
        plan_is_good && wants_cells(o) ? check_cite_files(o, document, report, &error) : PLAN_OK;
    progress_erase(o->shown);
    if (is_interrupted()) {
        return tell_interrupt();
    }
    if (cited != PLAN_OK) {
        result = tell_failure(cited, &error);
        if (cited != PLAN_IO) {
            return result;
        }
        is_whole = false; /* it lacks what stands around findings */
    }
    bool written = write_all(o, document, report);
    if (is_interrupted()) {
        return tell_interrupt();
    }
    int code = written && has_baseline && is_whole ? exit_code(o, report) : EXIT_TROUBLE;
    if (code != EXIT_TROUBLE) {
        tell_stale(o, report);
    }
    return code;
}

int check_main(int argc, char **argv) {
    static const file_command command = {"check", check_read_options, check};
    check_options o;
    memset(&o, 0, sizeof o);
    return run_command(&command, &o, &o, argc, argv);
}
