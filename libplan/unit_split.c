/* The factors of a unit: what stands between / * · × or "per". */
#include "unit.h"

#include <string.h>

bool plan_unit_begins(plan_span text, const char *word) {
    size_t n = strlen(word);
    for (size_t i = 0; i < n; i++) {
        if (i >= text.length || (text.text[i] | (word[i] >= 'a' ? 0x20 : 0)) != word[i]) {
            return false;
        }
    }
    return true;
}

/* "per mille" and "per cent" are words of a rate; "per million" is not. */
static bool is_rate_word(plan_span text) {
    static const char *const rates[] = {" per mille", " per cent", " per mil"};
    for (size_t i = 0; i < sizeof rates / sizeof rates[0]; i++) {
        size_t n = strlen(rates[i]);
        if (plan_unit_begins(text, rates[i]) &&
            (n == text.length || text.text[n] == ' ' || text.text[n] == '/')) {
            return true;
        }
    }
    return false;
}

/* Length of a separator between factors at the start of text, and which way it goes. */
static size_t separator(plan_span text, int *power) {
    static const struct {
        const char *mark;
        int power;
    } marks[] = {{"/", -1},       {"\xe2\x88\x95", -1}, {"\xe2\x81\x84", -1}, {"*", 1},
                 {"\xc2\xb7", 1}, {"\xe2\x8b\x85", 1},  {"\xc3\x97", 1}};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        size_t n = strlen(marks[i].mark);
        if (text.length >= n && memcmp(text.text, marks[i].mark, n) == 0) {
            *power = marks[i].power;
            return n;
        }
    }
    *power = -1;
    if (plan_unit_begins(text, " per ") && !is_rate_word(text)) {
        return 5;
    }
    /* trên 10.000 dân; but khách trên tàu is a word of its own */
    static const char above[] = " tr\xc3\xaan ";
    size_t n = sizeof above - 1;
    bool counted = text.length > n && memcmp(text.text, above, n) == 0 && text.text[n] >= '0' &&
                   text.text[n] <= '9';
    return counted ? n : 0;
}

size_t plan_unit_split(plan_span text, plan_span *factors, int *powers) {
    size_t count = 0, start = 0;
    int power = 1;
    for (size_t i = 0;;) { /* up to the end, which ends the last factor */
        plan_span rest = {text.text + i, text.length - i};
        int next = 1;
        size_t n = separator(rest, &next);
        if (n == 0 && i < text.length) {
            i++;
            continue;
        }
        if (count == PLAN_UNIT_FACTORS) {
            return 0;
        }
        plan_span factor = {text.text + start, i - start};
        factors[count] = plan_span_trim(factor);
        powers[count++] = power;
        if (n == 0) {
            break;
        }
        power = next;
        i += n;
        start = i;
    }
    return count;
}
