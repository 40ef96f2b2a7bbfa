/* What libplan check reads: the plan, then the tables of the plan or of the command line. */
#define _POSIX_C_SOURCE 200809L

#include "check_command.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static plan_status read_stdin(void *context, void *buffer, size_t size, size_t *read) {
    (void)context;
    *read = fread(buffer, 1, size, stdin);
    return *read > 0 || !ferror(stdin) ? PLAN_OK : is_interrupted() ? PLAN_CANCELLED : PLAN_IO;
}

/* All of standard input; NULL with the reason in *error. Longer than any plan may be it is left
 * unread: the reader says so. */
static char *take_stdin(size_t *length, plan_error *error) {
    const size_t most = ((size_t)64 << 20) + 1;
    size_t capacity = 1 << 16, got;
    char *text = malloc(capacity);
    *length = 0;
    while (text != NULL && *length < most &&
           (got = fread(text + *length, 1, capacity - *length, stdin)) > 0) {
        *length += got;
        if (*length == capacity) {
            char *larger = realloc(text, capacity * 2);
            if (larger == NULL) {
                free(text);
            }
            text = larger;
            capacity *= 2;
        }
    }
    if (text != NULL && ferror(stdin)) {
        error->status = PLAN_IO;
        snprintf(error->message, sizeof error->message, "-: cannot be read: %s", strerror(errno));
        free(text);
        return NULL;
    }
    return text;
}

static plan_limits limits_of(const check_options *o) {
    plan_limits limits;
    memset(&limits, 0, sizeof limits);
    limits.struct_size = (uint32_t)sizeof limits;
    limits.csv_engine = o->csv_engine;
    limits.threads = threads_of(o);
    if (o->file_count <= 2 && o->streaming == STREAMING_AUTO) { /* areas stand in one table only */
        limits.rows = PLAN_ROWS_CHECK;
    }
    return limits;
}

static plan_status read_plan(const check_options *o, plan_document *document, plan_report *report,
                             plan_error *error) {
    plan_read_options read = {sizeof read, o->allow_outside ? 1 : 0, NULL};
    size_t length;
    if (strcmp(o->files[0], "-") != 0) {
        return plan_json_read_file(document, o->files[0], &read, report, error);
    }
    char *text = take_stdin(&length, error);
    if (text == NULL) {
        return error->status == PLAN_IO ? PLAN_IO : PLAN_NO_MEMORY;
    }
    plan_status status = plan_json_read(document, "-", text, length, &read, report, error);
    free(text);
    return status;
}

char *folder_of(const char *path) {
    const char *slash = strrchr(path, '/');
    size_t n = slash == NULL ? 0 : slash == path ? 1 : (size_t)(slash - path);
    char *folder = calloc(n + 1, 1);
    if (folder != NULL) {
        memcpy(folder, path, n);
    }
    return folder;
}

/* True where the plan's path leads to the same file. A path longer than the system takes leads
 * nowhere; nothing here may fail, since an input must not be taken for something else. */
static bool leads_to(const char *folder, const char *path, const char *other) {
    char joined[PATH_MAX];
    bool alone = folder[0] == '\0' || path[0] == '/';
    int length =
        snprintf(joined, sizeof joined, "%s%s%s", alone ? "" : folder, alone ? "" : "/", path);
    return (size_t)length < sizeof joined && same_file(joined, other);
}

/* The plan's entry that a path of the command line stands for, or NULL. *in_folder where the file
 * is the one that the plan names. */
static const plan_data *entry_of(const plan_document *document, const char *folder,
                                 const char *path, bool *in_folder) {
    const plan_data *equal = NULL;
    for (size_t i = 0; i < plan_document_data_count(document); i++) {
        const plan_data *data = plan_document_data(document, i);
        if (leads_to(folder, data->path, path)) {
            *in_folder = true;
            return data;
        }
        equal = strcmp(data->path, path) == 0 ? data : equal;
    }
    *in_folder = equal != NULL && access(path, F_OK) != 0; /* named as in the plan */
    return equal;
}

