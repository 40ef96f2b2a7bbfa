/* Words and signs around a number: one row each, compared in NFC and case folded. */
#include <string.h>

#include "numeral_parts.h"

enum { BEFORE = 1, AFTER = 2, BETWEEN = 4 };

typedef struct row {
    const char *words; /* folded */
    uint8_t says, where;
} row;

static const row rows[] = {
    /* Vietnamese */
    {"khoảng", PLAN_SAYS_ABOUT, BEFORE},
    {"khoảng chừng", PLAN_SAYS_ABOUT, BEFORE},
    {"xấp xỉ", PLAN_SAYS_ABOUT, BEFORE},
    {"gần", PLAN_SAYS_ABOUT, BEFORE},
    {"ước", PLAN_SAYS_NOTHING, BEFORE},
    {"ước đạt", PLAN_SAYS_NOTHING, BEFORE},
    {"ước giảm", PLAN_SAYS_MINUS, BEFORE},
    {"ước tăng", PLAN_SAYS_PLUS, BEFORE},
    {"trên", PLAN_SAYS_ABOVE, BEFORE},
    {"hơn", PLAN_SAYS_ABOVE, BEFORE},
    {"lớn hơn", PLAN_SAYS_ABOVE, BEFORE},
    {"nhiều hơn", PLAN_SAYS_ABOVE, BEFORE},
    {"dưới", PLAN_SAYS_BELOW, BEFORE},
    {"xuống dưới", PLAN_SAYS_BELOW, BEFORE},
    {"nhỏ hơn", PLAN_SAYS_BELOW, BEFORE},
    {"ít hơn", PLAN_SAYS_BELOW, BEFORE},
    {"không quá", PLAN_SAYS_AT_MOST, BEFORE},
    {"không vượt quá", PLAN_SAYS_AT_MOST, BEFORE},
    {"tối đa", PLAN_SAYS_AT_MOST, BEFORE},
    {"nhiều nhất", PLAN_SAYS_AT_MOST, BEFORE},
    {"tối thiểu", PLAN_SAYS_AT_LEAST, BEFORE},
    {"ít nhất", PLAN_SAYS_AT_LEAST, BEFORE},
    {"không dưới", PLAN_SAYS_AT_LEAST, BEFORE},
    {"không ít hơn", PLAN_SAYS_AT_LEAST, BEFORE},
    {"đạt", PLAN_SAYS_NOTHING, BEFORE},
    {"là", PLAN_SAYS_NOTHING, BEFORE},
    {"bằng", PLAN_SAYS_NOTHING, BEFORE},
    {"còn", PLAN_SAYS_NOTHING, BEFORE},
    {"xuống", PLAN_SAYS_NOTHING, BEFORE},
    {"xuống còn", PLAN_SAYS_NOTHING, BEFORE},
    {"lên", PLAN_SAYS_NOTHING, BEFORE},
    {"từ", PLAN_SAYS_NOTHING, BEFORE},
    {"giảm", PLAN_SAYS_MINUS, BEFORE},
    {"mức giảm", PLAN_SAYS_MINUS, BEFORE},
    {"giảm xuống", PLAN_SAYS_NOTHING, BEFORE},
    {"giảm còn", PLAN_SAYS_NOTHING, BEFORE},
    {"giảm xuống còn", PLAN_SAYS_NOTHING, BEFORE},
    {"hụt", PLAN_SAYS_MINUS, BEFORE},
    {"thiếu hụt", PLAN_SAYS_MINUS, BEFORE},
    {"tăng", PLAN_SAYS_PLUS, BEFORE},
    {"mức tăng", PLAN_SAYS_PLUS, BEFORE},
    {"tăng thêm", PLAN_SAYS_PLUS, BEFORE},
    {"tăng lên", PLAN_SAYS_NOTHING, BEFORE},
    {"vượt", PLAN_SAYS_PLUS, BEFORE},
    {"đến", PLAN_SAYS_TO, BETWEEN},
    {"tới", PLAN_SAYS_TO, BETWEEN},
    {"trở lên", PLAN_SAYS_AT_LEAST, AFTER},
    {"trở xuống", PLAN_SAYS_AT_MOST, AFTER},
    /* English */
    {"about", PLAN_SAYS_ABOUT, BEFORE},
    {"around", PLAN_SAYS_ABOUT, BEFORE},
    {"approximately", PLAN_SAYS_ABOUT, BEFORE},
    {"approx.", PLAN_SAYS_ABOUT, BEFORE},
    {"nearly", PLAN_SAYS_ABOUT, BEFORE},
    {"almost", PLAN_SAYS_ABOUT, BEFORE},
    {"circa", PLAN_SAYS_ABOUT, BEFORE},
    {"over", PLAN_SAYS_ABOVE, BEFORE},
    {"above", PLAN_SAYS_ABOVE, BEFORE},
    {"more than", PLAN_SAYS_ABOVE, BEFORE},
    {"greater than", PLAN_SAYS_ABOVE, BEFORE},
    {"below", PLAN_SAYS_BELOW, BEFORE},
    {"under", PLAN_SAYS_BELOW, BEFORE},
    {"less than", PLAN_SAYS_BELOW, BEFORE},
    {"fewer than", PLAN_SAYS_BELOW, BEFORE},
    {"at most", PLAN_SAYS_AT_MOST, BEFORE},
    {"no more than", PLAN_SAYS_AT_MOST, BEFORE},
    {"not more than", PLAN_SAYS_AT_MOST, BEFORE},
    {"up to", PLAN_SAYS_AT_MOST, BEFORE},
    {"at least", PLAN_SAYS_AT_LEAST, BEFORE},
    {"no less than", PLAN_SAYS_AT_LEAST, BEFORE},
    {"not less than", PLAN_SAYS_AT_LEAST, BEFORE},
    {"from", PLAN_SAYS_NOTHING, BEFORE},
    {"between", PLAN_SAYS_NOTHING, BEFORE},
    {"decrease of", PLAN_SAYS_MINUS, BEFORE},
    {"decreased by", PLAN_SAYS_MINUS, BEFORE},
    {"decrease", PLAN_SAYS_MINUS, BEFORE},
    {"reduced by", PLAN_SAYS_MINUS, BEFORE},
    {"reduction of", PLAN_SAYS_MINUS, BEFORE},
    {"down", PLAN_SAYS_MINUS, BEFORE},
    {"down by", PLAN_SAYS_MINUS, BEFORE},
    {"fell", PLAN_SAYS_MINUS, BEFORE},
    {"fell by", PLAN_SAYS_MINUS, BEFORE},
    {"minus", PLAN_SAYS_MINUS, BEFORE},
    {"increase of", PLAN_SAYS_PLUS, BEFORE},
    {"increased by", PLAN_SAYS_PLUS, BEFORE},
    {"increase", PLAN_SAYS_PLUS, BEFORE},
    {"up", PLAN_SAYS_PLUS, BEFORE},
    {"up by", PLAN_SAYS_PLUS, BEFORE},
    {"rose", PLAN_SAYS_PLUS, BEFORE},
    {"rose by", PLAN_SAYS_PLUS, BEFORE},
    {"exceeds by", PLAN_SAYS_PLUS, BEFORE},
    {"plus", PLAN_SAYS_PLUS, BEFORE},
    {"to", PLAN_SAYS_TO, BETWEEN},
    {"and", PLAN_SAYS_TO, BETWEEN},
    {"or more", PLAN_SAYS_AT_LEAST, AFTER},
    {"and above", PLAN_SAYS_AT_LEAST, AFTER},
    {"and over", PLAN_SAYS_AT_LEAST, AFTER},
    {"or less", PLAN_SAYS_AT_MOST, AFTER},
    {"or below", PLAN_SAYS_AT_MOST, AFTER},
    {"and below", PLAN_SAYS_AT_MOST, AFTER},
};

