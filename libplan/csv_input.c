/* Where a table's bytes come from. */
#define _POSIX_C_SOURCE 200809L

#include "csv_input.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "memory.h"

/* 256 GiB, and what neither gzip nor zstd comes near to with the rows of a table. */
#define DEFAULT_UNPACKED (UINT64_C(256) << 30)
enum { DEFAULT_RATIO = 500 };

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
    memset(&about, 0, sizeof about);
    (void)fstat(fileno(file), &about); /* if not: a size that is not known */
    input.size = S_ISREG(about.st_mode) ? (uint64_t)about.st_size : 0;
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
        pulse.moment.rows = plan_document_count(document);
        *why = plan_pulse_tell(&pulse);
        if (*why != PLAN_OK) {
            return NULL;
        }
    }
}

plan_status plan_csv_input_begin(plan_csv_input *input, const plan_document *document, int phase,
                                 const char *name, const plan_limits *limits) {
    input->document = document;
    input->threads = limits != NULL ? limits->threads : 0;
    input->max_unpacked =
        limits != NULL && limits->max_unpacked > 0 ? limits->max_unpacked : DEFAULT_UNPACKED;
    input->max_ratio = limits != NULL && limits->max_ratio > 0 ? limits->max_ratio : DEFAULT_RATIO;
    plan_pulse_begin(&input->pulse, &document->watcher, phase, name, input->size);
    input->pulse.moment.rows = plan_document_count(document);
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

plan_status plan_csv_input_raw(plan_csv_input *input, void *buffer, size_t size, size_t *read) {
    plan_status status = input->source != NULL ? input->source(input->context, buffer, size, read)
                         : input->ahead != NULL
                             ? plan_csv_ahead_read(input->ahead, buffer, size, read)
                             : read_file(input, buffer, size, read);
    if (status != PLAN_OK) {
        return status;
    }
    input->pulse.moment.done += *read;
    input->pulse.moment.rows = plan_document_count(input->document);
    return plan_pulse_beat(&input->pulse);
}

/* As many as tell whether it is compressed, however few a source gives at once. */
static plan_status read_first(plan_csv_input *input, unsigned char *buffer, size_t size,
                              size_t *read) {
    plan_status status = PLAN_OK;
    *read = 0;
    while (*read < PLAN_PACKED_MARK) {
        size_t got = 0;
        status = plan_csv_input_raw(input, buffer + *read, size - *read, &got);
        if (status != PLAN_OK || got == 0) {
            break;
        }
        *read += got;
    }
    enum { LONG = 1 << 18 }; /* a thread for less is not worth its start */
    input->begun = true;
    input->packed = plan_packed_of(buffer, *read);
    if (input->packed == PLAN_PACKED_NOT && status == PLAN_OK && input->threads > 1 &&
        input->file != NULL && input->size > LONG) {
        plan_csv_ahead_start(input);
    }
    return status;
}

plan_status plan_csv_input_read(plan_csv_input *input, void *buffer, size_t size, size_t *read) {
    plan_status status = input->failed;
    *read = 0;
    if (status != PLAN_OK) {
        return status;
    }
    if (input->begun) {
        status = input->packed != PLAN_PACKED_NOT ? plan_csv_input_packed(input, buffer, size, read)
                                                  : plan_csv_input_raw(input, buffer, size, read);
    } else {
        status = read_first(input, buffer, size, read);
        if (input->packed != PLAN_PACKED_NOT) {
            status = status == PLAN_OK ? plan_csv_input_unpack(input, buffer, *read) : status;
            *read = 0; /* these are no rows, whatever comes behind them */
            status = status == PLAN_OK ? plan_csv_input_packed(input, buffer, size, read) : status;
        }
    }
    input->failed = status;
    /* What came before the failure is read first. */
    return *read > 0 && status != PLAN_CANCELLED ? PLAN_OK : status;
}

uint64_t plan_csv_input_expected(const plan_csv_input *input) {
    enum { USUAL_RATIO = 16 }; /* what is denser grows as it comes */
    if (input->packed == PLAN_PACKED_NOT || input->seen_used == 0) {
        return input->size;
    }
    uint64_t ratio = input->seen_made / input->seen_used;
    return input->size * (ratio < USUAL_RATIO ? ratio : USUAL_RATIO);
}

plan_status plan_csv_input_end(plan_csv_input *input) {
    input->pulse.moment.rows = plan_document_count(input->document);
    return plan_pulse_tell(&input->pulse);
}

void plan_csv_input_free(plan_csv_input *input) {
    if (input->document != NULL) {
        plan_csv_thread_stop(input);
        plan_csv_ahead_stop(input);
        plan_unpacker_free(&input->unpacker);
        plan_release(&input->document->allocator, input->chunk, PLAN_CSV_CHUNK, 1);
        input->chunk = NULL;
    }
}
