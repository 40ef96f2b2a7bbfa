/* libplan check: plan and tables in, a report out. */
#define _POSIX_C_SOURCE 200809L

#include "command.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char help[] =
    "libplan check PLAN.json [DATA.csv ...]: checks a plan with its figures.\n"
    "\n"
    "Data files on the command line replace those that the plan names; one whose path the plan\n"
    "names keeps its settings. - is standard input (the plan, if it stands first).\n"
    "\n"
    "  --format text|gcc|json      what goes to standard output (text)\n"
    "  --output FORMAT=FILE        the same into a file, beside it; may be repeated\n"
    "  --lang vi|en                language of messages (else the plan's, else en)\n"
    "  --max-findings N            findings listed (1000); all are counted\n"
    "  --fail-level error|warning|never   what exit code 1 is for (error)\n"
    "  --color auto|always|never   colours (auto: on a terminal without NO_COLOR)\n"
    "  --allow-outside             data paths may leave the plan's folder\n"
    "  -q, --quiet                 verdict and findings only\n"
    "\n"
    "Exit codes: 0 nothing at or above the fail level, 1 findings, 2 not everything could be\n"
    "checked or written.\n";

enum { MAX_OUTPUTS = 32 };

typedef struct options {
    int format, language, fail_level, color;
    size_t max_findings;
    bool quiet, allow_outside;
    struct {
        int format;
        const char *path;
    } outputs[MAX_OUTPUTS];
    size_t output_count;
    const char **files;
    size_t file_count;
} options;

static const char *const known[] = {"--format",     "--output", "--lang",  "--max-findings",
                                    "--fail-level", "--color",  "--quiet", "--allow-outside",
                                    "--help",       NULL};

static int choose(const char *text, const char *const *names) {
    for (int i = 0; names[i] != NULL; i++) {
        if (strcmp(names[i], text) == 0) {
            return i;
        }
    }
    return -1;
}

static int read_output(options *o, const char *value) {
    const char *equals = strchr(value, '=');
    if (equals == NULL || equals[1] == '\0') {
        return usage_error("check", "--output takes FORMAT=FILE");
    }
    if (o->output_count == MAX_OUTPUTS) {
        return usage_error("check", "more than %d outputs", (int)MAX_OUTPUTS);
    }
    int format;
    if (plan_format_find(value, (size_t)(equals - value), &format) != PLAN_OK) {
        return usage_error("check", "there is no format %.*s: text, gcc, json",
                           (int)(equals - value), value);
    }
    o->outputs[o->output_count].format = format;
    o->outputs[o->output_count++].path = equals + 1;
    return EXIT_FINE;
}

static int read_number(const char *text, size_t *value) {
    *value = 0;
    for (const char *c = text; *c != '\0'; c++) {
        if (*c < '0' || *c > '9' || *value > 100000000) {
            return -1;
        }
        *value = *value * 10 + (size_t)(*c - '0');
    }
    return text[0] == '\0' || *value == 0 ? -1 : 0;
}

/* One option with a value; EXIT_FINE where it was one and is fine, -1 where it is none. */
static int read_valued(options *o, int argc, char **argv, int *i) {
    static const char *const levels[] = {"error", "warning", "never", NULL};
    static const char *const colors[] = {"auto", "always", "never", NULL};
    static const char *const names[] = {"--format",     "--output", "--lang", "--max-findings",
                                        "--fail-level", "--color",  NULL};
    const char *value = NULL;
    int option = 0;
    bool missing = false;
    for (; names[option] != NULL && value == NULL; option++) {
        value = option_value(argc, argv, i, names[option], &missing);
    }
    if (value == NULL) {
        return -1;
    }
    option--;
    if (missing) {
        return usage_error("check", "%s takes a value", names[option]);
    }
    switch (option) {
    case 0:
        return plan_format_find(value, strlen(value), &o->format) == PLAN_OK
                   ? EXIT_FINE
                   : usage_error("check", "there is no format %s: text, gcc, json", value);
    case 1:
        return read_output(o, value);
    case 2:
        return read_language(value, &o->language) ? EXIT_FINE
                                                  : usage_error("check", "--lang takes vi or en");
    case 3:
        return read_number(value, &o->max_findings) == 0
                   ? EXIT_FINE
                   : usage_error("check", "--max-findings takes a whole number from 1");
    case 4:
        o->fail_level = choose(value, levels);
        return o->fail_level >= 0
                   ? EXIT_FINE
                   : usage_error("check", "--fail-level takes error, warning or never");
    default:
        o->color = choose(value, colors);
        return o->color >= 0 ? EXIT_FINE
                             : usage_error("check", "--color takes auto, always or never");
    }
}

