/* Private: UTF-8, comparison in NFC, and the append-only buffer that every writer uses. */
#ifndef PLAN_TEXT_H
#define PLAN_TEXT_H

#include "memory.h"

#include <stdbool.h>
#include <string.h>

/* A piece of somebody else's text; not terminated. */
typedef struct plan_span {
    const char *text;
    size_t length; /* bytes */
} plan_span;

plan_span plan_span_of(const char *text); /* up to the terminating 0; NULL gives an empty span */
bool plan_span_equal(plan_span a, plan_span b); /* byte for byte */
bool plan_span_is(plan_span a, const char *literal);
/* Eight and four bytes of a text as numbers, in the order that the machine has. */
static inline uint64_t plan_word_at(const char *text) {
    uint64_t word;
    memcpy(&word, text, sizeof word);
    return word;
}
static inline uint32_t plan_half_at(const char *text) {
    uint32_t half;
    memcpy(&half, text, sizeof half);
    return half;
}
/* As plan_span_equal, for texts that are short and many: the calls of memcmp cost more than the
 * comparing. */
static inline bool plan_span_same(plan_span a, plan_span b) {
    if (a.length != b.length) {
        return false;
    }
    if (a.length >= 8) {
        for (size_t i = 0; i + 8 < a.length; i += 8) {
            if (plan_word_at(a.text + i) != plan_word_at(b.text + i)) {
                return false;
            }
        }
        return plan_word_at(a.text + a.length - 8) == plan_word_at(b.text + a.length - 8);
    }
    if (a.length >= 4) {
        return plan_half_at(a.text) == plan_half_at(b.text) &&
               plan_half_at(a.text + a.length - 4) == plan_half_at(b.text + a.length - 4);
    }
    for (size_t i = 0; i < a.length; i++) {
        if (a.text[i] != b.text[i]) {
            return false;
        }
    }
    return true;
}
/* Without blanks at both ends: ASCII space and tab, U+00A0, U+2007, U+2009, U+202F, U+3000. */
plan_span plan_span_trim(plan_span a);
bool plan_span_is_ascii(plan_span a);

/* --- UTF-8 --- */
/* One code point from text[0..length): its bytes used (1..4), or 0 where it is not UTF-8
 * (overlong, surrogate, beyond U+10FFFF, cut). */
size_t plan_utf8_decode(const char *text, size_t length, uint32_t *code_point);
size_t plan_utf8_encode(uint32_t code_point, char out[4]);
/* Offset of the first byte that is not UTF-8, or length when all of it is. */
size_t plan_utf8_valid(const char *text, size_t length);
/* Characters (code points) in valid UTF-8; a byte that is not UTF-8 counts as one. */
size_t plan_utf8_count(const char *text, size_t length);
/* At most `most` (3 or more) bytes of a text, without the character that this would break. */
plan_span plan_span_cut(plan_span a, size_t most);
/* Columns on a terminal (utf8proc's charwidth; combining marks 0, wide characters 2). */
size_t plan_utf8_width(const char *text, size_t length);
/* Control (C0, C1, DEL), bidirectional (U+061C, U+200E/F, U+202A..E, U+2066..9), U+2028/9, U+FEFF
 * and noncharacters: shown as escapes, forbidden in codes. */
bool plan_code_point_is_hostile(uint32_t code_point);
/* Letters of any script, and the marks that are written over them. */
bool plan_code_point_is_letter(uint32_t code_point);
/* True for text that may be a code: 1 to 200 characters, valid UTF-8, none of them hostile, no
 * blank at either end. */
bool plan_text_is_code(plan_span text);
/* Letters, digits and marks of ASCII, as nearly all codes are, and at most 200 of them. */
bool plan_text_is_graphic(plan_span text);

/* --- Comparison --- */
/* NFC of text into a string of its own (release with plan_release(a, out, *length + 1, 1)).
 * With `fold`, also full case folding and every run of blanks (as in plan_span_trim) as one
 * space, none at the ends: the form in which words of units and numerals are compared.
 * PLAN_SYNTAX when text is not UTF-8. */
plan_status plan_text_nfc(const plan_allocator *allocator, plan_span text, bool fold, char **out,
                          size_t *length);
/* The same without allocation for short text: up to `size` bytes, not terminated. PLAN_BUFFER, and
 * *length as it was, when the result is longer or the text decomposes into more than 512 code
 * points. */
plan_status plan_text_fold(plan_span text, bool fold, char *buffer, size_t size, size_t *length);
/* Levenshtein distance in characters, at most `limit` + 1; for "did you mean". */
size_t plan_text_distance(plan_span a, plan_span b, size_t limit);

/* The digits of a number, written into `text`. */
plan_span plan_text_number(char text[24], uint64_t value);

/* --- Buffer --- */
/* Grows as it is written; after the first failed allocation it stays as it is and `status` says
 * so: callers append without looking and check once at the end. */
typedef struct plan_buffer {
    plan_allocator allocator;
    char *data; /* always terminated by 0 once something was appended */
    size_t length, capacity;
    plan_status status;
} plan_buffer;

void plan_buffer_init(plan_buffer *buffer, const plan_allocator *allocator);
void plan_buffer_free(plan_buffer *buffer);
void plan_buffer_clear(plan_buffer *buffer); /* keeps the memory, and `status` */
void plan_buffer_add(plan_buffer *buffer, const char *text, size_t length);
void plan_buffer_puts(plan_buffer *buffer, const char *text); /* NULL adds nothing */
void plan_buffer_span(plan_buffer *buffer, plan_span text);
void plan_buffer_char(plan_buffer *buffer, char c);
void plan_buffer_unsigned(plan_buffer *buffer, uint64_t value);
void plan_buffer_signed(plan_buffer *buffer, int64_t value);

/* --- Text of files in formats: it is shown, it never acts (text_escape.c) --- */
/* Everywhere: hostile code points become visible (\uXXXX; pairs beyond the BMP), and so does a byte
 * that is not UTF-8 (\xHH; \ufffd in JSON). What CI services take for commands in a log ("##[",
 * "##vso[", and "::" where text may begin a line) is broken by an escape of the format. */

/* As a person may see it; nothing else is changed. */
void plan_buffer_visible(plan_buffer *buffer, plan_span text);
/* The same of the first 200 bytes; "..." stands for what is left out. */
void plan_buffer_visible_start(plan_buffer *buffer, plan_span text);
/* As a JSON string with its quotes: " \ and controls escaped; all other text as it is. */
void plan_buffer_json(plan_buffer *buffer, plan_span text);
/* For text and attributes of XML and HTML: & < > " ' as references. */
void plan_buffer_xml(plan_buffer *buffer, plan_span text);
/* A cell of a CSV table: quoted where it must be; with an apostrophe before what a spreadsheet
 * would take for a formula (= + - @, their wide forms, a tab or a line end at the start, unless it
 * is a plain number). */
void plan_buffer_csv(plan_buffer *buffer, plan_span text);
/* A path as a relative reference of URIs: all but letters, digits and - . _ ~ / as %HH. */
void plan_buffer_uri(plan_buffer *buffer, plan_span path);
/* Data of a workflow command, or a property of it (`property`): % and, there, : and , as %HH. */
void plan_buffer_command(plan_buffer *buffer, plan_span text, bool property);
/* Words of Markdown (GitHub and GitLab), for cells of tables too: nothing is markup, a link, a
 * mention or a reference. */
void plan_buffer_markdown(plan_buffer *buffer, plan_span text);

#endif
