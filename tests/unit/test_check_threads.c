/* The same report whatever checks its areas: one thread or several, all findings or the first few,
 * and with memory that ends somewhere. */
#include <pthread.h>

#include "build.h"

#include "check.h"

static const char plan[] =
    "{\"libplan\": 1, \"number_format\": \"plain\", \"indicators\": ["
    "{\"code\": \"a\", \"kind\": \"share\", \"unit\": \"%\"},"
    "{\"code\": \"b\", \"kind\": \"share\", \"unit\": \"%\"},"
    "{\"code\": \"x\", \"kind\": \"level\", \"unit\": \"km\", \"required\": [\"actual\"]},"
    "{\"code\": \"never\", \"kind\": \"level\", \"unit\": \"km\", \"required\": [\"actual\"]},"
    "{\"code\": \"x_growth\", \"kind\": \"growth\", \"unit\": \"%\", \"of\": \"x\"}],"
    "\"partitions\": [{\"code\": \"all\", \"total\": 100, \"members\": [\"a\", \"b\"]}],"
    "\"rules\": [{\"id\": \"small\", \"check\": \"x <= 1002 km\"}]}";

enum { AREAS = 900, YEARS = 10 };

/* Sums and growths that fail here and there, figures that exclude each other, bounds that are
 * exceeded, gaps, and values that are implied: growth on a year that has no figure. */
static char *make_table(void) {
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
            if (n % 41 != 0) {
                at += (size_t)snprintf(text + at, size - at, "A%u,x,%u,%u.0\n", area, 2000 + year,
                                       1000 + year);
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

static plan_status take(void *context, const void *data, size_t size) {
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

/* Reads plan and table, and checks with so many threads; *arm is called before the check. */
static plan_status run(const plan_allocator *allocator, uint32_t threads, size_t max_findings,
                       void (*arm)(void), text *json) {
    plan_document *document = NULL;
    plan_report *report = NULL;
    plan_report_options make = {sizeof make, -1, max_findings};
    plan_check_options options = {sizeof options, 20000, threads};
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
    status = status == PLAN_OK
                 ? plan_csv_read(document, &data, build_read, &source, NULL, report, NULL)
                 : status;
    if (arm != NULL) {
        arm();
    }
    status = status == PLAN_OK ? plan_check(document, &options, report, NULL) : status;
    if (json != NULL && status == PLAN_OK) {
        plan_write_options write = {0};
        write.struct_size = (uint32_t)sizeof write;
        status = plan_report_write(report, PLAN_FORMAT_JSON, &write, take, json);
    }
    plan_report_free(report);
    plan_document_free(document);
    return status;
}

static void same_bytes(void) {
    static const size_t findings[] = {1, 7, 100, 1000, 100000};
    for (size_t i = 0; i < sizeof findings / sizeof findings[0]; i++) {
        text one = {NULL, 0, 0};
        if (!CHECK_STATUS("one thread", run(NULL, 1, findings[i], NULL, &one), PLAN_OK)) {
            continue;
        }
        CHECK_TRUE("there is something to find", one.length > 1000);
        for (uint32_t threads = 0; threads <= 8; threads += threads < 3 ? 1 : 5) {
            text more = {NULL, 0, 0};
            char label[64];
            snprintf(label, sizeof label, "%u threads, %zu findings", (unsigned)threads,
                     findings[i]);
            CHECK_STATUS(label, run(NULL, threads, findings[i], NULL, &more), PLAN_OK);
            CHECK_TRUE(label,
                       more.length == one.length && memcmp(more.data, one.data, one.length) == 0);
            free(more.data);
        }
        free(one.data);
    }
}

/* --- Memory that ends while several threads ask for it -------------------------------------- */

typedef struct shared {
    pthread_mutex_t mutex;
    int armed;
    long left, live;
    long long held;
} shared;
static shared memory = {PTHREAD_MUTEX_INITIALIZER, 0, 0, 0, 0};

static int may(void) {
    return !memory.armed || memory.left-- > 0;
}

static void *allocate(void *context, size_t size) {
    (void)context;
    pthread_mutex_lock(&memory.mutex);
    void *made = may() ? malloc(size) : NULL;
    memory.live += made != NULL ? 1 : 0;
    memory.held += made != NULL ? (long long)size : 0;
    pthread_mutex_unlock(&memory.mutex);
    return made;
}

static void *resize(void *context, void *pointer, size_t old_size, size_t new_size) {
    (void)context;
    pthread_mutex_lock(&memory.mutex);
    void *made = may() ? realloc(pointer, new_size) : NULL;
    if (made != NULL) {
        memory.live += pointer == NULL ? 1 : 0;
        memory.held += (long long)new_size - (pointer == NULL ? 0 : (long long)old_size);
    }
    pthread_mutex_unlock(&memory.mutex);
    return made;
}

static void release(void *context, void *pointer, size_t size) {
    (void)context;
    pthread_mutex_lock(&memory.mutex);
    memory.live -= pointer != NULL ? 1 : 0;
    memory.held -= pointer != NULL ? (long long)size : 0;
    free(pointer);
    pthread_mutex_unlock(&memory.mutex);
}

static void arm(void) {
    memory.armed = 1;
}

static void memory_ends(void) {
    plan_allocator allocator = {&memory, allocate, resize, release};
    plan_status status = PLAN_NO_MEMORY;
    /* Which allocation fails is chance with several threads; that none is lost is not. */
    for (long n = 0; n < 5000 && status == PLAN_NO_MEMORY; n += n < 40 ? 1 : 11) {
        memory.armed = 0;
        memory.left = n;
        status = run(&allocator, 3, 5, arm, NULL);
        CHECK_TRUE("no memory, or done", status == PLAN_OK || status == PLAN_NO_MEMORY);
        CHECK_INT("blocks not given back", memory.live, 0);
        CHECK_INT("bytes not given back", memory.held, 0);
    }
    CHECK_STATUS("it succeeds in the end", status, PLAN_OK);
}

static void make(void) {
    table = make_table();
    CHECK_TRUE("the table", table != NULL);
}

static void done(void) {
    free(table);
    table = NULL;
}

TEST_MAIN("check threads", {"the table is made", make}, {"same bytes", same_bytes},
          {"memory ends", memory_ends}, {"the table is freed", done})
