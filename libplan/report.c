/* The report: counts, the first N findings, implied values. */
#include "report.h"

#include <string.h>

#include "message.h"

enum { DEFAULT_FINDINGS = 1000 };

plan_status plan_report_new(const plan_allocator *allocator, const plan_report_options *options,
                            plan_report **result) {
    plan_allocator a = plan_allocator_or_default(allocator);
    if (result == NULL || (options != NULL && (options->struct_size < sizeof *options ||
                                               options->language > PLAN_VIETNAMESE))) {
        return PLAN_INVALID;
    }
    plan_report *report = plan_allocate_zero(&a, 1, sizeof *report);
    if (report == NULL) {
        return PLAN_NO_MEMORY;
    }
    report->allocator = a;
    plan_arena_init(&report->arena, allocator);
    report->language_is_fixed = options != NULL && options->language >= 0;
    report->language = report->language_is_fixed ? options->language : PLAN_ENGLISH;
    report->max_findings = options != NULL && options->max_findings > 0 ? options->max_findings
                                                                        : DEFAULT_FINDINGS;
    report->title = "";
    *result = report;
    return PLAN_OK;
}

void plan_report_free(plan_report *report) {
    if (report == NULL) {
        return;
    }
    plan_allocator a = report->allocator;
    plan_release(&a, report->findings, report->finding_capacity, sizeof *report->findings);
    plan_release(&a, report->rules, report->rule_capacity, sizeof *report->rules);
    plan_release(&a, report->implied, report->implied_capacity, sizeof *report->implied);
    plan_release(&a, report->overrides, report->override_capacity, sizeof *report->overrides);
    plan_arena_free(&report->arena);
    plan_release(&a, report, 1, sizeof *report);
}

/* --- Severity --- */

plan_status plan_report_override(plan_report *report, const char *code, int severity) {
    plan_rule_override added;
    memset(&added, 0, sizeof added);
    size_t length = strlen(code);
    if (length >= sizeof added.code) {
        return PLAN_INVALID;
    }
    memcpy(added.code, code, length);
    added.severity = severity;
    void *items = report->overrides;
    plan_status status = plan_grow(&report->allocator, &items, &report->override_capacity,
                                   report->override_count + 1, sizeof added);
    if (status == PLAN_OK) {
        report->overrides = items;
        report->overrides[report->override_count++] = added;
    }
    return status;
}

int plan_report_severity(const plan_report *report, const char *code) {
    for (size_t i = report->override_count; i-- > 0;) {
        if (strcmp(report->overrides[i].code, code) == 0) {
            return report->overrides[i].severity;
        }
    }
    const plan_rule_info *rule = plan_rule_find(code);
    return rule == NULL ? PLAN_SEVERITY_ERROR : rule->severity;
}

/* --- Order --- */

static int compare_texts(const char *a, const char *b) {
    return strcmp(a == NULL ? "" : a, b == NULL ? "" : b);
}

static int compare_numbers(uint64_t a, uint64_t b) {
    return (a > b) - (a < b);
}

int plan_finding_order(const plan_finding *a, const plan_finding *b) {
    int order = compare_texts(a->file, b->file);
    order = order != 0 ? order : compare_numbers(a->line, b->line);
    order = order != 0 ? order : compare_numbers(a->column, b->column);
    order = order != 0 ? order : compare_texts(a->code, b->code);
    order = order != 0 ? order : compare_texts(a->period, b->period);
    order = order != 0 ? order : compare_texts(a->rule, b->rule);
    order = order != 0 ? order : compare_texts(a->area, b->area);
    order = order != 0 ? order : compare_texts(a->series, b->series);
    order = order != 0 ? order : compare_texts(a->indicator, b->indicator);
    return order != 0 ? order : compare_texts(a->message, b->message);
}

static void sift_down(plan_finding *heap, size_t root, size_t n) {
    for (;;) {
        size_t child = 2 * root + 1;
        if (child >= n) {
            return;
        }
        if (child + 1 < n && plan_finding_order(&heap[child], &heap[child + 1]) < 0) {
            child++;
        }
        if (plan_finding_order(&heap[root], &heap[child]) >= 0) {
            return;
        }
        plan_finding finding = heap[root];
        heap[root] = heap[child];
        heap[child] = finding;
        root = child;
    }
}

