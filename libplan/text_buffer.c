/* The append-only buffer; how text is escaped stands in text_escape.c. */
#include "text.h"

#include <string.h>

void plan_buffer_init(plan_buffer *buffer, const plan_allocator *allocator) {
    buffer->allocator = plan_allocator_or_default(allocator);
    buffer->data = NULL;
    buffer->length = buffer->capacity = 0;
    buffer->status = PLAN_OK;
}

void plan_buffer_free(plan_buffer *buffer) {
    plan_release(&buffer->allocator, buffer->data, buffer->capacity, 1);
    buffer->data = NULL;
    buffer->length = buffer->capacity = 0;
}

void plan_buffer_clear(plan_buffer *buffer) {
    buffer->length = 0;
    if (buffer->data != NULL) {
        buffer->data[0] = '\0';
    }
}

void plan_buffer_add(plan_buffer *buffer, const char *text, size_t length) {
    if (buffer->status != PLAN_OK) {
        return;
    }
    if (length > SIZE_MAX - buffer->length - 1) {
        buffer->status = PLAN_NO_MEMORY;
        return;
    }
    void *data = buffer->data;
    buffer->status =
        plan_grow(&buffer->allocator, &data, &buffer->capacity, buffer->length + length + 1, 1);
    if (buffer->status != PLAN_OK) {
        return;
    }
    buffer->data = data;
    if (length > 0) {
        memcpy(buffer->data + buffer->length, text, length);
    }
    buffer->length += length;
    buffer->data[buffer->length] = '\0';
}

void plan_buffer_puts(plan_buffer *buffer, const char *text) {
    if (text != NULL) {
        plan_buffer_add(buffer, text, strlen(text));
    }
}

void plan_buffer_span(plan_buffer *buffer, plan_span text) {
    plan_buffer_add(buffer, text.text, text.length);
}

void plan_buffer_char(plan_buffer *buffer, char c) {
    plan_buffer_add(buffer, &c, 1);
}

plan_span plan_text_number(char text[24], uint64_t value) {
    size_t at = 24;
    do {
        text[--at] = (char)('0' + value % 10);
        value /= 10;
    } while (value > 0);
    plan_span span = {text + at, 24 - at};
    return span;
}

void plan_buffer_unsigned(plan_buffer *buffer, uint64_t value) {
    char text[24];
    plan_buffer_span(buffer, plan_text_number(text, value));
}

void plan_buffer_signed(plan_buffer *buffer, int64_t value) {
    if (value < 0) {
        plan_buffer_char(buffer, '-');
    }
    plan_buffer_unsigned(buffer, value < 0 ? 0 - (uint64_t)value : (uint64_t)value);
}
