/* Plan files: scan, cJSON's tree, duplicate keys, then section by section. */

#include <plan/json.h>

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "csv_table.h"
#include "json_plan.h"
#include "status.h"

enum { DEFAULT_DEPTH = 64, LARGEST_DEPTH = 1000, DEFAULT_NODES = 500000 };
static const size_t default_size = (size_t)64 << 20;

/* --- The root --- */

static void read_head(plan_json *j, const cJSON *root) {
    static const char *const languages[] = {"en", "vi", NULL};
    plan_document *document = j->document;
    const char *title[2];
    int32_t version = 0;
    plan_json_integer(j, root, "libplan", 1, 1, &version);
    document->language = plan_json_choice(j, root, "language", languages, -1);
    if (document->language >= 0 && !j->report->language_is_fixed) {
        j->report->language = document->language;
    }
    int format = plan_json_choice(j, root, "number_format", plan_json_format_names, -1);
    if (format >= 0) {
        document->number_format = format;
    }
    plan_json_names(j, root, "title", title);
    for (int i = 0; i < 2 && j->status == PLAN_OK; i++) {
        j->status = plan_document_set_title(document, i, title[i]);
    }
    const char *name = NULL;
    plan_status status = plan_catalog_text(&document->catalog, j->name, &name);
    document->plan_name = name;
    j->status = j->status == PLAN_OK ? status : j->status;
    document->progress = plan_json_preset(j, root);
}

static void on_catalog_problem(void *context, const plan_catalog_problem *problem) {
    plan_json *j = context;
    bool indicator = problem->section == 'i';
    const cJSON *node =
        indicator ? j->indicator_items[problem->id] : j->partition_items[problem->id];
    const cJSON *at = plan_json_get(node, problem->key);
    const plan_dictionary *codes =
        indicator ? &j->document->catalog.indicator_codes : &j->document->catalog.partition_codes;
    if (cJSON_IsArray(at)) {
        at = at->child; /* problems are those of members that are there */
        for (size_t i = 0; i < problem->index; i++) {
            at = at->next;
        }
    }
    size_t back = plan_json_enter(j, indicator ? "indicators" : "partitions");
    plan_buffer_char(&j->path, '(');
    plan_buffer_span(&j->path, plan_dictionary_code(codes, problem->id));
    plan_buffer_puts(&j->path, ").");
    plan_buffer_puts(&j->path, problem->key);
    int message = problem->sort == PLAN_CATALOG_OVERLAP  ? PLAN_SAY_OVERLAP
                  : problem->sort == PLAN_CATALOG_ALWAYS ? PLAN_SAY_RULE_ALWAYS
                  : problem->sort == PLAN_CATALOG_NEVER  ? PLAN_SAY_RULE_NEVER
                  : problem->status == PLAN_NOT_FOUND    ? PLAN_SAY_REFERENCE
                                                         : PLAN_SAY_CONTRADICTION;
    plan_json_raise_path(j, at != NULL ? at : node, false, message, problem->message, NULL);
    plan_json_leave(j, back);
}

static void read_root(plan_json *j, const cJSON *root) {
    static const plan_json_key keys[] = {
        {"libplan", true},     {"title", false},      {"language", false}, {"number_format", false},
        {"groups", false},     {"areas", false},      {"series", false},   {"units", false},
        {"indicators", false}, {"partitions", false}, {"rules", false},    {"builtin", false},
        {"targets", false},    {"outliers", false},   {"progress", false}, {"data", false},
        {"note", false}};
    static const struct {
        const char *key;
        void (*read)(plan_json *j, const cJSON *node);
    } sections[] = {
        {"groups", plan_json_groups},         {"areas", plan_json_areas},
        {"series", plan_json_series},         {"units", plan_json_units},
        {"indicators", plan_json_indicators}, {"partitions", plan_json_partitions},
        {"builtin", plan_json_builtin},       {"targets", plan_json_targets},
        {"outliers", plan_json_outliers},     {"data", plan_json_data},
    };
    enum { names_end = 6 }; /* sections that rules take their names from stand first */
    uint64_t names = 0;     /* errors in these */
    plan_json_object(j, root, keys, sizeof keys / sizeof keys[0]);
    if (!cJSON_IsObject(root)) {
        return;
    }
    read_head(j, root);
    for (size_t i = 0; i < sizeof sections / sizeof sections[0] && j->status == PLAN_OK; i++) {
        const cJSON *node = plan_json_get(root, sections[i].key);
        if (node != NULL) {
            uint64_t before = j->errors;
            sections[i].read(j, node);
            names += i < names_end ? j->errors - before : 0;
        }
    }
    if (j->status == PLAN_OK) {
        plan_status status =
            plan_catalog_finish(&j->document->catalog, on_catalog_problem, j, NULL);
        bool is_whole = status == PLAN_OK && names == 0;
        status =
            is_whole ? plan_catalog_review(&j->document->catalog, on_catalog_problem, j) : status;
        j->status = status == PLAN_NO_MEMORY ? status : j->status; /* of a problem, or of none */
        j->scope_is_whole = is_whole;
    }
    const cJSON *rules = plan_json_get(root, "rules");
    if (rules != NULL && j->status == PLAN_OK) {
        plan_json_rules(j, rules); /* last: they name everything else */
    }
}

