/* The append-only buffer, and how text is made visible or put into JSON. */
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
    buffer->status = PLAN_OK;
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

static void add_hex(plan_buffer *buffer, const char *prefix, uint32_t value, int digits) {
    char text[8];
    for (int i = digits - 1; i >= 0; i--) {
        text[i] = "0123456789abcdef"[value & 15];
        value >>= 4;
    }
    plan_buffer_puts(buffer, prefix);
    plan_buffer_add(buffer, text, (size_t)digits);
}

/* \uXXXX, beyond the BMP as a pair of surrogates. */
static void add_escape(plan_buffer *buffer, uint32_t c) {
    if (c > 0xFFFF) {
        add_hex(buffer, "\\u", 0xD800 + ((c - 0x10000) >> 10), 4);
        c = 0xDC00 + ((c - 0x10000) & 0x3FF);
    }
    add_hex(buffer, "\\u", c, 4);
}

void plan_buffer_visible(plan_buffer *buffer, plan_span text) {
    for (size_t i = 0; i < text.length;) {
        uint32_t c;
        size_t used = plan_utf8_decode(text.text + i, text.length - i, &c);
        if (used == 0) {
            add_hex(buffer, "\\x", (unsigned char)text.text[i], 2);
            used = 1;
        } else if (plan_code_point_is_hostile(c)) {
            add_escape(buffer, c);
        } else {
            plan_buffer_add(buffer, text.text + i, used);
        }
        i += used;
    }
}

void plan_buffer_json(plan_buffer *buffer, plan_span text) {
    plan_buffer_char(buffer, '"');
    for (size_t i = 0; i < text.length;) {
        uint32_t c;
        size_t used = plan_utf8_decode(text.text + i, text.length - i, &c);
        if (used == 0) {
            plan_buffer_puts(buffer, "\\ufffd");
            used = 1;
        } else if (c == '"' || c == '\\') {
            plan_buffer_char(buffer, '\\');
            plan_buffer_char(buffer, (char)c);
        } else if (c == '\n') {
            plan_buffer_puts(buffer, "\\n");
        } else if (c == '\t') {
            plan_buffer_puts(buffer, "\\t");
        } else if (plan_code_point_is_hostile(c)) {
            add_escape(buffer, c);
        } else {
            plan_buffer_add(buffer, text.text + i, used);
        }
        i += used;
    }
    plan_buffer_char(buffer, '"');
}
