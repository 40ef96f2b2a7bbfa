/* The targets of a report as a list of their own: text, JSON, CSV. */
#include "write_targets.h"

#include <string.h>

#include "write_json.h"

const char *plan_target_operator_word(uint8_t op) {
    static const char *const words[] = {"about", "at_least", "above", "at_most", "below", "range"};
    return words[op];
}

const char *plan_target_basis_word(uint8_t basis) {
    static const char *const words[] = {"level", "mean_growth", "points_a_year", "cumulative",
                                        "share_of"};
    return words[basis];
}

const char *plan_target_keep_word(uint8_t keep) {
    static const char *const words[] = {"", "above", "below"};
    return words[keep];
}

const char *plan_arithmetic_word(uint8_t arithmetic) {
    static const char *const words[] = {"relative", "points", "difference"};
    return words[arithmetic];
}

static bool is_same(const char *asked, const char *own) {
    return asked == NULL || strcmp(asked, own) == 0;
}

bool plan_target_is_asked(const plan_target_result *target, const plan_target_filter *filter) {
    return filter == NULL ||
           (is_same(filter->area, target->area) && is_same(filter->period, target->period) &&
            is_same(filter->group, target->group));
}

plan_target_summary plan_targets_counted(const plan_report *report,
                                         const plan_target_filter *filter) {
    plan_target_summary s = {0, 0, 0, 0, 0};
    bool all =
        filter == NULL || (filter->area == NULL && filter->period == NULL && filter->group == NULL);
    if (all) {
        return report->target_summary; /* of those too that are not kept */
    }
    for (size_t i = 0; i < report->target_count; i++) {
        const plan_target_result *t = &report->targets[i];
        if (plan_target_is_asked(t, filter)) {
            s.targets++;
            s.met += t->verdict == PLAN_TARGET_MET ? 1 : 0;
            s.missed += t->verdict == PLAN_TARGET_MISSED ? 1 : 0;
            s.undecided += t->verdict == PLAN_TARGET_UNDECIDED ? 1 : 0;
            s.unjudged += t->verdict == PLAN_TARGET_UNJUDGED ? 1 : 0;
        }
    }
    return s;
}

/* --- Words --- */

static void say(const plan_report *report, plan_buffer *to, int label, const char *first,
                const char *second) {
    plan_span args[2] = {plan_span_of(first), plan_span_of(second)};
    plan_message_write(to, report->language, label, args, 2);
}

const char *plan_target_symbol(const plan_target_result *t) {
    static const char *const symbols[] = {"\xe2\x9c\x93", "\xe2\x9c\x97", "?", "\xe2\x80\x93"};
    return symbols[t->verdict];
}

int plan_target_label(const plan_target_result *t) {
    static const int labels[] = {PLAN_LABEL_MET, PLAN_LABEL_MISSED, PLAN_LABEL_UNDECIDED,
                                 PLAN_LABEL_NOT_JUDGED};
    if (t->verdict != PLAN_TARGET_UNJUDGED || t->reason < PLAN_MISSING ||
        t->reason > PLAN_CONTRADICTED) {
        return labels[t->verdict];
    }
    return t->reason == PLAN_MISSING ? PLAN_LABEL_NO_RESULT
                                     : PLAN_LABEL_REASON + (int)(t->reason - PLAN_MISSING);
}

void plan_target_difference(const plan_report *report, const plan_target_result *t,
                            plan_buffer *buffer) {
    if (t->ratio[0] != '\0') {
        plan_buffer_puts(buffer, t->ratio);
        plan_buffer_puts(buffer, " %");
    } else if (t->difference[0] != '\0' && strcmp(t->difference, "0") != 0) {
        plan_buffer_puts(buffer, t->difference[0] == '-' ? "" : "+");
        if (t->arithmetic == PLAN_POINTS) {
            say(report, buffer, PLAN_LABEL_POINTS, t->difference, "");
        } else {
            plan_buffer_puts(buffer, t->difference);
        }
    }
}

static void begin_detail(plan_buffer *to) {
    plan_buffer_puts(to, to->length > 0 ? "; " : "");
}

void plan_target_details(const plan_report *report, const plan_target_result *t,
                         plan_buffer *buffer) {
    if (t->actual_series[0] != '\0' && strcmp(t->actual_series, "actual") != 0) {
        begin_detail(buffer);
        say(report, buffer, PLAN_LABEL_RESULT_OF, t->actual_series, "");
    }
    if (t->level_ratio[0] != '\0') {
        begin_detail(buffer);
        say(report, buffer, PLAN_LABEL_LEVELS, t->level_ratio, "");
    }
    if (t->baseline[0] != '\0') {
        begin_detail(buffer);
        say(report, buffer, PLAN_LABEL_BASELINE, t->baseline, t->baseline_period);
    }
    if (t->preset[0] != '\0') {
        begin_detail(buffer);
        plan_buffer_puts(buffer, t->preset);
        plan_buffer_puts(buffer, ": ");
        plan_buffer_puts(buffer, t->progress);
        plan_buffer_puts(buffer, t->progress[0] != '\0' ? " " : "");
        plan_buffer_puts(buffer, t->progress_class);
    }
    if (t->required[0] != '\0') {
        begin_detail(buffer);
        say(report, buffer, PLAN_LABEL_PACE, t->required, "");
    }
}

bool plan_target_is_in_words(const plan_target_result *t) {
    return t->basis != PLAN_BASIS_LEVEL || t->keep != PLAN_KEEP_NONE ||
           strchr(t->period, '-') != NULL;
}

