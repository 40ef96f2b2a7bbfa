/* A table of many areas with findings of many rules, a report as bytes, and memory that ends while
 * several threads ask for it: for tests of threads and of streaming. */
#ifndef PLAN_TESTS_MANY_H
#define PLAN_TESTS_MANY_H

#include <pthread.h>

#include "build.h"

static const char plan[] =
    "{\"libplan\": 1, \"number_format\": \"plain\", \"indicators\": ["
    "{\"code\": \"a\", \"kind\": \"share\", \"unit\": \"%\"},"
    "{\"code\": \"b\", \"kind\": \"share\", \"unit\": \"%\"},"
    "{\"code\": \"x\", \"kind\": \"level\", \"unit\": \"km\", \"required\": [\"actual\"]},"
    "{\"code\": \"never\", \"kind\": \"level\", \"unit\": \"km\", \"required\": [\"actual\"]},"
    "{\"code\": \"x_growth\", \"kind\": \"growth\", \"unit\": \"%\", \"of\": \"x\"}],"
    "\"partitions\": [{\"code\": \"all\", \"total\": 100, \"members\": [\"a\", \"b\"]}],"
    "\"rules\": [{\"id\": \"small\", \"check\": \"x <= 1002 km\"}]}";

/* Sanitizers cost a factor of ten: then there are fewer areas. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
enum { AREAS = 220, YEARS = 10 };
#else
enum { AREAS = 900, YEARS = 10 };
#endif

/* Sums and growths that fail here and there, figures that exclude each other, bounds that are
 * exceeded, gaps, and values that are implied: growth on a year that has no figure. */
static inline char *make_table(void) {
    size_t size = (size_t)AREAS * YEARS * 200 + 100, at = 0;
    char *text = malloc(size);
    if (text == NULL) {
        return NULL;
    }
    at += (size_t)snprintf(text, size, "area,indicator,period,value\n");
    for (unsigned area = 0; area < AREAS; area++) {
        for (unsigned year = 0; year < YEARS; year++) {
            unsigned n = area * YEARS + year, a = n * 7919 % 100, off = n % 37 == 0 ? 1 : 0;
            at += (size_t)snprintf(text + at, size - at, "A%u,a,%u,%u\nA%u,b,%u,%u\n", area,
                                   2000 + year, a, area, 2000 + year, 100 + off * 5 - a);
            if (n % 61 == 0) {
                at += (size_t)snprintf(text + at, size - at, "A%u,x,%u,%u.0-%u.0\n", area,
                                       2000 + year, 900 + year, 1100 + year);
            } else if (n % 41 != 0) {
                at += (size_t)snprintf(text + at, size - at, "A%u,x,%u,%u.0\n", area, 2000 + year,
                                       1000 + year);
            }
            if (n % 997 == 0) {
                at += (size_t)snprintf(text + at, size - at, "A%u,x,%u,?\n", area, 2000 + year);
            }
            if (n % 53 == 0) {
                at += (size_t)snprintf(text + at, size - at, "A%u,x,%u,%u.0\n", area, 2000 + year,
                                       1000 + year + n % 2);
            }
            at += (size_t)snprintf(text + at, size - at, "A%u,x_growth,%u,%s\n", area, 2000 + year,
                                   n % 29 == 0 ? "3.0" : "0.1");
        }
    }
    return text;
}

static char *table;

typedef struct text {
    char *data;
    size_t length, capacity;
} text;

static inline plan_status take(void *context, const void *data, size_t size) {
    text *t = context;
    if (t->length + size > t->capacity) {
        size_t capacity = 2 * t->capacity + size + 1000;
        char *larger = realloc(t->data, capacity);
        if (larger == NULL) {
            return PLAN_NO_MEMORY;
        }
        t->data = larger;
        t->capacity = capacity;
    }
    memcpy(t->data + t->length, data, size);
    t->length += size;
    return PLAN_OK;
}

/* How it is checked. */
typedef struct way {
    uint32_t threads;
    size_t max_findings;
    const char *folder; /* of a file t.csv that is checked as it is read; NULL: the text, kept */
    void (*arm)(void);  /* called when memory may end from then on, or NULL */
    plan_watch watch;
    void *context;
} way;

