/* Watching long calls: what is told, and ending them at any moment. */
#include "build.h"
#include "failing.h"

#include "watch.h"

#include <stdbool.h>
#include <time.h>

static const char plan[] =
    "{\"libplan\":1,\"indicators\":["
    "{\"code\":\"a\",\"kind\":\"share\",\"unit\":\"%\"},{\"code\":\"b\",\"kind\":\"share\","
    "\"unit\":\"%\"}],\"partitions\":[{\"code\":\"ab\",\"members\":[\"a\",\"b\"],\"total\":100}]}";

/* What a watcher saw, and the moment at which it ends the call. */
typedef struct seen {
    size_t count, ends_at; /* 0: never */
    size_t phases[3];
    plan_moment first, last;
    bool goes_back, wrong_size, too_far;
    size_t after_the_end;
} seen;

static int32_t see(void *context, const plan_moment *moment) {
    seen *s = context;
    bool same = s->count > 0 && s->last.phase == moment->phase;
    s->goes_back = s->goes_back || (same && moment->done < s->last.done);
    s->wrong_size = s->wrong_size || moment->struct_size != sizeof *moment;
    s->too_far = s->too_far || (moment->total > 0 && moment->done > moment->total);
    s->after_the_end += s->ends_at > 0 && s->count >= s->ends_at ? 1 : 0;
    s->first = s->count == 0 ? *moment : s->first;
    s->last = *moment;
    s->phases[moment->phase]++;
    s->count++;
    return s->count == s->ends_at ? 7 : 0;
}

/* A table of `rows` rows whose second group is wrong; to be freed. */
static char *table_of(size_t rows) {
    char *text = malloc(rows * 20 + 100), *end = text;
    if (text == NULL) {
        CHECK_TRUE("memory", false);
        exit(1);
    }
    end += sprintf(end, "indicator,period,value\n");
    for (size_t i = 0; i < rows; i++) {
        end += sprintf(end, "%c,%04u,%s\n", i % 2 == 0 ? 'a' : 'b', (unsigned)(1900 + i / 2 % 200),
                       i % 2 == 0 ? "40.0"
                       : i == 3   ? "61.0"
                                  : "60.0");
    }
    return text;
}

typedef struct run {
    plan_document *document;
    plan_report *report;
    plan_error error;
} run;

static void open_run(run *r, const plan_allocator *allocator, seen *s) {
    memset(r, 0, sizeof *r);
    plan_error_init(&r->error);
    CHECK_STATUS("document", plan_document_new(allocator, &r->document), PLAN_OK);
    CHECK_STATUS("report", plan_report_new(allocator, NULL, &r->report), PLAN_OK);
    CHECK_STATUS("plan",
                 plan_json_read(r->document, "p", plan, sizeof plan - 1, NULL, r->report, NULL),
                 PLAN_OK);
    CHECK_STATUS("watch", plan_document_watch(r->document, see, s), PLAN_OK);
}

static void close_run(run *r) {
    plan_report_free(r->report);
    plan_document_free(r->document);
}

static plan_status read_and_check(run *r, const char *table, size_t piece) {
    plan_data data = {.struct_size = (uint32_t)sizeof data, .path = "t.csv", .number_format = -1};
    build_source source = {table, 0, piece};
    plan_status status =
        plan_csv_read(r->document, &data, build_read, &source, NULL, r->report, &r->error);
    status = status == PLAN_OK || status == PLAN_FINDINGS
                 ? plan_check(r->document, NULL, r->report, &r->error)
                 : status;
    if (status == PLAN_OK) {
        source.at = 0;
        status = plan_csv_cite(r->document, &data, build_read, &source, NULL, r->report, &r->error);
    }
    return status;
}

static void tells(void) {
    seen s;
    run r;
    char *table = table_of(8);
    memset(&s, 0, sizeof s);
    open_run(&r, NULL, &s);
    CHECK_STATUS("all of it", read_and_check(&r, table, 0), PLAN_OK);
    CHECK_TRUE("start and end of each phase", s.phases[PLAN_PHASE_READ] >= 2 &&
                                                  s.phases[PLAN_PHASE_CHECK] >= 2 &&
                                                  s.phases[PLAN_PHASE_CITE] >= 2);
    CHECK_TRUE("only forwards", !s.goes_back && !s.wrong_size && !s.too_far);
    CHECK_INT("first", s.first.phase, PLAN_PHASE_READ);
    CHECK_U64("nothing done", s.first.done, 0);
    CHECK_U64("no rows", s.first.rows, 0);
    CHECK_INT("last", s.last.phase, PLAN_PHASE_CITE);
    CHECK_U64("all bytes", s.last.done, strlen(table));
    CHECK_U64("of a source nobody knows the size", s.last.total, 0);
    CHECK_U64("rows", s.last.rows, 8);
    CHECK_STATUS("no document", plan_document_watch(NULL, see, &s), PLAN_INVALID);
    close_run(&r);
    free(table);
}

