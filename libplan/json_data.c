/* data[] of a plan file: which tables are read, and how. */
#include <string.h>

#include "json_plan.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void release_data(plan_document *document) {
    plan_release(&document->allocator, document->data, document->data_capacity,
                 sizeof *document->data);
}

/* A path that stays within the plan's folder: relative, and never above it. */
static bool stays_inside(const char *path) {
    int depth = 0;
    if (path[0] == '/' || path[0] == '\0') {
        return false;
    }
    while (*path != '\0') {
        size_t n = strcspn(path, "/");
        if (n == 2 && memcmp(path, "..", 2) == 0) {
            depth--;
        } else if (n > 0 && !(n == 1 && path[0] == '.')) {
            depth++;
        }
        if (depth < 0) {
            return false;
        }
        path += n;
        path += *path == '/' ? 1 : 0;
    }
    return true;
}

/* A copy that lives as long as the document. */
static const char *keep(plan_json *j, const char *text) {
    const char *copy = NULL;
    if (plan_catalog_text(&j->document->catalog, text, &copy) != PLAN_OK) {
        j->status = PLAN_NO_MEMORY;
    }
    return copy;
}

static const char **keep_list(plan_json *j, size_t count) {
    void *memory =
        plan_arena_allocate(&j->document->catalog.arena, (count + 1) * sizeof(const char *));
    if (memory == NULL) {
        j->status = PLAN_NO_MEMORY;
    }
    return memory;
}

static bool is_field(const char *name) {
    for (int field = 0; field < PLAN_FIELD_COUNT; field++) {
        if (strcmp(plan_field_name(field), name) == 0) {
            return true;
        }
    }
    return false;
}

/* An object of texts as pairs; our side must be a column that exists. */
static const char *const *read_pairs(plan_json *j, const cJSON *node, const char *key,
                                     bool ours_first, size_t *count) {
    const cJSON *object = plan_json_get(node, key);
    size_t n = 0, back;
    *count = 0;
    if (object == NULL) {
        return NULL;
    }
    back = plan_json_enter(j, key);
    if (!cJSON_IsObject(object)) {
        plan_json_wrong_type(j, object, "an object");
        plan_json_leave(j, back);
        return NULL;
    }
    for (const cJSON *item = object->child; item != NULL; item = item->next) {
        n++;
    }
    const char **pairs = keep_list(j, 2 * n);
    for (const cJSON *item = object->child; item != NULL && j->status == PLAN_OK;
         item = item->next) {
        size_t inner = plan_json_enter(j, item->string);
        const char *text = NULL;
        if (cJSON_IsString(item)) {
            text = item->valuestring;
        } else {
            plan_json_wrong_type(j, item, "a string");
        }
        const char *ours = ours_first ? item->string : text;
        if (text != NULL && !is_field(ours)) {
            plan_json_raise_path(j, item, ours_first, PLAN_SAY_VALUE, ours,
                                 "columns are indicator, area, period, value, series, unit, "
                                 "measure, against, decimals, note, source");
        } else if (text != NULL) {
            pairs[2 * *count] = keep(j, item->string);
            pairs[2 * *count + 1] = keep(j, text);
            (*count)++;
        }
        plan_json_leave(j, inner);
    }
    plan_json_leave(j, back);
    return pairs;
}

static const char *const *read_missing(plan_json *j, const cJSON *node, size_t *count) {
    const char *const *texts = plan_json_texts(j, node, "missing", count);
    if (texts == NULL) {
        return NULL;
    }
    const char **kept = keep_list(j, *count);
    for (size_t i = 0; i < *count && j->status == PLAN_OK; i++) {
        kept[i] = keep(j, texts[i]);
    }
    return kept;
}

static void read_separator(plan_json *j, const cJSON *node, plan_data *data) {
    const char *text = plan_json_text(j, node, "separator");
    if (text == NULL) {
        return;
    }
    if (strlen(text) != 1 || strchr("\"\r\n", text[0]) != NULL) {
        size_t back = plan_json_enter(j, "separator");
        plan_json_raise_path(j, plan_json_get(node, "separator"), false, PLAN_SAY_VALUE, text,
                             "one ASCII character, no quote or line end");
        plan_json_leave(j, back);
        return;
    }
    data->separator = text[0];
}

