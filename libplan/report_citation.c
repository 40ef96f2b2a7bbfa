/* What stands in the files around the figures of findings: kept beside them, once it was read. */
#include "report.h"

#include <string.h>

int plan_finding_in_question(const plan_finding *finding, size_t input) {
    if (finding == NULL || input >= finding->input_count) {
        return 0;
    }
    const plan_input *in = &finding->inputs[input];
    for (size_t i = 0; i < finding->repair_count; i++) {
        if (finding->repairs[i].input == input) {
            return 1;
        }
    }
    return finding->repair_count == 0 && in->has_required && in->has_interval &&
           !plan_interval_meets(in->required, in->interval);
}

/* --- Taking --- */

/* Behind all citations of findings up to this one. */
static size_t place_behind(const plan_report *report, size_t finding) {
    size_t begin = 0, end = report->cited_count;
    while (begin < end) {
        size_t middle = begin + (end - begin) / 2;
        if (report->cited[middle].finding <= finding) {
            begin = middle + 1;
        } else {
            end = middle;
        }
    }
    return begin;
}

/* Both lists are in order: merged from their ends, the new ones behind the old of a finding. */
static void merge(plan_report *report, const plan_cited *cited, size_t count) {
    size_t left = report->cited_count, at = left + count;
    while (count > 0) {
        if (left > 0 && report->cited[left - 1].finding > cited[count - 1].finding) {
            report->cited[--at] = report->cited[--left];
        } else {
            report->cited[--at] = cited[--count];
        }
    }
}

plan_status plan_report_take_citations(plan_report *report, const plan_cited *cited,
                                       size_t cited_count, const plan_cited_figures *figures,
                                       size_t figure_count, size_t rows) {
    void *items = report->cited;
    if (cited_count > 0) {
        plan_status status = plan_grow(&report->allocator, &items, &report->cited_capacity,
                                       report->cited_count + cited_count, sizeof *report->cited);
        if (status != PLAN_OK) {
            return status;
        }
        report->cited = items;
        merge(report, cited, cited_count);
        report->cited_count += cited_count;
    }
    report->cited_rows += rows;
    for (size_t i = 0; i < figure_count; i++) {
        plan_finding *finding = &report->findings[figures[i].finding];
        finding->inputs = figures[i].inputs != NULL ? figures[i].inputs : finding->inputs;
        finding->repairs = figures[i].repairs != NULL ? figures[i].repairs : finding->repairs;
    }
    return PLAN_OK;
}

/* --- Reading --- */

size_t plan_report_citation_count(const plan_report *report, size_t finding) {
    size_t end, count = 0;
    if (report == NULL || !report->finished) {
        return 0;
    }
    end = place_behind(report, finding);
    while (count < end && report->cited[end - count - 1].finding == finding) {
        count++;
    }
    return count;
}

const plan_citation *plan_report_citation(const plan_report *report, size_t finding, size_t index) {
    size_t count = plan_report_citation_count(report, finding);
    return index < count ? &report->cited[place_behind(report, finding) - count + index].citation
                         : NULL;
}
