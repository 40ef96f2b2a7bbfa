/* The words of units: spelling, blanks, and the number that may stand in front. */
#include "unit.h"

#include <string.h>

enum { TONES = 5, MAX_FACTOR_DIGITS = 15 };

/* Letters with the tones huyền, sắc, hỏi, ngã, nặng. */
static const uint16_t toned_a[TONES] = {0xE0, 0xE1, 0x1EA3, 0xE3, 0x1EA1};
static const uint16_t toned_e[TONES] = {0xE8, 0xE9, 0x1EBB, 0x1EBD, 0x1EB9};
static const uint16_t toned_i[TONES] = {0xEC, 0xED, 0x1EC9, 0x129, 0x1ECB};
static const uint16_t toned_o[TONES] = {0xF2, 0xF3, 0x1ECF, 0xF5, 0x1ECD};
static const uint16_t toned_u[TONES] = {0xF9, 0xFA, 0x1EE7, 0x169, 0x1EE5};
static const uint16_t toned_y[TONES] = {0x1EF3, 0xFD, 0x1EF7, 0x1EF9, 0x1EF5};

static int tone_of(const uint16_t letters[TONES], uint32_t c) {
    for (int i = 0; i < TONES; i++) {
        if (letters[i] == c) {
            return i;
        }
    }
    return -1;
}

static bool is_consonant(uint32_t c) {
    return (c < 0x80 && c != 0 && strchr("bcdghklmnpqrstvx", (int)c) != NULL) || c == 0x111;
}

/* One letter in the spelling that is compared; `*next` is the letter behind it (0: none). */
static uint32_t respell(uint32_t previous, uint32_t c, uint32_t *next) {
    int tone = tone_of(toned_o, c);
    if (tone >= 0 && (*next == 'a' || *next == 'e')) {
        *next = *next == 'a' ? toned_a[tone] : toned_e[tone];
        return 'o';
    }
    tone = tone_of(toned_u, c);
    if (tone >= 0 && *next == 'y') {
        *next = toned_y[tone];
        return 'u';
    }
    tone = tone_of(toned_y, c);
    return tone >= 0 && is_consonant(previous) ? toned_i[tone] : c;
}

plan_status plan_unit_fold(plan_span text, char *buffer, size_t size, size_t *length) {
    char folded[PLAN_UNIT_TEXT];
    size_t n = 0, kept = 0;
    plan_status status = plan_text_fold(text, true, folded, sizeof folded, &n);
    if (status != PLAN_OK) {
        return status;
    }
    uint32_t previous = 0, c = 0, next = 0;
    size_t at = plan_utf8_decode(folded, n, &c);
    while (c != 0) {
        char bytes[4];
        size_t used = 0;
        next = 0;
        if (at < n) {
            at += plan_utf8_decode(folded + at, n - at, &next);
        }
        c = respell(previous, c, &next);
        used = plan_utf8_encode(c, bytes);
        if (kept + used > size) {
            return PLAN_BUFFER;
        }
        memcpy(buffer + kept, bytes, used);
        kept += used;
        previous = c;
        c = next;
    }
    *length = kept;
    return PLAN_OK;
}

plan_status plan_unit_compose(plan_span text, char *buffer, size_t size, size_t *length) {
    char composed[PLAN_UNIT_TEXT];
    size_t n = 0, kept = 0;
    bool pending = false;
    plan_status status = plan_text_fold(text, false, composed, sizeof composed, &n);
    if (status != PLAN_OK) {
        return status;
    }
    for (size_t i = 0; i < n;) {
        uint32_t c;
        size_t used = plan_utf8_decode(composed + i, n - i, &c);
        plan_span one = {composed + i, used};
        if (plan_span_trim(one).length == 0) {
            pending = kept > 0;
        } else {
            if (kept + used + 1 > size) {
                return PLAN_BUFFER;
            }
            if (pending) {
                buffer[kept++] = ' ';
            }
            pending = false;
            memcpy(buffer + kept, composed + i, used);
            kept += used;
        }
        i += used;
    }
    *length = kept;
    return PLAN_OK;
}

