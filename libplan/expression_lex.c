/* Tokens of a rule. After a number comes the longest unit that is known; how far one may reach is
 * bounded, so the cost is linear in the text. */
#include "expression.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <plan/numeral.h>

#include "status.h"

/* Ends of what could be a unit, and its longest text [bytes]. */
enum { MAX_ENDS = 24, MAX_UNIT = 200 };

bool plan_expression_blame(plan_lexer *lexer, plan_status status, size_t at, const char *format,
                           ...) {
    plan_expression_problem *problem = &lexer->problem;
    va_list list;
    problem->status = status;
    problem->offset = at;
    problem->column = (uint32_t)plan_utf8_count(lexer->text.text, at) + 1;
    va_start(list, format);
    vsnprintf(problem->message, sizeof problem->message, format, list);
    va_end(list);
    /* Cut between characters, not within one. */
    problem->message[plan_utf8_valid(problem->message, strlen(problem->message))] = '\0';
    return false;
}

static uint32_t code_point_at(const plan_lexer *lexer, size_t at, size_t *size) {
    uint32_t c = 0; /* behind the end */
    *size = plan_utf8_decode(lexer->text.text + at, lexer->text.length - at, &c);
    return c;
}

static char byte_at(const plan_lexer *lexer, size_t at) {
    return at < lexer->text.length ? lexer->text.text[at] : '\0';
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static size_t skip_blanks(const plan_lexer *lexer, size_t at) {
    for (;;) {
        char c = byte_at(lexer, at);
        size_t size;
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            at++;
        } else if (code_point_at(lexer, at, &size) == 0xA0) {
            at += size;
        } else {
            return at;
        }
    }
}

/* --- Units behind numbers --- */

/* Letters, and the signs that units are written with. */
static bool is_unit_sign(uint32_t c) {
    return plan_code_point_is_letter(c) || c == '%' || c == '$' || c == 0x2030 || c == 0xB2 ||
           c == 0xB3 || c == 0xB0 || c == 0x20AC;
}

/* The ends of all texts from `at` that could be one unit: words with one space between them, / and
 * powers without any. Returns how many. */
static size_t find_ends(const plan_lexer *lexer, size_t at, size_t ends[MAX_ENDS]) {
    size_t count = 0, size, i = at;
    bool within = false; /* a digit may stand here */
    while (i - at < MAX_UNIT) {
        uint32_t c = code_point_at(lexer, i, &size);
        if (c != 0 && is_unit_sign(c)) {
            i += size;
            within = true;
            continue;
        }
        if (within && c < 0x80 && (is_digit((char)c) || c == '^')) {
            i += size;
            continue;
        }
        if (i == at || count == MAX_ENDS) {
            return count;
        }
        ends[count++] = i;
        if (c != ' ' && c != '/') {
            return count;
        }
        uint32_t next = code_point_at(lexer, i + 1, &size);
        if (next == 0 || !(is_unit_sign(next) || (c == '/' && is_digit((char)next)))) {
            return count;
        }
        i++;
        within = c == '/';
    }
    return count;
}

/* True where every word of the unit is known: by the library, the user or an indicator's unit. */
static bool is_known(const plan_expression_scope *scope, const plan_unit *unit) {
    for (size_t i = 0; i < unit->count; i++) {
        if (unit->atoms[i].known == 0 &&
            plan_dictionary_find(&scope->words, plan_span_of(unit->atoms[i].symbol)) == PLAN_NONE) {
            return false;
        }
    }
    return true;
}

static bool is_conjunction(plan_span word) {
    static const char *const words[] = {"and", "or", "và", "hoặc"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (plan_span_is(word, words[i])) {
            return true;
        }
    }
    return false;
}

/* `end`: of the first word; `last`: of all that could be a unit. */
static bool unknown_unit(plan_lexer *lexer, size_t at, size_t end, size_t last) {
    plan_span word = {lexer->text.text + at, end - at};
    if (is_conjunction(word)) {
        return plan_expression_blame(lexer, PLAN_SYNTAX, at,
                                     "a rule compares once: write two rules");
    }
    if (plan_dictionary_find(&lexer->scope->catalog->indicator_codes, word) != PLAN_NONE) {
        return plan_expression_blame(lexer, PLAN_SYNTAX, at,
                                     "an operator is missing before '%.*s': write * for times",
                                     (int)word.length, word.text);
    }
    int n = (int)(last - at);
    return plan_expression_blame(
        lexer, PLAN_SYNTAX, at,
        "'%.*s' behind a number is no known unit: write [%.*s] if it is one", n, word.text, n,
        word.text);
}

