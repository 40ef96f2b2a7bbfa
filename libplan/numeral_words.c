/* Words and signs around a number: one row each. Words are written here as they compare: NFC, case
 * folded, single blanks. Several may follow each other ("ước" "giảm", "giảm" "xuống" "dưới"), so
 * only those stand here as one that mean something else than one after the other. */
#include <string.h>

#include <utf8proc.h>

#include "numeral_parts.h"

typedef struct row {
    const char *words;
    uint8_t length, says, place;
} row;

#define ROW(words, says, place)                                                                    \
    { words, sizeof(words) - 1, PLAN_SAYS_##says, PLAN_PLACE_##place }

static const row rows[] = {
    /* Vietnamese */
    ROW("đạt", NOTHING, BEFORE),
    ROW("đạt cao", NOTHING, BEFORE),
    ROW("là", NOTHING, BEFORE),
    ROW("bằng", NOTHING, BEFORE),
    ROW("chiếm", NOTHING, BEFORE),
    ROW("ước", NOTHING, BEFORE),
    ROW("ước tính", NOTHING, BEFORE),
    ROW("dự kiến", NOTHING, BEFORE),
    ROW("phấn đấu", NOTHING, BEFORE),
    ROW("bình quân", NOTHING, BEFORE),
    ROW("trung bình", NOTHING, BEFORE),
    ROW("mức", NOTHING, BEFORE),
    ROW("ở mức", NOTHING, BEFORE),
    ROW("còn", LEVEL, BEFORE),
    ROW("chỉ còn", LEVEL, BEFORE),
    ROW("xuống", LEVEL, BEFORE),
    ROW("lên", LEVEL, BEFORE),
    ROW("khoảng", ABOUT, BEFORE),
    ROW("khỏang", ABOUT, BEFORE), /* a common slip of the tone mark */
    ROW("khoảng chừng", ABOUT, BEFORE),
    ROW("xấp xỉ", ABOUT, BEFORE),
    ROW("gần", ABOUT, BEFORE),
    ROW("gần bằng", ABOUT, BEFORE),
    ROW("trên", ABOVE, BEFORE),
    ROW("hơn", ABOVE, BEFORE),
    ROW("lớn hơn", ABOVE, BEFORE),
    ROW("dưới", BELOW, BEFORE),
    ROW("nhỏ hơn", BELOW, BEFORE),
    ROW("chưa đến", BELOW, BEFORE),
    ROW("chưa tới", BELOW, BEFORE),
    ROW("không quá", AT_MOST, BEFORE),
    ROW("không vượt quá", AT_MOST, BEFORE),
    ROW("không hơn", AT_MOST, BEFORE),
    ROW("không trên", AT_MOST, BEFORE),
    ROW("tối đa", AT_MOST, BEFORE),
    ROW("nhiều nhất", AT_MOST, BEFORE),
    ROW("tối thiểu", AT_LEAST, BEFORE),
    ROW("ít nhất", AT_LEAST, BEFORE),
    ROW("không dưới", AT_LEAST, BEFORE),
    ROW("không ít hơn", AT_LEAST, BEFORE),
    ROW("hạ", DECREASE, BEFORE),
    ROW("giảm", DECREASE, BEFORE),
    ROW("giảm bớt", DECREASE, BEFORE),
    ROW("giảm đi", DECREASE, BEFORE),
    ROW("hụt", DECREASE, BEFORE),
    ROW("thiếu hụt", DECREASE, BEFORE),
    ROW("tăng", INCREASE, BEFORE),
    ROW("tăng thêm", INCREASE, BEFORE),
    ROW("tăng trưởng", INCREASE, BEFORE),
    ROW("nâng", INCREASE, BEFORE),
    ROW("thêm", INCREASE, BEFORE),
    ROW("vượt", INCREASE, BEFORE),
    ROW("âm", MINUS, BEFORE),
    ROW("dương", PLUS, BEFORE),
    ROW("từ", FROM, BEFORE),
    ROW("giữa", BETWEEN, BEFORE),
    ROW("đến", TO, AMID),
    ROW("tới", TO, AMID),
    ROW("và", AND, AMID),
    ROW("trở lên", AT_LEAST, AFTER),
    ROW("hoặc hơn", AT_LEAST, AFTER),
    ROW("trở xuống", AT_MOST, AFTER),
    /* English */
    ROW("is", NOTHING, BEFORE),
    ROW("equals", NOTHING, BEFORE),
    ROW("reached", NOTHING, BEFORE),
    ROW("reaches", NOTHING, BEFORE),
    ROW("estimated", NOTHING, BEFORE),
    ROW("estimated at", NOTHING, BEFORE),
    ROW("an estimated", NOTHING, BEFORE),
    ROW("down to", LEVEL, BEFORE),
    ROW("fell to", LEVEL, BEFORE),
    ROW("dropped to", LEVEL, BEFORE),
    ROW("declined to", LEVEL, BEFORE),
    ROW("decreased to", LEVEL, BEFORE),
    ROW("reduced to", LEVEL, BEFORE),
    ROW("rose to", LEVEL, BEFORE),
    ROW("grew to", LEVEL, BEFORE),
    ROW("increased to", LEVEL, BEFORE),
    ROW("about", ABOUT, BEFORE),
    ROW("around", ABOUT, BEFORE),
    ROW("approximately", ABOUT, BEFORE),
    ROW("approx", ABOUT, BEFORE),
    ROW("approx.", ABOUT, BEFORE),
    ROW("roughly", ABOUT, BEFORE),
    ROW("nearly", ABOUT, BEFORE),
    ROW("almost", ABOUT, BEFORE),
    ROW("close to", ABOUT, BEFORE),
    ROW("circa", ABOUT, BEFORE),
    ROW("over", ABOVE, BEFORE),
    ROW("above", ABOVE, BEFORE),
    ROW("more than", ABOVE, BEFORE),
    ROW("greater than", ABOVE, BEFORE),
    ROW("higher than", ABOVE, BEFORE),
    ROW("in excess of", ABOVE, BEFORE),
    ROW("below", BELOW, BEFORE),
    ROW("under", BELOW, BEFORE),
    ROW("less than", BELOW, BEFORE),
    ROW("fewer than", BELOW, BEFORE),
    ROW("lower than", BELOW, BEFORE),
    ROW("at most", AT_MOST, BEFORE),
    ROW("no more than", AT_MOST, BEFORE),
    ROW("not more than", AT_MOST, BEFORE),
    ROW("not exceeding", AT_MOST, BEFORE),
    ROW("up to", AT_MOST, BEFORE),
    ROW("maximum", AT_MOST, BEFORE),
    ROW("at least", AT_LEAST, BEFORE),
    ROW("no less than", AT_LEAST, BEFORE),
    ROW("not less than", AT_LEAST, BEFORE),
    ROW("no fewer than", AT_LEAST, BEFORE),
    ROW("minimum", AT_LEAST, BEFORE),
    ROW("exactly", EXACT, BEFORE),
    ROW("decrease", DECREASE, BEFORE),
    ROW("decrease of", DECREASE, BEFORE),
    ROW("a decrease of", DECREASE, BEFORE),
    ROW("decreased", DECREASE, BEFORE),
    ROW("decreased by", DECREASE, BEFORE),
    ROW("decreases by", DECREASE, BEFORE),
    ROW("reduced by", DECREASE, BEFORE),
    ROW("reduction of", DECREASE, BEFORE),
    ROW("a reduction of", DECREASE, BEFORE),
    ROW("declined", DECREASE, BEFORE),
    ROW("declined by", DECREASE, BEFORE),
    ROW("dropped", DECREASE, BEFORE),
    ROW("dropped by", DECREASE, BEFORE),
    ROW("down", DECREASE, BEFORE),
    ROW("down by", DECREASE, BEFORE),
    ROW("fell", DECREASE, BEFORE),
    ROW("fell by", DECREASE, BEFORE),
    ROW("shortfall of", DECREASE, BEFORE),
    ROW("a shortfall of", DECREASE, BEFORE),
    ROW("increase", INCREASE, BEFORE),
    ROW("increase of", INCREASE, BEFORE),
    ROW("an increase of", INCREASE, BEFORE),
    ROW("increased", INCREASE, BEFORE),
    ROW("increased by", INCREASE, BEFORE),
    ROW("increases by", INCREASE, BEFORE),
    ROW("growth of", INCREASE, BEFORE),
    ROW("grew", INCREASE, BEFORE),
    ROW("grew by", INCREASE, BEFORE),
    ROW("up", INCREASE, BEFORE),
    ROW("up by", INCREASE, BEFORE),
    ROW("rose", INCREASE, BEFORE),
    ROW("rose by", INCREASE, BEFORE),
    ROW("exceeded by", INCREASE, BEFORE),
    ROW("exceeds by", INCREASE, BEFORE),
    ROW("minus", MINUS, BEFORE),
    ROW("negative", MINUS, BEFORE),
    ROW("plus", PLUS, BEFORE),
    ROW("from", FROM_HERE, BEFORE),
    ROW("between", BETWEEN, BEFORE),
    ROW("to", TO, AMID),
    ROW("and", AND, AMID),
    ROW("or more", AT_LEAST, AFTER),
    ROW("or above", AT_LEAST, AFTER),
    ROW("or over", AT_LEAST, AFTER),
    ROW("or higher", AT_LEAST, AFTER),
    ROW("and more", AT_LEAST, AFTER),
    ROW("and above", AT_LEAST, AFTER),
    ROW("and over", AT_LEAST, AFTER),
    ROW("or less", AT_MOST, AFTER),
    ROW("or fewer", AT_MOST, AFTER),
    ROW("or below", AT_MOST, AFTER),
    ROW("or lower", AT_MOST, AFTER),
    ROW("or under", AT_MOST, AFTER),
    ROW("and below", AT_MOST, AFTER),
    ROW("and under", AT_MOST, AFTER),
};

/* Signs need no blank behind them; the longer first. */
static const row signs[] = {
    ROW(">=", AT_LEAST, BEFORE), ROW("<=", AT_MOST, BEFORE), ROW("≥", AT_LEAST, BEFORE),
    ROW("≤", AT_MOST, BEFORE),   ROW(">", ABOVE, BEFORE),    ROW("<", BELOW, BEFORE),
    ROW("~", ABOUT, BEFORE),     ROW("≈", ABOUT, BEFORE),    ROW("=", EXACT, BEFORE),
    ROW("+", PLUS, BEFORE),      ROW("-", MINUS, BEFORE),    ROW("\xe2\x88\x92", MINUS, BEFORE),
    ROW("–", MINUS, BEFORE),     ROW("-", TO, AMID),         ROW("–", TO, AMID),
    ROW("—", TO, AMID),
};

enum { MAX_PHRASE = 64 };

/* Letters and their marks; everything else ends a word. */
static bool is_letter(uint32_t c) {
    if (c < 0x80) {
        return (c | 32) >= 'a' && (c | 32) <= 'z';
    }
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_ME;
}

/* Bytes of the letters that text starts with. */
static size_t word_at(const char *text, size_t length) {
    size_t at = 0;
    while (at < length) {
        uint32_t c = 0; /* stays 0, which is no letter, where nothing decodes */
        size_t used = plan_utf8_decode(text + at, length - at, &c);
        if (!is_letter(c)) {
            break;
        }
        at += used;
    }
    return at;
}

bool plan_may_start(char c, int place) {
    char lower = (char)(c | 32);
    if (place == PLAN_PLACE_AFTER) {
        return lower == 't' || lower == 'h' || lower == 'o' || lower == 'a';
    }
    return lower == 't' || lower == 'v' || lower == 'a' || /* and what is not ASCII */
           ((unsigned char)c & 0xC0) == 0xC0;
}

bool plan_is_within_word(const char *text, size_t at) {
    size_t start = at;
    uint32_t c = 0;
    while (start > 0 && ((unsigned char)text[--start] & 0xC0) == 0x80) {
    }
    plan_utf8_decode(text + start, at - start, &c);
    return is_letter(c);
}

/* Lower-case letters of both languages with single spaces between them: nothing is left to fold. */
static bool is_folded(const char *text, size_t length) {
    char before = ' ';
    for (size_t i = 0; i < length; before = text[i - 1]) {
        uint32_t c = (unsigned char)text[i];
        if (c < 0x80) {
            if ((c < 'a' || c > 'z') && !(c == ' ' && before != ' ')) {
                return false;
            }
            i++;
            continue;
        }
        i += plan_utf8_decode(text + i, length - i, &c);
        bool latin = c >= 0xE0 && c <= 0xFF; /* ÷ has no case either */
        bool horned =
            c == 0x103 || c == 0x111 || c == 0x129 || c == 0x169 || c == 0x1A1 || c == 0x1B0;
        if (!latin && !horned && !(c >= 0x1EA0 && c <= 0x1EF9 && (c & 1) != 0)) {
            return false;
        }
    }
    return before != ' ';
}

/* The row of a phrase of whole words, or NULL. */
static const row *find(const char *text, size_t length, int place) {
    char buffer[MAX_PHRASE];
    const char *folded = text;
    size_t n = length;
    plan_span span = {text, length};
    if (!is_folded(text, length)) {
        if (length > MAX_PHRASE ||
            plan_text_fold(span, true, buffer, sizeof buffer, &n) != PLAN_OK) {
            return NULL;
        }
        folded = buffer;
    }
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (rows[i].length == n && (rows[i].place & place) != 0 &&
            memcmp(rows[i].words, folded, n) == 0) {
            return &rows[i];
        }
    }
    return NULL;
}

