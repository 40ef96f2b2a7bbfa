/* Private: the numbers of rows in memory, inline: there is one in each row. */
#ifndef PLAN_DOCUMENT_LOAD_MATCH_NUMBER_H
#define PLAN_DOCUMENT_LOAD_MATCH_NUMBER_H

#include "document_load_match.h"

typedef struct plan_match_number {
    int64_t digits;
    int32_t scale;
} plan_match_number;

/* Digits, at most eight, with at most one mark among them: its end, or NULL. */
static inline const char *plan_match_number_at(const char *p, char mark,
                                               plan_match_number *result) {
    int64_t negative = *p == '-' ? 1 : 0;
    p += negative;
    uint32_t found = plan_number_others(p), whole = (uint32_t)__builtin_ctz(found), end = whole,
             count = whole;
    uint64_t word = plan_number_word(p);
    if (whole - 1 > 7) {
        return NULL;
    }
    if (p[whole] == mark) {
        uint64_t behind = UINT64_MAX << 8 * (whole & 7);
        end = (uint32_t)__builtin_ctz(found & (found - 1));
        count = end - 1;
        if (count > 8 || count == whole) { /* eight before the mark make nine at least */
            return NULL;
        }
        word = (word & ~behind) | (plan_number_word(p + 1) & behind);
    }
    word = (word ^ PLAN_WORD_OF_ZEROS) << (64 - 8 * count);
    result->digits = (plan_number_of_word(word) ^ -negative) + negative;
    result->scale = (int32_t)(count - whole);
    return p + end;
}

/* The value of a cell that starts at p, be it quoted, longer than eight digits or grouped: where
 * the cell ends, or NULL. */
static PLAN_MATCH_SELDOM const char *
plan_match_number_slowly(const plan_loader *loader, const char *p, plan_match_number *result) {
    enum { LONGEST = 24 };
    const struct plan_matcher *matcher = loader->matcher;
    char stop = *p == '"' ? '"' : matcher->separator;
    int format = loader->options.number_format;
    size_t length = 0;
    plan_quick quick;
    p += stop == '"' ? 1 : 0;
    if (matcher->may_be_missing[(unsigned char)*p]) {
        return NULL;
    }
    const char *end =
        plan_match_number_at(p, stop == '"' ? loader->quick_mark : matcher->mark, result);
    if (end == NULL) {
        while (length < LONGEST && p[length] != stop && p[length] != '\n' && p[length] != '\r') {
            length++;
        }
        if (!plan_numeral_quick(p, length, &quick) || (quick.formats >> format & 1) == 0) {
            return NULL;
        }
        result->digits = quick.digits;
        result->scale = quick.scales[format];
        end = p + length;
    }
    bool is_dumped =
        result->digits >= PLAN_LOAD_DUMPED || result->digits <= INT64_C(0) - PLAN_LOAD_DUMPED;
    if (result->scale > 0 && is_dumped) {
        return NULL;
    }
    return stop != '"' ? end : *end == '"' ? end + 1 : NULL;
}

/* The value of a cell that starts at p: where the cell ends, or NULL. */
static inline const char *plan_match_value(const plan_loader *loader, const char *p,
                                           plan_match_number *result) {
    const char *end = loader->matcher->some_missing
                          ? NULL
                          : plan_match_number_at(p, loader->matcher->mark, result);
    return end != NULL ? end : plan_match_number_slowly(loader, p, result);
}

#endif
