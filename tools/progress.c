/* One line on standard error, drawn anew ten times a second at most and erased at the end. */
#define _DEFAULT_SOURCE /* the width of a terminal */

#include "progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

enum { WIDEST = 120, NAME = 30, BAR = 30, LEAST_BAR = 8 };
static const double patience = 1.0, beat = 0.1; /* [s] */

typedef struct line {
    char text[4 * WIDEST + 1]; /* a character has up to four bytes */
    size_t bytes, columns, room;
} line;

static double now(void) {
    struct timespec time = {0, 0};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* As the C library would take it, without asking it to. */
static bool locale_is_utf8(void) {
    static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const char *value = getenv(names[i]);
        if (value != NULL && value[0] != '\0') {
            return strstr(value, "UTF-8") != NULL || strstr(value, "utf8") != NULL ||
                   strstr(value, "UTF8") != NULL || strstr(value, "utf-8") != NULL;
        }
    }
    return false;
}

static size_t width(void) {
    struct winsize size;
    memset(&size, 0, sizeof size);
    ioctl(STDERR_FILENO, TIOCGWINSZ, &size); /* leaves 0 where it is no terminal */
    if (size.ws_col == 0) {
        return 79;
    }
    return size.ws_col > WIDEST ? WIDEST : (size_t)size.ws_col - 1;
}

/* All of it or nothing, so that no line breaks. The text has room for every column. */
static bool put(line *l, const char *text) {
    size_t bytes = strlen(text), columns = 0;
    for (const char *c = text; *c != '\0'; c++) {
        columns += ((unsigned char)*c & 0xC0) != 0x80 ? 1 : 0;
    }
    if (l->columns + columns > l->room) {
        return false;
    }
    memcpy(l->text + l->bytes, text, bytes + 1);
    l->bytes += bytes;
    l->columns += columns;
    return true;
}

/* A name from a plan: letters as they are, everything that might act on a terminal as ?. */
static void put_name(line *l, const char *name, bool wide) {
    const char *slash = strrchr(name, '/');
    size_t columns = 0;
    for (const unsigned char *c = (const unsigned char *)(slash == NULL ? name : slash + 1);
         *c != '\0' && columns < NAME; columns++) {
        char one[5] = "?";
        size_t n = *c < 0x80 ? 1 : *c < 0xE0 ? 2 : *c < 0xF0 ? 3 : 4, have = 1;
        while (have < n && (c[have] & 0xC0) == 0x80) {
            have++;
        }
        /* Letters of Latin with their marks; of all else a sign. */
        bool plain = n == 1 && *c >= 0x20 && *c < 0x7F;
        bool letter = wide && have == n &&
                      ((n == 2 && *c >= 0xC3 && *c <= 0xCA) ||
                       (n == 3 && *c == 0xE1 && c[1] >= 0xB8 && c[1] <= 0xBB));
        if (plain || letter) {
            memcpy(one, c, n);
            one[n] = '\0';
        }
        put(l, one);
        c += have;
    }
}

/* 1234567 as 1.2M, so that digits do not dance. */
static void put_count(line *l, double count, const char *const words[3], const char *unit) {
    char text[64];
    double value = count >= 1e6 ? count / 1e6 : count >= 1e3 ? count / 1e3 : count;
    const char *word = count >= 1e6 ? words[2] : count >= 1e3 ? words[1] : words[0];
    snprintf(text, sizeof text, "  %.*f%s%s", value < 9.95 && count >= 1e3 ? 1 : 0, value, word,
             unit);
    put(l, text);
}

static void put_left(line *l, double seconds, const char *word) {
    char text[64];
    unsigned long whole = seconds > 359999 ? 359999 : (unsigned long)(seconds + 0.5);
    if (whole >= 3600) {
        snprintf(text, sizeof text, "  %lu:%02lu:%02lu %s", whole / 3600, whole / 60 % 60,
                 whole % 60, word);
    } else {
        snprintf(text, sizeof text, "  %lu:%02lu %s", whole / 60, whole % 60, word);
    }
    put(l, text);
}

