/* Tables to cells, for csv_cells.py: on standard input, again and again, a line
 *     ENGINE PIECE SIZE        0 libcsv, 1 blocks; bytes given at a time; bytes of the table
 * and the bytes; for each a line for every row, "row COUNT", then for every cell "LENGTH LINE
 * COLUMN" and its bytes, for every problem "problem LINE COLUMN", and "end" behind the last. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "csv_splitter.h"

enum { MAX_CELL = 1 << 16, MAX_COLUMNS = 4096 };

static bool on_row(void *context, const plan_csv_cell *cells, size_t count, bool valid) {
    (void)context;
    (void)valid;
    printf("row %zu\n", count);
    for (size_t i = 0; i < count; i++) {
        printf("%zu %" PRIu32 " %" PRIu32 "\n", cells[i].length, cells[i].line, cells[i].column);
        fwrite(cells[i].text, 1, cells[i].length, stdout);
        putchar('\n');
    }
    return true;
}

static void on_problem(void *context, int problem, uint32_t line, uint32_t column) {
    (void)context;
    printf("problem %" PRIu32 " %" PRIu32 " %d\n", line, column, problem);
}

static int split(int engine, size_t piece, const char *bytes, size_t size) {
    plan_allocator a = plan_allocator_or_default(NULL);
    plan_csv_events events;
    plan_csv_splitter *splitter = NULL;
    bool ended = false;
    memset(&events, 0, sizeof events);
    events.row = on_row;
    events.problem = on_problem;
    plan_status status =
        plan_csv_splitter_new(&a, engine == 0, ',', MAX_CELL, MAX_COLUMNS, &events, &splitter);
    for (size_t at = 0; at < size && !ended && status == PLAN_OK; at += piece) {
        size_t n = size - at < piece ? size - at : piece;
        status = plan_csv_splitter_feed(splitter, bytes + at, n, &ended);
    }
    status = status == PLAN_OK ? plan_csv_splitter_finish(splitter) : status;
    plan_csv_splitter_free(splitter);
    puts("end");
    return status == PLAN_OK;
}

int main(void) {
    int engine;
    size_t piece, size;
    while (scanf("%d %zu %zu", &engine, &piece, &size) == 3) {
        char *bytes = malloc(size + 1);
        if (bytes == NULL || getchar() != '\n' || fread(bytes, 1, size, stdin) != size ||
            piece == 0 || !split(engine, piece, bytes, size)) {
            free(bytes);
            return 1;
        }
        free(bytes);
    }
    return 0;
}
