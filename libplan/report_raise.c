/* Findings of readers: a sentence of the message table at a place of a file. */
#include "report.h"

#include <string.h>

#include "message_layout.h"
#include "never.h"

enum { MAX_ARGUMENTS = 8 };

static plan_status write_message(const plan_report *report, int message, const plan_span *args,
                                 size_t count, plan_buffer *sentence) {
    plan_span shown[MAX_ARGUMENTS];
    size_t ends[MAX_ARGUMENTS + 1] = {0};
    unsigned reasons = plan_message_reasons(message);
    plan_buffer text;
    plan_buffer_init(&text, &report->allocator);
    for (size_t i = 0; i < count; i++) {
        if ((reasons >> i & 1) == 0 || !plan_message_reason(&text, report->language, args[i])) {
            plan_buffer_visible_start(&text, args[i]);
        }
        ends[i + 1] = text.length;
    }
    for (size_t i = 0; i < count; i++) { /* the buffer moves while it grows */
        shown[i].text = text.data == NULL ? "" : text.data + ends[i];
        shown[i].length = ends[i + 1] - ends[i];
    }
    plan_message_write(sentence, report->language, message, shown, count);
    plan_status status = text.status != PLAN_OK ? text.status : sentence->status;
    plan_buffer_free(&text);
    return status;
}

/* What the sentence says of the file, and nothing of a place in it. */
static plan_identity identity_of(const plan_finding *finding, int message, const plan_span *args,
                                 size_t count) {
    plan_span details[MAX_ARGUMENTS];
    unsigned said = plan_message_identity(message);
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        if ((said >> i & 1) != 0) {
            details[n++] = args[i];
        }
    }
    return plan_identity_of(finding, details, n);
}

static plan_status add(plan_report *report, plan_finding *finding, int message,
                       const plan_span *args, size_t count) {
    plan_buffer sentence;
    if (!plan_report_would_keep(report, finding)) {
        plan_report_count(report, finding->severity, 1);
        return PLAN_OK;
    }
    plan_buffer_init(&sentence, &report->allocator);
    plan_status status = write_message(report, message, args, count, &sentence);
    if (status == PLAN_OK) {
        finding->message = sentence.data;
        status = plan_report_add(report, finding);
    }
    plan_buffer_free(&sentence);
    return status;
}

plan_status plan_report_raise(plan_report *report, int message, const char *file, uint32_t line,
                              uint32_t column, const plan_span *args, size_t arg_count,
                              bool incomplete) {
    const plan_message_row *row = plan_message_get(message);
    if (row == NULL || report->finished ||
        PLAN_NEVER(arg_count > MAX_ARGUMENTS, "no sentence has more")) {
        return PLAN_INVALID;
    }
    const char code[] = {'P', (char)('0' + row->code / 100), (char)('0' + row->code / 10 % 10),
                         (char)('0' + row->code % 10), '\0'};
    int severity = plan_report_severity(report, code);
    if (incomplete && severity == PLAN_SEVERITY_OFF) {
        severity = PLAN_SEVERITY_ERROR; /* what ends with exit code 2 cannot be switched off */
    }
    if (severity == PLAN_SEVERITY_OFF) {
        return PLAN_OK;
    }
    size_t index;
    plan_finding finding;
    plan_status status = plan_report_rule_index(report, code, code, severity, &index);
    if (status != PLAN_OK) {
        return status;
    }
    memset(&finding, 0, sizeof finding);
    finding.code = finding.rule = code;
    finding.verdict = PLAN_FAILS;
    finding.severity = (uint8_t)severity;
    finding.file = file;
    finding.line = line;
    finding.column = column;
    plan_identity identity = identity_of(&finding, message, args, arg_count);
    char text[33];
    bool known = false;
    status = plan_report_meet(report, &identity, code, incomplete, &known);
    if (status != PLAN_OK) {
        return status;
    }
    if (!known) {
        plan_identity_write(&identity, text);
        finding.identity = text;
        status = add(report, &finding, message, args, arg_count);
    }
    if (status != PLAN_OK) {
        plan_report_forget(report);
    } else {
        report->summary.incomplete |= incomplete ? 1 : 0;
        report->rules[index].known_fails += known ? 1 : 0;
        report->rules[index].checks++;
        report->rules[index].fails++;
    }
    return status;
}