static void put_bar(line *l, double part, size_t columns, bool wide) {
    size_t full = (size_t)(part * (double)columns + 0.5);
    put(l, "  ");
    put(l, wide ? "▕" : "[");
    for (size_t i = 0; i < columns; i++) {
        put(l, i < full ? (wide ? "█" : "#") : (wide ? "░" : "."));
    }
    put(l, wide ? "▏" : "]");
}

/* What is said behind the bar. */
static void put_numbers(line *l, const progress *p, const plan_moment *m, double part,
                        double elapsed) {
    static const char *const counts[3] = {" ", "k ", "M "}, *const bytes[3] = {" ", " k", " M"};
    bool reads = m->phase == PLAN_PHASE_READ, measured = elapsed > 0;
    char text[16];
    if (m->total > 0) {
        snprintf(text, sizeof text, "%3d %%", (int)(part * 100));
        put(l, "  ");
        put(l, text);
    }
    if (reads && m->total == 0) {
        put_count(l, (double)m->rows, counts, p->vietnamese ? "dòng" : "rows");
    }
    if (reads && measured) {
        put_count(l, (double)(m->rows - p->rows_at) / elapsed, counts,
                  p->vietnamese ? "dòng/s" : "rows/s");
    }
    if (m->phase != PLAN_PHASE_CHECK && measured) {
        put_count(l, (double)m->done / elapsed, bytes, "B/s");
    }
    if (part > 0) {
        put_left(l, elapsed * (1 / part - 1), p->vietnamese ? "còn lại" : "left");
    }
}

static void draw(progress *p, const plan_moment *m, double at) {
    static const char *const words[2][3] = {{"reading", "checking", "reading again"},
                                            {"đọc", "kiểm tra", "đọc lại"}};
    line l, numbers;
    /* A file may grow while it is read. */
    uint64_t done = m->done < m->total ? m->done : m->total;
    double part = m->total > 0 ? (double)done / (double)m->total : 0;
    memset(&l, 0, sizeof l);
    memset(&numbers, 0, sizeof numbers);
    l.room = width();
    put(&l, words[p->vietnamese ? 1 : 0][m->phase]);
    if (m->name != NULL) {
        put(&l, " ");
        put_name(&l, m->name, p->wide);
    }
    numbers.room = l.room - l.columns;
    put_numbers(&numbers, p, m, part, at - p->phase_at);
    size_t rest = l.room - l.columns - numbers.columns;
    if (m->total > 0 && rest >= LEAST_BAR + 4) {
        put_bar(&l, part, rest - 4 < BAR ? rest - 4 : BAR, p->wide);
    }
    put(&l, numbers.text);
    size_t columns = l.columns;
    while (l.columns < p->length && put(&l, " ")) { /* what stood there is longer */
    }
    fprintf(stderr, "\r%s", l.text);
    fflush(stderr);
    p->length = columns;
    p->drawn_at = at;
}

void progress_erase(progress *p) {
    if (p->length > 0) {
        fprintf(stderr, "\r%*s\r", (int)p->length, "");
        fflush(stderr);
        p->length = 0;
    }
}

/* A terminal that is ours: not one that the shell has taken back. */
static bool is_shown(const progress *p, double at) {
    if (p->when != PROGRESS_AUTO) {
        return p->when == PROGRESS_ALWAYS;
    }
    return at - p->began >= patience && isatty(STDERR_FILENO) == 1 &&
           tcgetpgrp(STDERR_FILENO) == getpgrp();
}

static int32_t see(void *context, const plan_moment *moment) {
    progress *p = context;
    double at = now();
    if (p->phase != moment->phase || moment->done < p->done) { /* something begins */
        p->phase = moment->phase;
        p->phase_at = at;
        p->rows_at = moment->rows;
    }
    p->done = moment->done;
    if (is_interrupted()) {
        return 1;
    }
    if (at - p->drawn_at >= beat && is_shown(p, at)) {
        draw(p, moment, at);
    }
    return 0;
}

void progress_watch(progress *p, int when, bool vietnamese, plan_document *document) {
    memset(p, 0, sizeof *p);
    p->when = when;
    p->wide = locale_is_utf8();
    p->vietnamese = vietnamese && p->wide;
    p->began = now();
    p->phase = -1;
    plan_document_watch(document, see, p);
}
