/* Tidy CSV from a source or a file: encoding, blocks, and what the plan says about the file. */
#include <plan/csv.h>

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "check_stream.h"
#include "csv_splitter.h"
#include "csv_table.h"
#include "message_layout.h"
#include "status.h"

enum { DEFAULT_CELL = 1 << 16, DEFAULT_COLUMNS = 4096 };

static void find_fixed(plan_csv_table *table) {
    for (int field = 0; field < PLAN_FIELD_COUNT; field++) {
        table->column_of[field] = -1;
        for (size_t i = 0; i < table->data->set_pairs; i++) {
            if (strcmp(table->data->set[2 * i], plan_field_name(field)) == 0) {
                table->fixed[field] = table->data->set[2 * i + 1];
            }
        }
    }
}

static void on_problem(void *context, const plan_problem *problem) {
    plan_csv_table *table = context;
    bool near = problem->arg_count > 1 && problem->args[1].length > 0;
    plan_csv_table_raise(table, plan_message_of_problem(problem->kind, near), problem->line,
                         problem->column, problem->args, problem->arg_count,
                         problem->kind == PLAN_PROBLEM_CODE);
}

size_t plan_csv_max_cell(const plan_limits *limits) {
    return limits != NULL && limits->max_cell > 0 ? limits->max_cell : DEFAULT_CELL;
}

size_t plan_csv_max_columns(const plan_limits *limits) {
    return limits != NULL && limits->max_columns > 0 ? limits->max_columns : DEFAULT_COLUMNS;
}

bool plan_csv_is_valid(const plan_data *data, const plan_limits *limits) {
    if (data == NULL || data->struct_size < sizeof *data ||
        (limits != NULL &&
         (limits->struct_size < sizeof *limits || limits->csv_engine < PLAN_CSV_FAST ||
          limits->csv_engine > PLAN_CSV_LIBCSV || limits->rows < PLAN_ROWS_KEEP ||
          limits->rows > PLAN_ROWS_CHECK)) ||
        data->number_format < -1 || data->number_format > PLAN_NUMBER_INFER) {
        return false;
    }
    unsigned char separator = (unsigned char)data->separator;
    return separator < 0x80 && separator != '"' && separator != '\n' && separator != '\r';
}

static void set_load_options(plan_csv_table *table, const plan_limits *limits,
                             plan_load_options *options) {
    const plan_data *data = table->data;
    options->max_observations = limits == NULL ? 0 : limits->max_observations;
    options->number_format =
        data->number_format < 0 ? table->document->number_format : data->number_format;
    options->has_decimals = data->has_decimals != 0;
    options->decimals = data->decimals;
    options->missing = data->missing;
    options->missing_count = data->missing_count;
    options->sink = on_problem;
    options->context = table;
}

plan_status plan_csv_table_open(plan_csv_table *table, plan_document *document,
                                const plan_data *data, const plan_limits *limits,
                                plan_report *report, plan_load_options *options) {
    memset(table, 0, sizeof *table);
    memset(options, 0, sizeof *options);
    table->document = document;
    table->report = report;
    table->data = data;
    table->name = data->path == NULL ? "-" : data->path;
    table->first_line = true;
    table->first_record = document->table.count;
    table->separator = data->separator == 0 ? ',' : data->separator;
    table->max_cell = plan_csv_max_cell(limits);
    table->max_columns = plan_csv_max_columns(limits);
    table->errors_before = report->summary.errors;
    table->was_incomplete = report->summary.incomplete != 0;
    set_load_options(table, limits, options);
    table->max_observations =
        options->max_observations > 0 ? options->max_observations : UINT32_MAX - 1;
    find_fixed(table);
    plan_status status = plan_table_add_file(&document->table, &document->catalog.arena,
                                             table->name, &options->file);
    if (status == PLAN_LIMIT) {
        char n[] = "250";
        plan_span args[2] = {plan_span_of("data files"), plan_span_of(n)};
        plan_csv_table_raise(table, PLAN_SAY_LIMIT, 0, 0, args, 2, true);
    }
    return status;
}

plan_status plan_csv_table_close(plan_csv_table *table, plan_status status, plan_error *error) {
    const plan_summary *summary = &table->report->summary;
    plan_loader_free(table->loader);
    table->loader = NULL;
    if (status != PLAN_OK) {
        return plan_fail(error, status, 0, 0, "%s: %s", table->name, plan_status_text(status));
    }
    bool found = summary->errors != table->errors_before ||
                 (summary->incomplete != 0 && !table->was_incomplete);
    return found ? PLAN_FINDINGS : PLAN_OK;
}

/* `before`: an earlier reading of the same bytes, which told part of what there is to tell. */
static plan_status read_once(plan_document *document, const plan_data *data, plan_csv_input *input,
                             bool streams, const plan_csv_table *before, const plan_limits *limits,
                             plan_report *report, plan_csv_table *table) {
    plan_load_options options;
    bool by_libcsv = limits != NULL && limits->csv_engine == PLAN_CSV_LIBCSV;
    plan_status status = plan_csv_table_open(table, document, data, limits, report, &options);
    table->streams = streams;
    if (before != NULL) {
        memcpy(table->muted, before->raised, sizeof table->muted);
        table->errors_before = before->errors_before;
        table->was_incomplete = before->was_incomplete;
    }
    status = status == PLAN_OK ? plan_loader_new(document, &options, &table->loader) : status;
    if (status == PLAN_OK) {
        status = plan_csv_input_begin(input, document, PLAN_PHASE_READ, table->name, limits);
        status = status == PLAN_OK ? plan_csv_table_read(table, by_libcsv, input) : status;
        status = streams ? plan_csv_stream_end(table, status) : status;
        status = status == PLAN_OK ? plan_csv_input_end(input) : status;
    }
    plan_csv_input_free(input);
    return status;
}

