/* Stands in front of malloc, calloc and realloc: of a program that it is linked into, or, loaded by
 * LD_PRELOAD, of one that knows nothing of it. There it is armed once main is about to run:
 *
 *   PLAN_OOM_AT=N        the allocation after N fails, and without PLAN_OOM_ONCE all that follow
 *   PLAN_OOM_COUNT=FILE  how many there were, and how many failed, is written there at the end
 */
#define _GNU_SOURCE /* RTLD_NEXT */
#include "failing_malloc.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void *(*next_malloc)(size_t);
static void *(*next_calloc)(size_t, size_t);
static void *(*next_realloc)(void *, size_t);
static void (*next_free)(void *);

/* What dlsym itself asks for before it has found the others. */
static _Alignas(16) char early[8192];
static size_t early_used;
static int is_looking;

static atomic_int is_armed, is_for_good;
static atomic_long left, seen, lost;

static void *take_early(size_t size) {
    size = (size + 15) / 16 * 16;
    if (size > sizeof early - early_used) {
        return NULL;
    }
    early_used += size;
    return early + early_used - size;
}

static int is_early(const void *pointer) {
    return (const char *)pointer >= early && (const char *)pointer < early + sizeof early;
}

/* ISO C has no cast from an object pointer to a function pointer; POSIX promises the copy. */
static void find(const char *name, void *target) {
    void *found = dlsym(RTLD_NEXT, name);
    memcpy(target, &found, sizeof found);
}

static int are_known(void) {
    if (next_free == NULL && !is_looking) {
        is_looking = 1;
        find("malloc", &next_malloc);
        find("calloc", &next_calloc);
        find("realloc", &next_realloc);
        find("free", &next_free);
        is_looking = 0;
    }
    return next_free != NULL;
}

static int fails(void) {
    if (!atomic_load(&is_armed)) {
        return 0;
    }
    atomic_fetch_add(&seen, 1);
    long before = atomic_fetch_sub(&left, 1);
    if (before > 0 || (before < 0 && !atomic_load(&is_for_good))) {
        return 0;
    }
    atomic_fetch_add(&lost, 1);
    errno = ENOMEM;
    return 1;
}

void *malloc(size_t size) {
    if (!are_known()) {
        return take_early(size);
    }
    return fails() ? NULL : next_malloc(size);
}

void *calloc(size_t count, size_t size) {
    if (!are_known()) {
        return take_early(count * size);
    }
    return fails() ? NULL : next_calloc(count, size);
}

void *realloc(void *pointer, size_t size) {
    if (!are_known() || is_early(pointer)) {
        return NULL;
    }
    return fails() ? NULL : next_realloc(pointer, size);
}

void free(void *pointer) {
    if (pointer != NULL && !is_early(pointer) && are_known()) {
        next_free(pointer);
    }
}

void failing_malloc_arm(long nth, int for_good) {
    (void)are_known();
    atomic_store(&left, nth);
    atomic_store(&seen, 0);
    atomic_store(&lost, 0);
    atomic_store(&is_for_good, for_good);
    atomic_store(&is_armed, 1);
}

long failing_malloc_disarm(long *failed) {
    atomic_store(&is_armed, 0);
    *failed = atomic_load(&lost);
    return atomic_load(&seen);
}

/* --- For LD_PRELOAD --- */

__attribute__((constructor)) static void begin(void) {
    const char *at = getenv("PLAN_OOM_AT");
    if (at != NULL) {
        failing_malloc_arm(strtol(at, NULL, 10), getenv("PLAN_OOM_ONCE") == NULL);
    }
}

__attribute__((destructor)) static void end(void) {
    const char *path = getenv("PLAN_OOM_COUNT");
    char text[64];
    long failed;
    if (path != NULL) {
        long all = failing_malloc_disarm(&failed);
        int length = snprintf(text, sizeof text, "%ld %ld\n", all, failed);
        int out = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
        if (out < 0 || write(out, text, (size_t)length) != length || close(out) != 0) {
            _exit(71);
        }
    }
}