bool plan_unit_is_hostile(plan_span text) {
    for (size_t i = 0; i < text.length;) {
        uint32_t c = 0;
        i += plan_utf8_decode(text.text + i, text.length - i, &c);
        if (plan_code_point_is_hostile(c)) {
            return true;
        }
    }
    return false;
}

/* --- Numbers --- */

/* Digits in groups: what stands between them, and how they are laid out. */
typedef struct digit_groups {
    int64_t number;
    size_t first, last; /* digits of the first and of the last group */
    size_t count;       /* groups */
    size_t digits;
    bool threes; /* all groups but the first have three digits */
    bool zero;   /* begins with 0 */
    char mark;   /* between the groups; 0 where there is one group */
    bool mixed;  /* one more group behind another mark */
} digit_groups;

static bool digit_at(plan_span text, size_t i) {
    return i < text.length && text.text[i] >= '0' && text.text[i] <= '9';
}

static size_t take_group(plan_span text, size_t at, digit_groups *groups) {
    size_t n = 0;
    while (digit_at(text, at + n)) {
        if (groups->digits < MAX_FACTOR_DIGITS) {
            groups->number = groups->number * 10 + (text.text[at + n] - '0');
        }
        groups->digits++;
        n++;
    }
    groups->last = n;
    groups->count++;
    return n;
}

static size_t take_groups(plan_span text, digit_groups *groups) {
    memset(groups, 0, sizeof *groups);
    groups->threes = true;
    groups->zero = digit_at(text, 0) && text.text[0] == '0';
    size_t at = groups->first = take_group(text, 0, groups);
    while (at > 0 && digit_at(text, at + 1) &&
           (text.text[at] == '.' || text.text[at] == ',' || text.text[at] == ' ')) {
        if (groups->mark != 0 && groups->mark != text.text[at]) {
            groups->mixed = true; /* and refused, whatever follows */
        }
        groups->mark = text.text[at];
        at += 1 + take_group(text, at + 1, groups);
        groups->threes = groups->threes && groups->last == 3;
    }
    return at;
}

/* 10^6 */
static plan_status read_power_of_ten(plan_span text, size_t at, plan_decimal *value, size_t *used) {
    int32_t power = 0;
    size_t n = 0;
    while (digit_at(text, at + n) && n < 3) {
        power = power * 10 + (text.text[at + n] - '0');
        n++;
    }
    if (n == 0 || power > MAX_FACTOR_DIGITS) {
        return PLAN_SYNTAX;
    }
    value->digits = 1;
    value->scale = -power;
    *used = at + n;
    return PLAN_OK;
}

/* A unit names whole numbers, so three digits behind one mark are thousands (1.000 dân in one
 * notation, 1,000 in the other); any other number of digits can only be decimals. */
plan_status plan_unit_number(plan_span text, plan_decimal *value, size_t *used) {
    digit_groups groups;
    size_t at = take_groups(text, &groups);
    *used = 0;
    if (groups.first == 0) {
        return PLAN_OK;
    }
    if (at == 2 && groups.number == 10 && at < text.length && text.text[at] == '^') {
        return read_power_of_ten(text, at + 1, value, used);
    }
    bool grouped = groups.threes && groups.first <= 3 && !groups.zero;
    bool decimals = groups.count == 2 && groups.mark != ' ' && !grouped;
    if (groups.number == 0 || groups.digits > MAX_FACTOR_DIGITS || groups.mixed ||
        (groups.count > 1 && !grouped && !decimals)) {
        return PLAN_SYNTAX;
    }
    value->digits = groups.number;
    value->scale = decimals ? (int32_t)groups.last : 0;
    *used = at;
    return PLAN_OK;
}
