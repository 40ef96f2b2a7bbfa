/* Compressed tables: known by their first bytes, unpacked whatever the pieces, damage told. */
#include "build.h"
#include "failing.h"

#include "csv_packed.h"
#include "csv_table.h"

#include "packed_samples.inc"

static const char plan[] =
    "{\"libplan\":1,\"number_format\":\"plain\",\"indicators\":["
    "{\"code\":\"a\",\"kind\":\"share\",\"unit\":\"%\"},{\"code\":\"b\",\"kind\":\"share\","
    "\"unit\":\"%\"}],\"partitions\":[{\"code\":\"ab\",\"members\":[\"a\",\"b\"],\"total\":100}]}";
enum { ROWS = 80 };

/* The two samples, where the build reads them. */
typedef struct sample {
    const char *name;
    const unsigned char *bytes;
    size_t size;
} sample;

static size_t samples(sample out[2]) {
    sample all[2] = {{"gzip", gzip_sample, sizeof gzip_sample},
                     {"zstd", zstd_sample, sizeof zstd_sample}};
    size_t n = 0;
    for (size_t i = 0; i < 2; i++) {
        if (strstr(plan_features(), all[i].name) != NULL) {
            out[n++] = all[i];
        }
    }
    return n;
}

/* Bytes in pieces. */
typedef struct bytes {
    const unsigned char *data;
    size_t size, at, piece; /* 0: all */
} bytes;

static plan_status give(void *context, void *buffer, size_t size, size_t *read) {
    bytes *b = context;
    size_t n = b->size - b->at < size ? b->size - b->at : size;
    n = b->piece > 0 && n > b->piece ? b->piece : n;
    memcpy(buffer, b->data + b->at, n);
    b->at += n;
    *read = n;
    return PLAN_OK;
}

typedef struct outcome {
    plan_status status;
    uint64_t rows;
    char message[1000]; /* the P1xx findings, one a line */
    bool incomplete;
} outcome;

/* Of all readings that name no limits. */
static uint32_t threads = 1;

static outcome read_with(const plan_allocator *allocator, const unsigned char *data, size_t size,
                         size_t piece, const plan_limits *limits) {
    plan_document *document = NULL;
    plan_report *report = NULL;
    plan_data how = {.struct_size = (uint32_t)sizeof how, .path = "t", .number_format = -1};
    bytes source = {data, size, 0, piece};
    plan_limits own = {.struct_size = (uint32_t)sizeof own, .threads = threads};
    outcome o;
    limits = limits == NULL ? &own : limits;
    memset(&o, 0, sizeof o);
    o.status = plan_document_new(allocator, &document);
    o.status = o.status == PLAN_OK ? plan_report_new(allocator, NULL, &report) : o.status;
    o.status = o.status == PLAN_OK
                   ? plan_json_read(document, "p", plan, sizeof plan - 1, NULL, report, NULL)
                   : o.status;
    o.status = o.status == PLAN_OK
                   ? plan_csv_read(document, &how, give, &source, limits, report, NULL)
                   : o.status;
    o.rows = plan_document_count(document);
    if (o.status == PLAN_FINDINGS && plan_report_close(report) == PLAN_OK) {
        plan_summary summary;
        o.incomplete = plan_report_summary(report, &summary) == PLAN_OK && summary.incomplete;
        for (size_t i = 0; i < plan_report_finding_count(report); i++) {
            const plan_finding *f = plan_report_finding(report, i);
            size_t n = strlen(o.message);
            snprintf(o.message + n, sizeof o.message - n, "%s %s\n", f->code, f->message);
        }
    }
    plan_report_free(report);
    plan_document_free(document);
    return o;
}

static outcome read_all(const unsigned char *data, size_t size, size_t piece) {
    return read_with(NULL, data, size, piece, NULL);
}

