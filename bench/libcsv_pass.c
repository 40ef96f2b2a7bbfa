/* A bare pass of libcsv over a file: what any reader built on it pays at least. */
#include <stdio.h>

#include <csv.h>

static void on_cell(void *text, size_t length, void *context) {
    (void)text;
    *(size_t *)context += length;
}

static void on_row(int terminator, void *context) {
    (void)terminator;
    ++*(size_t *)context;
}

int main(int argc, char **argv) {
    static char block[1 << 16];
    struct csv_parser parser;
    size_t total = 0, got;
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    if (file == NULL || csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0) {
        fprintf(stderr, "usage: libcsv_pass FILE\n");
        return 2;
    }
    while ((got = fread(block, 1, sizeof block, file)) > 0) {
        csv_parse(&parser, block, got, on_cell, on_row, &total);
    }
    csv_fini(&parser, on_cell, on_row, &total);
    csv_free(&parser);
    fclose(file);
    printf("%zu\n", total);
    return 0;
}
