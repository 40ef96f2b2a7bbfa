/* Reads a table again for what stands around the figures of findings. */
#define _POSIX_C_SOURCE 200809L /* fdopen, open, stat */

#include "csv_cite.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "csv_splitter.h"
#include "status.h"

/* --- Places --- */

static bool is_here(const plan_cite *c, const char *file, uint32_t line, uint32_t column) {
    return line > 0 && column > 0 && strcmp(file, c->name) == 0;
}

static bool is_figure(const plan_input *in) {
    return in->line > 0 && in->column > 0; /* of what was observed in memory there is no column */
}

/* A finding that has its citation of this file, from a call before. */
static bool is_cited(const plan_cite *c, size_t finding) {
    size_t n = plan_report_citation_count(c->report, finding);
    for (size_t i = 0; i < n; i++) {
        if (strcmp(plan_report_citation(c->report, finding, i)->file, c->name) == 0) {
            return true;
        }
    }
    return false;
}

/* Where none is in question an error shows all its figures, and the rest the first with a place. */
static size_t first_figure(const plan_finding *f, bool *any_in_question) {
    size_t first = SIZE_MAX;
    *any_in_question = false;
    for (size_t i = 0; i < f->input_count; i++) {
        if (is_figure(&f->inputs[i])) {
            first = first == SIZE_MAX ? i : first;
            *any_in_question = *any_in_question || plan_finding_in_question(f, i);
        }
    }
    return first;
}

static void add_place(plan_cite *c, size_t finding, uint32_t input, uint32_t line,
                      uint32_t column) {
    plan_cite_place *place = &c->places[c->place_count++];
    memset(place, 0, sizeof *place);
    place->finding = finding;
    place->input = input;
    place->line = line;
    place->column = column;
    place->row = PLAN_CITE_NONE;
}

static void add_places_of(plan_cite *c, size_t finding) {
    const plan_finding *f = &c->report->findings[finding];
    bool any, cited = is_cited(c, finding);
    size_t first = first_figure(f, &any), shown = 0;
    for (size_t i = 0; i < f->input_count; i++) {
        const plan_input *in = &f->inputs[i];
        if (!is_figure(in) || in->cell[0] != '\0' || !is_here(c, in->file, in->line, in->column)) {
            continue;
        }
        add_place(c, finding, (uint32_t)i, in->line, in->column);
        plan_cite_place *place = &c->places[c->place_count - 1];
        place->in_question = plan_finding_in_question(f, i) != 0;
        bool wanted = any ? place->in_question : i == first || f->severity == PLAN_SEVERITY_ERROR;
        place->shown = !cited && wanted && shown < PLAN_CITE_FIGURES;
        shown += place->shown ? 1 : 0;
    }
    if (first == SIZE_MAX && !cited && is_here(c, f->file, f->line, f->column)) {
        add_place(c, finding, PLAN_CITE_NO_INPUT, f->line, f->column);
        c->places[c->place_count - 1].shown = true;
    }
}

static int compare(const void *left, const void *right) {
    const plan_cite_place *a = left, *b = right;
    if (a->line != b->line) {
        return a->line < b->line ? -1 : 1;
    }
    return (a->column > b->column) - (a->column < b->column);
}

static plan_status find_places(plan_cite *c) {
    const plan_report *report = c->report;
    for (size_t i = 0; i < report->finding_count; i++) {
        c->room += report->findings[i].input_count + 1;
    }
    c->places = plan_allocate(&report->allocator, c->room + 1, sizeof *c->places);
    if (c->places == NULL) {
        return PLAN_NO_MEMORY;
    }
    for (size_t i = 0; i < report->finding_count; i++) {
        add_places_of(c, i);
    }
    qsort(c->places, c->place_count, sizeof *c->places, compare);
    return PLAN_OK;
}

/* --- Reading --- */

static plan_status feed(plan_csv_splitter *splitter, plan_csv_input *input) {
    bool first = true, ended = false;
    for (;;) {
        size_t size, start = 0;
        char *block;
        plan_status status = plan_csv_splitter_room(splitter, PLAN_CSV_BLOCK, &block);
        status = status == PLAN_OK ? plan_csv_fill(input, block, &size) : status;
        if (status == PLAN_SYNTAX) { /* damaged: told when it was read */
            uint32_t line;
            return plan_csv_splitter_settle(splitter, &line, &ended);
        }
        if (status != PLAN_OK) {
            return status;
        }
        if (first && !plan_csv_is_utf8((const unsigned char *)block, size, &start)) {
            return PLAN_OK;
        }
        if (size == 0) {
            return plan_csv_splitter_finish(splitter);
        }
        if (memchr(block, 0, size) != NULL) { /* the reading ended here, too */
            uint32_t line;
            return plan_csv_splitter_settle(splitter, &line, &ended);
        }
        start = first ? start : 0;
        first = false;
        status = plan_csv_splitter_feed(splitter, block + start, size - start, &ended);
        if (status != PLAN_OK || ended) {
            return status;
        }
    }
}