/* 20 000 rows in pieces of one byte: by the row or the piece it would be told ten thousands of
 * times. Each hundredth of a second adds one beat, whatever the machine. */
static void is_rare(void) {
    seen s;
    run r;
    struct timespec start, end;
    char *table = table_of(20000);
    memset(&s, 0, sizeof s);
    open_run(&r, NULL, &s);
    timespec_get(&start, TIME_UTC);
    CHECK_STATUS("all of it", read_and_check(&r, table, 1), PLAN_OK);
    timespec_get(&end, TIME_UTC);
    double seconds =
        difftime(end.tv_sec, start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec) / 1e9;
    CHECK_TRUE("a hundred times a second, six ends beside", (double)s.count <= 100 * seconds + 7);
    CHECK_TRUE("only forwards", !s.goes_back && !s.too_far);
    close_run(&r);
    free(table);
}

/* Ended at every moment that a whole run has; then all is given back. */
static void ends(void) {
    char *table = table_of(400);
    for (size_t at = 1;; at++) {
        failing f = {-1, 0, 0};
        plan_allocator a = {&f, failing_allocate, failing_resize, failing_release};
        seen s;
        run r;
        memset(&s, 0, sizeof s);
        s.ends_at = at;
        open_run(&r, &a, &s);
        plan_status status = read_and_check(&r, table, 0);
        if (s.count < at) {
            CHECK_STATUS("not ended", status, PLAN_OK);
            close_run(&r);
            break;
        }
        CHECK_STATUS("ended", status, PLAN_CANCELLED);
        CHECK_STATUS("error", r.error.status, PLAN_CANCELLED);
        CHECK_U64("told no more", s.after_the_end, 0);
        close_run(&r);
        CHECK_INT("blocks given back", f.live, 0);
    }
    free(table);
}

static const char two_files[] =
    "{\"libplan\":1,\"indicators\":[{\"code\":\"a\",\"kind\":\"share\",\"unit\":\"%\"}],"
    "\"data\":[{\"path\":\"tests/data/wdi/none.csv\"},{\"path\":\"tests/data/empty-table.csv\"}]}";

/* A plan's tables: what is ended is not followed by the next file. */
static void ends_all_files(void) {
    plan_document *document = NULL;
    plan_report *report = NULL;
    seen s;
    memset(&s, 0, sizeof s);
    s.ends_at = 1;
    CHECK_STATUS("document", plan_document_new(NULL, &document), PLAN_OK);
    CHECK_STATUS("report", plan_report_new(NULL, NULL, &report), PLAN_OK);
    CHECK_STATUS("plan",
                 plan_json_read(document, "p", two_files, sizeof two_files - 1, NULL, report, NULL),
                 PLAN_OK);
    CHECK_STATUS("watch", plan_document_watch(document, see, &s), PLAN_OK);
    CHECK_STATUS("ended", plan_json_read_data(document, PLAN_SOURCE_DIR, NULL, report, NULL),
                 PLAN_CANCELLED);
    CHECK_STR("at the second, the first is not there", s.last.name, "tests/data/empty-table.csv");
    CHECK_TRUE("its size is known", s.last.total > 0);
    plan_report_free(report);
    plan_document_free(document);
}

/* The pulse alone: without a watcher it costs nothing and never ends anything. */
static void pulse(void) {
    seen s;
    plan_pulse p;
    plan_watcher nobody = {NULL, NULL}, one = {see, &s};
    memset(&s, 0, sizeof s);
    plan_pulse_begin(&p, &nobody, PLAN_PHASE_CHECK, NULL, 5);
    CHECK_STATUS("nobody", plan_pulse_tell(&p), PLAN_OK);
    CHECK_STATUS("nobody", plan_pulse_beat(&p), PLAN_OK);
    s.ends_at = 2;
    plan_pulse_begin(&p, &one, PLAN_PHASE_READ, "x", 5);
    CHECK_STATUS("first", plan_pulse_tell(&p), PLAN_OK);
    CHECK_STATUS("second", plan_pulse_tell(&p), PLAN_CANCELLED);
    CHECK_STATUS("stays so", plan_pulse_tell(&p), PLAN_CANCELLED);
    CHECK_STATUS("stays so", plan_pulse_beat(&p), PLAN_CANCELLED);
    CHECK_U64("told twice", s.count, 2);
    CHECK_STR("name", s.last.name, "x");
    CHECK_U64("total", s.last.total, 5);
}

TEST_MAIN("watch", {"tells", tells}, {"is rare", is_rare}, {"ends", ends},
          {"ends all files", ends_all_files}, {"pulse", pulse})
