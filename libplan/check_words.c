/* Pieces of findings as text. Numbers are in plain form in every language. */
#include "check_words.h"

#include <string.h>

#include <plan/numeral.h>

#include "message.h"

void plan_words_init(plan_words *words, const plan_checker *checker) {
    plan_arena_init(&words->arena, &checker->allocator);
    plan_buffer_init(&words->buffer, &checker->allocator);
    words->status = PLAN_OK;
    words->language = checker->report->language;
}

void plan_words_free(plan_words *words) {
    plan_buffer_free(&words->buffer);
    plan_arena_free(&words->arena);
}

const char *plan_words_take(plan_words *words) {
    const char *text = NULL;
    if (words->buffer.status == PLAN_OK) {
        text = words->buffer.length == 0
                   ? ""
                   : plan_arena_copy(&words->arena, words->buffer.data, words->buffer.length);
    }
    plan_buffer_clear(&words->buffer);
    if (text == NULL) {
        words->status = PLAN_NO_MEMORY;
        return "";
    }
    return text;
}

const char *plan_words_take_buffer(plan_words *words, plan_buffer *buffer) {
    words->status = buffer->status != PLAN_OK ? buffer->status : words->status;
    plan_buffer_add(&words->buffer, buffer->data, buffer->length);
    plan_buffer_free(buffer);
    return plan_words_take(words);
}

static void put_decimal(plan_buffer *buffer, plan_decimal value) {
    char text[64] = "";
    (void)plan_decimal_write(value, PLAN_NUMBER_PLAIN, text, sizeof text, NULL);
    plan_buffer_puts(buffer, text);
}

const char *plan_words_decimal(plan_words *words, plan_decimal value) {
    put_decimal(&words->buffer, value);
    return plan_words_take(words);
}

const char *plan_words_reading(plan_words *words, plan_figure figure, const plan_record *record) {
    char text[160] = "";
    if (record != NULL && (record->bits & PLAN_RECORD_COUNT) != 0) {
        figure.reading = PLAN_ROUNDED; /* exact as a count is, it is written without its = */
    }
    (void)plan_figure_write(&figure, PLAN_NUMBER_PLAIN, text, sizeof text, NULL);
    plan_buffer_puts(&words->buffer, text);
    return plan_words_take(words);
}

const char *plan_words_figure(plan_words *words, const plan_checker *checker,
                              const plan_record *record) {
    return plan_words_reading(words, plan_table_figure(checker->table, record), record);
}

static void put_interval(plan_buffer *buffer, plan_interval a) {
    if (plan_interval_is_point(a)) {
        put_decimal(buffer, a.low);
        return;
    }
    plan_buffer_char(buffer, a.low_end == PLAN_END_CLOSED ? '[' : '(');
    if (a.low_end == PLAN_END_UNBOUNDED) {
        plan_buffer_puts(buffer, "\xe2\x88\x92\xe2\x88\x9e"); /* -infinity */
    } else {
        put_decimal(buffer, a.low);
    }
    plan_buffer_puts(buffer, ", ");
    if (a.high_end == PLAN_END_UNBOUNDED) {
        plan_buffer_puts(buffer, "+\xe2\x88\x9e");
    } else {
        put_decimal(buffer, a.high);
    }
    plan_buffer_char(buffer, a.high_end == PLAN_END_CLOSED ? ']' : ')');
}

const char *plan_words_interval(plan_words *words, plan_interval interval) {
    put_interval(&words->buffer, interval);
    return plan_words_take(words);
}

static void put_period(plan_buffer *buffer, uint32_t packed) {
    char text[32] = "";
    (void)plan_period_write(plan_period_unpack(packed), text, sizeof text, NULL);
    plan_buffer_puts(buffer, text);
}

const char *plan_words_period(plan_words *words, uint32_t packed) {
    put_period(&words->buffer, packed);
    return plan_words_take(words);
}

const char *plan_words_what(plan_words *words, const plan_checker *checker, uint32_t indicator,
                            uint32_t area, uint32_t period, uint8_t series) {
    const plan_catalog *catalog = checker->catalog;
    plan_buffer *buffer = &words->buffer;
    if (indicator != PLAN_NONE) {
        plan_buffer_visible(buffer,
                            plan_span_of(catalog->indicators[indicator].name[words->language]));
    }
    if (area != PLAN_NONE && catalog->area_codes.count > 1) {
        const char *name = plan_area_at(catalog, area)->name[words->language];
        plan_buffer_puts(buffer, buffer->length > 0 ? ", " : "");
        plan_buffer_visible(buffer, name != NULL
                                        ? plan_span_of(name)
                                        : plan_dictionary_code(&catalog->area_codes, area));
    }
    if (area != PLAN_NONE) {
        plan_buffer_puts(buffer, buffer->length > 0 ? ", " : "");
        put_period(buffer, period);
    }
    if (series != PLAN_SERIES_ACTUAL) {
        plan_buffer_puts(buffer, " (");
        plan_buffer_visible(buffer, plan_dictionary_code(&catalog->series_codes, series));
        plan_buffer_char(buffer, ')');
    }
    return plan_words_take(words);
}

const char *plan_words_place(plan_words *words, const plan_checker *checker,
                             const plan_record *record) {
    plan_buffer_visible(
        &words->buffer,
        plan_span_of(checker->table->files[plan_table_file(checker->table, record)]));
    plan_buffer_char(&words->buffer, ':');
    plan_buffer_unsigned(&words->buffer, plan_table_line(checker->table, record));
    return plan_words_take(words);
}

const char *plan_words_operand(plan_words *words, const plan_checker *checker,
                               const plan_operand *operand) {
    if (operand->record != NULL) {
        return plan_words_figure(words, checker, operand->record);
    }
    return plan_words_interval(words, operand->interval);
}

const char *plan_words_measure(const plan_checker *checker, const plan_operand *operand) {
    const plan_statement *statement = plan_statement_at(checker, operand->statement);
    return statement->via != PLAN_NONE ? "" : plan_spelling_name(statement->spelling);
}

const char *plan_words_say(plan_words *words, int message, const char *const *args, size_t count) {
    plan_span spans[8];
    for (size_t i = 0; i < count; i++) {
        spans[i] = plan_span_of(args[i]);
    }
    plan_message_write(&words->buffer, words->language, message, spans, count);
    return plan_words_take(words);
}
