/* The cells of the files around what may be wrong, as they stand there: a row a row of the file. */
#include "write_html.h"

#include <string.h>

enum { LONG_CELL = 32 };

/* Which file, and how many of its columns where not all are shown. */
static void put_caption(plan_html *h, const plan_citation *c) {
    plan_span file = plan_span_of(c->file);
    plan_html_say(h, PLAN_LABEL_CITATION, &file, 1);
    if (c->width > c->column_count) {
        plan_html_raw(h, " (");
        plan_html_counts(h, PLAN_LABEL_CITED_COLUMNS, c->column_count, c->width);
        plan_html_raw(h, ")");
    }
}

/* A column without a name has its number. */
static void put_header(plan_html *h, const plan_citation *c) {
    plan_html_head_cell(h, PLAN_LABEL_LINE, true);
    for (size_t i = 0; i < c->column_count; i++) {
        plan_span name = plan_span_trim(plan_span_of(c->header[i]));
        plan_html_raw(h, "<th scope=\"col\" dir=\"auto\">");
        if (name.length > 0) {
            plan_html_span(h, name);
        } else {
            plan_html_raw(h, "(");
            plan_html_number(h, c->columns[i]);
            plan_html_raw(h, ")");
        }
        plan_html_raw(h, "</th>");
    }
}

static const plan_cited_mark *mark_at(const plan_citation *c, size_t row, size_t column) {
    const plan_cited_mark *found = NULL;
    for (size_t i = 0; i < c->mark_count; i++) {
        const plan_cited_mark *m = &c->marks[i];
        bool here = m->row == row && m->column == column;
        found = here && (found == NULL || m->in_question) ? m : found;
    }
    return found;
}

static void put_cell(plan_html *h, const char *text, const plan_cited_mark *mark) {
    bool is_long = strlen(text) > LONG_CELL;
    if (mark == NULL) {
        plan_html_name(h, "td", is_long ? "cell long" : "cell", text);
        return;
    }
    bool wrong = mark->in_question || mark->input == UINT32_MAX;
    plan_html_raw(h, "<td class=\"cell ");
    plan_html_raw(h, is_long ? "long " : "");
    plan_html_raw(h, wrong ? "bad\">" : "point\">");
    plan_html_name(h, "strong", "text", text);
    plan_html_raw(h, " <span class=\"mark\">");
    plan_html_word(h, mark->in_question ? PLAN_LABEL_IN_QUESTION : PLAN_LABEL_HERE);
    plan_html_raw(h, "</span></td>");
}

/* Where lines are left out between two rows there is a row that says so; line ends within cells and
 * blank lines look the same from here. */
static void put_row(plan_html *h, const plan_citation *c, size_t row) {
    const plan_cited_row *r = &c->rows[row];
    if (row > 0 && r->line > c->rows[row - 1].line + 1) {
        plan_html_raw(h, "<tr class=\"gap\"><td colspan=\"");
        plan_html_number(h, c->column_count + 1);
        plan_html_raw(h, "\">\xe2\x8b\xae</td></tr>\n"); /* vertical ellipsis */
    }
    bool marked = false;
    for (size_t i = 0; i < c->mark_count; i++) {
        marked = marked || c->marks[i].row == row;
    }
    plan_html_raw(h, marked ? "<tr class=\"marked\">" : "<tr>");
    plan_html_raw(h, "<th scope=\"row\" class=\"number\">");
    /* Where the table is wider than the window its marked cell may be out of sight. */
    plan_html_raw(h, marked ? "<span aria-hidden=\"true\">\xe2\x96\xb8</span> " : "");
    plan_html_number(h, r->line);
    plan_html_raw(h, "</th>");
    for (size_t i = 0; i < c->column_count; i++) {
        put_cell(h, r->cells[i], mark_at(c, row, i));
    }
    plan_html_raw(h, "</tr>\n");
}

static void put_citation(plan_html *h, const plan_citation *c) {
    plan_html_raw(h, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
    put_caption(h, c);
    plan_html_raw(h, "\">\n<table class=\"cited\">\n<caption>");
    put_caption(h, c);
    plan_html_raw(h, "</caption>\n<thead>\n<tr>");
    put_header(h, c);
    plan_html_raw(h, "</tr>\n</thead>\n<tbody>\n");
    for (size_t i = 0; i < c->row_count && h->output->status == PLAN_OK; i++) {
        put_row(h, c, i);
        plan_output_flush(h->output, false);
    }
    plan_html_table_end(h);
}

void plan_html_citations(plan_html *h, size_t finding) {
    size_t count = plan_report_citation_count(h->report, finding);
    for (size_t i = 0; i < count && h->output->status == PLAN_OK; i++) {
        put_citation(h, plan_report_citation(h->report, finding, i));
    }
}