static void marks(void) {
    static const struct {
        const char *name, *command, *bytes;
        size_t size;
        int packed;
    } rows[] = {
        {"gzip", "gzip -dc", "\x1F\x8B\x08\x00", 4, PLAN_PACKED_GZIP},
        {"zstd", "zstd -dc", "\x28\xB5\x2F\xFD\x00", 5, PLAN_PACKED_ZSTD},
        {"zstd", "zstd -dc", "\x5A\x2A\x4D\x18\x00", 5, PLAN_PACKED_ZSTD}, /* to be skipped */
        {"bzip2", "bzip2 -dc", "BZh91AY&SY", 10, PLAN_PACKED_BZIP2},
        {"xz", "xz -dc", "\xFD\x37zXZ\x00", 6, PLAN_PACKED_XZ},
        {"lz4", "lz4 -dc", "\x04\x22\x4D\x18", 4, PLAN_PACKED_LZ4},
        {"compress", "gzip -dc", "\x1F\x9D\x90", 3, PLAN_PACKED_COMPRESS},
        {"7-Zip", "7z x -so", "7z\xBC\xAF\x27\x1C", 6, PLAN_PACKED_SEVEN},
        {"zip", "", "PK\x03\x04", 4, PLAN_PACKED_ZIP},
        {"", "", "BZh9,value", 10, PLAN_PACKED_NOT},
        {"", "", "7z,period\n", 10, PLAN_PACKED_NOT},
        {"", "", "PK,period\n", 10, PLAN_PACKED_NOT},
        {"", "", "indicator,", 10, PLAN_PACKED_NOT},
        {"", "", "\x1F", 1, PLAN_PACKED_NOT},
        {"", "", "", 0, PLAN_PACKED_NOT},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        int packed = plan_packed_of((const unsigned char *)rows[i].bytes, rows[i].size);
        CHECK_INT(rows[i].bytes, packed, rows[i].packed);
        CHECK_STR(rows[i].bytes, plan_packed_name(packed), rows[i].name);
        CHECK_STR(rows[i].bytes, plan_packed_command(packed), rows[i].command);
        bool reads = (packed == PLAN_PACKED_GZIP || packed == PLAN_PACKED_ZSTD) &&
                     strstr(plan_features(), rows[i].name) != NULL;
        CHECK_INT(rows[i].name, plan_packed_is_built_in(packed), reads);
    }
}

static void reads(void) {
    sample all[2];
    size_t n = samples(all);
    for (size_t i = 0; i < n; i++) {
        for (size_t piece = 0; piece <= all[i].size; piece++) {
            outcome o = read_all(all[i].bytes, all[i].size, piece);
            CHECK_STATUS(all[i].name, o.status, PLAN_OK);
            CHECK_U64(all[i].name, o.rows, ROWS);
        }
    }
    /* A table that is read again gives the same cells; two formats that nobody has. */
    CHECK_TRUE("known words", strspn(plan_features(), "gzipstd ") == strlen(plan_features()));
}

/* Members behind each other are one table: rows of a second header are not, so the second member
 * begins in the midst of the first one's text, here with nothing at all. */
static void members(void) {
    static const unsigned char empty_gzip[] = {0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3,
                                               3,    0,    0, 0, 0, 0, 0, 0, 0, 0};
    static const unsigned char skipped[] = {0x50, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 'a', 'b', 'c'};
    static const unsigned char zeros[3] = {0, 0, 0};
    sample all[2];
    size_t n = samples(all);
    for (size_t i = 0; i < n; i++) {
        unsigned char joined[1000];
        bool is_gzip = strcmp(all[i].name, "gzip") == 0;
        const unsigned char *other = is_gzip ? empty_gzip : skipped;
        size_t size = is_gzip ? sizeof empty_gzip : sizeof skipped;
        memcpy(joined, other, size);
        memcpy(joined + size, all[i].bytes, all[i].size);
        memcpy(joined + size + all[i].size, other, size);
        size_t total = 2 * size + all[i].size;
        for (size_t piece = 0; piece < 40; piece++) {
            outcome o = read_all(joined, total, piece);
            CHECK_STATUS(all[i].name, o.status, PLAN_OK);
            CHECK_U64(all[i].name, o.rows, ROWS);
        }
        if (is_gzip) {
            memcpy(joined + total, zeros, sizeof zeros);
            CHECK_STATUS("padded", read_all(joined, total + 3, 1).status, PLAN_OK);
            joined[total + 3] = 'x';
            outcome o = read_all(joined, total + 4, 1);
            CHECK_STATUS("text behind zeros", o.status, PLAN_FINDINGS);
            CHECK_U64("its rows", o.rows, ROWS);
        }
    }
}

