/* Systems that have no lock or no thread to give: what the library makes of it. The functions of
 * pthread that refuse stand in this program, before those of the C library; under sanitizers, which
 * do the same, and elsewhere than under Linux nothing is refused, and the report is still the same.
 */
#define _GNU_SOURCE /* RTLD_NEXT */

#include "many.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdbool.h>
#include <unistd.h>

#include "thread.h"

#if defined(__has_feature)
#    if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#        define SANITIZED
#    endif
#endif
#if defined(__linux__) && !defined(SANITIZED) && !defined(__SANITIZE_ADDRESS__) &&                 \
    !defined(__SANITIZE_THREAD__)
#    define REFUSES 1
#else
#    define REFUSES 0
#endif

/* So many are given before one is refused; below 0 for all. After it the others are given again. */
static int mutexes = -1, conditions = -1;
static bool no_threads;
/* Mutexes that are in use. */
static int live;

#if REFUSES
static bool is_refused(int *left) {
    return *left >= 0 && (*left)-- == 0;
}

int pthread_mutex_init(pthread_mutex_t *mutex, const pthread_mutexattr_t *attributes) {
    static const pthread_mutex_t fresh = PTHREAD_MUTEX_INITIALIZER;
    (void)attributes;
    if (is_refused(&mutexes)) {
        return ENOMEM;
    }
    live++;
    memcpy(mutex, &fresh, sizeof fresh);
    return 0;
}

int pthread_mutex_destroy(pthread_mutex_t *mutex) {
    (void)mutex;
    live--;
    return 0;
}

int pthread_cond_init(pthread_cond_t *condition, const pthread_condattr_t *attributes) {
    static const pthread_cond_t fresh = PTHREAD_COND_INITIALIZER;
    (void)attributes;
    if (is_refused(&conditions)) {
        return EAGAIN;
    }
    memcpy(condition, &fresh, sizeof fresh);
    return 0;
}

typedef int create(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);

int pthread_create(pthread_t *id, const pthread_attr_t *attributes, void *(*start)(void *),
                   void *context) {
    void *symbol = dlsym(RTLD_NEXT, "pthread_create");
    create *real;
    memcpy(&real, &symbol, sizeof real);
    return no_threads ? EAGAIN : real(id, attributes, start, context);
}
#endif

static char folder[] = "/tmp/libplan-test-XXXXXX", path[64];

static void make_folder(void) {
    make();
    CHECK_TRUE("a folder", mkdtemp(folder) != NULL);
    snprintf(path, sizeof path, "%s/t.csv", folder);
    FILE *file = fopen(path, "wb");
    if (CHECK_TRUE("a file", file != NULL)) {
        CHECK_TRUE("written", fwrite(table, 1, strlen(table), file) == strlen(table));
        CHECK_INT("closed", fclose(file), 0);
    }
}

static void done_folder(void) {
    done();
    unlink(path);
    CHECK_INT("the folder", rmdir(folder), 0);
}

/* Half a lock is given back. */
static void locks(void) {
    plan_lock lock;
    CHECK_TRUE("given", plan_lock_init(&lock));
    plan_lock_take(&lock);
    plan_lock_tell(&lock);
    plan_lock_give(&lock);
    plan_lock_free(&lock);
    mutexes = 0;
    CHECK_INT("no mutex", plan_lock_init(&lock), !REFUSES);
    mutexes = -1;
    conditions = 0;
    CHECK_INT("no condition", plan_lock_init(&lock), !REFUSES);
    conditions = -1;
    CHECK_INT("all were given back", live, 0);
}

static void note(void *context) {
    *(bool *)context = true;
}

static void threads(void) {
    plan_thread thread;
    bool ran = false;
    CHECK_TRUE("started", plan_thread_start(&thread, note, &ran));
    plan_thread_join(&thread);
    CHECK_TRUE("ran", ran);
    plan_thread_join(&thread); /* once more does nothing */
    ran = false;
    no_threads = true;
    CHECK_INT("not started", plan_thread_start(&thread, note, &ran), !REFUSES);
    plan_thread_join(&thread);
    CHECK_INT("did not run", ran, !REFUSES);
    no_threads = false;
}

/* Either there is no memory for the lock, and nothing is lost, or the report is the same. */
static void check_ways(const char *label, const way *w, const text *expected) {
    text got = {NULL, 0, 0};
    plan_allocator allocator = ending_after(1000000000);
    plan_status status = run(&allocator, w, &got);
    if (status != PLAN_NO_MEMORY && CHECK_STATUS(label, status, PLAN_OK)) {
        CHECK_TRUE(label, got.length == expected->length &&
                              memcmp(got.data, expected->data, got.length) == 0);
    }
    CHECK_INT(label, memory.live, 0);
    CHECK_INT(label, live, 0);
    free(got.data);
}

static void reports(void) {
    text expected = {NULL, 0, 0};
    way w = {1, 20, NULL, NULL, NULL, NULL};
    if (!CHECK_STATUS("one thread", run(NULL, &w, &expected), PLAN_OK)) {
        return;
    }
    for (int streamed = 0; streamed < 2; streamed++) {
        w.folder = streamed ? folder : NULL;
        for (w.threads = 1; w.threads <= 4; w.threads += 3) {
            no_threads = true;
            check_ways("no threads", &w, &expected);
            no_threads = false;
            for (int given = 0; given < 4; given++) {
                mutexes = given;
                check_ways("one lock too few", &w, &expected);
                mutexes = -1;
            }
        }
    }
    free(expected.data);
}

TEST_MAIN("thread", {"the folder is made", make_folder}, {"locks", locks}, {"threads", threads},
          {"reports", reports}, {"the folder is removed", done_folder})