/* Signs need no blank after them; the longer first. */
static const row signs[] = {
    {">=", PLAN_SAYS_AT_LEAST, BEFORE}, {"<=", PLAN_SAYS_AT_MOST, BEFORE},
    {"≥", PLAN_SAYS_AT_LEAST, BEFORE},  {"≤", PLAN_SAYS_AT_MOST, BEFORE},
    {">", PLAN_SAYS_ABOVE, BEFORE},     {"<", PLAN_SAYS_BELOW, BEFORE},
    {"~", PLAN_SAYS_ABOUT, BEFORE},     {"≈", PLAN_SAYS_ABOUT, BEFORE},
    {"=", PLAN_SAYS_EXACT, BEFORE},     {"+", PLAN_SAYS_PLUS, BEFORE},
    {"-", PLAN_SAYS_MINUS, BEFORE},     {"−", PLAN_SAYS_MINUS, BEFORE},
    {"–", PLAN_SAYS_MINUS, BEFORE},     {"-", PLAN_SAYS_TO, BETWEEN},
    {"–", PLAN_SAYS_TO, BETWEEN},       {"—", PLAN_SAYS_TO, BETWEEN},
};

enum { MAX_WORDS = 3, MAX_PHRASE = 64 };

/* The row of a phrase of whole words, or NULL. */
static const row *find(const char *text, size_t length, uint8_t where) {
    char folded[MAX_PHRASE];
    size_t n;
    plan_span span = {text, length};
    if (plan_text_fold(span, true, folded, sizeof folded, &n) != PLAN_OK) {
        return NULL;
    }
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if ((rows[i].where & where) != 0 && strlen(rows[i].words) == n &&
            memcmp(rows[i].words, folded, n) == 0) {
            return &rows[i];
        }
    }
    return NULL;
}

