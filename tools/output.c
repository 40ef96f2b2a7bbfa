/* Outputs that are whole or not there: a temporary file beside the target, then a rename. */
#define _XOPEN_SOURCE 700

#include "command.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

plan_status file_sink(void *context, const void *data, size_t size) {
    return fwrite(data, 1, size, context) == size ? PLAN_OK : PLAN_IO;
}

bool same_file(const char *a, const char *b) {
    struct stat left, right;
    return stat(a, &left) == 0 && stat(b, &right) == 0 && left.st_dev == right.st_dev &&
           left.st_ino == right.st_ino;
}

bool close_stdout(void) {
    bool failed = fflush(stdout) != 0 || ferror(stdout) != 0;
    if (failed) {
        fprintf(stderr, "libplan: cannot write to standard output: %s\n", strerror(errno));
    }
    return !failed;
}

static bool say(const char *path, const char *why) {
    fprintf(stderr, "libplan: %s: not written: %s\n", path, why);
    return false;
}

static bool write_straight(const plan_report *report, int format, const plan_write_options *options,
                           const char *path) {
    FILE *file = fopen(path, "wb");
    if (file == NULL) {
        return say(path, strerror(errno));
    }
    plan_status status = plan_report_write(report, format, options, file_sink, file);
    int failed = errno;
    bool flushed = fflush(file) == 0 && !ferror(file);
    failed = flushed ? failed : errno;
    bool closed = fclose(file) == 0;
    if (status != PLAN_OK && status != PLAN_IO) {
        return say(path, plan_status_text(status));
    }
    return status == PLAN_OK && flushed && closed ? true : say(path, strerror(failed));
}

/* Where a symbolic link leads, so that it stays a link; else the path itself. */
static char *resolve(const char *path) {
    char *real = realpath(path, NULL);
    if (real != NULL) {
        return real;
    }
    size_t size = strlen(path) + 1;
    char *copy = malloc(size);
    if (copy != NULL) {
        memcpy(copy, path, size);
    }
    return copy;
}

static bool write_beside(const plan_report *report, int format, const plan_write_options *options,
                         const char *path, const char *target, mode_t mode) {
    size_t size = strlen(target) + 16;
    char *temporary = malloc(size);
    if (temporary == NULL) {
        return say(path, "no memory");
    }
    snprintf(temporary, size, "%s.XXXXXX", target);
    int descriptor = mkstemp(temporary);
    FILE *file = descriptor < 0 ? NULL : fdopen(descriptor, "wb");
    if (file == NULL) {
        int failed = errno;
        if (descriptor >= 0) {
            close(descriptor);
            unlink(temporary);
        }
        free(temporary);
        return say(path, strerror(failed));
    }
    const char *why = NULL;
    errno = 0;
    plan_status status = plan_report_write(report, format, options, file_sink, file);
    if (status != PLAN_OK) {
        why = status == PLAN_IO ? strerror(errno) : plan_status_text(status);
    } else if (fflush(file) != 0 || fsync(descriptor) != 0 || fchmod(descriptor, mode) != 0) {
        why = strerror(errno);
    }
    if (fclose(file) != 0 && why == NULL) {
        why = strerror(errno);
    }
    if (why == NULL && rename(temporary, target) != 0) {
        why = strerror(errno);
    }
    if (why != NULL) {
        say(path, why);
        unlink(temporary);
    }
    free(temporary);
    return why == NULL;
}

bool write_output(const plan_report *report, int format, const plan_write_options *options,
                  const char *path) {
    struct stat about;
    bool exists = stat(path, &about) == 0;
    if (exists && S_ISDIR(about.st_mode)) {
        return say(path, "is a directory");
    }
    if (exists && !S_ISREG(about.st_mode)) {
        return write_straight(report, format, options, path);
    }
    if (exists && access(path, W_OK) != 0) {
        return say(path, strerror(errno));
    }
    mode_t mask = umask(0);
    umask(mask);
    mode_t mode = exists ? about.st_mode & 0777 : 0666 & ~mask;
    char *target = resolve(path);
    if (target == NULL) {
        return say(path, "no memory");
    }
    bool written = write_beside(report, format, options, path, target, mode);
    free(target);
    return written;
}
