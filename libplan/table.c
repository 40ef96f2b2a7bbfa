/* The table of observations: 28 bytes a row, sorted where they are. */
#include "table.h"

#include <string.h>

void plan_table_init(plan_table *table, const plan_allocator *allocator) {
    memset(table, 0, sizeof *table);
    table->allocator = plan_allocator_or_default(allocator);
    table->sorted = table->is_ascending = true;
}

void plan_table_free(plan_table *table) {
    plan_release(&table->allocator, table->records, table->capacity, sizeof *table->records);
    plan_release(&table->allocator, table->specials, table->special_capacity,
                 sizeof *table->specials);
    plan_release(&table->allocator, table->stretches, table->stretch_capacity,
                 sizeof *table->stretches);
    plan_release(&table->allocator, table->files, table->file_capacity, sizeof *table->files);
    memset(table, 0, sizeof *table);
}

plan_status plan_table_reserve(plan_table *table, size_t count) {
    void *records = table->records;
    plan_status status =
        plan_grow(&table->allocator, &records, &table->capacity, count, sizeof *table->records);
    table->records = records;
    return status;
}

plan_status plan_table_append(plan_table *table, const plan_record *record) {
    plan_status status = plan_table_room(table);
    if (status == PLAN_OK) {
        table->records[table->count] = *record;
        plan_table_added(table);
    }
    return status;
}

plan_table_mark plan_table_marked(const plan_table *table) {
    plan_table_mark mark = {table->count,         table->special_count, table->file_count,
                            table->stretch_count, table->sorted,        table->is_ascending};
    return mark;
}

void plan_table_rewind(plan_table *table, plan_table_mark mark) {
    table->count = mark.count;
    table->special_count = mark.special_count;
    table->file_count = mark.file_count;
    table->stretch_count = mark.stretch_count;
    table->sorted = mark.sorted;
    table->is_ascending = mark.is_ascending;
}

plan_status plan_table_add_special(plan_table *table, const plan_special *special,
                                   uint32_t *index) {
    if (table->special_count >= UINT32_MAX - 1) {
        return PLAN_LIMIT;
    }
    void *specials = table->specials;
    plan_status status = plan_grow(&table->allocator, &specials, &table->special_capacity,
                                   table->special_count + 1, sizeof *table->specials);
    if (status != PLAN_OK) {
        return status;
    }
    table->specials = specials;
    table->specials[table->special_count] = *special;
    *index = (uint32_t)table->special_count++;
    return PLAN_OK;
}

plan_status plan_table_add_file(plan_table *table, plan_arena *arena, const char *name,
                                uint8_t *file) {
    if (table->file_count >= PLAN_MAX_FILES) {
        return PLAN_LIMIT;
    }
    const char **files = table->files;
    void *memory = NULL;
    memcpy(&memory, &files, sizeof memory);
    plan_status status = plan_grow(&table->allocator, &memory, &table->file_capacity,
                                   table->file_count + 1, sizeof *table->files);
    if (status != PLAN_OK) {
        return status;
    }
    table->files = memory;
    const char *copy = plan_arena_copy(arena, name, strlen(name));
    if (copy == NULL) {
        return PLAN_NO_MEMORY;
    }
    table->files[table->file_count] = copy;
    *file = (uint8_t)table->file_count++;
    return PLAN_OK;
}

/* Places go on behind the last one that a row has. */
plan_status plan_table_begin_file(plan_table *table, uint8_t file, uint32_t *before) {
    const plan_table_stretch *last =
        table->stretch_count == 0 ? NULL : &table->stretches[table->stretch_count - 1];
    if (last != NULL && last->file == file) {
        *before = last->before;
        return PLAN_OK;
    }
    void *stretches = table->stretches;
    plan_status status = plan_grow(&table->allocator, &stretches, &table->stretch_capacity,
                                   table->stretch_count + 1, sizeof *table->stretches);
    if (status != PLAN_OK) {
        return status;
    }
    table->stretches = stretches;
    uint32_t highest = 0, lines = 0;
    for (size_t i = 0; i < table->count; i++) {
        highest = table->records[i].place > highest ? table->records[i].place : highest;
    }
    for (size_t i = 0; i < table->stretch_count; i++) { /* of this file, in earlier stretches */
        const plan_table_stretch *one = &table->stretches[i];
        uint32_t end = i + 1 < table->stretch_count ? one[1].first : highest + 1;
        lines = one->file == file ? end - 1 - one->before : lines;
    }
    if (highest == UINT32_MAX) {
        return PLAN_LIMIT;
    }
    plan_table_stretch *made = &table->stretches[table->stretch_count++];
    made->first = highest + 1;
    made->before = highest - lines;
    made->file = file;
    *before = made->before;
    return PLAN_OK;
}

static const plan_table_stretch *stretch_of(const plan_table *table, const plan_record *record) {
    size_t low = 0, high = table->stretch_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (table->stretches[middle].first <= record->place) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return &table->stretches[low];
}

uint8_t plan_table_file(const plan_table *table, const plan_record *record) {
    return stretch_of(table, record)->file;
}

uint32_t plan_table_line(const plan_table *table, const plan_record *record) {
    return record->place - stretch_of(table, record)->before;
}

static const plan_special *special_of(const plan_table *table, const plan_record *record) {
    return (record->bits & PLAN_RECORD_SPECIAL) != 0 ? &table->specials[plan_record_digits(record)]
                                                     : NULL;
}

plan_figure plan_table_figure(const plan_table *table, const plan_record *record) {
    const plan_special *special = special_of(table, record);
    if (special != NULL) {
        return special->figure;
    }
    plan_figure figure;
    figure.value.digits = plan_record_digits(record);
    figure.value.scale = plan_record_scale(record);
    figure.upper = figure.value;
    figure.reading = (uint8_t)(record->bits & PLAN_RECORD_READING);
    figure.flags = (record->bits & PLAN_RECORD_ABOUT) != 0 ? PLAN_ABOUT : 0;
    return figure;
}

plan_status plan_table_interval(const plan_table *table, const plan_record *record,
                                const plan_decimal *band, plan_interval *result) {
    const plan_special *special = special_of(table, record);
    if (special != NULL && special->has_interval) {
        if ((special->figure.flags & PLAN_ABOUT) == 0 || band == NULL) {
            *result = special->interval;
            return PLAN_OK;
        }
        plan_interval widening = {plan_decimal_negate(*band), *band, PLAN_END_CLOSED,
                                  PLAN_END_CLOSED};
        return plan_interval_add(special->interval, widening, result);
    }
    plan_figure figure = plan_table_figure(table, record);
    return plan_figure_interval(&figure, band, result);
}

uint32_t plan_table_column(const plan_table *table, const plan_record *record) {
    const plan_special *special = special_of(table, record);
    return special != NULL && record->column == PLAN_RECORD_FAR ? special->column : record->column;
}