static bool bracket_unit(plan_lexer *lexer, size_t open, plan_token *token) {
    const char *text = lexer->text.text;
    const char *close = memchr(text + open, ']', lexer->text.length - open);
    plan_error error;
    plan_error_init(&error);
    if (close == NULL) {
        return plan_expression_blame(lexer, PLAN_SYNTAX, open, "the bracket [ is not closed");
    }
    size_t end = (size_t)(close - text);
    plan_span inner = {text + open + 1, end - open - 1};
    if (plan_span_trim(inner).length == 0) {
        return plan_expression_blame(lexer, PLAN_SYNTAX, open, "there is no unit in the brackets");
    }
    plan_status status = plan_unit_read(lexer->scope->catalog->units, inner.text, inner.length,
                                        &token->unit, &error);
    if (status != PLAN_OK) {
        return plan_expression_blame(lexer, PLAN_SYNTAX, open + 1, "the unit does not read: %s",
                                     error.message);
    }
    token->has_unit = true;
    lexer->at = end + 1;
    return true;
}

/* The unit after the number that ends at lexer->at, if there is one. */
static bool read_unit(plan_lexer *lexer, plan_token *token) {
    size_t at = lexer->at, ends[MAX_ENDS];
    size_t open = skip_blanks(lexer, at);
    if (byte_at(lexer, open) == '[') {
        return bracket_unit(lexer, open, token);
    }
    at += byte_at(lexer, at) == ' ' ? 1 : 0;
    size_t count = find_ends(lexer, at, ends);
    for (size_t i = count; i-- > 0;) {
        if (plan_unit_read(lexer->scope->catalog->units, lexer->text.text + at, ends[i] - at,
                           &token->unit, NULL) == PLAN_OK &&
            is_known(lexer->scope, &token->unit)) {
            token->has_unit = true;
            lexer->at = ends[i];
            lexer->unit_at = at;
            lexer->unit_end = i + 1 < count ? ends[count - 1] : 0;
            return true;
        }
    }
    if (count == 0) {
        return true;
    }
    return unknown_unit(lexer, at, ends[0], ends[count - 1]);
}

/* --- Numbers --- */

static bool read_number(plan_lexer *lexer, plan_token *token) {
    size_t start = lexer->at, i = start, points = 0;
    while (is_digit(byte_at(lexer, i)) || byte_at(lexer, i) == '.') {
        points += byte_at(lexer, i) == '.' ? 1 : 0;
        i++;
    }
    plan_numeral numeral;
    numeral.struct_size = (uint32_t)sizeof numeral;
    if (points > 1 || byte_at(lexer, i - 1) == '.') {
        return plan_expression_blame(lexer, PLAN_SYNTAX, start,
                                     "a number is written 1234.5, without groups");
    }
    if (byte_at(lexer, i) == ',' && is_digit(byte_at(lexer, i + 1))) {
        return plan_expression_blame(lexer, PLAN_SYNTAX, i,
                                     "a comma is no decimal mark here: write 48.3, and a space "
                                     "behind the comma of a list");
    }
    /* Digits with a point between them read, unless they are too many. */
    if (plan_numeral_read(lexer->text.text + start, i - start, PLAN_NUMBER_PLAIN, &numeral, NULL) !=
        PLAN_OK) {
        return plan_expression_blame(lexer, PLAN_LIMIT, start,
                                     "a number has at most 17 significant digits");
    }
    token->kind = PLAN_TOKEN_NUMBER;
    token->number = numeral.figure.value;
    token->is_whole = points == 0;
    lexer->at = i;
    return !lexer->units || read_unit(lexer, token);
}

/* --- Names --- */

static bool read_name(plan_lexer *lexer, plan_token *token) {
    size_t i = lexer->at, size;
    for (;;) {
        uint32_t c = code_point_at(lexer, i, &size);
        if (c == 0 ||
            !(plan_code_point_is_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '.')) {
            break;
        }
        i += size;
    }
    token->kind = PLAN_TOKEN_NAME;
    token->name.text = lexer->text.text + lexer->at;
    token->name.length = i - lexer->at;
    lexer->at = i;
    return true;
}