static void read_data(plan_json *j, const cJSON *node) {
    static const plan_json_key keys[] = {
        {"path", true},      {"columns", false}, {"set", false},       {"number_format", false},
        {"decimals", false}, {"missing", false}, {"separator", false}, {"note", false}};
    plan_data_entry entry;
    plan_document *document = j->document;
    memset(&entry, 0, sizeof entry);
    if (!plan_json_object(j, node, keys, COUNT(keys))) {
        return;
    }
    plan_data *data = &entry.data;
    int32_t decimals = 0;
    data->struct_size = (uint32_t)sizeof *data;
    const char *path = plan_json_text(j, node, "path");
    data->columns = read_pairs(j, node, "columns", false, &data->column_pairs);
    data->set = read_pairs(j, node, "set", true, &data->set_pairs);
    data->number_format = plan_json_choice(j, node, "number_format", plan_json_format_names, -1);
    data->has_decimals = plan_json_integer(j, node, "decimals", -18, 17, &decimals);
    data->decimals = decimals;
    data->missing = read_missing(j, node, &data->missing_count);
    read_separator(j, node, data);
    if (path == NULL || j->status != PLAN_OK) {
        return;
    }
    if (!j->allow_outside && !stays_inside(path)) {
        plan_json_raise(j, plan_json_get(node, "path"), false, PLAN_SAY_OUTSIDE, path, NULL);
        return;
    }
    data->path = keep(j, path);
    void *items = document->data;
    plan_status status = plan_grow(&document->allocator, &items, &document->data_capacity,
                                   document->data_count + 1, sizeof entry);
    document->data = items;
    document->release_data = release_data;
    if (status != PLAN_OK) {
        j->status = status;
        return;
    }
    document->data[document->data_count++] = entry;
}

void plan_json_data(plan_json *j, const cJSON *list) {
    plan_json_each(j, list, "data", read_data);
}

size_t plan_document_data_count(const plan_document *document) {
    return document == NULL ? 0 : document->data_count;
}

const plan_data *plan_document_data(const plan_document *document, size_t index) {
    return index < plan_document_data_count(document) ? &document->data[index].data : NULL;
}

plan_status plan_json_read_data(plan_document *document, const char *folder,
                                const plan_read_options *options, plan_report *report,
                                plan_error *error) {
    plan_status result = PLAN_OK;
    if (document == NULL || report == NULL ||
        (options != NULL && options->struct_size < sizeof *options)) {
        return PLAN_INVALID;
    }
    if (document->data_count == 0) {
        return PLAN_OK;
    }
    const plan_limits *limits = options == NULL ? NULL : options->limits;
    plan_limits keeping;
    if (limits != NULL && limits->struct_size >= sizeof keeping && document->data_count > 1) {
        keeping = *limits; /* an area may stand in several tables */
        keeping.rows = PLAN_ROWS_KEEP;
        limits = &keeping;
    }
    plan_report *trial = NULL;
    plan_table_mark mark = plan_table_marked(&document->table);
    plan_status status = report->finished ? PLAN_INVALID : plan_report_try(report, &trial);
    for (size_t i = 0; i < document->data_count && status == PLAN_OK; i++) {
        plan_status read =
            plan_csv_read_file(document, &document->data[i].data, folder, limits, trial, error);
        bool ends = read == PLAN_NO_MEMORY || read == PLAN_INVALID || read == PLAN_CANCELLED;
        status = ends ? read : PLAN_OK;
        result = read != PLAN_OK ? PLAN_FINDINGS : result;
    }
    if (status == PLAN_NO_MEMORY) {
        plan_table_rewind(&document->table, mark);
    }
    status = plan_report_settle(report, trial, status);
    return status == PLAN_OK ? result : status;
}

plan_status plan_json_cite_data(const plan_document *document, const char *folder,
                                const plan_read_options *options, plan_report *report,
                                plan_error *error) {
    if (document == NULL || report == NULL || !report->finished ||
        (options != NULL && options->struct_size < sizeof *options)) {
        return PLAN_INVALID;
    }
    plan_status result = PLAN_OK;
    for (size_t i = 0; i < document->data_count; i++) {
        plan_status status =
            plan_csv_cite_file(document, &document->data[i].data, folder,
                               options == NULL ? NULL : options->limits, report, error);
        if (status == PLAN_NO_MEMORY || status == PLAN_INVALID || status == PLAN_CANCELLED) {
            return status;
        }
        /* The report says already what could not be read the first time. */
        result = status == PLAN_IO && report->summary.incomplete == 0 ? status : result;
    }
    return result;
}