static void sift_up(plan_finding *heap, size_t at) {
    while (at > 0 && plan_finding_order(&heap[(at - 1) / 2], &heap[at]) < 0) {
        plan_finding finding = heap[at];
        heap[at] = heap[(at - 1) / 2];
        heap[(at - 1) / 2] = finding;
        at = (at - 1) / 2;
    }
}

/* --- Findings --- */

static bool copy_text(plan_report *report, const char **text) {
    if (*text == NULL || **text == '\0') {
        *text = "";
        return true;
    }
    const char *copy = plan_arena_copy(&report->arena, *text, strlen(*text));
    *text = copy;
    return copy != NULL;
}

static bool copy_texts(plan_report *report, const char **const *texts, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (!copy_text(report, texts[i])) {
            return false;
        }
    }
    return true;
}

static bool copy_inputs(plan_report *report, plan_finding *finding) {
    if (finding->input_count == 0) {
        finding->inputs = NULL;
        return true;
    }
    plan_input *inputs =
        plan_arena_allocate(&report->arena, finding->input_count * sizeof *inputs);
    if (inputs == NULL) {
        return false;
    }
    memcpy(inputs, finding->inputs, finding->input_count * sizeof *inputs);
    finding->inputs = inputs;
    for (size_t i = 0; i < finding->input_count; i++) {
        const char **const texts[] = {&inputs[i].indicator, &inputs[i].area,  &inputs[i].period,
                                      &inputs[i].series,    &inputs[i].measure, &inputs[i].name,
                                      &inputs[i].unit,      &inputs[i].value, &inputs[i].file};
        if (!copy_texts(report, texts, sizeof texts / sizeof texts[0])) {
            return false;
        }
    }
    return true;
}

static bool copy_repairs(plan_report *report, plan_finding *finding) {
    if (finding->repair_count == 0) {
        finding->repairs = NULL;
        return true;
    }
    plan_repair *repairs =
        plan_arena_allocate(&report->arena, finding->repair_count * sizeof *repairs);
    if (repairs == NULL) {
        return false;
    }
    memcpy(repairs, finding->repairs, finding->repair_count * sizeof *repairs);
    finding->repairs = repairs;
    for (size_t i = 0; i < finding->repair_count; i++) {
        if (!copy_text(report, &repairs[i].from) || !copy_text(report, &repairs[i].to)) {
            return false;
        }
    }
    return true;
}

static bool copy_finding(plan_report *report, plan_finding *f) {
    const char **const texts[] = {&f->code,   &f->rule,  &f->indicator,       &f->area,
                                  &f->period, &f->series, &f->name,           &f->group,
                                  &f->file,   &f->value, &f->gap,             &f->beyond_rounding,
                                  &f->arithmetic, &f->message};
    return copy_texts(report, texts, sizeof texts / sizeof texts[0]) && copy_inputs(report, f) &&
           copy_repairs(report, f);
}

plan_status plan_report_set_title(plan_report *report, const char *title) {
    if (!copy_text(report, &title)) {
        return PLAN_NO_MEMORY;
    }
    report->title = title;
    return PLAN_OK;
}

void plan_report_count(plan_report *report, int severity, uint64_t n) {
    switch (severity) {
    case PLAN_SEVERITY_ERROR:
        report->summary.errors += n;
        break;
    case PLAN_SEVERITY_WARNING:
        report->summary.warnings += n;
        break;
    case PLAN_SEVERITY_NOTE:
        report->summary.notes += n;
        break;
    default:
        break;
    }
}

bool plan_report_would_keep(const plan_report *report, const plan_finding *finding) {
    return report->finding_count < report->max_findings ||
           plan_finding_order(finding, &report->findings[0]) < 0;
}