/* Reads plan and table, checks, and writes the report. */
static inline plan_status run(const plan_allocator *allocator, const way *w, text *json) {
    plan_document *document = NULL;
    plan_report *report = NULL;
    plan_report_options make = {sizeof make, -1, w->max_findings};
    plan_check_options options = {sizeof options, 20000, w->threads};
    plan_limits limits = {
        .struct_size = (uint32_t)sizeof limits, .rows = PLAN_ROWS_CHECK, .threads = w->threads};
    plan_data data;
    build_source source = {table, 0, 0};
    memset(&data, 0, sizeof data);
    data.struct_size = (uint32_t)sizeof data;
    data.path = "t.csv";
    data.number_format = -1;
    plan_status status = plan_document_new(allocator, &document);
    status = status == PLAN_OK ? plan_report_new(allocator, &make, &report) : status;
    status = status == PLAN_OK
                 ? plan_json_read(document, "p.json", plan, strlen(plan), NULL, report, NULL)
                 : status;
    status = status == PLAN_OK ? plan_document_watch(document, w->watch, w->context) : status;
    if (w->arm != NULL) {
        w->arm();
    }
    if (status == PLAN_OK && w->folder != NULL) {
        status = plan_csv_read_file(document, &data, w->folder, &limits, report, NULL);
    } else if (status == PLAN_OK) {
        status = plan_csv_read(document, &data, build_read, &source, NULL, report, NULL);
    }
    status = status == PLAN_OK || status == PLAN_FINDINGS
                 ? plan_check(document, &options, report, NULL)
                 : status;
    if (json != NULL && status == PLAN_OK) {
        plan_write_options write = {0};
        write.struct_size = (uint32_t)sizeof write;
        status = plan_report_write(report, PLAN_FORMAT_JSON, &write, take, json);
    }
    plan_report_free(report);
    plan_document_free(document);
    return status;
}

/* --- Memory that ends while several threads ask for it -------------------------------------- */

typedef struct shared {
    pthread_mutex_t mutex;
    int armed;
    long left, live;
    long long held, most;
} shared;
static shared memory = {PTHREAD_MUTEX_INITIALIZER, 0, 0, 0, 0, 0};

static inline int may(void) {
    return !memory.armed || memory.left-- > 0;
}

static inline void *allocate(void *context, size_t size) {
    (void)context;
    pthread_mutex_lock(&memory.mutex);
    void *made = may() ? malloc(size) : NULL;
    memory.live += made != NULL ? 1 : 0;
    memory.held += made != NULL ? (long long)size : 0;
    memory.most = memory.held > memory.most ? memory.held : memory.most;
    pthread_mutex_unlock(&memory.mutex);
    return made;
}

static inline void *resize(void *context, void *pointer, size_t old_size, size_t new_size) {
    (void)context;
    pthread_mutex_lock(&memory.mutex);
    void *made = may() ? realloc(pointer, new_size) : NULL;
    if (made != NULL) {
        memory.live += pointer == NULL ? 1 : 0;
        memory.held += (long long)new_size - (pointer == NULL ? 0 : (long long)old_size);
        memory.most = memory.held > memory.most ? memory.held : memory.most;
    }
    pthread_mutex_unlock(&memory.mutex);
    return made;
}

static inline void release(void *context, void *pointer, size_t size) {
    (void)context;
    pthread_mutex_lock(&memory.mutex);
    memory.live -= pointer != NULL ? 1 : 0;
    memory.held -= pointer != NULL ? (long long)size : 0;
    free(pointer);
    pthread_mutex_unlock(&memory.mutex);
}

static inline void arm(void) {
    memory.armed = 1;
}

/* So many allocations succeed once it is armed. */
static inline plan_allocator ending_after(long n) {
    plan_allocator allocator = {&memory, allocate, resize, release};
    memory.armed = 0;
    memory.left = n;
    return allocator;
}

static inline void make(void) {
    table = make_table();
    CHECK_TRUE("the table", table != NULL);
}

static inline void done(void) {
    free(table);
    table = NULL;
}

#endif
