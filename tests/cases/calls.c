/* Stands in front of the C library (LD_PRELOAD) for scripts that import calls.py: what a sound
 * machine does not do.
 *
 *   PLAN_FAIL="fsync:5 rename:18"  these calls fail with this errno: fdopen the first time,
 *                                  fclose once it has closed
 *   PLAN_FAIL="processors:64"      so many processors there are, 1: unknown
 *   PLAN_RAISE="fdopen:3"          the third of these calls raises SIGINT first
 *   PLAN_CLOCK="0.25"              each look at the clock finds it so many seconds later
 *   PLAN_WIDTHS="80 40"            how wide a terminal is, look by look; the last goes on
 */
#define _GNU_SOURCE /* RTLD_NEXT */
#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* The number behind "name:" in a variable, -1 where it is not there. */
static long number_of(const char *variable, const char *name) {
    const char *at = getenv(variable);
    size_t n = strlen(name);
    while (at != NULL && *at != '\0') {
        if (strncmp(at, name, n) == 0 && at[n] == ':') {
            return atol(at + n + 1);
        }
        at += strcspn(at, " ");
        at += strspn(at, " ");
    }
    return -1;
}

static int fails(const char *name) {
    long number = number_of("PLAN_FAIL", name);
    if (number > 0) {
        errno = (int)number;
    }
    return number > 0;
}

static void raise_at(const char *name, long *calls) {
    if (++*calls == number_of("PLAN_RAISE", name)) {
        raise(SIGINT);
    }
}

/* ISO C has no cast from an object pointer to a function pointer; POSIX promises the copy. */
static void find(const char *name, void *target) {
    void *found = dlsym(RTLD_NEXT, name);
    memcpy(target, &found, sizeof found);
}

FILE *fopen(const char *path, const char *mode) {
    static FILE *(*next)(const char *, const char *);
    static long calls;
    find("fopen", &next);
    raise_at("fopen", &calls);
    return next(path, mode);
}

int fclose(FILE *file) {
    static int (*next)(FILE *);
    find("fclose", &next);
    int result = next(file);
    return fails("fclose") ? EOF : result;
}

int ferror(FILE *file) {
    static int (*next)(FILE *);
    find("ferror", &next);
    return number_of("PLAN_FAIL", "ferror") > 0 ? 1 : next(file);
}

FILE *fdopen(int descriptor, const char *mode) {
    static FILE *(*next)(int, const char *);
    static long calls;
    find("fdopen", &next);
    raise_at("fdopen", &calls);
    return calls == 1 && fails("fdopen") ? NULL : next(descriptor, mode);
}

int fchmod(int descriptor, mode_t mode) {
    static int (*next)(int, mode_t);
    find("fchmod", &next);
    return fails("fchmod") ? -1 : next(descriptor, mode);
}

int fsync(int descriptor) {
    static int (*next)(int);
    find("fsync", &next);
    return fails("fsync") ? -1 : next(descriptor);
}

int rename(const char *from, const char *to) {
    static int (*next)(const char *, const char *);
    find("rename", &next);
    return fails("rename") ? -1 : next(from, to);
}

int access(const char *path, int mode) {
    static int (*next)(const char *, int);
    find("access", &next);
    return fails("access") ? -1 : next(path, mode);
}

struct tm *gmtime_r(const time_t *when, struct tm *result) {
    static struct tm *(*next)(const time_t *, struct tm *);
    find("gmtime_r", &next);
    return fails("gmtime_r") ? NULL : next(when, result);
}

long sysconf(int name) {
    static long (*next)(int);
    find("sysconf", &next);
    long processors = name == _SC_NPROCESSORS_ONLN ? number_of("PLAN_FAIL", "processors") : 0;
    return processors > 0 ? (processors == 1 ? -1 : processors) : next(name);
}

/* The time of the test's clock; false where it has none. */
static int take_time(struct timespec *result) {
    static double seconds = 1000;
    const char *step = getenv("PLAN_CLOCK");
    if (step != NULL) {
        seconds += atof(step);
        result->tv_sec = (time_t)seconds;
        result->tv_nsec = (long)((seconds - (double)result->tv_sec) * 1e9);
    }
    return step != NULL;
}

int clock_gettime(clockid_t clock, struct timespec *result) {
    static int (*next)(clockid_t, struct timespec *);
    static long calls;
    raise_at("clock_gettime", &calls);
    find("clock_gettime", &next);
    return take_time(result) ? 0 : next(clock, result);
}

int timespec_get(struct timespec *result, int base) {
    static int (*next)(struct timespec *, int);
    find("timespec_get", &next);
    return take_time(result) ? base : next(result, base);
}

int ioctl(int descriptor, unsigned long request, ...) {
    static int (*next)(int, unsigned long, ...);
    static const char *at;
    va_list arguments;
    va_start(arguments, request);
    void *argument = va_arg(arguments, void *);
    va_end(arguments);
    find("ioctl", &next);
    at = at == NULL ? getenv("PLAN_WIDTHS") : at; /* empty: unknown */
    if (request != TIOCGWINSZ || at == NULL) {
        return next(descriptor, request, argument);
    }
    struct winsize *size = argument;
    memset(size, 0, sizeof *size);
    size->ws_col = (unsigned short)atoi(at);
    const char *blank = strchr(at, ' ');
    at = blank != NULL ? blank + 1 : at;
    return 0;
}