static bool read_braces(plan_lexer *lexer, plan_token *token) {
    const char *text = lexer->text.text;
    size_t open = lexer->at;
    const char *close = memchr(text + open, '}', lexer->text.length - open);
    if (close == NULL) {
        return plan_expression_blame(lexer, PLAN_SYNTAX, open, "the brace { is not closed");
    }
    plan_span name = {text + open + 1, (size_t)(close - text) - open - 1};
    token->kind = PLAN_TOKEN_NAME;
    token->in_braces = true;
    token->name = plan_span_trim(name);
    lexer->at = (size_t)(close - text) + 1;
    if (token->name.length == 0) {
        return plan_expression_blame(lexer, PLAN_SYNTAX, open, "there is no code in the braces");
    }
    return true;
}

/* --- Signs --- */

static bool read_relation(plan_lexer *lexer, plan_token *token) {
    static const struct {
        const char *text;
        int relation;
    } relations[] = {{"==", PLAN_RELATION_EQUAL},
                     {"<=", PLAN_RELATION_AT_MOST},
                     {">=", PLAN_RELATION_AT_LEAST},
                     {"\xe2\x89\xa4", PLAN_RELATION_AT_MOST},
                     {"\xe2\x89\xa5", PLAN_RELATION_AT_LEAST},
                     {"<", PLAN_RELATION_BELOW},
                     {">", PLAN_RELATION_ABOVE}};
    for (size_t i = 0; i < sizeof relations / sizeof relations[0]; i++) {
        size_t n = strlen(relations[i].text);
        if (lexer->text.length - lexer->at >= n &&
            memcmp(lexer->text.text + lexer->at, relations[i].text, n) == 0) {
            token->kind = PLAN_TOKEN_RELATION;
            token->value = relations[i].relation;
            lexer->at += n;
            return true;
        }
    }
    return false;
}

/* What people write instead of a sign of the language. */
static bool refuse_sign(plan_lexer *lexer, uint32_t c) {
    static const struct {
        uint32_t sign;
        const char *why;
    } known[] = {{'=', "equal is written =="},
                 {'!', "unequal is no rule: write <, <=, ==, >= or >"},
                 {0x2260, "unequal is no rule: write <, <=, ==, >= or >"},
                 {'&', "a rule compares once: write two rules"},
                 {'|', "a rule compares once: write two rules"},
                 {'^', "powers are not read: multiply"},
                 {';', "the arguments of a function are separated by commas"},
                 {'%', "% stands behind a number: 5%"},
                 {0x2030, "% stands behind a number: 5%"},
                 {'}', "there is no { before this }"},
                 {'"', "codes stand as they are, or in braces: {grdp-pc}"},
                 {'\'', "codes stand as they are, or in braces: {grdp-pc}"},
                 {'.', "a digit is missing before the decimal point: write 0.5"},
                 {'_', "a code that does not start with a letter stands in braces: {_x}"}};
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (known[i].sign == c) {
            return plan_expression_blame(lexer, PLAN_SYNTAX, lexer->at, "%s", known[i].why);
        }
    }
    if (c < 0x20 || plan_code_point_is_hostile(c)) {
        return plan_expression_blame(lexer, PLAN_SYNTAX, lexer->at,
                                     "a character that cannot be seen");
    }
    char sign[5] = {0};
    plan_utf8_encode(c, sign);
    return plan_expression_blame(lexer, PLAN_SYNTAX, lexer->at, "'%s' has no meaning here", sign);
}

bool plan_lexer_next(plan_lexer *lexer, plan_token *token) {
    size_t size;
    memset(token, 0, sizeof *token);
    lexer->at = skip_blanks(lexer, lexer->at);
    size_t start = token->at = lexer->at;
    uint32_t c = code_point_at(lexer, start, &size);
    bool read = true;
    if (start >= lexer->text.length) {
        return true;
    }
    if (c < 0x80 && is_digit((char)c)) {
        read = read_number(lexer, token);
    } else if (plan_code_point_is_letter(c)) {
        read = read_name(lexer, token);
    } else if (c == '{') {
        read = read_braces(lexer, token);
    } else if (!read_relation(lexer, token)) {
        int sign = c == 0x2212 ? '-' : c == 0xD7 ? '*' : (int)c;
        if (sign >= 0x80 || strchr("()+-*/,@[]", sign) == NULL) {
            return refuse_sign(lexer, c);
        }
        token->kind = PLAN_TOKEN_SIGN;
        token->value = sign;
        lexer->at += size;
    }
    token->length = lexer->at - start;
    return read;
}