/* The path as seen from the plan's folder, where it lies in it. Behind two slashes it would be one
 * of the root's. */
static const char *inside(const char *folder, const char *path) {
    size_t n = strlen(folder);
    return n > 0 && strncmp(path, folder, n) == 0 && strspn(path + n, "/") == 1 ? path + n + 1
                                                                                : NULL;
}

/* How a data file of the command line is read: with the plan's settings where it names the same
 * path. The folder that its path is relative to, NULL for the current one. */
static const char *settings_of(const plan_document *document, const char *path, const char *folder,
                               plan_data *data) {
    memset(data, 0, sizeof *data);
    data->struct_size = (uint32_t)sizeof *data;
    data->number_format = -1;
    data->path = path;
    bool in_folder = false;
    const plan_data *entry = entry_of(document, folder, path, &in_folder);
    const char *within = inside(folder, path);
    if (entry != NULL) {
        *data = *entry;
        data->path = in_folder ? entry->path : path;
    }
    if (!in_folder && within != NULL) {
        data->path = within;
        in_folder = true;
    }
    return in_folder ? folder : NULL;
}

static plan_status read_data(const check_options *o, plan_document *document, const char *path,
                             plan_report *report, plan_error *error) {
    plan_limits limits = limits_of(o);
    plan_data data = {.struct_size = (uint32_t)sizeof data, .path = path, .number_format = -1};
    if (strcmp(path, "-") == 0) {
        return plan_csv_read(document, &data, read_stdin, NULL, &limits, report, error);
    }
    const char *folder = settings_of(document, path, o->folder, &data);
    return plan_csv_read_file(document, &data, folder, &limits, report, error);
}

static plan_status read_tables(const check_options *o, plan_document *document, plan_report *report,
                               plan_error *error) {
    plan_limits limits = limits_of(o);
    plan_read_options read = {sizeof read, 0, &limits};
    plan_status status = PLAN_OK;
    if (o->file_count == 1) {
        return plan_json_read_data(document, o->folder, &read, report, error);
    }
    for (size_t i = 1; i < o->file_count && status != PLAN_NO_MEMORY && !is_interrupted(); i++) {
        plan_status one = read_data(o, document, o->files[i], report, error);
        status = one == PLAN_NO_MEMORY || status == PLAN_OK ? one : status;
    }
    return status;
}

plan_status check_read_files(const check_options *o, plan_document *document, plan_report *report,
                             bool *plan_is_good, plan_error *error) {
    plan_status status = read_plan(o, document, report, error);
    *plan_is_good = status == PLAN_OK;
    if (status == PLAN_OK && (o->file_count > 1 || plan_document_data_count(document) > 0)) {
        status = read_tables(o, document, report, error);
    }
    return status;
}

/* Standard input was read to its end: nothing of it can be cited. */
plan_status check_cite_files(const check_options *o, const plan_document *document,
                             plan_report *report, plan_error *error) {
    plan_limits limits = limits_of(o);
    plan_read_options read = {sizeof read, 0, &limits};
    plan_status status = PLAN_OK;
    if (o->file_count == 1) {
        return plan_json_cite_data(document, o->folder, &read, report, error);
    }
    for (size_t i = 1; i < o->file_count && status != PLAN_NO_MEMORY; i++) {
        plan_data data;
        if (strcmp(o->files[i], "-") != 0) {
            const char *from = settings_of(document, o->files[i], o->folder, &data);
            plan_status cited = plan_csv_cite_file(document, &data, from, &limits, report, error);
            status = cited == PLAN_OK ? status : cited;
        }
    }
    return status;
}

bool check_reads(const check_options *o, const plan_document *document, const char *path) {
    bool reads = false;
    for (size_t i = 0; i < o->file_count && !reads; i++) {
        reads = same_file(path, o->files[i]);
    }
    for (size_t i = 0; i < plan_document_data_count(document) && !reads; i++) {
        reads = leads_to(o->folder, plan_document_data(document, i)->path, path);
    }
    return reads;
}
