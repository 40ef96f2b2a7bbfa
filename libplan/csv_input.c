/* Where a table's bytes come from. */
#define _POSIX_C_SOURCE 200809L

#include "csv_input.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

plan_csv_input plan_csv_input_of(plan_source source, void *context) {
    plan_csv_input input;
    memset(&input, 0, sizeof input);
    input.source = source;
    input.context = context;
    return input;
}

plan_csv_input plan_csv_input_of_file(FILE *file) {
    plan_csv_input input = plan_csv_input_of(NULL, NULL);
    struct stat about;
    setvbuf(file, NULL, _IONBF, 0); /* whole blocks are asked for */
    input.file = file;
    if (fstat(fileno(file), &about) == 0 && S_ISREG(about.st_mode) && about.st_size > 0) {
        input.size = (uint64_t)about.st_size;
    }
    return input;
}

FILE *plan_csv_input_open(const char *path, const plan_document *document, plan_status *why) {
    for (;;) {
        errno = 0;
        FILE *file = fopen(path, "rb");
        plan_pulse pulse;
        *why = file != NULL ? PLAN_OK : PLAN_IO;
        if (file != NULL || errno != EINTR) {
            return file;
        }
        plan_pulse_begin(&pulse, &document->watcher, PLAN_PHASE_READ, path, 0);
        pulse.moment.rows = document->table.count;
        *why = plan_pulse_tell(&pulse);
        if (*why != PLAN_OK) {
            return NULL;
        }
    }
}

plan_status plan_csv_input_begin(plan_csv_input *input, const plan_document *document, int phase,
                                 const char *name) {
    input->document = document;
    plan_pulse_begin(&input->pulse, &document->watcher, phase, name, input->size);
    input->pulse.moment.rows = document->table.count;
    return plan_pulse_tell(&input->pulse);
}

/* A signal may end a wait for a pipe: whoever watches is asked whether to go on. */
static plan_status read_file(plan_csv_input *input, void *buffer, size_t size, size_t *read) {
    for (;;) {
        errno = 0;
        *read = fread(buffer, 1, size, input->file);
        bool interrupted = ferror(input->file) && errno == EINTR;
        if (interrupted) {
            clearerr(input->file);
        }
        if (*read > 0 || !(interrupted || ferror(input->file))) {
            return PLAN_OK;
        }
        plan_status status = interrupted ? plan_pulse_tell(&input->pulse) : PLAN_IO;
        if (status != PLAN_OK) {
            return status;
        }
    }
}

plan_status plan_csv_input_read(plan_csv_input *input, void *buffer, size_t size, size_t *read) {
    plan_status status = input->source != NULL ? input->source(input->context, buffer, size, read)
                                               : read_file(input, buffer, size, read);
    if (status != PLAN_OK) {
        return status;
    }
    input->pulse.moment.done += *read;
    input->pulse.moment.rows = input->document->table.count;
    return plan_pulse_beat(&input->pulse);
}

plan_status plan_csv_input_end(plan_csv_input *input) {
    input->pulse.moment.rows = input->document->table.count;
    return plan_pulse_tell(&input->pulse);
}