static plan_status read_again(plan_cite *c, const plan_limits *limits, plan_csv_input *input) {
    plan_csv_events events = {c, plan_cite_on_row, NULL, NULL, plan_cite_on_problem};
    bool by_libcsv = limits != NULL && limits->csv_engine == PLAN_CSV_LIBCSV;
    plan_csv_splitter *splitter = NULL;
    plan_status status = plan_csv_splitter_new(&c->report->allocator, by_libcsv, c->separator,
                                               plan_csv_max_cell(limits),
                                               plan_csv_max_columns(limits), &events, &splitter);
    if (status == PLAN_OK) {
        status = feed(splitter, input);
    }
    status = status == PLAN_OK ? plan_csv_input_end(input) : status;
    plan_csv_splitter_free(splitter);
    return status != PLAN_OK ? status : c->status;
}

static void begin(plan_cite *c, const plan_document *document, const plan_data *data,
                  plan_report *report) {
    int format = data->number_format < 0 ? document->number_format : data->number_format;
    memset(c, 0, sizeof *c);
    c->data = data;
    c->report = report;
    c->name = data->path == NULL ? "-" : data->path;
    c->separator = data->separator == 0 ? ',' : data->separator;
    c->first_line = true;
    c->value = PLAN_CITE_NONE;
    c->rounds = data->has_decimals != 0;
    c->infers = format == PLAN_NUMBER_INFER;
    c->formats = c->infers ? 7u : 1u << format;
    for (size_t i = 0; i < data->set_pairs; i++) {
        c->rounds = c->rounds || strcmp(data->set[2 * i], "decimals") == 0;
    }
    for (size_t i = 0; i <= PLAN_CITE_AROUND; i++) {
        plan_buffer_init(&c->held[i].text, &report->allocator);
    }
}

static void end(plan_cite *c) {
    const plan_allocator *a = &c->report->allocator;
    for (size_t i = 0; i <= PLAN_CITE_AROUND; i++) {
        plan_buffer_free(&c->held[i].text);
    }
    plan_release(a, c->rows, c->row_capacity, sizeof *c->rows);
    plan_release(a, c->places, c->room + 1, sizeof *c->places);
}

static plan_status cite_input(const plan_document *document, const plan_data *data,
                              plan_csv_input *input, const plan_limits *limits, plan_report *report,
                              plan_error *error) {
    plan_cite c;
    begin(&c, document, data, report);
    plan_status status = find_places(&c);
    if (status == PLAN_OK && c.place_count > 0) {
        status = plan_csv_input_begin(input, document, PLAN_PHASE_CITE, c.name, limits);
        status = status == PLAN_OK ? read_again(&c, limits, input) : status;
        plan_csv_input_free(input);
        if (status == PLAN_OK) {
            status = plan_cite_take(&c);
        }
    }
    end(&c);
    if (status != PLAN_OK) {
        return plan_fail(error, status, 0, 0, "%s: %s", c.name, plan_status_text(status));
    }
    return PLAN_OK;
}

plan_status plan_csv_cite(const plan_document *document, const plan_data *data, plan_source source,
                          void *context, const plan_limits *limits, plan_report *report,
                          plan_error *error) {
    if (document == NULL || report == NULL || source == NULL || !report->finished ||
        !plan_csv_is_valid(data, limits)) {
        return PLAN_INVALID;
    }
    plan_csv_input input = plan_csv_input_of(source, context);
    return cite_input(document, data, &input, limits, report, error);
}

/* --- Files --- */

/* A regular file, open; NULL for everything else, and PLAN_OK. A pipe is not opened even for a
 * moment: its writer would notice. PLAN_IO and PLAN_NO_MEMORY where it is there, and does not
 * open. */
static FILE *open_regular(const char *path, plan_status *status) {
    struct stat about;
    *status = PLAN_OK;
    if (stat(path, &about) != 0 || !S_ISREG(about.st_mode)) {
        return NULL;
    }
    errno = 0;
    int descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    FILE *file = descriptor >= 0 ? fdopen(descriptor, "rb") : NULL;
    if (file == NULL) {
        *status = errno == ENOMEM ? PLAN_NO_MEMORY : PLAN_IO;
        if (descriptor >= 0) {
            close(descriptor);
        }
    }
    return file;
}

plan_status plan_csv_cite_file(const plan_document *document, const plan_data *data,
                               const char *folder, const plan_limits *limits, plan_report *report,
                               plan_error *error) {
    if (document == NULL || report == NULL || !report->finished ||
        !plan_csv_is_valid(data, limits) || data->path == NULL) {
        return PLAN_INVALID;
    }
    plan_buffer path;
    plan_buffer_init(&path, &report->allocator);
    plan_csv_put_path(&path, folder, data->path);
    if (path.status != PLAN_OK) {
        plan_buffer_free(&path);
        return path.status;
    }
    plan_status status;
    FILE *file = open_regular(path.data, &status);
    plan_buffer_free(&path);
    if (file == NULL) {
        return status == PLAN_OK
                   ? status
                   : plan_fail(error, status, 0, 0, "%s: %s", data->path, plan_status_text(status));
    }
    plan_csv_input input = plan_csv_input_of_file(file);
    status = cite_input(document, data, &input, limits, report, error);
    fclose(file);
    return status;
}