/* --- From text --- */

static plan_status raise_at(plan_json *j, int message, size_t offset, const char *why,
                            plan_span limit) {
    plan_span args[2] = {plan_span_of(why), limit};
    uint32_t line = 1, column = 1;
    plan_json_place(j, offset, &line, &column);
    j->errors++;
    return plan_report_raise(j->report, message, j->name, line, column, args, 2, true);
}

/* Of a plan file [bytes]. */
static size_t largest_of(const plan_read_options *options) {
    const plan_limits *limits = options == NULL ? NULL : options->limits;
    size_t most = limits != NULL && limits->max_json > 0 ? limits->max_json : default_size;
    return most < UINT32_MAX ? most : UINT32_MAX - 1; /* places are numbers of 32 bits */
}

static bool is_utf16(const char *text, size_t length) {
    const unsigned char *b = (const unsigned char *)text;
    return length >= 2 && ((b[0] == 0xFF && b[1] == 0xFE) || (b[0] == 0xFE && b[1] == 0xFF) ||
                           b[0] == 0 || b[1] == 0);
}

/* A number of the caller or of this file stands behind each limit. */
static plan_status raise_limit(plan_json *j, size_t offset, const char *why, size_t limit) {
    char digits[24];
    plan_status status = raise_at(j, PLAN_SAY_LIMIT, offset, why, plan_text_number(digits, limit));
    return status == PLAN_OK ? PLAN_FINDINGS : status;
}

static plan_status scan(plan_json *j, size_t length, const plan_limits *limits) {
    size_t depth = limits != NULL && limits->max_depth > 0 ? limits->max_depth : DEFAULT_DEPTH;
    depth = depth > LARGEST_DEPTH ? LARGEST_DEPTH : depth;
    size_t nodes = limits != NULL && limits->max_nodes > 0 ? limits->max_nodes : DEFAULT_NODES;
    size_t at = 0;
    const char *why = "";
    if (is_utf16(j->text, length)) {
        plan_status status =
            plan_report_raise(j->report, PLAN_SAY_UTF16, j->name, 1, 1, NULL, 0, true);
        j->errors++;
        return status == PLAN_OK ? PLAN_FINDINGS : status;
    }
    int packed = plan_packed_of((const unsigned char *)j->text, length);
    if (packed != PLAN_PACKED_NOT && packed != PLAN_PACKED_ZIP) {
        plan_span args[2] = {plan_span_of(plan_packed_name(packed)),
                             plan_span_of(plan_packed_command(packed))};
        plan_status status =
            plan_report_raise(j->report, PLAN_SAY_PACKED_PLAN, j->name, 0, 0, args, 2, true);
        j->errors++;
        return status == PLAN_OK ? PLAN_FINDINGS : status;
    }
    plan_status status =
        plan_json_scan(&j->allocator, j->text, length, depth, nodes, &j->tokens, &at, &why);
    if (status == PLAN_SYNTAX) {
        status = raise_at(j, PLAN_SAY_JSON, at, why, plan_span_of(NULL));
        return status == PLAN_OK ? PLAN_FINDINGS : status;
    }
    if (status == PLAN_LIMIT) {
        return raise_limit(j, at, why, strcmp(why, "too deep") == 0 ? depth : nodes);
    }
    return status;
}

static void free_json(plan_json *j) {
    void *indicators = NULL, *partitions = NULL;
    memcpy(&indicators, &j->indicator_items, sizeof indicators);
    memcpy(&partitions, &j->partition_items, sizeof partitions);
    plan_release(&j->allocator, j->tokens.items, j->tokens.capacity, sizeof *j->tokens.items);
    plan_release(&j->allocator, indicators, j->indicator_capacity, sizeof(const cJSON *));
    plan_release(&j->allocator, partitions, j->partition_capacity, sizeof(const cJSON *));
    plan_arena_free(&j->scratch);
    plan_buffer_free(&j->path);
}

cJSON *plan_json_parse(const char *text, size_t length) {
    /* cJSON sees a mark only where two bytes come behind it. */
    size_t mark = length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    return cJSON_ParseWithLengthOpts(text + mark, length - mark, NULL, 0);
}