/* What follows the last member is told with its place, and the rows stay. */
static void trailing(void) {
    static const char *const tails[] = {
        "\n",  "x", "hello", "indicator,period,value\na,1999,1.0\n", "\x1f", "\x1fzyxwvutsrq",
        "\x28"};
    sample all[2];
    size_t n = samples(all);
    for (size_t i = 0; i < n; i++) {
        for (size_t t = 0; t < sizeof tails / sizeof tails[0]; t++) {
            unsigned char joined[1000];
            char expected[100];
            memcpy(joined, all[i].bytes, all[i].size);
            memcpy(joined + all[i].size, tails[t], strlen(tails[t]));
            snprintf(expected, sizeof expected, "follows the %s data, from byte %zu;", all[i].name,
                     all[i].size);
            for (size_t piece = 0; piece < 3; piece++) {
                outcome o = read_all(joined, all[i].size + strlen(tails[t]), piece);
                CHECK_STATUS(tails[t], o.status, PLAN_FINDINGS);
                CHECK_TRUE(tails[t], o.incomplete && o.rows == ROWS);
                if (!CHECK_TRUE(tails[t], strstr(o.message, expected) != NULL)) {
                    printf("%s", o.message);
                }
            }
        }
    }
}

/* Cut anywhere: never in order, never lost what came before, and the place is that of the cut. */
static void cut(void) {
    sample all[2];
    size_t n = samples(all);
    for (size_t i = 0; i < n; i++) {
        uint64_t most = 0;
        for (size_t size = PLAN_PACKED_MARK; size < all[i].size; size++) {
            char expected[60];
            outcome o = read_all(all[i].bytes, size, size % 7);
            snprintf(expected, sizeof expected, "end in the middle, at byte %zu;", size);
            CHECK_STATUS(all[i].name, o.status, PLAN_FINDINGS);
            CHECK_TRUE(all[i].name, o.incomplete && strncmp(o.message, "P122", 4) == 0);
            CHECK_TRUE(all[i].name, strstr(o.message, expected) != NULL);
            CHECK_TRUE("rows come, none goes", o.rows >= most);
            most = o.rows;
        }
        CHECK_U64("all of them before the checksum", most, ROWS);
    }
}

/* Any byte changed: told, or no matter: time and system within the header of gzip, a larger window
 * than is needed within that of zstd. */
static void damaged(void) {
    sample all[2];
    size_t n = samples(all);
    for (size_t i = 0; i < n; i++) {
        size_t told = 0;
        for (size_t at = 0; at < all[i].size; at++) {
            unsigned char copy[1000];
            memcpy(copy, all[i].bytes, all[i].size);
            copy[at] ^= 0x55;
            outcome o = read_all(copy, all[i].size, 0);
            if (o.status == PLAN_OK) {
                CHECK_U64("the same rows", o.rows, ROWS);
                bool is_gzip = strcmp(all[i].name, "gzip") == 0;
                if (!CHECK_TRUE("of no matter", is_gzip ? at >= 4 && at < 10 : at == 5)) {
                    printf("byte %zu\n", at);
                }
            } else {
                CHECK_STATUS(all[i].name, o.status, PLAN_FINDINGS);
                CHECK_TRUE(all[i].name, o.incomplete);
                told++;
            }
        }
        CHECK_TRUE("nearly all", told >= all[i].size - 6);
    }
}

static void limits(void) {
    sample all[2];
    size_t n = samples(all);
    for (size_t i = 0; i < n; i++) {
        plan_limits few = {.struct_size = (uint32_t)sizeof few, .max_unpacked = 500};
        outcome o = read_with(NULL, all[i].bytes, all[i].size, 0, &few);
        CHECK_STATUS("bytes", o.status, PLAN_FINDINGS);
        CHECK_TRUE("named",
                   strstr(o.message, "P121 limit reached: unpacked bytes (limit 500)") != NULL);
        few.max_unpacked = 983; /* as many as the sample has */
        o = read_with(NULL, all[i].bytes, all[i].size, 0, &few);
        CHECK_STATUS("just enough", o.status, PLAN_OK);
        few.max_ratio = 1; /* beyond the first 64 MiB alone */
        CHECK_STATUS("a small one", read_with(NULL, all[i].bytes, all[i].size, 0, &few).status,
                     PLAN_OK);
    }
}

static plan_status unpack_with(const plan_allocator *allocator, size_t which) {
    sample all[2];
    size_t n = samples(all);
    return which < n ? read_with(allocator, all[which].bytes, all[which].size, 0, NULL).status
                     : PLAN_OK;
}