void plan_targets_alike(const plan_report *report, const plan_target_filter *filter,
                        bool judged_only, bool *one_area, bool *one_period) {
    const plan_target_result *first = NULL;
    bool area = true, period = true;
    for (size_t i = 0; i < report->target_count && (area || period); i++) {
        const plan_target_result *t = &report->targets[i];
        if (plan_target_is_asked(t, filter) &&
            !(judged_only && t->verdict == PLAN_TARGET_UNJUDGED)) {
            first = first == NULL ? t : first;
            area = area && strcmp(first->area, t->area) == 0;
            period = period && strcmp(first->period, t->period) == 0;
        }
    }
    *one_area = area;
    *one_period = period;
}

/* --- JSON --- */

static void put_json(plan_output *o, const plan_target_filter *filter) {
    plan_target_summary s = plan_targets_counted(o->report, filter);
    bool first = true;
    plan_buffer_puts(&o->buffer, "{\"schema\": \"libplan-status-1\"");
    plan_put_text(o, "title", o->report->title);
    plan_buffer_puts(&o->buffer, ",\n\"summary\": {");
    plan_put_number(o, "targets", s.targets, true);
    plan_put_number(o, "met", s.met, false);
    plan_put_number(o, "missed", s.missed, false);
    plan_put_number(o, "undecided", s.undecided, false);
    plan_put_number(o, "unjudged", s.unjudged, false);
    plan_buffer_puts(&o->buffer, "},\n\"targets\": [");
    for (size_t i = 0; i < o->report->target_count && o->status == PLAN_OK; i++) {
        const plan_target_result *t = &o->report->targets[i];
        if (plan_target_is_asked(t, filter)) {
            plan_buffer_puts(&o->buffer, first ? "\n{" : ",\n{");
            plan_put_target(o, t);
            plan_buffer_char(&o->buffer, '}');
            plan_output_flush(o, false);
            first = false;
        }
    }
    plan_buffer_puts(&o->buffer, first ? "]}\n" : "\n]}\n");
}

/* --- CSV --- */

static const char header[] =
    "indicator,name,group,area,period,series,measure,unit,target,operator,basis,keep,actual,"
    "actual_series,actual_period,arithmetic,difference,ratio,level_ratio,verdict,preset,progress,"
    "progress_class,baseline,baseline_period,required,file,line,column,because\n";

static void put_cell(plan_output *o, const char *text) {
    plan_buffer_csv(&o->buffer, plan_span_of(text));
    plan_buffer_char(&o->buffer, ',');
}

static void put_cells(plan_output *o, const char *const *texts, size_t count) {
    for (size_t i = 0; i < count; i++) {
        put_cell(o, texts[i]);
    }
}

static void put_place_number(plan_output *o, uint32_t value) {
    if (value > 0) {
        plan_buffer_unsigned(&o->buffer, value);
    }
    plan_buffer_char(&o->buffer, ',');
}

static void put_row(plan_output *o, const plan_target_result *t) {
    const char *const cells[] = {t->indicator,
                                 t->name,
                                 t->group,
                                 t->area,
                                 t->period,
                                 t->series,
                                 t->measure,
                                 t->unit,
                                 t->target,
                                 plan_target_operator_word(t->op),
                                 plan_target_basis_word(t->basis),
                                 plan_target_keep_word(t->keep),
                                 t->actual,
                                 t->actual_series,
                                 t->actual_period,
                                 plan_arithmetic_word(t->arithmetic),
                                 t->difference,
                                 t->ratio,
                                 t->level_ratio,
                                 t->word,
                                 t->preset,
                                 t->progress,
                                 t->progress_class,
                                 t->baseline,
                                 t->baseline_period,
                                 t->required,
                                 t->file};
    put_cells(o, cells, sizeof cells / sizeof cells[0]);
    put_place_number(o, t->line);
    put_place_number(o, t->column);
    plan_buffer_csv(&o->buffer, plan_span_of(t->because));
    plan_buffer_char(&o->buffer, '\n');
}

static void put_csv(plan_output *o, const plan_target_filter *filter) {
    plan_buffer_puts(&o->buffer, header);
    for (size_t i = 0; i < o->report->target_count && o->status == PLAN_OK; i++) {
        if (plan_target_is_asked(&o->report->targets[i], filter)) {
            put_row(o, &o->report->targets[i]);
            plan_output_flush(o, false);
        }
    }
}

plan_status plan_report_write_targets(const plan_report *report, int format,
                                      const plan_write_options *options,
                                      const plan_target_filter *filter, plan_sink sink,
                                      void *context) {
    plan_output output;
    bool known =
        format == PLAN_FORMAT_TEXT || format == PLAN_FORMAT_JSON || format == PLAN_FORMAT_CSV;
    if (report == NULL || sink == NULL || !report->finished || !known ||
        (options != NULL && options->struct_size < sizeof *options) ||
        (filter != NULL && filter->struct_size < sizeof *filter)) {
        return PLAN_INVALID;
    }
    plan_output_begin(&output, report, options, sink, context);
    if (format == PLAN_FORMAT_JSON) {
        put_json(&output, filter);
    } else if (format == PLAN_FORMAT_CSV) {
        put_csv(&output, filter);
    } else {
        plan_text_status(&output, filter);
    }
    plan_output_flush(&output, true);
    plan_buffer_free(&output.buffer);
    return output.status;
}