static plan_status read_text(plan_document *document, const char *name, const char *text,
                             size_t length, const plan_read_options *options, plan_report *report,
                             plan_error *error) {
    const plan_limits *limits = options == NULL ? NULL : options->limits;
    size_t largest = largest_of(options);
    plan_json j;
    memset(&j, 0, sizeof j);
    j.document = document;
    j.report = report;
    j.allocator = document->allocator;
    j.name = name;
    j.allow_outside = options != NULL && options->allow_outside != 0;
    j.text = length > 0 ? text : ""; /* NULL has no place to count from */
    plan_arena_init(&j.scratch, &document->allocator);
    plan_buffer_init(&j.path, &document->allocator);
    cJSON *root = NULL;
    plan_status status = plan_report_set_plan(report, name);
    if (status != PLAN_OK) {
        goto out;
    }
    if (length > largest) {
        status = raise_limit(&j, 0, "the plan file is too long [bytes]", largest);
        goto out;
    }
    status = scan(&j, length, limits);
    if (status != PLAN_OK) {
        goto out;
    }
    root = plan_json_parse(text, length);
    if (root == NULL) { /* the scan accepted it: memory */
        status = PLAN_NO_MEMORY;
        goto out;
    }
    plan_json_number_nodes(root);
    status = plan_json_find_twice(&j, root);
    status = status == PLAN_OK ? j.status : status;
    if (status == PLAN_OK) { /* of a key that stands twice the first is read */
        read_root(&j, root);
        status = j.status;
    }
    status = status == PLAN_OK ? j.path.status : status; /* a message without its path */
    status = status == PLAN_OK && j.errors > 0 ? PLAN_FINDINGS : status;
out:
    cJSON_Delete(root);
    free_json(&j);
    if (status != PLAN_OK && status != PLAN_FINDINGS) {
        return plan_fail(error, status, 0, 0, "%s: %s", name, plan_status_text(status));
    }
    return status == PLAN_FINDINGS
               ? plan_fail(error, status, 0, 0, "%s: errors stand in the report", name)
               : status;
}

plan_status plan_json_read(plan_document *document, const char *name, const char *text,
                           size_t length, const plan_read_options *options, plan_report *report,
                           plan_error *error) {
    if (document == NULL || name == NULL || (text == NULL && length > 0) || report == NULL ||
        report->finished || (options != NULL && options->struct_size < sizeof *options)) {
        return PLAN_INVALID;
    }
    plan_report *trial = NULL;
    plan_document *spare = NULL; /* what the document is again where memory runs out */
    plan_status status = plan_report_try(report, &trial);
    if (status == PLAN_OK && plan_document_is_empty(document)) {
        status = plan_document_new(&document->allocator, &spare);
    }
    if (status == PLAN_OK) {
        status = read_text(document, name, text, length, options, trial, error);
    }
    if (status == PLAN_NO_MEMORY && spare != NULL) {
        plan_document_swap(document, spare);
    }
    plan_document_free(spare);
    return plan_report_settle(report, trial, status);
}

/* --- From a file --- */

plan_status plan_json_read_all(FILE *file, plan_buffer *buffer, size_t largest) {
    char block[16384];
    size_t got;
    do { /* fewer bytes than were asked for: the end, or a failure */
        got = fread(block, 1, sizeof block, file);
        plan_buffer_add(buffer, block, got);
    } while (got == sizeof block && buffer->length <= largest);
    return ferror(file) ? PLAN_IO : buffer->status;
}

static plan_status refuse(plan_report *report, const char *name, int message, const char *why,
                          plan_error *error) {
    plan_span arg = plan_span_of(why);
    plan_status status = plan_report_raise(report, message, name, 0, 0, &arg, 1, true);
    return status != PLAN_OK ? status : plan_fail(error, PLAN_IO, 0, 0, "%s: %s", name, why);
}

plan_status plan_json_read_file(plan_document *document, const char *path,
                                const plan_read_options *options, plan_report *report,
                                plan_error *error) {
    if (document == NULL || path == NULL || report == NULL) {
        return PLAN_INVALID;
    }
    const char *slash = strrchr(path, '/');
    const char *name = slash == NULL ? path : slash + 1; /* relative to the plan's folder */
    size_t largest = largest_of(options);
    plan_buffer buffer;
    plan_status status;
    errno = 0;
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        return errno == ENOMEM
                   ? plan_fail(error, PLAN_NO_MEMORY, 0, 0, "%s: %s", name,
                               plan_status_text(PLAN_NO_MEMORY))
                   : refuse(report, name, PLAN_SAY_OPEN, plan_reason_of_errno(errno), error);
    }
    plan_buffer_init(&buffer, &document->allocator);
    if (plan_is_folder(file)) {
        status = refuse(report, name, PLAN_SAY_DIRECTORY, "is a directory", error);
    } else {
        status = plan_json_read_all(file, &buffer, largest);
        if (status == PLAN_IO) {
            status = refuse(report, name, PLAN_SAY_OPEN, "the reading broke off", error);
        } else if (status == PLAN_OK) {
            status = plan_json_read(document, name, buffer.data == NULL ? "" : buffer.data,
                                    buffer.length, options, report, error);
        }
    }
    plan_buffer_free(&buffer);
    fclose(file);
    return status;
}