static int read_arguments(options *o, int argc, char **argv, bool *done) {
    bool only_files = false;
    *done = false;
    for (int i = 1; i < argc; i++) {
        bool is_option = !only_files && argv[i][0] == '-' && argv[i][1] != '\0';
        if (!is_option) {
            o->files[o->file_count++] = argv[i];
        } else if (strcmp(argv[i], "--") == 0) {
            only_files = true;
        } else if (strcmp(argv[i], "-q") == 0 || strcmp(argv[i], "--quiet") == 0) {
            o->quiet = true;
        } else if (strcmp(argv[i], "--allow-outside") == 0) {
            o->allow_outside = true;
        } else if (strcmp(argv[i], "--help") == 0) {
            fputs(help, stdout);
            *done = true;
            return close_stdout() ? EXIT_FINE : EXIT_TROUBLE;
        } else {
            int result = read_valued(o, argc, argv, &i);
            if (result < 0) {
                const char *near = nearest_option(argv[i], known);
                return usage_error("check", "unknown option %s%s%s", argv[i],
                                   near != NULL ? "; did you mean " : "", near != NULL ? near : "");
            }
            if (result != EXIT_FINE) {
                return result;
            }
        }
    }
    return o->file_count > 0 ? EXIT_FINE : usage_error("check", "name a plan file");
}

/* --- Reading --- */

static plan_status read_stdin(void *context, void *buffer, size_t size, size_t *read) {
    (void)context;
    *read = fread(buffer, 1, size, stdin);
    return *read == 0 && ferror(stdin) ? PLAN_IO : PLAN_OK;
}

static plan_status read_plan_from_stdin(plan_document *document, const plan_read_options *read,
                                        plan_report *report, plan_error *error) {
    size_t length = 0, capacity = 1 << 16;
    char *text = malloc(capacity);
    size_t got;
    while (text != NULL && (got = fread(text + length, 1, capacity - length, stdin)) > 0) {
        length += got;
        if (length > ((size_t)65 << 20)) {
            break; /* the reader says that it is too long */
        }
        if (length == capacity) {
            char *larger = realloc(text, capacity * 2);
            if (larger == NULL) {
                free(text);
                text = NULL;
                break;
            }
            text = larger;
            capacity *= 2;
        }
    }
    plan_status status = text == NULL
                             ? PLAN_NO_MEMORY
                             : plan_json_read(document, "-", text, length, read, report, error);
    free(text);
    return status;
}

/* The folder of the plan file, "" for the current one. */
static char *folder_of(const char *path) {
    const char *slash = strrchr(path, '/');
    size_t n = strcmp(path, "-") == 0 || slash == NULL ? 0 : (size_t)(slash - path);
    n = slash == path ? 1 : n;
    char *folder = malloc(n + 1);
    if (folder != NULL) {
        memcpy(folder, path, n);
        folder[n] = '\0';
    }
    return folder;
}

static bool joins_to(const char *folder, const char *path, const char *other) {
    if (strcmp(path, other) == 0) {
        return true;
    }
    size_t n = strlen(folder);
    size_t size = n + strlen(path) + 2;
    char *joined = malloc(size);
    if (joined == NULL) {
        return false;
    }
    snprintf(joined, size, "%s%s%s", folder, n > 0 ? "/" : "", path);
    bool same = strcmp(joined, other) == 0 || same_file(joined, other);
    free(joined);
    return same;
}

/* A data file of the command line, with the plan's settings where it names the same path. */
static plan_status read_data(plan_document *document, const char *path, const char *folder,
                             plan_report *report, plan_error *error) {
    plan_data data;
    memset(&data, 0, sizeof data);
    data.struct_size = (uint32_t)sizeof data;
    data.number_format = -1;
    const char *open_in = NULL;
    for (size_t i = 0; i < plan_document_data_count(document); i++) {
        const plan_data *known_data = plan_document_data(document, i);
        if (joins_to(folder, known_data->path, path)) {
            data = *known_data;
            open_in = folder;
            break;
        }
    }
    if (open_in != NULL) {
        return plan_csv_read_file(document, &data, open_in, NULL, report, error);
    }
    data.path = path;
    return strcmp(path, "-") == 0
               ? plan_csv_read(document, &data, read_stdin, NULL, NULL, report, error)
               : plan_csv_read_file(document, &data, NULL, NULL, report, error);
}

static plan_status read_everything(const options *o, plan_document *document, plan_report *report,
                                   bool *plan_is_good, plan_error *error) {
    plan_read_options read = {sizeof read, o->allow_outside ? 1 : 0, NULL};
    const char *plan = o->files[0];
    plan_status status = strcmp(plan, "-") == 0
                             ? read_plan_from_stdin(document, &read, report, error)
                             : plan_json_read_file(document, plan, &read, report, error);
    *plan_is_good = status == PLAN_OK;
    if (status != PLAN_OK) {
        return status;
    }
    char *folder = folder_of(plan);
    if (folder == NULL) {
        return PLAN_NO_MEMORY;
    }
    if (o->file_count > 1) {
        for (size_t i = 1; i < o->file_count; i++) {
            plan_status one = read_data(document, o->files[i], folder, report, error);
            status = one == PLAN_NO_MEMORY ? one : status;
        }
    } else {
        status = plan_json_read_data(document, folder, &read, report, error);
    }
    free(folder);
    return status == PLAN_FINDINGS ? PLAN_OK : status;
}