/* Where areas could not be checked as they came the file is read once more, and its rows are kept.
 */
static plan_status read_rows(plan_document *document, const plan_data *data, plan_csv_input *input,
                             const plan_limits *limits, plan_report *report, plan_error *error) {
    bool streams;
    plan_csv_table table;
    plan_status status = plan_csv_stream_begin(data, input, limits, document, report, &streams);
    if (status != PLAN_OK) {
        return plan_fail(error, status, 0, 0, "%s", plan_status_text(status));
    }
    status = read_once(document, data, input, streams, NULL, limits, report, &table);
    if (streams && document->stream->gave_up && (status == PLAN_OK || status == PLAN_IO)) {
        plan_csv_table first = table;
        plan_csv_input again = plan_csv_input_of_file(input->file);
        plan_loader_free(table.loader);
        plan_stream_drop(document, report);
        /* Where that fails nothing is read, and told. NOLINTNEXTLINE(bugprone-unsafe-functions) */
        rewind(input->file);
        status = read_once(document, data, &again, false, &first, limits, report, &table);
    }
    return status == PLAN_LIMIT && table.loader == NULL
               ? status
               : plan_csv_table_close(&table, status, error);
}

static plan_status read_input(plan_document *document, const plan_data *data, plan_csv_input *input,
                              const plan_limits *limits, plan_report *report, plan_error *error) {
    plan_status status = plan_document_finish(document, error);
    plan_report *trial = NULL;
    plan_table_mark mark = plan_table_marked(&document->table);
    status = status == PLAN_OK ? plan_report_try(report, &trial) : status;
    if (status != PLAN_OK) {
        return status;
    }
    status = read_rows(document, data, input, limits, trial, error);
    if (document->stream != NULL && (status == PLAN_NO_MEMORY || document->stream->gave_up)) {
        plan_stream_drop(document, trial);
    }
    if (status == PLAN_NO_MEMORY) {
        plan_table_rewind(&document->table, mark);
    }
    return plan_report_settle(report, trial, status);
}

plan_status plan_csv_read(plan_document *document, const plan_data *data, plan_source source,
                          void *context, const plan_limits *limits, plan_report *report,
                          plan_error *error) {
    if (document == NULL || report == NULL || source == NULL || report->finished ||
        plan_csv_is_streamed(document) || !plan_csv_is_valid(data, limits)) {
        return PLAN_INVALID;
    }
    plan_csv_input input = plan_csv_input_of(source, context);
    return read_input(document, data, &input, limits, report, error);
}

/* --- Files --- */

static plan_status cannot(plan_report *report, const char *name, int message, const char *why,
                          plan_error *error) {
    plan_span arg = plan_span_of(why);
    plan_status status = plan_report_raise(report, message, name, 0, 0, &arg, 1, true);
    if (status != PLAN_OK) {
        return status;
    }
    return plan_fail(error, PLAN_IO, 0, 0, "%s: %s", name, why);
}

void plan_csv_put_path(plan_buffer *buffer, const char *folder, const char *path) {
    if (folder != NULL && folder[0] != '\0' && path[0] != '/') {
        plan_buffer_puts(buffer, folder);
        plan_buffer_char(buffer, '/');
    }
    plan_buffer_puts(buffer, path);
}

plan_status plan_csv_read_file(plan_document *document, const plan_data *data, const char *folder,
                               const plan_limits *limits, plan_report *report, plan_error *error) {
    if (document == NULL || report == NULL || report->finished || plan_csv_is_streamed(document) ||
        !plan_csv_is_valid(data, limits) || data->path == NULL) {
        return PLAN_INVALID;
    }
    plan_buffer path;
    plan_buffer_init(&path, &document->allocator);
    plan_csv_put_path(&path, folder, data->path);
    if (path.status != PLAN_OK) {
        plan_buffer_free(&path);
        return path.status;
    }
    plan_status status;
    FILE *file = plan_csv_input_open(path.data, document, &status);
    int failed = errno;
    plan_buffer_free(&path);
    if (status == PLAN_CANCELLED) {
        return plan_fail(error, status, 0, 0, "%s: %s", data->path, plan_status_text(status));
    }
    if (file == NULL) {
        return failed == ENOMEM
                   ? plan_fail(error, PLAN_NO_MEMORY, 0, 0, "%s: %s", data->path,
                               plan_status_text(PLAN_NO_MEMORY))
                   : cannot(report, data->path, PLAN_SAY_OPEN, plan_reason_of_errno(failed), error);
    }
    if (plan_is_folder(file)) {
        status = cannot(report, data->path, PLAN_SAY_DIRECTORY, "is a directory", error);
    } else {
        plan_csv_input input = plan_csv_input_of_file(file);
        status = read_input(document, data, &input, limits, report, error);
    }
    fclose(file);
    return status;
}
