/* Reports to bytes: the formats in one table. */
#include "write.h"

#include <string.h>

#include <plan/numeral.h>

#include "message_label.h"

static const struct {
    const char *name;
    void (*write)(plan_output *output);
} formats[] = {
    [PLAN_FORMAT_TEXT] = {"text", plan_write_text},
    [PLAN_FORMAT_GCC] = {"gcc", plan_write_gcc},
    [PLAN_FORMAT_JSON] = {"json", plan_write_json},
    [PLAN_FORMAT_JSONL] = {"jsonl", plan_write_jsonl},
    [PLAN_FORMAT_CSV] = {"csv", plan_write_csv},
    [PLAN_FORMAT_JUNIT] = {"junit", plan_write_junit},
    [PLAN_FORMAT_SARIF] = {"sarif", plan_write_sarif},
    [PLAN_FORMAT_GITHUB] = {"github", plan_write_github},
    [PLAN_FORMAT_GITLAB] = {"gitlab", plan_write_gitlab},
    [PLAN_FORMAT_MARKDOWN] = {"markdown", plan_write_markdown},
    [PLAN_FORMAT_HTML] = {"html", plan_write_html},
    [PLAN_FORMAT_BASELINE] = {"baseline", plan_write_baseline},
};
enum { FORMAT_COUNT = sizeof formats / sizeof formats[0], FLUSHED_AT = 1 << 16, NARROWEST = 40 };
_Static_assert(FORMAT_COUNT == PLAN_FORMAT_BASELINE + 1,
               "a row for each value of enum plan_format");

plan_status plan_format_find(const char *name, size_t length, int *result) {
    plan_span span = {name, length};
    if (result == NULL || (name == NULL && length > 0)) {
        return PLAN_INVALID;
    }
    for (int i = 0; i < (int)FORMAT_COUNT; i++) {
        if (plan_span_is(span, formats[i].name)) {
            *result = i;
            return PLAN_OK;
        }
    }
    return PLAN_NOT_FOUND;
}

void plan_output_text(plan_buffer *buffer, plan_span text, bool may_break) {
    for (size_t i = 0; i < text.length;) {
        size_t n = 1;
        bool begins = may_break || i == 0 || text.text[i - 1] == ' ';
        plan_span rest = {text.text + i, text.length - i};
        if (begins && rest.length > 1 && memcmp(rest.text, "::", 2) == 0) {
            plan_buffer_puts(buffer, "\\u003a");
        } else if ((rest.length > 2 && memcmp(rest.text, "##[", 3) == 0) ||
                   (rest.length > 5 && memcmp(rest.text, "##vso[", 6) == 0)) {
            plan_buffer_puts(buffer, "\\u0023");
        } else {
            while (n < rest.length && strchr(" #:", rest.text[n]) == NULL) {
                n++;
            }
            rest.length = n;
            plan_buffer_visible(buffer, rest);
        }
        i += n;
    }
}

void plan_output_fail(plan_output *output, plan_status status) {
    output->status = output->status == PLAN_OK ? status : output->status;
}

void plan_output_flush(plan_output *output, bool all) {
    plan_output_fail(output, output->buffer.status);
    if (output->status != PLAN_OK || output->buffer.length == 0 ||
        (!all && output->buffer.length < FLUSHED_AT)) {
        return;
    }
    output->status = output->sink(output->context, output->buffer.data, output->buffer.length);
    plan_buffer_clear(&output->buffer);
}

void plan_output_decimal(plan_output *output, plan_decimal value) {
    char text[64] = "";
    (void)plan_decimal_write(value, PLAN_NUMBER_PLAIN, text, sizeof text, NULL);
    plan_buffer_puts(&output->buffer, text);
}

const char *plan_output_name(const char *name, const char *code) {
    return name[0] != '\0' ? name : code;
}

uint64_t plan_output_all(const plan_output *output) {
    const plan_summary *s = &output->report->summary;
    return s->errors + s->warnings + s->notes;
}

bool plan_output_is_cut(const plan_output *output) {
    return plan_output_all(output) > output->report->summary.shown;
}

void plan_output_place(plan_output *output, const plan_finding *finding) {
    plan_buffer *b = &output->buffer;
    if (finding->line > 0) {
        plan_buffer_char(b, ':');
        plan_buffer_unsigned(b, finding->line);
        plan_buffer_char(b, ':');
        plan_buffer_unsigned(b, finding->column > 0 ? finding->column : 1);
    }
    plan_buffer_puts(b, ": ");
    plan_buffer_puts(b, plan_severity_name(finding->severity));
    plan_buffer_puts(b, ": ");
}

void plan_output_counts(const plan_output *output, plan_buffer *buffer, int label, uint64_t first,
                        uint64_t second) {
    char n[2][24];
    plan_span args[2] = {plan_text_number(n[0], first), plan_text_number(n[1], second)};
    plan_message_write(buffer, output->report->language, label, args, 2);
}

void plan_output_begin(plan_output *output, const plan_report *report,
                       const plan_write_options *options, plan_sink sink, void *context) {
    memset(output, 0, sizeof *output);
    plan_buffer_init(&output->buffer, &report->allocator);
    output->sink = sink;
    output->context = context;
    output->report = report;
    if (options != NULL) {
        output->options = *options;
    }
    uint32_t width = output->options.width;
    output->options.width = width == 0 ? 80 : width < NARROWEST ? NARROWEST : width;
}

uint64_t plan_output_skipped(const plan_rule_counts *rule) {
    uint64_t skipped = 0;
    for (int i = 0; i < PLAN_REASON_COUNT; i++) {
        skipped += rule->skipped[i];
    }
    return skipped;
}

bool plan_output_is_only(const plan_report *report, size_t rule) {
    const char *code = report->rules[rule].code;
    return (rule == 0 || strcmp(report->rules[rule - 1].code, code) != 0) &&
           (rule + 1 == report->rule_count || strcmp(report->rules[rule + 1].code, code) != 0);
}

plan_status plan_report_write(const plan_report *report, int format,
                              const plan_write_options *options, plan_sink sink, void *context) {
    plan_output output;
    if (report == NULL || sink == NULL || !report->finished || format < 0 ||
        format >= (int)FORMAT_COUNT ||
        (options != NULL && options->struct_size < sizeof *options)) {
        return PLAN_INVALID;
    }
    plan_output_begin(&output, report, options, sink, context);
    formats[format].write(&output);
    plan_output_flush(&output, true);
    plan_buffer_free(&output.buffer);
    return output.status;
}
