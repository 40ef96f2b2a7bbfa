/* The bytes of a table, block by block: their encoding, and what ends them. */
#include <string.h>

#include "check_stream.h"
#include "csv_splitter.h"
#include "csv_table.h"
#include "message_layout.h"

bool plan_csv_is_utf8(const unsigned char *bytes, size_t size, size_t *mark) {
    bool marked = size >= 2 && ((bytes[0] == 0xFF && bytes[1] == 0xFE) ||
                                (bytes[0] == 0xFE && bytes[1] == 0xFF));
    bool unmarked = size >= 4 && ((bytes[0] == 0 && bytes[1] != 0 && bytes[2] == 0) ||
                                  (bytes[0] != 0 && bytes[1] == 0 && bytes[3] == 0));
    *mark = size >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0;
    return !marked && !unmarked;
}

/* A NUL byte is no text; its line counts from the row that the reading has come to. */
static plan_status has_nul(plan_csv_table *table, plan_csv_splitter *splitter, const char *bytes,
                           size_t size) {
    const char *nul = memchr(bytes, 0, size);
    uint32_t line;
    bool ended;
    if (nul == NULL) {
        return PLAN_OK;
    }
    plan_status status = plan_csv_splitter_settle(splitter, &line, &ended);
    if (status != PLAN_OK || ended) {
        return status != PLAN_OK ? status : PLAN_FINDINGS;
    }
    for (const char *c = bytes; c < nul; c++) {
        line += *c == '\n' || (*c == '\r' && c[1] != '\n') ? 1 : 0;
    }
    plan_csv_table_raise(table, PLAN_SAY_NUL, line, 1, NULL, 0, true);
    return PLAN_FINDINGS;
}

plan_status plan_csv_fill(plan_csv_input *input, char *block, size_t *size) {
    *size = 0;
    while (*size < PLAN_CSV_BLOCK) {
        size_t got = 0;
        plan_status status =
            plan_csv_input_read(input, block + *size, PLAN_CSV_BLOCK - *size, &got);
        if (status != PLAN_OK || got == 0) {
            /* A failure comes again behind the bytes before it. */
            return *size > 0 && status != PLAN_CANCELLED ? PLAN_OK : status;
        }
        *size += got;
    }
    return PLAN_OK;
}

/* The source failed, or what is compressed is damaged. */
static plan_status broke_off(plan_csv_table *table, plan_csv_splitter *splitter,
                             const plan_csv_input *input, plan_status failure) {
    uint32_t line;
    bool ended;
    plan_status status = plan_csv_splitter_settle(splitter, &line, &ended);
    if (status == PLAN_OK && !ended && failure == PLAN_SYNTAX) {
        plan_csv_table_trouble(table, input);
        status = PLAN_FINDINGS;
    } else if (status == PLAN_OK && !ended) {
        plan_span why = plan_span_of("the reading broke off");
        plan_csv_table_raise(table, PLAN_SAY_OPEN, 0, 0, &why, 1, true);
        status = failure;
    }
    return status;
}

/* Memory for all rows of a file whose size is known, once the first block has shown how many it
 * holds. What fails here is tried again row by row. */
static void reserve(plan_csv_table *table, const plan_csv_input *input, uint64_t read) {
    plan_table *rows = &table->document->table;
    uint64_t found = rows->count - table->first_record;
    uint64_t expected = plan_csv_input_expected(input);
    if (expected <= read || found == 0) {
        return;
    }
    /* No product is too large: rows have more than one byte, and a file's size has 63 bits. */
    uint64_t more = found * (expected / read + 1), limit = table->max_observations;
    more += more / 64;
    (void)plan_table_reserve(rows, (size_t)(table->first_record + (more < limit ? more : limit)));
}

static plan_status read_blocks(plan_csv_table *table, plan_csv_splitter *splitter,
                               plan_csv_input *input) {
    enum { ONE_AREA = 1 << 17 }; /* rows of a first area that may be the only one */
    bool first = true, ended = false, is_reserved = false;
    uint64_t read = 0;
    for (;;) {
        size_t size, start = 0;
        char *block;
        plan_status status = plan_csv_splitter_room(splitter, PLAN_CSV_BLOCK, &block);
        if (status != PLAN_OK) {
            return status;
        }
        status = plan_csv_fill(input, block, &size);
        if (status != PLAN_OK) {
            bool stops = status == PLAN_CANCELLED || status == PLAN_NO_MEMORY;
            return stops ? status : broke_off(table, splitter, input, status);
        }
        if (first) {
            if (!plan_csv_is_utf8((const unsigned char *)block, size, &start)) {
                plan_csv_table_raise(table, PLAN_SAY_UTF16, 1, 1, NULL, 0, true);
                return PLAN_FINDINGS;
            }
            if (size == start) {
                plan_csv_table_raise(table, PLAN_SAY_FILE_EMPTY, 0, 0, NULL, 0, true);
                return PLAN_FINDINGS;
            }
        }
        if (size == 0) {
            return plan_csv_splitter_finish(splitter);
        }
        status = has_nul(table, splitter, block, size);
        status = status == PLAN_OK
                     ? plan_csv_splitter_feed(splitter, block + start, size - start, &ended)
                     : status;
        if (status == PLAN_OK && table->streams) {
            status = plan_csv_stream_feed(table, &ended);
        }
        if (status != PLAN_OK || ended) {
            return status;
        }
        first = false;
        read += size;
        if (!is_reserved && (!table->streams || table->document->table.count > ONE_AREA)) {
            reserve(table, input, read);
            is_reserved = true;
        }
    }
}

plan_status plan_csv_table_read(plan_csv_table *table, bool by_libcsv, plan_csv_input *input) {
    plan_allocator *a = &table->document->allocator;
    plan_csv_events events = {table, plan_csv_table_row, plan_csv_table_plain, plan_csv_table_take,
                              plan_csv_table_problem};
    plan_csv_splitter *splitter = NULL;
    plan_status status = plan_csv_splitter_new(a, by_libcsv, table->separator, table->max_cell,
                                               table->max_columns, &events, &splitter);
    if (status == PLAN_OK) {
        status = read_blocks(table, splitter, input);
    }
    if (table->streams && table->document->stream->gave_up) {
        plan_csv_splitter_free(splitter); /* it is read once more, and told then */
        return status;
    }
    if (status == PLAN_OK && !table->has_header && !table->stopped) {
        plan_csv_table_raise(table, PLAN_SAY_NO_HEADER, 0, 0, NULL, 0, true);
    }
    plan_status finished = plan_csv_table_finish(table);
    plan_csv_splitter_free(splitter);
    return status != PLAN_OK && status != PLAN_FINDINGS ? status : finished;
}