static bool ends_word(const char *text, size_t length) {
    uint32_t c;
    size_t used = plan_utf8_decode(text, length, &c);
    return used == 0 || c == ' ' || c == '\t' || c == 0xA0 || c == 0x202F || c == 0x2009 ||
           c == 0x2007 || c == 0x3000 || (c >= '0' && c <= '9') ||
           (c < 0x80 && strchr("<>=~+-", (int)c) != NULL) || c == 0x2212 || c == 0x2265 ||
           c == 0x2264 || c == 0x2248 || c == 0x2013;
}

static bool is_blank_at(const char *text, size_t length, size_t *used) {
    plan_span rest = {text, length};
    uint32_t c;
    *used = plan_utf8_decode(rest.text, rest.length, &c);
    plan_span one = {text, *used};
    return *used > 0 && plan_span_trim(one).length == 0;
}

size_t plan_qualifier_before(const char *text, size_t length, bool between, int *says) {
    uint8_t where = between ? BETWEEN : BEFORE;
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        size_t n = strlen(signs[i].words);
        if ((signs[i].where & where) != 0 && n <= length &&
            memcmp(text, signs[i].words, n) == 0) {
            *says = signs[i].says;
            return n;
        }
    }
    size_t best = 0, at = 0;
    for (int words = 0; words < MAX_WORDS && at < length; words++) {
        while (at < length && !ends_word(text + at, length - at)) {
            uint32_t c;
            at += plan_utf8_decode(text + at, length - at, &c);
        }
        const row *found = at > 0 && at < MAX_PHRASE ? find(text, at, where) : NULL;
        if (found != NULL) {
            best = at;
            *says = found->says;
        }
        size_t used;
        while (at < length && is_blank_at(text + at, length - at, &used)) {
            at += used;
        }
        if (at < length && ends_word(text + at, length - at)) {
            break;
        }
    }
    return best;
}

size_t plan_qualifier_after(const char *text, size_t length, int *says) {
    /* Letters may be decomposed in the text: try every start of a word. */
    size_t best = 0, most = length < MAX_PHRASE ? length : MAX_PHRASE;
    for (size_t n = 1; n <= most; n++) {
        const char *start = text + length - n;
        bool at_word = n == length || start[-1] == ' ' || (unsigned char)start[-1] == 0xA0 ||
                       start[-1] == '\t' || start[-1] == '%' ||
                       (start[-1] >= '0' && start[-1] <= '9');
        const row *found = at_word && ((unsigned char)start[0] & 0xC0) != 0x80
                               ? find(start, n, AFTER)
                               : NULL;
        if (found != NULL) {
            best = n;
            *says = found->says;
        }
    }
    return best;
}
