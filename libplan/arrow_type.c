/* Arrow's types as those of cells, and whether arrays are what they say. */
#include "arrow.h"

#include "status.h"

/* More cells than memory holds; sums and products of lengths stay in range below it. */
#define MOST_CELLS (INT64_C(1) << 48)

/* --- Types --- */

static void set_cells(plan_cells *cells, int type, int width, int scale) {
    memset(cells, 0, sizeof *cells);
    cells->struct_size = (uint32_t)sizeof *cells;
    cells->type = type;
    cells->width = width;
    cells->scale = scale;
}

static bool integer_type(const char *format, plan_cells *cells) {
    static const char formats[] = "cCsSiIlL";
    const char *place = format[0] == '\0' ? NULL : strchr(formats, format[0]);
    if (place == NULL || format[1] != '\0') {
        return false;
    }
    int i = (int)(place - formats);
    set_cells(cells, i % 2 == 0 ? PLAN_CELLS_SIGNED : PLAN_CELLS_UNSIGNED, 1 << i / 2, 0);
    return true;
}

/* A whole number of up to four digits, maybe negative; *text behind it. */
static bool read_number(const char **text, int *number) {
    bool negative = **text == '-';
    const char *start = *text + (negative ? 1 : 0), *t = start;
    *number = 0;
    for (; *t >= '0' && *t <= '9' && t - start < 4; t++) {
        *number = *number * 10 + (*t - '0');
    }
    *number = negative ? -*number : *number;
    *text = t;
    return t > start;
}

/* d:precision,scale or d:precision,scale,bits */
static bool decimal_type(const char *format, plan_cells *cells) {
    const char *t = format;
    int precision, scale = 0, bits = 128;
    if (*t++ != 'd' || *t++ != ':' || !read_number(&t, &precision)) {
        return false;
    }
    if (*t == ',') {
        t++;
        if (!read_number(&t, &scale)) {
            return false;
        }
    }
    if (*t == ',') {
        t++;
        if (!read_number(&t, &bits)) {
            return false;
        }
    }
    if (*t != '\0' || (bits != 32 && bits != 64 && bits != 128) || scale < -99 || scale > 99) {
        return false;
    }
    set_cells(cells, PLAN_CELLS_SCALED, bits / 8, scale);
    return true;
}

/* tdD, tdm, and tss:, tsm:, tsu:, tsn: with a time zone behind: days are those of UTC. */
static bool date_type(const char *format, plan_cells *cells) {
    static const char units[] = "smun";
    if (format[0] != 't') {
        return false;
    }
    if (strcmp(format, "tdD") == 0) {
        set_cells(cells, PLAN_CELLS_DATES, 4, -1);
        return true;
    }
    if (strcmp(format, "tdm") == 0) {
        set_cells(cells, PLAN_CELLS_DATES, 8, 3);
        return true;
    }
    const char *place = format[1] != 's' || format[2] == '\0' ? NULL : strchr(units, format[2]);
    if (place == NULL || format[3] != ':') {
        return false;
    }
    set_cells(cells, PLAN_CELLS_DATES, 8, 3 * (int)(place - units));
    return true;
}

static bool plain_type(const char *format, plan_cells *cells) {
    static const struct {
        const char *format;
        int type, width;
    } known[] = {{"f", PLAN_CELLS_FLOATING, 4}, {"g", PLAN_CELLS_FLOATING, 8},
                 {"u", PLAN_CELLS_OFFSETS, 4},  {"U", PLAN_CELLS_OFFSETS, 8},
                 {"vu", PLAN_CELLS_VIEWS, 16},  {"n", PLAN_CELLS_MISSING, 0}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strcmp(format, known[i].format) == 0) {
            set_cells(cells, known[i].type, known[i].width, 0);
            return true;
        }
    }
    return integer_type(format, cells) || decimal_type(format, cells) || date_type(format, cells);
}

bool plan_arrow_type(const struct ArrowSchema *schema, plan_arrow_column *column) {
    column->has_dictionary = schema->dictionary != NULL;
    if (!column->has_dictionary) {
        return plain_type(schema->format, &column->cells);
    }
    return schema->dictionary->format != NULL && schema->dictionary->dictionary == NULL &&
           integer_type(schema->format, &column->cells) &&
           plain_type(schema->dictionary->format, &column->dictionary);
}

const char *plan_arrow_word(const char *format) {
    static const struct {
        const char *begins, *word;
    } words[] = {{"b", "truth values"}, {"z", "bytes"},     {"Z", "bytes"},     {"vz", "bytes"},
                 {"w", "bytes"},        {"+s", "records"},  {"+m", "mappings"}, {"+", "lists"},
                 {"tt", "times"},       {"tD", "durations"}};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (strncmp(format, words[i].begins, strlen(words[i].begins)) == 0) {
            return words[i].word;
        }
    }
    return "others";
}