plan_status plan_report_add(plan_report *report, const plan_finding *finding) {
    plan_finding copy = *finding;
    if (finding->severity == PLAN_SEVERITY_OFF) {
        return PLAN_OK;
    }
    if (!plan_report_would_keep(report, finding)) {
        plan_report_count(report, finding->severity, 1);
        return PLAN_OK;
    }
    if (!copy_finding(report, &copy)) {
        return PLAN_NO_MEMORY;
    }
    if (report->finding_count < report->max_findings) {
        void *items = report->findings;
        plan_status status =
            plan_grow(&report->allocator, &items, &report->finding_capacity,
                      report->finding_count + 1, sizeof copy);
        if (status != PLAN_OK) {
            return status;
        }
        report->findings = items;
        report->findings[report->finding_count++] = copy;
        sift_up(report->findings, report->finding_count - 1);
    } else {
        report->findings[0] = copy;
        sift_down(report->findings, 0, report->finding_count);
    }
    plan_report_count(report, copy.severity, 1);
    return PLAN_OK;
}

/* --- Rules, implied values --- */

plan_status plan_report_rule_index(plan_report *report, const char *id, const char *code,
                                   int severity, size_t *index) {
    for (size_t i = 0; i < report->rule_count; i++) {
        if (strcmp(report->rules[i].id, id) == 0 && strcmp(report->rules[i].code, code) == 0) {
            report->rules[i].severity = (uint8_t)severity;
            *index = i;
            return PLAN_OK;
        }
    }
    plan_rule_counts row;
    memset(&row, 0, sizeof row);
    row.id = id;
    row.code = code;
    row.severity = (uint8_t)severity;
    if (!copy_text(report, &row.id) || !copy_text(report, &row.code)) {
        return PLAN_NO_MEMORY;
    }
    void *items = report->rules;
    plan_status status = plan_grow(&report->allocator, &items, &report->rule_capacity,
                                   report->rule_count + 1, sizeof row);
    if (status == PLAN_OK) {
        report->rules = items;
        *index = report->rule_count;
        report->rules[report->rule_count++] = row;
    }
    return status;
}

plan_status plan_report_add_implied(plan_report *report, const plan_implied *implied) {
    plan_implied copy = *implied;
    const char **const texts[] = {&copy.indicator, &copy.area, &copy.period, &copy.series,
                                  &copy.name,      &copy.unit, &copy.because};
    if (!copy_texts(report, texts, sizeof texts / sizeof texts[0])) {
        return PLAN_NO_MEMORY;
    }
    void *items = report->implied;
    plan_status status = plan_grow(&report->allocator, &items, &report->implied_capacity,
                                   report->implied_count + 1, sizeof copy);
    if (status == PLAN_OK) {
        report->implied = items;
        report->implied[report->implied_count++] = copy;
    }
    return status;
}

plan_status plan_report_raise(plan_report *report, int message, const char *file, uint32_t line,
                              uint32_t column, const plan_span *args, size_t arg_count,
                              bool incomplete) {
    const plan_message_row *row = plan_message_get(message);
    char code[5] = {'P', (char)('0' + row->code / 100), (char)('0' + row->code / 10 % 10),
                    (char)('0' + row->code % 10), '\0'};
    int severity = plan_report_severity(report, code);
    size_t index;
    plan_span visible[8];
    plan_finding finding;
    plan_buffer buffer, text;
    memset(&finding, 0, sizeof finding);
    report->summary.incomplete |= incomplete ? 1 : 0;
    if (severity == PLAN_SEVERITY_OFF && !incomplete) {
        return PLAN_OK;
    }
    plan_status status = plan_report_rule_index(report, code, code, severity, &index);
    if (status != PLAN_OK) {
        return status;
    }
    report->rules[index].checks++;
    report->rules[index].fails++;
    finding.code = finding.rule = code;
    finding.verdict = PLAN_FAILS;
    finding.severity = (uint8_t)(severity == PLAN_SEVERITY_OFF ? PLAN_SEVERITY_ERROR : severity);
    finding.file = file;
    finding.line = line;
    finding.column = column;
    if (!plan_report_would_keep(report, &finding)) {
        plan_report_count(report, finding.severity, 1);
        return PLAN_OK;
    }
    plan_buffer_init(&text, &report->allocator);
    plan_buffer_init(&buffer, &report->allocator);
    size_t ends[8];
    for (size_t i = 0; i < arg_count && i < 8; i++) {
        plan_span shown = args[i];
        bool cut = shown.length > 200;
        shown.length = cut ? 200 : shown.length;
        while (cut && shown.length > 0 && ((unsigned char)shown.text[shown.length] & 0xC0) == 0x80) {
            shown.length--;
        }
        plan_buffer_visible(&text, shown);
        plan_buffer_puts(&text, cut ? "..." : "");
        ends[i] = text.length;
    }
    for (size_t i = 0; i < arg_count && i < 8; i++) {
        size_t start = i == 0 ? 0 : ends[i - 1];
        visible[i].text = text.data + start;
        visible[i].length = ends[i] - start;
    }
    plan_message_write(&buffer, report->language, message, visible, arg_count < 8 ? arg_count : 8);
    status = text.status != PLAN_OK ? text.status : buffer.status;
    if (status == PLAN_OK) {
        finding.message = buffer.data;
        status = plan_report_add(report, &finding);
    }
    plan_buffer_free(&text);
    plan_buffer_free(&buffer);
    return status;
}