static size_t sign_at(const char *text, size_t length, int place, int *says) {
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        size_t n = signs[i].length;
        if ((signs[i].place & place) != 0 && n <= length && memcmp(text, signs[i].words, n) == 0) {
            *says = signs[i].says;
            return n;
        }
    }
    return 0;
}

static size_t blanks_at(const char *text, size_t length) {
    plan_span rest = {text, length};
    plan_span trimmed = plan_span_trim(rest);
    return trimmed.length == 0 ? length : (size_t)(trimmed.text - text);
}

size_t plan_says_at(const char *text, size_t length, int place, int *says) {
    /* How many words the longest row of the place has. */
    int most = place == PLAN_PLACE_BEFORE ? 3 : place == PLAN_PLACE_AFTER ? 2 : 1;
    size_t best = sign_at(text, length, place, says), at = 0;
    for (int words = best > 0 ? most : 0; words < most && at < length; words++) {
        size_t used = word_at(text + at, length - at);
        if (used == 0) {
            break;
        }
        at += used;
        const row *found = NULL;
        if (at < length && text[at] == '.') {
            found = find(text, at + 1, place); /* an abbreviation */
            at += found != NULL ? 1 : 0;
        }
        found = found == NULL ? find(text, at, place) : found;
        if (found != NULL) {
            best = at;
            *says = found->says;
        }
        used = blanks_at(text + at, length - at);
        if (used == 0) {
            break;
        }
        at += used;
    }
    return best;
}

size_t plan_says_at_end(const char *text, size_t length, int *says) {
    size_t most = length < MAX_PHRASE ? length : MAX_PHRASE;
    for (size_t n = most; n > 0; n--) {
        size_t at = length - n;
        if (plan_may_start(text[at], PLAN_PLACE_AFTER) && !plan_is_within_word(text, at)) {
            const row *found = find(text + at, n, PLAN_PLACE_AFTER);
            if (found != NULL) {
                *says = found->says;
                return n;
            }
        }
    }
    return 0;
}