static plan_status unpack_first(const plan_allocator *allocator) {
    return unpack_with(allocator, 0);
}

static plan_status unpack_second(const plan_allocator *allocator) {
    return unpack_with(allocator, 1);
}

static void memory(void) {
    sample all[2];
    size_t n = samples(all);
    CHECK_TRUE("first", n < 1 || failing_everywhere(unpack_first));
    CHECK_TRUE("second", n < 2 || failing_everywhere(unpack_second));
}

/* Sorts that are not read, by this build or ever: what to do is said. */
static void unread(void) {
    static const struct {
        const char *bytes;
        size_t size;
        const char *expected;
    } rows[] = {
        {"BZh91AY&SY\x01\x02", 12, "unpack the table first: bzip2 -dc"},
        {"\xFD\x37zXZ\x00\x00\x04", 8, "compressed by xz, which is not read"},
        {"PK\x03\x04\x14\x00", 6, "zip archive or a workbook (.xlsx); save the table as CSV"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        outcome o = read_all((const unsigned char *)rows[i].bytes, rows[i].size, 0);
        CHECK_STATUS(rows[i].expected, o.status, PLAN_FINDINGS);
        CHECK_TRUE(rows[i].expected, strstr(o.message, rows[i].expected) != NULL && o.incomplete);
    }
    if (strstr(plan_features(), "gzip") == NULL) {
        outcome o = read_all(gzip_sample, sizeof gzip_sample, 0);
        CHECK_TRUE("gzip", strstr(o.message, "rebuild with -DPLAN_WITH_ZLIB=ON") != NULL);
    }
    if (strstr(plan_features(), "zstd") == NULL) {
        outcome o = read_all(zstd_sample, sizeof zstd_sample, 0);
        CHECK_TRUE("zstd", strstr(o.message, "rebuild with -DPLAN_WITH_ZSTD=ON") != NULL);
    }
}

/* Plans are read as they are. */
static void plans(void) {
    plan_document *document = NULL;
    plan_report *report = NULL;
    CHECK_STATUS("document", plan_document_new(NULL, &document), PLAN_OK);
    CHECK_STATUS("report", plan_report_new(NULL, NULL, &report), PLAN_OK);
    CHECK_STATUS("refused",
                 plan_json_read(document, "p.gz", (const char *)gzip_sample, sizeof gzip_sample,
                                NULL, report, NULL),
                 PLAN_FINDINGS);
    CHECK_STATUS("close", plan_report_close(report), PLAN_OK);
    const plan_finding *f = build_finding(report, "P122");
    CHECK_TRUE("says what to do", f != NULL && strstr(f->message, "gzip -dc") != NULL);
    plan_report_free(report);
    plan_document_free(document);
}

/* The unpacker alone: one byte of room at a time. */
static void narrow(void) {
    sample all[2];
    size_t n = samples(all);
    plan_allocator a = {NULL, NULL, NULL, NULL};
    failing f = {-1, 0, 0};
    a.context = &f;
    a.allocate = failing_allocate;
    a.resize = failing_resize;
    a.release = failing_release;
    for (size_t i = 0; i < n; i++) {
        plan_unpacker u;
        size_t at = 0, total = 0, used, made;
        unsigned char out;
        CHECK_STATUS("init", plan_unpacker_init(&u, &a, plan_packed_of(all[i].bytes, all[i].size)),
                     PLAN_OK);
        do {
            CHECK_STATUS(
                all[i].name,
                plan_unpacker_run(&u, all[i].bytes + at, all[i].size - at, &used, &out, 1, &made),
                PLAN_OK);
            at += used;
            total += made;
        } while (used > 0 || made > 0);
        CHECK_U64(all[i].name, at, all[i].size);
        CHECK_U64(all[i].name, total, 983);
        CHECK_STATUS("end", plan_unpacker_end(&u), PLAN_OK);
        plan_unpacker_free(&u);
        plan_unpacker_free(&u);
        CHECK_INT("given back", f.live, 0);
    }
}

/* All of it once more, unpacked in a thread. */
static void with_threads(void) {
    threads = 2;
    reads();
    members();
    trailing();
    cut();
    damaged();
    unread();
    threads = 1;
}

/* A table of several rings: whatever the pieces, with threads it is as without. */
static void long_table(void) {
    enum { LONG = 300000 };
    sample all[2];
    size_t n = samples(all);
    for (size_t i = 0; i < n; i++) {
        size_t total = LONG / all[i].size * all[i].size;
        unsigned char *many = malloc(total);
        if (many == NULL) {
            CHECK_TRUE("memory", false);
            return;
        }
        for (size_t at = 0; at < total;
             at += all[i].size) { /* headers among them: rows of errors */
            memcpy(many + at, all[i].bytes, all[i].size);
        }
        for (size_t cut_off = 0; cut_off < 2; cut_off++) {
            outcome alone = read_all(many, total - cut_off * 5, 0);
            threads = 2;
            outcome shared = read_all(many, total - cut_off * 5, 0);
            outcome pieces = read_all(many, total - cut_off * 5, 997);
            threads = 1;
            CHECK_STATUS("status", shared.status, alone.status);
            CHECK_STR("words", shared.message, alone.message);
            CHECK_U64("rows", shared.rows, alone.rows);
            CHECK_STR("words of pieces", pieces.message, alone.message);
            CHECK_U64("rows of pieces", pieces.rows, alone.rows);
        }
        free(many);
    }
}

/* Memory that ends while a thread unpacks: the unpackers' own comes from the same allocator, so
 * counts are not those of one thread, and the thread sanitizer is not asked. */
#ifdef __SANITIZE_THREAD__
static void thread_without_memory(void) {
}
#else
static sample at_hand;

static plan_status read_by_thread(const plan_allocator *allocator) {
    outcome o = read_with(allocator, at_hand.bytes, at_hand.size, 0, NULL);
    CHECK_TRUE("all or nothing", o.status != PLAN_OK || o.rows == ROWS);
    return o.status;
}

static void thread_without_memory(void) {
    sample all[2];
    size_t n = samples(all);
    threads = 2;
    for (size_t i = 0; i < n; i++) {
        at_hand = all[i];
        CHECK_INT(all[i].name, failing_everywhere(read_by_thread), 1);
    }
    threads = 1;
}
#endif

/* A source that fails after so many bytes: the reader's status, with a thread as without. */
typedef struct broken {
    bytes all;
    size_t good;
} broken;

static plan_status give_until(void *context, void *buffer, size_t size, size_t *read) {
    broken *b = context;
    *read = 0;
    return b->all.at >= b->good ? PLAN_IO : give(&b->all, buffer, size, read);
}

static void source_fails(void) {
    sample all[2];
    size_t n = samples(all);
    for (size_t i = 0; i < n; i++) {
        for (size_t good = 0; good < all[i].size; good += 13) {
            for (uint32_t t = 1; t <= 2; t++) {
                plan_document *document = NULL;
                plan_report *report = NULL;
                plan_data how = {
                    .struct_size = (uint32_t)sizeof how, .path = "t", .number_format = -1};
                plan_limits own = {.struct_size = (uint32_t)sizeof own, .threads = t};
                broken source = {{all[i].bytes, all[i].size, 0, 13}, good};
                CHECK_STATUS("document", plan_document_new(NULL, &document), PLAN_OK);
                CHECK_STATUS("report", plan_report_new(NULL, NULL, &report), PLAN_OK);
                CHECK_STATUS(
                    "plan",
                    plan_json_read(document, "p", plan, sizeof plan - 1, NULL, report, NULL),
                    PLAN_OK);
                CHECK_STATUS(all[i].name,
                             plan_csv_read(document, &how, give_until, &source, &own, report, NULL),
                             PLAN_IO);
                plan_report_free(report);
                plan_document_free(document);
            }
        }
    }
}

/* Ended by the watcher, and by a limit, while the thread has more to give. */
static int32_t end_at_once(void *context, const plan_moment *moment) {
    (void)context;
    return moment->done > 0;
}

static void thread_ends(void) {
    sample all[2];
    size_t n = samples(all);
    for (size_t i = 0; i < n; i++) {
        plan_limits few = {.struct_size = (uint32_t)sizeof few, .max_unpacked = 500, .threads = 2};
        CHECK_STATUS("limit", read_with(NULL, all[i].bytes, all[i].size, 0, &few).status,
                     PLAN_FINDINGS);
        plan_document *document = NULL;
        plan_report *report = NULL;
        plan_data how = {.struct_size = (uint32_t)sizeof how, .path = "t", .number_format = -1};
        bytes source = {all[i].bytes, all[i].size, 0, 20};
        few.max_unpacked = 0;
        CHECK_STATUS("document", plan_document_new(NULL, &document), PLAN_OK);
        CHECK_STATUS("report", plan_report_new(NULL, NULL, &report), PLAN_OK);
        CHECK_STATUS("plan",
                     plan_json_read(document, "p", plan, sizeof plan - 1, NULL, report, NULL),
                     PLAN_OK);
        CHECK_STATUS("watch", plan_document_watch(document, end_at_once, NULL), PLAN_OK);
        CHECK_STATUS("ended", plan_csv_read(document, &how, give, &source, &few, report, NULL),
                     PLAN_CANCELLED);
        plan_report_free(report);
        plan_document_free(document);
    }
}

/* A second member that breaks after its first bytes. */
static void damaged_member(void) {
    sample all[2];
    size_t n = samples(all);
    for (size_t i = 0; i < n; i++) {
        unsigned char joined[2000];
        memcpy(joined, all[i].bytes, all[i].size);
        memcpy(joined + all[i].size, all[i].bytes, all[i].size);
        joined[2 * all[i].size - 3] ^= 0x55; /* of the checksum, or of the length behind it */
        outcome o = read_all(joined, 2 * all[i].size, 0);
        CHECK_STATUS(all[i].name, o.status, PLAN_FINDINGS);
        CHECK_TRUE(all[i].name, o.incomplete && strncmp(o.message, "P", 1) == 0);
    }
}

/* Out of an unpacker byte by byte; what it answers before and after the end, and after a fault. */
static void byte_by_byte(void) {
    sample all[2];
    size_t n = samples(all);
    plan_allocator a = plan_allocator_or_default(NULL);
    for (size_t i = 0; i < n; i++) {
        plan_unpacker u;
        size_t used = 0, made = 0, at = 0, total = 0;
        unsigned char byte;
        int packed = plan_packed_of(all[i].bytes, all[i].size);
        CHECK_STATUS("init", plan_unpacker_init(&u, &a, packed), PLAN_OK);
        CHECK_TRUE("more than there is", plan_unpacker_allocate(&u, SIZE_MAX) == NULL);
        plan_unpacker_release(&u, NULL);
        u.ended = true;
        do { /* what it holds, then what it makes of more bytes */
            CHECK_STATUS("run", plan_unpacker_run(&u, all[i].bytes, 0, &used, &byte, 1, &made),
                         PLAN_OK);
            total += made;
            if (made == 0) {
                CHECK_STATUS("run",
                             plan_unpacker_run(&u, all[i].bytes + at, all[i].size - at, &used,
                                               &byte, 1, &made),
                             PLAN_OK);
                at += used;
                total += made;
            }
        } while (used > 0 || made > 0);
        CHECK_U64(all[i].name, total, 983);
        CHECK_STATUS("nothing more", plan_unpacker_run(&u, NULL, 0, &used, &byte, 1, &made),
                     PLAN_OK);
        CHECK_STATUS("the end", plan_unpacker_end(&u), PLAN_OK);
        plan_unpacker_free(&u);
        CHECK_STATUS("init", plan_unpacker_init(&u, &a, packed), PLAN_OK);
        CHECK_STATUS("an end before a beginning", plan_unpacker_end(&u), PLAN_SYNTAX);
        CHECK_INT("told", u.fault, PLAN_PACKED_ENDS);
        CHECK_STATUS("it stays so", plan_unpacker_end(&u), PLAN_SYNTAX);
        CHECK_STATUS("nor does it go on",
                     plan_unpacker_run(&u, all[i].bytes, all[i].size, &used, &byte, 1, &made),
                     PLAN_SYNTAX);
        plan_unpacker_free(&u);
    }
}

static plan_status no_more(plan_csv_input *input) {
    input->unpacker.ended = true;
    return PLAN_OK;
}

/* Beyond 64 MiB each compressed byte makes 500 at most: told by what came so far. */
static void density(void) {
    sample all[2];
    size_t n = samples(all);
    plan_allocator a = plan_allocator_or_default(NULL);
    static const struct {
        const char *label;
        uint64_t made, used;
        plan_status status;
    } rows[] = {
        {"the first 64 MiB", 1 << 20, 0, PLAN_OK},
        {"65 MiB of 1 MiB", 65 << 20, 1 << 20, PLAN_OK},
        {"65 MiB of 64 KiB", 65 << 20, 1 << 16, PLAN_SYNTAX}, /* 1040 of each */
    };
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < sizeof rows / sizeof rows[0]; k++) {
            unsigned char copy[1000], buffer[2000];
            plan_csv_input input = plan_csv_input_of(NULL, NULL);
            size_t read = 0;
            memcpy(copy, all[i].bytes, all[i].size);
            input.packed = plan_packed_of(copy, all[i].size);
            input.chunk = copy;
            input.filled = all[i].size;
            input.max_unpacked = UINT64_MAX;
            input.max_ratio = 500;
            CHECK_STATUS("init", plan_unpacker_init(&input.unpacker, &a, input.packed), PLAN_OK);
            input.unpacker.made = rows[k].made;
            input.unpacker.used = rows[k].used;
            CHECK_STATUS(rows[k].label,
                         plan_csv_input_step(&input, buffer, sizeof buffer, &read, no_more),
                         rows[k].status);
            CHECK_TRUE(rows[k].label, read > 0 || rows[k].status != PLAN_OK);
            CHECK_INT(rows[k].label, input.trouble,
                      rows[k].status == PLAN_OK ? 0 : PLAN_CSV_TOO_DENSE);
            plan_unpacker_free(&input.unpacker);
        }
    }
}