/* --- The end --- */

static int compare_rules(const plan_rule_counts *a, const plan_rule_counts *b) {
    return strcmp(a->code, b->code);
}

/* Stable, and nearly sorted already. */
static void sort_rules(plan_report *report) {
    for (size_t i = 1; i < report->rule_count; i++) {
        plan_rule_counts row = report->rules[i];
        size_t at = i;
        for (; at > 0 && compare_rules(&row, &report->rules[at - 1]) < 0; at--) {
            report->rules[at] = report->rules[at - 1];
        }
        report->rules[at] = row;
    }
}

plan_status plan_report_finish(plan_report *report) {
    if (report->finished) {
        return PLAN_OK;
    }
    for (size_t i = 0; i < plan_rule_count(); i++) {
        const plan_rule_info *rule = plan_rule_at(i);
        size_t index;
        plan_status status = plan_report_rule_index(
            report, rule->code, rule->code, plan_report_severity(report, rule->code), &index);
        if (status != PLAN_OK) {
            return status;
        }
    }
    sort_rules(report);
    for (size_t n = report->finding_count; n > 1; n--) {
        plan_finding last = report->findings[0];
        report->findings[0] = report->findings[n - 1];
        report->findings[n - 1] = last;
        sift_down(report->findings, 0, n - 1);
    }
    plan_summary *s = &report->summary;
    s->rules = report->rule_count;
    s->shown = report->finding_count;
    for (size_t i = 0; i < report->rule_count; i++) {
        const plan_rule_counts *row = &report->rules[i];
        s->checks += row->checks;
        s->holds += row->holds;
        s->fails += row->fails;
        s->undecided += row->undecided;
        for (size_t r = 0; r < PLAN_REASON_COUNT; r++) {
            s->skipped += row->skipped[r];
        }
    }
    report->finished = true;
    return PLAN_OK;
}

plan_status plan_report_close(plan_report *report) {
    return report == NULL ? PLAN_INVALID : plan_report_finish(report);
}

int plan_report_passed(const plan_report *report) {
    return report != NULL && report->summary.errors == 0 && !report->summary.incomplete;
}

plan_status plan_report_summary(const plan_report *report, plan_summary *result) {
    if (report == NULL || result == NULL) {
        return PLAN_INVALID;
    }
    *result = report->summary;
    return PLAN_OK;
}

const char *plan_report_title(const plan_report *report) {
    return report == NULL ? "" : report->title;
}

int plan_report_language(const plan_report *report) {
    return report == NULL ? PLAN_ENGLISH : report->language;
}

size_t plan_report_finding_count(const plan_report *report) {
    return report == NULL ? 0 : report->finding_count;
}

const plan_finding *plan_report_finding(const plan_report *report, size_t index) {
    return index < plan_report_finding_count(report) ? &report->findings[index] : NULL;
}

size_t plan_report_rule_count(const plan_report *report) {
    return report == NULL ? 0 : report->rule_count;
}

const plan_rule_counts *plan_report_rule(const plan_report *report, size_t index) {
    return index < plan_report_rule_count(report) ? &report->rules[index] : NULL;
}

size_t plan_report_implied_count(const plan_report *report) {
    return report == NULL ? 0 : report->implied_count;
}

const plan_implied *plan_report_implied(const plan_report *report, size_t index) {
    return index < plan_report_implied_count(report) ? &report->implied[index] : NULL;
}
