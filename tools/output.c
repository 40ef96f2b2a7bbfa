/* Outputs that are whole or not there: a temporary file beside the target, then a rename. */
#define _XOPEN_SOURCE 700

#include "command.h"
#include "progress.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A file and the first error of writing to it. */
typedef struct target {
    FILE *file;
    int failed; /* errno */
} target;

static plan_status sink(void *context, const void *data, size_t size) {
    target *t = context;
    if (is_interrupted()) {
        t->failed = EINTR;
        return PLAN_IO;
    }
    errno = EIO; /* where the C library gives no reason */
    if (fwrite(data, 1, size, t->file) != size) {
        t->failed = errno;
        return PLAN_IO;
    }
    return PLAN_OK;
}

static bool are_same(const char *a, const char *b, struct stat *left) {
    struct stat right;
    return stat(a, left) == 0 && stat(b, &right) == 0 && left->st_dev == right.st_dev &&
           left->st_ino == right.st_ino;
}

bool same_file(const char *a, const char *b) {
    struct stat about;
    return are_same(a, b, &about);
}

bool same_regular_file(const char *a, const char *b) {
    struct stat about;
    return are_same(a, b, &about) && S_ISREG(about.st_mode);
}

/* That the program was interrupted is said once, for all that is not written. */
static bool say(const char *path, const char *why) {
    if (!is_interrupted()) {
        fprintf(stderr, "libplan: %s: not written: %s\n", path, why);
    }
    return false;
}

/* Flushes what was written with this status; NULL, or why it failed. */
static const char *flush(target *t, plan_status status) {
    errno = EIO;
    if (status == PLAN_OK && fflush(t->file) != 0) {
        return strerror(errno);
    }
    return status == PLAN_OK   ? NULL
           : status == PLAN_IO ? strerror(t->failed)
                               : plan_status_text(status);
}

static const char *write_to(target *t, const plan_report *report, int format,
                            const plan_write_options *options) {
    return flush(t, plan_report_write(report, format, options, sink, t));
}

bool close_stdout(void) {
    errno = EIO; /* what failed before the last bytes has left no reason */
    bool good = fflush(stdout) == 0 && ferror(stdout) == 0;
    return good ? true : say("standard output", strerror(errno));
}

bool write_stdout(const plan_report *report, int format, const plan_write_options *options) {
    target t = {stdout, 0};
    const char *why = write_to(&t, report, format, options);
    return why == NULL ? true : say("standard output", why);
}

bool write_targets(const plan_report *report, int format, const plan_write_options *options,
                   const plan_target_filter *filter) {
    target t = {stdout, 0};
    const char *why =
        flush(&t, plan_report_write_targets(report, format, options, filter, sink, &t));
    return why == NULL ? true : say("standard output", why);
}

void tell_findings(const plan_report *report) {
    target t = {stderr, 0};
    (void)plan_report_write(report, PLAN_FORMAT_GCC, NULL, sink, &t);
}

static bool write_straight(const plan_report *report, int format, const plan_write_options *options,
                           const char *path) {
    target t = {fopen(path, "wb"), 0};
    if (t.file == NULL) {
        return say(path, strerror(errno));
    }
    const char *why = write_to(&t, report, format, options);
    if (fclose(t.file) != 0 && why == NULL) {
        why = strerror(errno);
    }
    return why == NULL ? true : say(path, why);
}

/* What a symbolic link names, though it need not exist yet; the path itself where it is none. NULL
 * with errno. */
static char *follow(const char *path) {
    char link[PATH_MAX + 1];
    char *at = strdup(path);
    for (int hops = 0; at != NULL; hops++) {
        ssize_t n = readlink(at, link, sizeof link - 1);
        if (n < 0) {
            return at;
        }
        link[n] = '\0';
        const char *slash = link[0] == '/' ? NULL : strrchr(at, '/');
        size_t folder = slash == NULL ? 0 : (size_t)(slash - at) + 1;
        size_t size = folder + (size_t)n + 1;
        /* PATH_MAX at most. NOLINTNEXTLINE(clang-analyzer-optin.taint.TaintedAlloc) */
        char *next = hops < 40 ? malloc(size) : NULL;
        if (next != NULL) {
            snprintf(next, size, "%.*s%s", (int)folder, at, link);
        } else {
            errno = hops < 40 ? ENOMEM : ELOOP;
        }
        int failed = errno;
        free(at);
        errno = failed;
        at = next;
    }
    return NULL;
}

/* A temporary file beside `path`, open for writing; its name in *name. NULL with errno. */
static FILE *open_beside(const char *path, char **name) {
    size_t size = strlen(path) + 16;
    *name = malloc(size);
    if (*name == NULL) {
        return NULL;
    }
    snprintf(*name, size, "%s.XXXXXX", path);
    int descriptor = mkstemp(*name);
    FILE *file = descriptor < 0 ? NULL : fdopen(descriptor, "wb");
    if (file == NULL) {
        int failed = errno;
        if (descriptor >= 0) {
            close(descriptor);
            unlink(*name);
        }
        free(*name);
        *name = NULL;
        errno = failed;
    }
    return file;
}

static bool write_beside(const plan_report *report, int format, const plan_write_options *options,
                         const char *path, const char *final, mode_t mode) {
    char *temporary = NULL;
    target t = {open_beside(final, &temporary), 0};
    if (t.file == NULL) {
        return say(path, strerror(errno));
    }
    const char *why = write_to(&t, report, format, options);
    if (why == NULL && (fchmod(fileno(t.file), mode) != 0 || fsync(fileno(t.file)) != 0)) {
        why = strerror(errno);
    }
    if (fclose(t.file) != 0 && why == NULL) {
        why = strerror(errno);
    }
    if (why == NULL && rename(temporary, final) != 0) {
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
    char *final = follow(path);
    if (final == NULL) {
        return say(path, strerror(errno));
    }
    bool written = write_beside(report, format, options, path, final,
                                exists ? about.st_mode & 0777 : 0666 & ~mask);
    free(final);
    return written;
}