bool plan_arrow_is_table(const struct ArrowSchema *schema) {
    if (schema->format == NULL || strcmp(schema->format, "+s") != 0 || schema->n_children < 0 ||
        schema->n_children >= INT32_MAX || (schema->n_children > 0 && schema->children == NULL)) {
        return false;
    }
    for (int64_t i = 0; i < schema->n_children; i++) {
        if (schema->children[i] == NULL || schema->children[i]->format == NULL) {
            return false;
        }
    }
    return true;
}

/* --- Arrays --- */

static bool is_length(const struct ArrowArray *array) {
    return array->length >= 0 && array->offset >= 0 && array->length <= MOST_CELLS &&
           array->offset <= MOST_CELLS;
}

bool plan_arrow_is_part(const struct ArrowArray *part, size_t columns) {
    if (!is_length(part) || part->n_children != (int64_t)columns ||
        (columns > 0 && part->children == NULL)) {
        return false;
    }
    for (size_t i = 0; i < columns; i++) {
        const struct ArrowArray *child = part->children[i];
        if (child == NULL || !is_length(child) || child->length < part->offset + part->length) {
            return false;
        }
    }
    return true;
}

/* Offsets in order: the last one is the only end that the interface shows. */
static bool has_offsets(const plan_cells *cells, int64_t count) {
    const char *at = (const char *)cells->values + cells->first * (size_t)cells->width;
    int64_t before = 0;
    bool good = true;
    for (int64_t i = 0; i <= count; i++) {
        int64_t offset;
        if (cells->width == 4) {
            int32_t half;
            memcpy(&half, at + 4 * i, 4);
            offset = half;
        } else {
            memcpy(&offset, at + 8 * i, 8);
        }
        good &= offset >= before;
        before = offset;
    }
    return good && (before == 0 || cells->text != NULL);
}

static bool has_views(const struct ArrowArray *array, plan_cells *cells) {
    size_t count = (size_t)array->n_buffers - 3;
    cells->buffer_count = count;
    cells->buffers = (const char *const *)(array->buffers + 2);
    cells->buffer_sizes = array->buffers[array->n_buffers - 1];
    return count == 0 || cells->buffer_sizes != NULL;
}

/* Buffers of an array without its dictionary; `count` cells from `first` on, both checked. */
static bool take_buffers(const struct ArrowArray *array, int64_t first, int64_t count,
                         plan_cells *cells) {
    int64_t needed = cells->type == PLAN_CELLS_MISSING   ? 0
                     : cells->type == PLAN_CELLS_OFFSETS ? 3
                     : cells->type == PLAN_CELLS_VIEWS   ? 3
                                                         : 2;
    bool is_open = cells->type == PLAN_CELLS_VIEWS; /* any number of buffers more */
    if (array->n_buffers < needed || (array->n_buffers > needed && !is_open && needed > 0) ||
        array->n_buffers > INT32_MAX || (needed > 0 && array->buffers == NULL)) {
        return false;
    }
    cells->first = (size_t)first;
    cells->values = cells->text = NULL;
    cells->present = NULL;
    if (needed == 0) {
        return true;
    }
    cells->present = array->null_count == 0 ? NULL : array->buffers[0];
    cells->values = array->buffers[1];
    if (array->null_count > 0 && cells->present == NULL) {
        return false;
    }
    if (count == 0) {
        cells->buffer_count = 0;
        return true;
    }
    if (cells->values == NULL) {
        return false;
    }
    if (cells->type == PLAN_CELLS_OFFSETS) {
        cells->text = array->buffers[2];
        return has_offsets(cells, count);
    }
    return cells->type != PLAN_CELLS_VIEWS || has_views(array, cells);
}

bool plan_arrow_cells(const struct ArrowArray *array, int64_t first, int64_t count,
                      plan_arrow_column *column) {
    const struct ArrowArray *dictionary = array->dictionary;
    if (!take_buffers(array, array->offset + first, count, &column->cells)) {
        return false;
    }
    if (!column->has_dictionary) {
        return true;
    }
    if (dictionary == NULL || !is_length(dictionary) ||
        !take_buffers(dictionary, dictionary->offset, dictionary->length, &column->dictionary)) {
        return false;
    }
    column->cells.dictionary = &column->dictionary;
    column->cells.dictionary_count = (size_t)dictionary->length;
    return true;
}
