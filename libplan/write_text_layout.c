/* Lines within a width: display columns, not bytes, and numbers of an interval kept together. */
#include "write_text.h"

#include <string.h>

#include <plan/numeral.h>

void plan_text_style(plan_output *output, const char *code) {
    if (output->options.color) {
        plan_buffer_puts(&output->buffer, code);
    }
}

void plan_text_blanks(plan_output *output, size_t n) {
    while (n-- > 0) {
        plan_buffer_char(&output->buffer, ' ');
    }
}

void plan_text_label(const plan_output *o, plan_buffer *line, int label, const plan_span *args,
                     size_t count) {
    plan_message_write(line, o->report->language, label, args, count);
}

void plan_text_say(plan_output *output, int label, const plan_span *args, size_t count) {
    plan_message_write(&output->buffer, output->report->language, label, args, count);
}

void plan_text_heading(plan_output *output, int label) {
    plan_buffer_char(&output->buffer, '\n');
    plan_text_style(output, "\033[1m");
    plan_text_say(output, label, NULL, 0);
    plan_text_style(output, "\033[0m");
    plan_buffer_char(&output->buffer, '\n');
}

plan_span plan_text_taken(plan_output *output, const plan_buffer *buffer) {
    plan_span span = {buffer->data, buffer->length};
    plan_output_fail(output, buffer->status);
    return buffer->length > 0 ? span : plan_span_of("");
}

/* --- Words --- */

static size_t next_blank(plan_span text, size_t at) {
    while (at < text.length && text.text[at] != ' ') {
        at++;
    }
    return at;
}

/* The end of the word that begins at `at`; "[1," takes the "2]" behind it along. */
static size_t word_end(plan_span text, size_t at) {
    size_t end = next_blank(text, at);
    bool opens = text.text[at] == '[' || text.text[at] == '(';
    if (opens && text.text[end - 1] == ',' && end < text.length &&
        memchr(text.text + at, ')', end - at) == NULL) {
        end = next_blank(text, end + 1);
    }
    return end;
}

/* The bytes of text that fit into the columns, at least one character. */
static size_t fitting(plan_span text, size_t columns) {
    size_t at = 0, used = 0;
    while (at < text.length) {
        size_t n = 1;
        while (at + n < text.length && ((unsigned char)text.text[at + n] & 0xC0) == 0x80) {
            n++;
        }
        used += plan_utf8_width(text.text + at, n);
        if (used > columns && at > 0) {
            break;
        }
        at += n;
    }
    return at;
}

typedef struct pen {
    plan_output *output;
    size_t indent, width, used; /* [columns] */
    bool fresh;                 /* nothing stands on the line yet */
} pen;

static void new_line(pen *p) {
    plan_buffer_char(&p->output->buffer, '\n');
    plan_text_blanks(p->output, p->indent);
    p->used = p->indent;
    p->fresh = true;
}

static void put_word(pen *p, plan_span word) {
    size_t columns = plan_utf8_width(word.text, word.length);
    if (!p->fresh && p->used + 1 + columns > p->width) {
        new_line(p);
    } else if (!p->fresh) {
        plan_buffer_char(&p->output->buffer, ' ');
        p->used++;
    }
    while (p->used + columns > p->width) { /* longer than a line: broken anywhere */
        plan_span part = {word.text, fitting(word, p->width > p->used ? p->width - p->used : 1)};
        plan_buffer_span(&p->output->buffer, part);
        word.text += part.length;
        word.length -= part.length;
        if (word.length == 0) {
            p->fresh = false;
            return;
        }
        new_line(p);
        columns = plan_utf8_width(word.text, word.length);
    }
    plan_buffer_span(&p->output->buffer, word);
    p->used += columns;
    p->fresh = false;
}

/* All of the text, or the bytes of it that fit on the line where `one_line`. */
static size_t put_words(pen *p, plan_span text, bool one_line) {
    size_t at = 0;
    while (at < text.length) {
        if (text.text[at] == ' ') {
            at++;
            continue;
        }
        size_t end = word_end(text, at);
        plan_span word = {text.text + at, end - at};
        if (plan_utf8_width(word.text, word.length) > p->width - p->indent) {
            word.length = next_blank(text, at) - at;
        }
        if (one_line && !p->fresh &&
            p->used + 1 + plan_utf8_width(word.text, word.length) > p->width) {
            break;
        }
        if (one_line && p->fresh) { /* the first one, cut where it must be */
            word.length = fitting(word, p->width - p->used);
        }
        put_word(p, word);
        at += word.length;
    }
    return at;
}

void plan_text_wrap(plan_output *output, plan_span text, size_t indent, size_t used) {
    plan_buffer visible;
    plan_buffer_init(&visible, &output->report->allocator);
    plan_output_text(&visible, text, true);
    pen p = {output, indent, output->options.width, used, true};
    p.width = p.width < indent + 16 ? indent + 16 : p.width; /* no terminal is that narrow */
    put_words(&p, plan_text_taken(output, &visible), false);
    plan_buffer_char(&output->buffer, '\n');
    plan_buffer_free(&visible);
}

void plan_text_row(plan_output *output, size_t indent, plan_span left, size_t left_width,
                   plan_span right) {
    plan_buffer visible, other;
    plan_buffer_init(&visible, &output->report->allocator);
    plan_buffer_init(&other, &output->report->allocator);
    plan_output_text(&visible, left, true);
    plan_output_text(&other, right, true);
    left = plan_text_taken(output, &visible);
    right = plan_text_taken(output, &other);
    size_t start = indent + left_width + 2, columns = plan_utf8_width(right.text, right.length);
    bool beside = start + columns <= output->options.width || columns == 0;
    pen p = {output, indent, indent + left_width, indent, true};
    plan_text_blanks(output, indent);
    size_t at = put_words(&p, left, true);
    if (beside && columns > 0) {
        plan_text_blanks(output, start - p.used);
        plan_buffer_span(&output->buffer, right);
    }
    plan_buffer_char(&output->buffer, '\n');
    while (at < left.length) {
        left.text += at;
        left.length -= at;
        pen more = {output, indent + 2, indent + left_width, indent + 2, true};
        plan_text_blanks(output, indent + 2);
        at = put_words(&more, left, true);
        plan_buffer_char(&output->buffer, '\n');
    }
    if (!beside) {
        plan_text_blanks(output, indent + 2);
        pen below = {output, indent + 4, output->options.width, indent + 2, true};
        put_words(&below, right, false);
        plan_buffer_char(&output->buffer, '\n');
    }
    plan_buffer_free(&visible);
    plan_buffer_free(&other);
}

/* --- Intervals --- */

static void put_end(plan_buffer *buffer, plan_decimal value, uint8_t end, const char *unbounded) {
    char text[64] = "";
    (void)plan_decimal_write(value, PLAN_NUMBER_PLAIN, text, sizeof text, NULL);
    plan_buffer_puts(buffer, end == PLAN_END_UNBOUNDED ? unbounded : text);
}

void plan_text_interval(plan_buffer *buffer, const plan_interval *interval) {
    if (plan_interval_is_point(*interval)) {
        put_end(buffer, interval->low, PLAN_END_CLOSED, "");
        return;
    }
    plan_buffer_char(buffer, interval->low_end == PLAN_END_CLOSED ? '[' : '(');
    put_end(buffer, interval->low, interval->low_end, "\xe2\x88\x92\xe2\x88\x9e");
    plan_buffer_puts(buffer, ", ");
    put_end(buffer, interval->high, interval->high_end, "+\xe2\x88\x9e");
    plan_buffer_char(buffer, interval->high_end == PLAN_END_CLOSED ? ']' : ')');
}