static plan_status give_and_fail(void *context, void *buffer, size_t size, size_t *read) {
    plan_status status = give(context, buffer, size, read);
    return status == PLAN_OK && *read == 0 ? PLAN_IO : status;
}

/* A source that fails within what is compressed: rows before are kept, and it is told as that. */
static void broken_off(void) {
    sample all[2];
    size_t n = samples(all);
    for (size_t i = 0; i < n; i++) {
        plan_document *document = NULL;
        plan_report *report = NULL;
        plan_data how = {.struct_size = (uint32_t)sizeof how, .path = "t", .number_format = -1};
        bytes source = {all[i].bytes, all[i].size / 2, 0, 50};
        CHECK_STATUS("document", plan_document_new(NULL, &document), PLAN_OK);
        CHECK_STATUS("report", plan_report_new(NULL, NULL, &report), PLAN_OK);
        CHECK_STATUS("plan",
                     plan_json_read(document, "p", plan, sizeof plan - 1, NULL, report, NULL),
                     PLAN_OK);
        CHECK_STATUS(all[i].name,
                     plan_csv_read(document, &how, give_and_fail, &source, NULL, report, NULL),
                     PLAN_IO);
        plan_report_free(report);
        plan_document_free(document);
    }
}

/* What a build without the libraries says, which another build does not come to. */
static void not_built_in(void) {
    static const struct {
        int packed;
        const char *says;
    } rows[] = {{PLAN_PACKED_GZIP, "-DPLAN_WITH_ZLIB=ON"},
                {PLAN_PACKED_ZSTD, "-DPLAN_WITH_ZSTD=ON"}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_report *report = NULL;
        plan_csv_table table;
        plan_csv_input input = plan_csv_input_of(NULL, NULL);
        memset(&table, 0, sizeof table);
        CHECK_STATUS("report", plan_report_new(NULL, NULL, &report), PLAN_OK);
        table.report = report;
        table.name = "t";
        input.trouble = PLAN_CSV_UNREAD;
        input.packed = rows[i].packed;
        plan_csv_table_trouble(&table, &input);
        CHECK_STATUS("told", table.status, PLAN_OK);
        CHECK_STATUS("close", plan_report_close(report), PLAN_OK);
        if (CHECK_U64("one", plan_report_finding_count(report), 1)) {
            CHECK_TRUE(rows[i].says,
                       strstr(plan_report_finding(report, 0)->message, rows[i].says) != NULL);
        }
        plan_report_free(report);
    }
}

TEST_MAIN("csv_packed", {"damaged member", damaged_member}, {"byte by byte", byte_by_byte},
          {"density", density}, {"broken off", broken_off}, {"not built in", not_built_in},
          {"marks", marks}, {"reads", reads}, {"members", members}, {"trailing", trailing},
          {"cut", cut}, {"damaged", damaged}, {"limits", limits}, {"memory", memory},
          {"unread", unread}, {"plans", plans}, {"narrow", narrow}, {"with threads", with_threads},
          {"thread without memory", thread_without_memory}, {"source fails", source_fails},
          {"long table", long_table}, {"thread ends", thread_ends})