/* --- Writing --- */

static bool use_color(const options *o) {
    const char *no = getenv("NO_COLOR");
    return o->color == 1 ||
           (o->color == 0 && isatty(STDOUT_FILENO) == 1 && (no == NULL || no[0] == '\0'));
}

static bool write_all(const options *o, const plan_report *report) {
    plan_write_options write;
    bool good = true;
    memset(&write, 0, sizeof write);
    write.struct_size = (uint32_t)sizeof write;
    write.quiet = o->quiet ? 1 : 0;
    for (size_t i = 0; i < o->output_count; i++) {
        good = write_output(report, o->outputs[i].format, &write, o->outputs[i].path) && good;
    }
    write.color = use_color(o) ? 1 : 0;
    plan_status status = plan_report_write(report, o->format, &write, file_sink, stdout);
    if (status != PLAN_OK && status != PLAN_IO) {
        fprintf(stderr, "libplan: %s\n", plan_status_text(status));
        return false;
    }
    return close_stdout() && status == PLAN_OK && good;
}

/* An output must not destroy what is read. */
static bool outputs_are_no_inputs(const options *o, const plan_document *document,
                                  const char *folder) {
    for (size_t i = 0; i < o->output_count; i++) {
        const char *path = o->outputs[i].path;
        bool clash = false;
        for (size_t k = 0; k < o->file_count; k++) {
            clash = clash || same_file(path, o->files[k]);
        }
        for (size_t k = 0; k < plan_document_data_count(document); k++) {
            clash = clash || joins_to(folder, plan_document_data(document, k)->path, path);
        }
        if (clash) {
            fprintf(stderr, "libplan: %s: not written: it is an input\n", path);
            return false;
        }
    }
    return true;
}

static int exit_code(const options *o, const plan_report *report) {
    plan_summary summary;
    plan_report_summary(report, &summary);
    if (summary.incomplete) {
        return EXIT_TROUBLE;
    }
    bool found =
        (o->fail_level <= 1 && summary.errors > 0) || (o->fail_level == 1 && summary.warnings > 0);
    return found ? EXIT_FINDINGS : EXIT_FINE;
}

static int check(const options *o) {
    plan_document *document = NULL;
    plan_report *report = NULL;
    plan_error error;
    char *folder = folder_of(o->files[0]);
    int result = EXIT_TROUBLE;
    bool plan_is_good = false;
    plan_error_init(&error);
    plan_report_options make = {sizeof make, o->language, o->max_findings};
    plan_status status = plan_document_new(NULL, &document);
    status = status == PLAN_OK ? plan_report_new(NULL, &make, &report) : status;
    if (status != PLAN_OK || folder == NULL) {
        fprintf(stderr, "libplan: no memory\n");
        goto out;
    }
    status = read_everything(o, document, report, &plan_is_good, &error);
    if (!outputs_are_no_inputs(o, document, folder)) {
        goto out;
    }
    if (plan_is_good && o->file_count == 1 && plan_document_data_count(document) == 0) {
        usage_error("check", "there is no data: name a table, or list it in \"data\"");
        goto out;
    }
    if (status != PLAN_OK && status != PLAN_FINDINGS && status != PLAN_IO) {
        fprintf(stderr, "libplan: %s\n",
                error.message[0] != '\0' ? error.message : plan_status_text(status));
        goto out;
    }
    if (plan_is_good) {
        status = plan_check(document, NULL, report, &error);
    } else {
        status = plan_report_close(report);
    }
    if (status != PLAN_OK) {
        fprintf(stderr, "libplan: %s\n",
                error.message[0] != '\0' ? error.message : plan_status_text(status));
        goto out;
    }
    result = write_all(o, report) ? exit_code(o, report) : EXIT_TROUBLE;
out:
    free(folder);
    plan_report_free(report);
    plan_document_free(document);
    return result;
}

int check_main(int argc, char **argv) {
    options o;
    bool done;
    memset(&o, 0, sizeof o);
    o.language = -1;
    o.files = malloc((size_t)argc * sizeof *o.files);
    if (o.files == NULL) {
        fprintf(stderr, "libplan: no memory\n");
        return EXIT_TROUBLE;
    }
    int result = read_arguments(&o, argc, argv, &done);
    if (result == EXIT_FINE && !done) {
        result = check(&o);
    }
    free(o.files);
    return result;
}
