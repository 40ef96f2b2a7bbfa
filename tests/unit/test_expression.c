/* Users' rules: reading, names and units with their columns, verdicts by arithmetic written out. */
#include "build.h"
#include "failing.h"

#include "expression.h"
#include "message.h"

/* --- A catalog to name things of --- */

static plan_status add(plan_document *document, const char *code, int kind, const char *unit,
                       int price) {
    plan_indicator indicator;
    memset(&indicator, 0, sizeof indicator);
    indicator.struct_size = (uint32_t)sizeof indicator;
    indicator.code = code;
    indicator.kind = kind;
    indicator.unit = unit;
    indicator.price = (uint8_t)price;
    return plan_document_add_indicator(document, &indicator, NULL);
}

static plan_document *make_document(const plan_allocator *allocator) {
    static const struct {
        const char *code;
        int kind;
        const char *unit;
        int price;
    } rows[] = {
        {"a", PLAN_LEVEL, "nghìn tấn", 0},
        {"b", PLAN_LEVEL, "tấn", 0},
        {"c", PLAN_LEVEL, "nghìn tấn", 0},
        {"grdp", PLAN_LEVEL, "tỷ đồng", PLAN_CURRENT},
        {"grdp_real", PLAN_LEVEL, "tỷ đồng", PLAN_CONSTANT},
        {"grdp_pc", PLAN_RATIO, "triệu đồng/người", 0},
        {"population", PLAN_COUNT, "nghìn người", 0},
        {"people", PLAN_COUNT, "người", 0},
        {"poverty", PLAN_RATE, "%", 0},
        {"g", PLAN_GROWTH, "%", PLAN_CONSTANT},
        {"xã_đạt", PLAN_COUNT, "xã", 0},
        {"x-y", PLAN_LEVEL, "ha", 0},
        {"hdi", PLAN_SCORE, NULL, 0},
        {"sum", PLAN_LEVEL, "ha", 0},
        {"rice", PLAN_LEVEL, "giạ", 0},
        {"kilos", PLAN_LEVEL, "kg", 0},
        {"births", PLAN_RATE, "‰", 0},
        {"g0", PLAN_GROWTH, "%", 0},
        {"gc", PLAN_GROWTH, "%", PLAN_CHAINED},
        {"chain", PLAN_LEVEL, "tỷ đồng", PLAN_CHAINED},
        {"chain2", PLAN_LEVEL, "tỷ đồng", PLAN_CHAINED},
        {"volume", PLAN_LEVEL, "tấn", PLAN_CHAINED},
        {"volume2", PLAN_LEVEL, "tấn", PLAN_CHAINED},
    };
    plan_document *document = NULL;
    plan_status status = plan_document_new(allocator, &document);
    status = status == PLAN_OK ? plan_document_add_unit(document, "giạ", "22 kg", NULL) : status;
    status = status == PLAN_OK ? plan_document_add_unit(document, "khắc", "900 s", NULL) : status;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0] && status == PLAN_OK; i++) {
        status = add(document, rows[i].code, rows[i].kind, rows[i].unit, rows[i].price);
    }
    status = status == PLAN_OK ? plan_document_finish(document, NULL) : status;
    if (status != PLAN_OK) {
        plan_document_free(document);
        return NULL;
    }
    return document;
}

typedef struct heard {
    size_t count;
    plan_expression_problem problems[8];
} heard;

static void hear(void *context, const plan_expression_problem *problem) {
    heard *h = context;
    if (h->count < 8) {
        h->problems[h->count] = *problem;
    }
    h->count++;
}

/* Compiles a rule in a document of its own; `task` looks at it. */
typedef void (*look)(const char *text, plan_status status, const plan_expression_scope *scope,
                     const plan_expression *expression, const heard *h, const void *row);

static void with(const char *text, look task, const void *row) {
    plan_document *document = make_document(NULL);
    plan_expression_scope scope;
    plan_expression expression;
    heard h;
    memset(&h, 0, sizeof h);
    if (!CHECK_TRUE(text, document != NULL)) {
        return;
    }
    CHECK_STATUS(text, plan_expression_scope_init(&scope, &document->catalog), PLAN_OK);
    plan_status status = plan_expression_compile(&scope, text, true, hear, &h, &expression);
    if (status != PLAN_OK) {
        CHECK_STATUS("a problem has the status", h.count > 0 ? h.problems[0].status : PLAN_OK,
                     status);
    }
    task(text, status, &scope, &expression, &h, row);
    plan_expression_free(&expression);
    plan_expression_scope_free(&scope);
    plan_document_free(document);
}

/* --- What reads, and as what --- */

typedef struct reading_row {
    const char *text;
    int form;      /* enum plan_form_kind */
    size_t inputs; /* different figures */
    plan_status reason;
} reading_row;

static void look_reads(const char *text, plan_status status, const plan_expression_scope *scope,
                       const plan_expression *e, const heard *h, const void *row) {
    const reading_row *r = row;
    (void)scope;
    if (!CHECK_STATUS(h->count > 0 ? h->problems[0].message : text, status, PLAN_OK)) {
        printf("    %s\n", text);
        return;
    }
    CHECK_INT(text, e->form.kind, r->form);
    CHECK_U64(text, e->input_count, r->inputs);
    CHECK_STATUS(text, e->reason, r->reason);
}

static void reads(void) {
    static const reading_row rows[] = {
        {"grdp_pc >= 40 triệu đồng/người", PLAN_FORM_LINEAR, 1, PLAN_OK},
        {"grdp_pc >= 40 [triệu đồng / người]", PLAN_FORM_LINEAR, 1, PLAN_OK},
        {"grdp_pc>=40", PLAN_FORM_LINEAR, 1, PLAN_OK},
        {"grdp_pc \xe2\x89\xa5 40", PLAN_FORM_LINEAR, 1, PLAN_OK},
        {"growth(grdp) == 7.14%", PLAN_FORM_QUOTIENT, 2, PLAN_OK},
        {"growth(grdp) == 7.14 %", PLAN_FORM_QUOTIENT, 2, PLAN_OK},
        {"change(poverty) <= -1", PLAN_FORM_LINEAR, 2, PLAN_OK},
        {"change(poverty) <= -1 \xc4\x91i\xe1\xbb\x83m %", PLAN_FORM_LINEAR, 2, PLAN_OK},
        {"poverty <= poverty[-1y]", PLAN_FORM_LINEAR, 2, PLAN_OK},
        {"poverty <= poverty@plan[-1y]", PLAN_FORM_LINEAR, 2, PLAN_OK},
        {"poverty@actual <= poverty@plan", PLAN_FORM_LINEAR, 2, PLAN_OK},
        {"{poverty} <= poverty@{plan} [ -1 y ]", PLAN_FORM_LINEAR, 2, PLAN_OK},
        {"a == b", PLAN_FORM_LINEAR, 2, PLAN_OK},
        {"a == sum(b, c)", PLAN_FORM_LINEAR, 3, PLAN_OK},
        {"sum(a) == 3", PLAN_FORM_LINEAR, 1, PLAN_OK},
        {"sum == 3 ha", PLAN_FORM_LINEAR, 1, PLAN_OK},
        {"{x-y} == sum - 2", PLAN_FORM_LINEAR, 2, PLAN_OK},
        {"-a <= -3", PLAN_FORM_LINEAR, 1, PLAN_OK},
        {"a - a == 0", PLAN_FORM_LINEAR, 1, PLAN_OK},
        {"grdp / population == grdp_pc", PLAN_FORM_QUOTIENT, 3, PLAN_OK},
        {"grdp == grdp_pc * population", PLAN_FORM_PRODUCT, 3, PLAN_OK},
        {"a / (a + b) <= 5%", PLAN_FORM_QUOTIENT, 2, PLAN_OK},
        {"a / c * 100% <= poverty", PLAN_FORM_QUOTIENT, 3, PLAN_OK},
        {"a / c <= poverty", PLAN_FORM_QUOTIENT, 3, PLAN_OK},
        {"poverty * population <= 3 nghìn người", PLAN_FORM_PRODUCT, 2, PLAN_OK},
        {"a * a <= 3 [nghìn tấn * nghìn tấn]", PLAN_FORM_NONE, 1, PLAN_OK},
        {"abs(a - c) <= 2", PLAN_FORM_NONE, 2, PLAN_OK},
        {"max(a, b, 3) <= min(c, 9)", PLAN_FORM_NONE, 3, PLAN_OK},
        {"growth(a) <= growth(b)", PLAN_FORM_NONE, 4, PLAN_OK},
        {"growth(a) >= growth(a[-1y])", PLAN_FORM_NONE, 3, PLAN_OK},
        {"xã_đạt >= 8 xã", PLAN_FORM_LINEAR, 1, PLAN_OK},
        {"people >= 2 nghìn người", PLAN_FORM_LINEAR, 1, PLAN_OK},
        {"a >= (2 + 3) * 4 / 8", PLAN_FORM_LINEAR, 1, PLAN_OK},
        {"a / 3 == c / 7", PLAN_FORM_LINEAR, 2, PLAN_OK},
        {"growth(grdp) == g", PLAN_FORM_QUOTIENT, 3, PLAN_PRICE_BASIS},
        {"growth(grdp_real) == g", PLAN_FORM_QUOTIENT, 3, PLAN_OK},
        {"grdp == grdp_real", PLAN_FORM_LINEAR, 2, PLAN_PRICE_BASIS},
        {"hdi >= 0.7", PLAN_FORM_LINEAR, 1, PLAN_OK},
        {"a / c - 100% <= poverty", PLAN_FORM_QUOTIENT, 3, PLAN_OK},
        {"poverty >= (100% + g) * people / population - 100%", PLAN_FORM_NONE, 4, PLAN_OK},
        {"population - people == 0", PLAN_FORM_LINEAR, 2, PLAN_OK},
        {"kilos + rice >= 3 kg", PLAN_FORM_LINEAR, 2, PLAN_OK},
        {"a[-1] + a[-1y] >= a", PLAN_FORM_LINEAR, 3, PLAN_OK},
        {"a\xc2\xa0>=\xc2\xa0"
         "3",
         PLAN_FORM_LINEAR, 1, PLAN_OK},
        {"births <= 5\xe2\x80\xb0", PLAN_FORM_LINEAR, 1, PLAN_OK},
        {"births <= 5% - 3 \xc4\x91i\xe1\xbb\x83m \xe2\x80\xb0", PLAN_FORM_LINEAR, 1, PLAN_OK},
        {"sum >= 3 km\xc2\xb2", PLAN_FORM_LINEAR, 1, PLAN_OK},
        {"sum >= 3 km^2", PLAN_FORM_LINEAR, 1, PLAN_OK},
        {"sum * 1 m >= 3 m\xc2\xb3", PLAN_FORM_LINEAR, 1, PLAN_OK},
        {"grdp >= 3 \xe2\x82\xac * (grdp / 5 \xe2\x82\xac)", PLAN_FORM_LINEAR, 1, PLAN_OK},
        {"grdp_pc >= 4000 triệu đồng/100 người", PLAN_FORM_LINEAR, 1, PLAN_OK},
        {"40 triệu đồng/người\xe2\x89\xa4grdp_pc", PLAN_FORM_LINEAR, 1, PLAN_OK},
        /* what stands in the sum and in the quotient or product at once */
        {"a + a * hdi >= 3", PLAN_FORM_NONE, 2, PLAN_OK},
        {"a + hdi * a >= 3", PLAN_FORM_NONE, 2, PLAN_OK},
        {"hdi + a / c * hdi <= 3", PLAN_FORM_NONE, 3, PLAN_OK},
        /* growths of one price base and of another, or of none that is known */
        {"growth(grdp) == g0", PLAN_FORM_QUOTIENT, 3, PLAN_PRICE_BASIS},
        {"g0 == growth(grdp)", PLAN_FORM_QUOTIENT, 3, PLAN_PRICE_BASIS},
        {"g0 == growth(a)", PLAN_FORM_QUOTIENT, 3, PLAN_OK},
        {"g0 == poverty", PLAN_FORM_LINEAR, 2, PLAN_OK},
        {"3 / grdp >= 0", PLAN_FORM_QUOTIENT, 1, PLAN_OK},
        {"3 / growth(grdp) == 3 / g0", PLAN_FORM_NONE, 3, PLAN_OK},
        {"growth(grdp) / 3 == g0 / 3", PLAN_FORM_QUOTIENT, 3, PLAN_PRICE_BASIS},
        {"a\t>=\t3", PLAN_FORM_LINEAR, 1, PLAN_OK},
        /* chained amounts do not add up; their volumes, growths and differences may be named */
        {"chain + chain2 >= 3", PLAN_FORM_LINEAR, 2, PLAN_PRICE_BASIS},
        {"chain + chain >= 3", PLAN_FORM_LINEAR, 1, PLAN_OK},
        {"chain - chain2 >= 3", PLAN_FORM_LINEAR, 2, PLAN_OK},
        {"chain + 3 >= chain2", PLAN_FORM_LINEAR, 2, PLAN_OK},
        {"3 + chain >= chain2", PLAN_FORM_LINEAR, 2, PLAN_OK},
        {"volume + volume2 >= 3", PLAN_FORM_LINEAR, 2, PLAN_OK},
        {"growth(chain) + gc >= 0", PLAN_FORM_QUOTIENT, 3, PLAN_OK},
        {"gc + growth(chain) >= 0", PLAN_FORM_QUOTIENT, 3, PLAN_OK},
        /* quotients of amounts go with percentages */
        {"a / c + c / a <= poverty", PLAN_FORM_NONE, 3, PLAN_OK},
        {"2 * (a / c) <= 5%", PLAN_FORM_QUOTIENT, 2, PLAN_OK},
        {"hdi / hdi <= poverty", PLAN_FORM_QUOTIENT, 2, PLAN_OK},
        {"a * c / (a * c) <= poverty", PLAN_FORM_NONE, 3, PLAN_OK},
        {"poverty / g <= 2", PLAN_FORM_QUOTIENT, 2, PLAN_OK},
        {"change(poverty) * 2 <= poverty", PLAN_FORM_LINEAR, 2, PLAN_OK},
        {"change(poverty) / 2 <= 5%", PLAN_FORM_LINEAR, 2, PLAN_OK},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        with(rows[i].text, look_reads, &rows[i]);
    }
}

/* --- What is refused, and where --- */

typedef struct refusal_row {
    const char *text;
    plan_status status;
    uint32_t column;
    const char *message;
    uint32_t second; /* column of a second problem, 0: there is none */
} refusal_row;

static void look_refused(const char *text, plan_status status, const plan_expression_scope *scope,
                         const plan_expression *e, const heard *h, const void *row) {
    const refusal_row *r = row;
    (void)scope;
    (void)e;
    CHECK_STATUS(text, status, r->status);
    CHECK_INT(text, h->problems[0].column, r->column);
    CHECK_STR(text, h->problems[0].message, r->message);
    CHECK_U64(text, h->count, r->second > 0 ? 2 : 1);
    CHECK_INT(text, h->problems[1].column, r->second);
}

static void refuses(void) {
    static const refusal_row rows[] = {
        {"grpd >= 4", PLAN_NOT_FOUND, 1, "there is no indicator 'grpd'; did you mean 'grdp'?", 0},
        {"a >= zzzzzz + yyyyyy", PLAN_NOT_FOUND, 6, "there is no indicator 'zzzzzz'", 15},
        {"a >= a@plann", PLAN_NOT_FOUND, 8, "there is no series 'plann'; did you mean 'plan'?", 0},
        {"a + grdp >= 4", PLAN_UNIT, 5,
         "'a' is in nghìn tấn, but 'grdp' in tỷ đồng: the units do not fit together", 0},
        {"xã_đạt + people >= 3 ha", PLAN_UNIT, 10,
         "'xã_đạt' is in xã, but 'people' in người: the units do not fit together", 0},
        {"growth(poverty) >= 1", PLAN_UNIT, 1,
         "growth(poverty) is refused: poverty is a rate, which changes by points: write "
         "change(poverty)",
         0},
        {"growth(g) >= 1", PLAN_UNIT, 1,
         "growth(g) is refused: g is a growth, which changes by points: write change(g)", 0},
        {"growth(a[-1]) >= 1", PLAN_UNIT, 8,
         "growth() and change() look back a year: within them only years can be gone back, as in "
         "growth(grdp[-1y])",
         0},
        {"100 * a / c <= poverty", PLAN_UNIT, 16,
         "'100 * a / c' is a plain number, but 'poverty' in %: write 100% instead of 100, or "
         "leave it out",
         0},
        {"hdi <= poverty", PLAN_UNIT, 8,
         "'hdi' is a plain number, but 'poverty' in %: a percentage goes with "
         "percentages only",
         0},
        {"a / 0 <= c", PLAN_UNIT, 5, "nothing can be divided by 0", 0},
        {"(a + grdp) * 3 >= 4", PLAN_UNIT, 6,
         "'a' is in nghìn tấn, but 'grdp' in tỷ đồng: the units do not fit together", 0},
        {"3 * (a + grdp) >= 4", PLAN_UNIT, 10,
         "'a' is in nghìn tấn, but 'grdp' in tỷ đồng: the units do not fit together", 0},
        {"rice + kilos >= 4", PLAN_UNIT, 8,
         "'rice' is in giạ, but 'kilos' in kg: one is no decimal multiple of the other", 0},
        {"0.01 * a / c <= poverty", PLAN_UNIT, 17,
         "'0.01 * a / c' is a plain number, but 'poverty' in %: write 100% instead of 100, or "
         "leave it out",
         0},
        {"a / c * 0.001 <= poverty", PLAN_UNIT, 18,
         "'a / c * 0.001' is a plain number, but 'poverty' in %: write 100% instead of 100, or "
         "leave it out",
         0},
        {"2 * (1000 * a / c) <= poverty", PLAN_UNIT, 23,
         "'2 * (1000 * a / c)' is a plain number, but 'poverty' in %: write 100% instead of 100, "
         "or leave it out",
         0},
        {"a / c + hdi <= poverty", PLAN_UNIT, 16,
         "'a / c + hdi' is a plain number, but 'poverty' in %: a percentage goes with "
         "percentages only",
         0},
        {"hdi + a / c <= poverty", PLAN_UNIT, 16,
         "'hdi + a / c' is a plain number, but 'poverty' in %: a percentage goes with "
         "percentages only",
         0},
        {"hdi * hdi <= poverty", PLAN_UNIT, 14,
         "'hdi * hdi' is a plain number, but 'poverty' in %: a percentage goes with "
         "percentages only",
         0},
        {"a >= sum(3 ha)", PLAN_UNIT, 10,
         "'a' is in nghìn tấn, but '3 ha' in 10^4 m^2: the units do not fit together", 0},
        {"births + a >= 0", PLAN_UNIT, 10,
         "'births' is in \xe2\x80\xb0, but 'a' in nghìn tấn: the units do not fit together", 0},
        {"births * 2 + a >= 0", PLAN_UNIT, 14,
         "'births * 2' is in \xe2\x80\xb0, but 'a' in nghìn tấn: the units do not fit together", 0},
        {"a / c - 100% + a >= 0", PLAN_UNIT, 16,
         "'a / c - 100%' is in %, but 'a' in nghìn tấn: the units do not fit together", 0},
        {"rice * 2 + people >= 0", PLAN_UNIT, 12,
         "'rice * 2' is in 22 kg, but 'people' in người: the units do not fit together", 0},
        {"people + 3 khắc >= 0", PLAN_UNIT, 10,
         "'people' is in người, but '3 khắc' in 9*10^2 second: the units do not fit together", 0},
        {"people + 3 giây >= 0", PLAN_UNIT, 10,
         "'people' is in người, but '3 giây' in second: the units do not fit together", 0},
        {"a * {x-y} * people * grdp * xã_đạt * 3 giây * 1 kWh >= 0", PLAN_UNIT, 1,
         "the unit of this product or quotient cannot be written: too many symbols, or a factor "
         "that is no decimal",
         0},
        /* names of texts and units are cut between characters */
        {"a >= 333 [việc_một_hai_ba_bốn_năm_sáu_bảy_tám * việc_chín_mười_mười_một_mười_hai_bao]",
         PLAN_UNIT, 6,
         "'a' is in nghìn tấn, but '333 [việc_một_hai_ba_bốn_năm_sáu_bảy_tám * việc_chín_mười_mư' "
         "in việc_chín_mười_mười_một_mười_hai_bao*việc_một_hai_ba_bốn_năm_sáu_bảy_t: the units do "
         "not fit together",
         0},
        {"a[-1] >= 3", PLAN_SYNTAX, 1,
         "every indicator looks back: one of them needs its own period", 0},
        {"2 < 3", PLAN_SYNTAX, 1, "the rule names no indicator", 0},
        {"growth(a[-1y]) >= 1", PLAN_SYNTAX, 8,
         "every indicator looks back: one of them needs its own period", 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        with(rows[i].text, look_refused, &rows[i]);
    }
}

/* --- Malformed rules: tests/data/expressions/malformed.txt has rule, column and message --- */

/* Whether the line is as the library has it; it is written anew to `out` (nullable). */
static void check_line(const plan_expression_scope *scope, char *line, FILE *out) {
    plan_expression e;
    heard h;
    char got[PLAN_ERROR_SIZE + 32], *tab = strchr(line, '\t');
    memset(&h, 0, sizeof h);
    line[strcspn(line, "\n")] = '\0';
    if (!CHECK_TRUE(line, tab != NULL)) {
        return;
    }
    *tab = '\0';
    plan_status status = plan_expression_compile(scope, line, true, hear, &h, &e);
    plan_buffer vietnamese;
    plan_buffer_init(&vietnamese, NULL);
    CHECK_TRUE(h.problems[0].message,
               plan_message_reason(&vietnamese, 1, plan_span_of(h.problems[0].message)));
    plan_buffer_free(&vietnamese);
    CHECK_TRUE(line, status == PLAN_SYNTAX || status == PLAN_LIMIT || status == PLAN_NOT_FOUND ||
                         status == PLAN_UNIT);
    plan_expression_free(&e);
    snprintf(got, sizeof got, "%u\t%s", (unsigned)h.problems[0].column, h.problems[0].message);
    if (out != NULL) {
        fprintf(out, "%s\t%s\n", line, got);
    } else {
        CHECK_STR(line, got, tab + 1);
    }
}

/* PLAN_WRITE=1 build/dev/tests/test_expression writes it anew; read it as a diff. */
static void names_the_column(void) {
    static const char path[] = PLAN_SOURCE_DIR "/tests/data/expressions/malformed.txt";
    plan_document *document = make_document(NULL);
    plan_expression_scope scope;
    char(*lines)[1024] = calloc(400, sizeof *lines);
    size_t count = 0;
    FILE *file = fopen(path, "r");
    if (!CHECK_TRUE(path, file != NULL)) {
        free(lines);
        plan_document_free(document);
        return;
    }
    while (lines != NULL && count < 400 && fgets(lines[count], sizeof lines[0], file) != NULL) {
        count++;
    }
    fclose(file);
    CHECK_TRUE("at least 200 of them", count >= 200);
    CHECK_STATUS("scope", plan_expression_scope_init(&scope, &document->catalog), PLAN_OK);
    FILE *out = getenv("PLAN_WRITE") != NULL ? fopen(path, "w") : NULL;
    for (size_t i = 0; i < count; i++) {
        check_line(&scope, lines[i], out);
    }
    if (out != NULL) {
        fclose(out);
    }
    free(lines);
    plan_expression_scope_free(&scope);
    plan_document_free(document);
}

/* --- Verdicts --- */

typedef struct verdict_row {
    const char *text, *figures; /* of the inputs in their order, in plain form */
    const char *tolerance;      /* NULL: none */
    plan_status status;
    uint8_t verdict;
} verdict_row;

static size_t read_figures(const char *text, plan_interval *values) {
    size_t n = 0;
    while (*text != '\0' && n < 8) {
        size_t length = strcspn(text, " ");
        plan_numeral numeral;
        numeral.struct_size = (uint32_t)sizeof numeral;
        CHECK_STATUS(text, plan_numeral_read(text, length, PLAN_NUMBER_PLAIN, &numeral, NULL),
                     PLAN_OK);
        CHECK_STATUS(text, plan_figure_interval(&numeral.figure, NULL, &values[n++]), PLAN_OK);
        text += length + (text[length] == ' ' ? 1 : 0);
    }
    return n;
}

static void look_judged(const char *text, plan_status status, const plan_expression_scope *scope,
                        const plan_expression *e, const heard *h, const void *row) {
    const verdict_row *r = row;
    plan_interval values[8], tolerance[8];
    plan_decimal none = {0, 0};
    uint8_t verdict = 99;
    (void)scope;
    if (!CHECK_STATUS(h->count > 0 ? h->problems[0].message : text, status, PLAN_OK) ||
        !CHECK_U64(text, read_figures(r->figures, values), e->input_count)) {
        return;
    }
    if (r->tolerance != NULL) {
        read_figures(r->tolerance, tolerance);
        none = tolerance[0].low;
    }
    CHECK_STATUS(text, plan_expression_judge(e, values, none, &verdict), r->status);
    if (r->status == PLAN_OK &&
        !CHECK_STR(text, plan_verdict_name(verdict), plan_verdict_name(r->verdict))) {
        printf("    with %s\n", r->figures);
    }
}

static void judges(void) {
    static const verdict_row rows[] = {
        /* 48.3 is [48.25, 48.35] */
        {"grdp_pc >= 48.25", "48.3", NULL, PLAN_OK, PLAN_HOLDS},
        {"grdp_pc > 48.25", "48.3", NULL, PLAN_OK, PLAN_UNDECIDED},
        {"grdp_pc >= 48.3", "48.3", NULL, PLAN_OK, PLAN_UNDECIDED},
        {"grdp_pc >= 48.35", "48.3", NULL, PLAN_OK, PLAN_UNDECIDED},
        {"grdp_pc > 48.35", "48.3", NULL, PLAN_OK, PLAN_FAILS},
        {"grdp_pc >= 48.36", "48.3", NULL, PLAN_OK, PLAN_FAILS},
        {"grdp_pc >= 48.36", "48.3", "=0.01", PLAN_OK, PLAN_UNDECIDED},
        {"grdp_pc >= 48.36", "48.3", "=0.11", PLAN_OK, PLAN_HOLDS},
        {"48.36 <= grdp_pc", "48.3", "=0.11", PLAN_OK, PLAN_HOLDS},
        {"grdp_pc >= 0.0483 tỷ đồng/người", "48.3", NULL, PLAN_OK, PLAN_UNDECIDED},
        {"grdp_pc == 48.35", "48.3", NULL, PLAN_OK, PLAN_HOLDS},
        {"grdp_pc == 48.36", "48.3", NULL, PLAN_OK, PLAN_FAILS},
        {"grdp_pc < 48.3", "<48.3", NULL, PLAN_OK, PLAN_HOLDS},
        {"grdp_pc <= 48.3", "<48.4", NULL, PLAN_OK, PLAN_UNDECIDED},
        {"grdp_pc <= 48.3", ">48.3", NULL, PLAN_OK, PLAN_FAILS},
        {"grdp_pc == 48.3", ">48.3", NULL, PLAN_OK, PLAN_FAILS},
        /* a is counted once: a + b == a wants b to hold 0 */
        {"a + b == a", "14.5 0", NULL, PLAN_OK, PLAN_HOLDS},
        {"a + b == a", "14.5 =1", NULL, PLAN_OK, PLAN_FAILS},
        {"a - a == 0", "14.5", NULL, PLAN_OK, PLAN_HOLDS},
        {"a - a < 0", "14.5", NULL, PLAN_OK, PLAN_FAILS},
        {"2 * a >= a + a", "14.5", NULL, PLAN_OK, PLAN_HOLDS},
        {"grdp_pc > 48.3", ">48.3", NULL, PLAN_OK, PLAN_HOLDS},
        {"grdp_pc >= 48.3", "<48.3", NULL, PLAN_OK, PLAN_FAILS},
        {"grdp_pc > 48.3", ">=48.3", NULL, PLAN_OK, PLAN_UNDECIDED},
        /* products with an end at 0, reached or not, and with an open sum beside them */
        {"grdp < grdp_pc * population", "=0 =10 >0", NULL, PLAN_OK, PLAN_HOLDS},
        {"grdp == grdp_pc * population", "=0 10 =0", NULL, PLAN_OK, PLAN_HOLDS},
        {"grdp == grdp_pc * population", "=0 10 >0", NULL, PLAN_OK, PLAN_FAILS},
        {"grdp == grdp_pc * population", "=0 >0 >=0", NULL, PLAN_OK, PLAN_HOLDS},
        {"grdp == grdp_pc * population", "<451.25 48 10", NULL, PLAN_OK, PLAN_FAILS},
        {"grdp == grdp_pc * population", "<=451.25 48 10", NULL, PLAN_OK, PLAN_HOLDS},
        {"grdp == grdp_pc * population", ">=509.26 48 10", NULL, PLAN_OK, PLAN_FAILS},
        {"a - c / a * 1 [nghìn tấn] >= 0", "=2 =4", NULL, PLAN_OK, PLAN_HOLDS},
        {"a + a * hdi >= 3", "=2 =0.5", NULL, PLAN_OK, PLAN_HOLDS},
        {"a + a * hdi > 3", "=2 =0.5", NULL, PLAN_OK, PLAN_FAILS},
        {"poverty / g == 2", "=20 =10", NULL, PLAN_OK, PLAN_HOLDS},
        {"change(poverty) * 2 <= poverty", "=30 =15", NULL, PLAN_OK, PLAN_HOLDS},
        {"change(poverty) * 2 < poverty", "=30 =15", NULL, PLAN_OK, PLAN_FAILS},
        /* 1 giạ is 22 kg */
        {"kilos + rice == 54 kg", "=10 =2", NULL, PLAN_OK, PLAN_HOLDS},
        {"kilos == rice", "=44 =2", NULL, PLAN_OK, PLAN_HOLDS},
        {"max(kilos, rice) == 44", "=10 =2", NULL, PLAN_OK, PLAN_HOLDS},
        {"max(kilos, rice) == 45", "=10 =2", NULL, PLAN_OK, PLAN_FAILS},
        {"abs(kilos) == rice", "=44 =2", NULL, PLAN_OK, PLAN_HOLDS},
        {"abs(kilos) == rice", "=43 =2", NULL, PLAN_OK, PLAN_FAILS},
        {"abs(kilos) == 2 giạ", "=44", NULL, PLAN_OK, PLAN_HOLDS},
        /* nghìn tấn and tấn: 1.5 is [1450, 1550] tấn */
        {"a == b", "1.5 =1550", NULL, PLAN_OK, PLAN_HOLDS},
        {"a == b", "1.5 =1551", NULL, PLAN_OK, PLAN_FAILS},
        {"b == a", "=1449 1.5", "=1", PLAN_OK, PLAN_HOLDS},
        {"b == a", "=1449 1.5", "=0.9", PLAN_OK, PLAN_FAILS},
        /* 3 * 0.5 units: a / 3 == 0.1 for a in [0.25, 0.35] */
        {"a / 3 == 0.1", "0.3", NULL, PLAN_OK, PLAN_HOLDS},
        {"a / 3 <= 0.11", "0.3", NULL, PLAN_OK, PLAN_UNDECIDED},
        {"a / 3 <= 0.12", "0.3", NULL, PLAN_OK, PLAN_HOLDS},
        {"a / 3 + c / 7 == 1", "=1 =5", NULL, PLAN_OK, PLAN_FAILS},     /* 22/21 */
        {"a / 3 + c / 7 == 1", "=2.1 =2.1", NULL, PLAN_OK, PLAN_HOLDS}, /* 0.7 + 0.3 */
        /* 8972 on 8000 exactly is +12.15 %: printed 12.1 and 12.2 are both true */
        {"growth(a) == g", "=8972 =8000 12.1", NULL, PLAN_OK, PLAN_HOLDS},
        {"growth(a) == g", "=8972 =8000 12.2", NULL, PLAN_OK, PLAN_HOLDS},
        {"growth(a) == g", "=8972 =8000 12.3", NULL, PLAN_OK, PLAN_FAILS},
        {"growth(a) >= 12.15", "=8972 =8000", NULL, PLAN_OK, PLAN_HOLDS},
        {"growth(a) > 12.15", "=8972 =8000", NULL, PLAN_OK, PLAN_FAILS},
        {"-growth(a) <= -12.15", "=8972 =8000", NULL, PLAN_OK, PLAN_HOLDS},
        {"growth(a) >= 0", "=8972 0", NULL, PLAN_DOMAIN, 0},
        {"growth(a) == g + 0.1", "=8972 =8000 12.1", NULL, PLAN_OK, PLAN_HOLDS},
        /* a / (a + c) for a in [0.5, 1.5], c in [2.5, 3.5]: [1/8, 3/8] */
        {"a / (a + c) >= 12.5%", "1 3", NULL, PLAN_OK, PLAN_HOLDS},
        {"a / (a + c) > 12.5%", "1 3", NULL, PLAN_OK, PLAN_UNDECIDED},
        {"a / (a + c) <= 37.5%", "1 3", NULL, PLAN_OK, PLAN_HOLDS},
        {"a / (a + c) == 0.376", "1 3", NULL, PLAN_OK, PLAN_FAILS},
        {"a / (c - 3) <= 1", "1 3", NULL, PLAN_DOMAIN, 0},
        {"a / -c <= -1/7", "1 3", NULL, PLAN_OK, PLAN_HOLDS}, /* -0.5/3.5 */
        {"a / -c < -1/7", "1 3", NULL, PLAN_OK, PLAN_UNDECIDED},
        /* 7.5 % more of something for 5 % more people: 1.075 / 1.05 = 1.0238... */
        {"poverty == (100% + g) * people[-1y] / people - 100%", "2.38 =7.5 =100 =105", NULL,
         PLAN_OK, PLAN_HOLDS},
        {"poverty == (100% + g) * people[-1y] / people - 100%", "2.39 =7.5 =100 =105", NULL,
         PLAN_OK, PLAN_FAILS},
        /* [47.5, 48.5] * [9.5, 10.5] = [451.25, 509.25] tỷ đồng */
        {"grdp == grdp_pc * population", "=451.25 48 10", NULL, PLAN_OK, PLAN_HOLDS},
        {"grdp == grdp_pc * population", "=451.24 48 10", NULL, PLAN_OK, PLAN_FAILS},
        {"grdp == grdp_pc * population", "=509.25 48 10", NULL, PLAN_OK, PLAN_HOLDS},
        {"grdp == grdp_pc * population", "=509.26 48 10", NULL, PLAN_OK, PLAN_FAILS},
        {"grdp == grdp_pc * population", "=509.26 >48 10", NULL, PLAN_OK, PLAN_HOLDS},
        {"grdp == grdp_pc * population", "=0 >=0 10", NULL, PLAN_OK, PLAN_HOLDS},
        {"grdp < grdp_pc * population", "=0 >0 10", NULL, PLAN_OK, PLAN_HOLDS},
        /* numbers among themselves: 7 - 3 is 4, 7 nghìn tấn - 3000 tấn too */
        {"a == 7 - 3", "=4", NULL, PLAN_OK, PLAN_HOLDS},
        {"a == 7 - 3", "=10", NULL, PLAN_OK, PLAN_FAILS},
        {"a == 7 nghìn tấn - 3000 tấn", "=4", NULL, PLAN_OK, PLAN_HOLDS},
        {"a == -(7 - 3)", "=-4", NULL, PLAN_OK, PLAN_HOLDS},
        {"a == 7 * 3 - 1", "=20", NULL, PLAN_OK, PLAN_HOLDS},
        {"a == (-7) / (-2)", "=3.5", NULL, PLAN_OK, PLAN_HOLDS},
        {"a == 7 / -2", "=-3.5", NULL, PLAN_OK, PLAN_HOLDS},
        {"a / -3 == 0.1", "=-0.3", NULL, PLAN_OK, PLAN_HOLDS},
        {"a / -3 == 0.1", "=0.3", NULL, PLAN_OK, PLAN_FAILS},
        {"a / (1/3) == 0.3", "=0.1", NULL, PLAN_OK, PLAN_HOLDS},
        {"a / (1/3 - 1/3) == 0.3", "=0.1", NULL, PLAN_DOMAIN, 0},
        {"a / 3 - c / 7 == 1/21", "=1 =2", NULL, PLAN_OK, PLAN_HOLDS}, /* 7/21 - 6/21 */
        {"a / 3 - c / 7 == 1/21", "=1 =2.1", NULL, PLAN_OK, PLAN_FAILS},
        /* what stands behind the divisor: in [2.5, 3.5] and above 0, though 0 is an end */
        {"a / c <= 1", "=1 >0", NULL, PLAN_OK, PLAN_UNDECIDED},
        {"a / c >= 0", "=1 >0", NULL, PLAN_OK, PLAN_HOLDS},
        {"a / c > 0", "=1 <0", NULL, PLAN_OK, PLAN_FAILS},
        {"a / c <= 0", "=1 <0", NULL, PLAN_OK, PLAN_HOLDS},
        {"a / c >= 0", "=1 >=0", NULL, PLAN_DOMAIN, 0},
        {"a / c >= 0", "=1 <=0", NULL, PLAN_DOMAIN, 0},
        /* the largest figures: 1000 times 5 * 10^16 are 5 * 10^19 and do not fit 64 bits */
        {"a * 1000 == c * 1000", "=50000000000000000 =50000000000000000", NULL, PLAN_OK,
         PLAN_HOLDS},
        {"a * 1000 == c * 1000", "=50000000000000000 =50000000000000001", NULL, PLAN_OK,
         PLAN_FAILS},
        {"a * 10000000000000003 / 10000000000000003 == c", "=50000000000000000 =50000000000000000",
         NULL, PLAN_OK, PLAN_HOLDS},
        {"a / 1000003 + c / 1000033 >= 0", "=50000000000000000 =50000000000000000", NULL, PLAN_OK,
         PLAN_HOLDS},
        {"a / 999999937 + c / 999999929 >= 0", "=1 =1", NULL, PLAN_OK, PLAN_HOLDS},
        {"a / 999999937 + c / 999999929 + a / 999999893 <= 0", "=1 =1", NULL, PLAN_OK, PLAN_FAILS},
        /* beyond: whole numbers stay whole in doubles */
        {"max(a, c) <= 3", "=3 =2", NULL, PLAN_OK, PLAN_HOLDS},
        {"max(a, c) < 3", "=3 =2", NULL, PLAN_OK, PLAN_FAILS},
        {"max(a, c) < 3", "=2.5 3", NULL, PLAN_OK, PLAN_UNDECIDED},
        {"min(a, c) > 2.5", "=2.5 3", NULL, PLAN_OK, PLAN_FAILS},
        {"abs(a - c) <= 1", "=3 =4", NULL, PLAN_OK, PLAN_HOLDS},
        {"abs(a - c) <= 1", "3 4", NULL, PLAN_OK, PLAN_UNDECIDED},
        {"abs(a - c) >= 0", "3 4", NULL, PLAN_OK, PLAN_HOLDS},
        {"abs(a - c) < 0", "3 4", NULL, PLAN_OK, PLAN_FAILS},
        {"growth(a) == growth(c)", "=110 =100 =220 =200", NULL, PLAN_OK, PLAN_HOLDS},
        {"growth(a) == growth(c)", "=110 =100 =221 =200", NULL, PLAN_OK, PLAN_FAILS},
        {"growth(a) <= growth(c) + 1", "=110 =100 =219 =200", NULL, PLAN_OK, PLAN_HOLDS},
        {"a / (c / a) == 1 [nghìn tấn]", "=2 =0", NULL, PLAN_DOMAIN, 0},
        {"abs(a) <= 3", ">=3", NULL, PLAN_OK, PLAN_UNDECIDED},
        {"abs(a) < 3", ">=3", NULL, PLAN_OK, PLAN_FAILS},
        {"abs(a) <= 3", "=3.5", "=0.5", PLAN_OK, PLAN_HOLDS},
        {"abs(a) <= 3", "=3.75", "=0.5", PLAN_OK, PLAN_FAILS},
        {"abs(a) >= 3", "=2.5", "=0.5", PLAN_OK, PLAN_HOLDS},
        {"abs(a) > 3", "=2.5", "=0.5", PLAN_OK, PLAN_FAILS},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        with(rows[i].text, look_judged, &rows[i]);
    }
}

/* --- Numbers of rules that 256 bits do not hold: computed in doubles, and as certain --- */

#define N4 " * 99999999999999999 * 99999999999999999 * 99999999999999999 * 99999999999999999 "
#define S4                                                                                         \
    " * 0.00000000000000001 * 0.00000000000000001 * 0.00000000000000001 * 0.00000000000000001 "
#define LARGE "=99999999999999999"

/* N4 is 10^68, S4 10^-68, and 2^255 about 5.8 * 10^76. */
static void judges_beyond(void) {
    static const verdict_row rows[] = {
        /* a value times its number, and the sum of two */
        {"a" N4 ">= 0", LARGE, NULL, PLAN_OK, PLAN_HOLDS},
        {"a" N4 "< 0", LARGE, NULL, PLAN_OK, PLAN_FAILS},
        {"a" N4 "+ c" N4 ">= 0", "=399999999 =399999999", NULL, PLAN_OK, PLAN_HOLDS},
        {"a" N4 "+ c" N4 "<= 0", "=399999999 =399999999", NULL, PLAN_OK, PLAN_FAILS},
        /* divisors, at their low end and at their high end alone */
        {"a / (c" N4 ") <= 1", "=1 " LARGE, NULL, PLAN_OK, PLAN_HOLDS},
        {"a / (c" N4 ") <= 1", "=1 1-99999999999999999", NULL, PLAN_OK, PLAN_HOLDS},
        /* the difference of a quotient and its threshold, crossed */
        {"a / (c" N4 ") + 99999999999999999 >= 0", "=1 =1", NULL, PLAN_OK, PLAN_HOLDS},
        {"(a" N4 "* 399999999) / (a" N4 ") + 399999999 >= 0", "=1", NULL, PLAN_OK, PLAN_HOLDS},
        {"(a" N4 ") / c >= 0", LARGE " =1", NULL, PLAN_OK, PLAN_HOLDS},
        {"(a" N4 "+ 1 nghìn tấn * 399999999" N4 ") / c >= 0", "=399999999 =1", NULL, PLAN_OK,
         PLAN_HOLDS},
        {"a / (c" N4 ") + 9999999999 >= 0", "=1 =1", "=9999999999", PLAN_OK, PLAN_HOLDS},
        {"a / c + poverty" N4 ">= 0", "=1 =1 " LARGE, NULL, PLAN_OK, PLAN_HOLDS},
        {"a / c + poverty" S4 ">= 0", "=1 =1 =1", LARGE, PLAN_OK, PLAN_HOLDS},
        {"a / c + poverty" S4 "<= -99999999999999999", "=1 =1 =1", "=1", PLAN_OK, PLAN_FAILS},
        /* products: what stands beside, either factor, their product, and the sum */
        {"c" N4 "+ a * poverty >= 0", LARGE " =1 =1", NULL, PLAN_OK, PLAN_HOLDS},
        {"(a" N4 ") * poverty >= 0 nghìn tấn", LARGE " =1", NULL, PLAN_OK, PLAN_HOLDS},
        {"(a" N4 ") * (poverty * 999999999) >= 0 nghìn tấn", "=1 =1", NULL, PLAN_OK, PLAN_HOLDS},
        {"a" N4 "* hdi + c" N4 ">= 0", "=399999999 =1 =399999999", NULL, PLAN_OK, PLAN_HOLDS},
        /* numbers that meet while they are collected: their sum ... */
        {"a / 9999999967 + a / 9999999943 + a / 9999999929 >= 0", "=1", NULL, PLAN_OK, PLAN_HOLDS},
        {"a" N4 "+ a / 9999999967 >= 0", "=1", NULL, PLAN_OK, PLAN_HOLDS},
        {"a / 9999999967 + a" N4 ">= 0", "=1", NULL, PLAN_OK, PLAN_HOLDS},
        {"a" N4 "* 399999999 + a" N4 "* 399999999 >= 0", "=1", NULL, PLAN_OK, PLAN_HOLDS},
        /* ... their product ... */
        {"a >= 1 / 9999999967 * (1 / 9999999943)", "=1", NULL, PLAN_OK, PLAN_HOLDS},
        {"a >= 399999999 nghìn tấn" N4 "* 99999999999999999", LARGE, NULL, PLAN_OK, PLAN_FAILS},
        {"1" N4 "* (1" N4 "* a) >= 0", "=1", NULL, PLAN_OK, PLAN_HOLDS},
        {"(a" N4 ")" N4 ">= 0", "=1", NULL, PLAN_OK, PLAN_HOLDS},
        {"(a + 1 nghìn tấn" N4 ")" N4 ">= 0", "=1", NULL, PLAN_OK, PLAN_HOLDS},
        {"5 kg + 399999999 giạ" N4 ">= kilos", "=1", NULL, PLAN_OK, PLAN_HOLDS},
        {"(1" N4 "* 399999999) * (kilos + rice) >= 0", "=1 =1", NULL, PLAN_OK, PLAN_HOLDS},
        /* ... their quotient ... */
        {"a / (99999999999999999 * 99999999999999999) >= 0", "=1", NULL, PLAN_OK, PLAN_HOLDS},
        {"(a / (1 / 9999999999999967))" N4 ">= 0", "=1", NULL, PLAN_OK, PLAN_HOLDS},
        {"(a / 4503599627370496)" N4 ">= 0", "=1", NULL, PLAN_OK, PLAN_HOLDS},
        {"a / 9999999967 / 9999999943 >= 0", "=1", NULL, PLAN_OK, PLAN_HOLDS},
        /* ... and their common denominator */
        {"a" N4 "+ c / 9999999999999967 >= 0", "=1 =1", NULL, PLAN_OK, PLAN_HOLDS},
        {"(a / 9999999967) * (hdi / 9999999943) >= 0", "=1 =1", NULL, PLAN_OK, PLAN_HOLDS},
        {"c" N4 "+ a / 9999999967 * hdi >= 0", "=1 =1 =1", NULL, PLAN_OK, PLAN_HOLDS},
        {"a" N4 "* hdi + c / 9999999967 >= 0", "=1 =1 =1", NULL, PLAN_OK, PLAN_HOLDS},
        {"a / 9999999967 * hdi + c / 9999999943 >= 0", "=1 =1 =1", NULL, PLAN_OK, PLAN_HOLDS},
        {"a / (c / 9999999967) + poverty / 9999999943 >= 0", "=1 =1 =1", NULL, PLAN_OK, PLAN_HOLDS},
        {"(a" N4 ") / (c / 9999999967) >= 0", "=1 =1", NULL, PLAN_OK, PLAN_HOLDS},
        {"(a + 1 nghìn tấn" N4 ") / (c / 9999999967) >= 0", "=1 =1", NULL, PLAN_OK, PLAN_HOLDS},
        {"(a / 9999999967) / (c" N4 ") >= 0", "=1 =1", NULL, PLAN_OK, PLAN_HOLDS},
        /* near the least and beyond the greatest double */
        {"abs(a" S4 S4 S4 "* 0.00000000000000001 * 0.00000000000000001 * 0.00000000000000001) > 0",
         "=1", NULL, PLAN_OK, PLAN_HOLDS},
        {"abs(a) / (1" N4 N4 N4 "* 99999999999999999 * 99999999999999999 * 99999999999999999) > 0",
         "=1", NULL, PLAN_OK, PLAN_HOLDS},
        {"abs(a" N4 N4 N4 N4 ") * 99999999999999999 >= 0", "=1", NULL, PLAN_RANGE, 0},
        {"max(a, 0)" N4 N4 N4 N4 "* 99999999999999999 >= 0", "0-1", NULL, PLAN_RANGE, 0},
        {"min(-a, 0)" N4 N4 N4 N4 "* 99999999999999999 <= 0", "0-1", NULL, PLAN_RANGE, 0},
        /* a whole number is a double without more ado up to 2^53 times powers of ten only */
        {"max(a, c) <= 99000000000000000", "=98999999999999900 =1", NULL, PLAN_OK, PLAN_HOLDS},
        {"max(a, c) <= 99000000000000000", "=99000000000000000 =1", NULL, PLAN_OK, PLAN_UNDECIDED},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        with(rows[i].text, look_judged, &rows[i]);
    }
}

/* --- What the bounds alone say: a rate lies within 0 and 100 %, a count is not below 0 --- */

typedef struct foregone_row {
    const char *text;
    int result;
} foregone_row;

static void look_foregone(const char *text, plan_status status, const plan_expression_scope *scope,
                          const plan_expression *e, const heard *h, const void *row) {
    plan_decimal none = {0, 0};
    int result = -1;
    if (CHECK_STATUS(h->count > 0 ? h->problems[0].message : text, status, PLAN_OK)) {
        CHECK_STATUS(text, plan_expression_foregone(scope, e, none, &result), PLAN_OK);
        CHECK_INT(text, result, ((const foregone_row *)row)->result);
    }
}

static void foresees(void) {
    static const foregone_row rows[] = {
        {"poverty >= 0", PLAN_EXPRESSION_ALWAYS},
        {"poverty > 0", PLAN_EXPRESSION_OPEN},
        {"poverty <= 100", PLAN_EXPRESSION_ALWAYS},
        {"poverty > 100%", PLAN_EXPRESSION_NEVER},
        {"poverty <= -1", PLAN_EXPRESSION_NEVER},
        {"poverty == 101", PLAN_EXPRESSION_NEVER},
        {"poverty <= 50", PLAN_EXPRESSION_OPEN},
        {"change(poverty) <= 100", PLAN_EXPRESSION_ALWAYS},
        {"a >= 0", PLAN_EXPRESSION_OPEN},
        {"a - a == 0", PLAN_EXPRESSION_ALWAYS},
        {"a - a == 1", PLAN_EXPRESSION_NEVER},
        {"population + people >= 0", PLAN_EXPRESSION_ALWAYS},
        {"population == people", PLAN_EXPRESSION_OPEN},
        {"abs(a) >= 0", PLAN_EXPRESSION_ALWAYS},
        {"abs(a) < 0", PLAN_EXPRESSION_NEVER},
        {"growth(people) >= -100", PLAN_EXPRESSION_OPEN}, /* the base may be 0 */
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        with(rows[i].text, look_foregone, &rows[i]);
    }
}

/* --- Numbers to show --- */

static void shows(void) {
    plan_document *document = make_document(NULL);
    plan_expression_scope scope;
    plan_expression e;
    plan_interval values[8], side;
    plan_decimal none = {0, 0};
    CHECK_STATUS("scope", plan_expression_scope_init(&scope, &document->catalog), PLAN_OK);
    CHECK_STATUS("rule", plan_expression_compile(&scope, "2 * a == c + b", true, NULL, NULL, &e),
                 PLAN_OK);
    read_figures("1.5 1.0 =500", values); /* a [1.45, 1.55], c [0.95, 1.05], b 0.5 nghìn tấn */
    if (CHECK_TRUE("left", plan_expression_side(&e, 0, values, 4, &side))) {
        CHECK_DBL("low", plan_decimal_to_double(side.low), 2.9, 0);
        CHECK_DBL("high", plan_decimal_to_double(side.high), 3.1, 0);
        CHECK_INT("closed", side.low_end, PLAN_END_CLOSED);
    }
    if (CHECK_TRUE("right", plan_expression_side(&e, 1, values, 4, &side))) {
        CHECK_DBL("low", plan_decimal_to_double(side.low), 1.45, 0);
        CHECK_DBL("high", plan_decimal_to_double(side.high), 1.55, 0);
    }
    if (CHECK_TRUE("a", plan_expression_required(&e, values, none, 0, 4, &side))) {
        CHECK_DBL("low", plan_decimal_to_double(side.low), 0.725, 0);
        CHECK_DBL("high", plan_decimal_to_double(side.high), 0.775, 0);
    }
    if (CHECK_TRUE("b, in tấn", plan_expression_required(&e, values, none, 2, 4, &side))) {
        CHECK_DBL("low", plan_decimal_to_double(side.low), 1850, 0); /* 2.9 - 1.05 */
        CHECK_DBL("high", plan_decimal_to_double(side.high), 2150, 0);
    }
    plan_expression_free(&e);
    CHECK_STATUS("growth", plan_expression_compile(&scope, "growth(a) >= 1", true, NULL, NULL, &e),
                 PLAN_OK);
    read_figures("=10 =3", values); /* 233.3333... */
    if (CHECK_TRUE("left", plan_expression_side(&e, 0, values, 2, &side))) {
        CHECK_DBL("low", plan_decimal_to_double(side.low), 233.33, 0);
        CHECK_DBL("high", plan_decimal_to_double(side.high), 233.34, 0);
        CHECK_INT("open", side.high_end, PLAN_END_OPEN);
    }
    CHECK_TRUE("of a quotient nothing is required",
               !plan_expression_required(&e, values, none, 0, 4, &side));
    plan_expression_free(&e);
    plan_expression_scope_free(&scope);
    plan_document_free(document);
}

/* Beyond what 256 bits, or the digits of a decimal, hold nothing is shown. */
static void shows_what_fits(void) {
    static const struct {
        const char *text, *figures, *tolerance;
        bool side, required; /* the left side; where the first figure would have to lie */
    } rows[] = {
        {"a + c <= 5", "=1 =2", "=0", true, true},
        {"a + c * 2 - a <= 5", "=1 =2", "=0", true, false}, /* a is no part of it */
        {"a" N4 ">= 0", LARGE, "=0", false, true},
        {"max(a, 0)" N4 ">= 0", "0-1", "=0", false, false},
        {"max(a, 0)" N4 ">= 0", "=1", "=0", false, false},
        {"a + c" N4 ">= 0", "=1 1-99999999999999999", "=0", false, false},
        {"a + c" S4 ">= 0", "=1 =1", LARGE, true, false},
        {"a >= c" N4, "=1 " LARGE, "=0", true, false},
        {"a >= c" N4, "=1 1-99999999999999999", "=0", true, false},
        {"a < c", "=1 =1", "=0", true, true},
        {"a > c", "=1 >1", "=0", true, false},
        {"a >= c", "=1 >=1", "=0", true, false},
        {"a <= c", "=1 <=1", "=0", true, false},
        {"a == c", "=1 <=1", "=0", true, false},
        {"a == c", "=1 >=1", "=0", true, false},
        {"max(a, 0) <= c", ">=1 =1", "=0", true, false},
    };
    plan_document *document = make_document(NULL);
    plan_expression_scope scope;
    CHECK_STATUS("scope", plan_expression_scope_init(&scope, &document->catalog), PLAN_OK);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const char *text = rows[i].text;
        plan_expression e;
        plan_interval values[8], tolerance[8], found;
        if (CHECK_STATUS(text, plan_expression_compile(&scope, text, true, NULL, NULL, &e),
                         PLAN_OK)) {
            read_figures(rows[i].figures, values);
            read_figures(rows[i].tolerance, tolerance);
            CHECK_INT(text, plan_expression_side(&e, 0, values, 4, &found), rows[i].side);
            CHECK_INT(text, plan_expression_required(&e, values, tolerance[0].low, 0, 4, &found),
                      rows[i].required);
            plan_expression_free(&e);
        }
    }
    plan_expression e;
    CHECK_STATUS("nobody listens",
                 plan_expression_compile(&scope, "a >= grdp", true, NULL, NULL, &e), PLAN_UNIT);
    plan_expression_scope_free(&scope);
    plan_expression_scope_free(&scope); /* once more does no harm */
    plan_document_free(document);
}

/* --- Limits, memory --- */

static char *repeated(const char *start, const char *middle, size_t times, const char *end) {
    size_t size = strlen(start) + times * strlen(middle) + strlen(end) + 1;
    char *text = malloc(size);
    if (text != NULL) {
        strcpy(text, start);
        for (size_t i = 0; i < times; i++) {
            strcat(text, middle);
        }
        strcat(text, end);
    }
    return text;
}

static void keeps_limits(void) {
    static const struct {
        const char *label, *start, *middle, *end;
        size_t times;
        plan_status status;
    } rows[] = {{"64 signs", "", "-", "a <= 3", 63, PLAN_OK},
                {"65 signs", "", "-", "a <= 3", 64, PLAN_LIMIT},
                {"many brackets", "", "(", "a <= 3", 4000, PLAN_LIMIT},
                {"255 parts", "a", " + a", " <= 3", 127, PLAN_OK},
                {"257 parts", "a", " + a", " <= 3", 128, PLAN_LIMIT},
                {"4096 bytes", "a", " ", "<= 3", 4091, PLAN_OK},
                {"4097 bytes", "a", " ", "<= 3", 4092, PLAN_LIMIT},
                {"words behind a number", "a <= 3", " x", "", 2000, PLAN_SYNTAX},
                {"a number of 18 digits", "a <= ", "9", "", 18, PLAN_LIMIT},
                {"a number of 17 digits", "a <= ", "9", "", 17, PLAN_OK}};
    plan_document *document = make_document(NULL);
    plan_expression_scope scope;
    CHECK_STATUS("scope", plan_expression_scope_init(&scope, &document->catalog), PLAN_OK);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_expression e;
        char *text = repeated(rows[i].start, rows[i].middle, rows[i].times, rows[i].end);
        CHECK_STATUS(rows[i].label, plan_expression_compile(&scope, text, true, NULL, NULL, &e),
                     rows[i].status);
        plan_expression_free(&e);
        free(text);
    }
    plan_expression_scope_free(&scope);
    plan_document_free(document);
}

static plan_status add_rules(const plan_allocator *allocator) {
    plan_document *document = make_document(allocator);
    static const char *const areas[] = {"x", "y"};
    plan_rule rule;
    memset(&rule, 0, sizeof rule);
    rule.struct_size = (uint32_t)sizeof rule;
    rule.check = "growth(grdp_real) == sum(g, 3%) / 7";
    rule.note[0] = "a note";
    rule.areas = areas;
    rule.area_count = 2;
    rule.period = "2021-2025";
    plan_status status = document == NULL ? PLAN_NO_MEMORY : PLAN_OK;
    for (int i = 0; i < 3 && status == PLAN_OK; i++) {
        status = plan_document_add_rule(document, &rule, NULL);
    }
    if (status == PLAN_OK) {
        CHECK_STR("a name of its own", document->user_rules[2].id, "rule-3");
        CHECK_STR("areas", document->user_rules[2].areas[1], "y");
        /* The 17th figure, for which the list grows, is the one a year before c. */
        rule.check =
            "sum(a, a[-1], a[-2], a[-3], a[-4], a[-5], a[-6], a[-7], a[-8], a[-9], a[-10], "
            "a[-11], a[-12], a[-13], a[-14], change(c)) >= 0";
        status = plan_document_add_rule(document, &rule, NULL);
    }
    plan_document_free(document);
    return status;
}

static plan_status observe(plan_document *document, const char *code, const char *period,
                           const char *text) {
    plan_observation observation;
    memset(&observation, 0, sizeof observation);
    observation.struct_size = (uint32_t)sizeof observation;
    observation.indicator = code;
    observation.period = period;
    observation.text = text;
    return plan_document_observe(document, &observation, NULL);
}

/* 110 on 100 is 10 %, not 3 + 4; and 110 is below a threshold. */
static plan_status check_rules(const plan_allocator *allocator) {
    static const char *const checks[] = {"growth(a) == 3% + 4%", "a >= 200", "abs(a - c) <= 2"};
    plan_document *document = make_document(allocator);
    plan_report *report = NULL;
    plan_status status = document == NULL ? PLAN_NO_MEMORY : PLAN_OK;
    for (size_t i = 0; i < 3 && status == PLAN_OK; i++) {
        plan_rule rule;
        memset(&rule, 0, sizeof rule);
        rule.struct_size = (uint32_t)sizeof rule;
        rule.check = checks[i];
        status = plan_document_add_rule(document, &rule, NULL);
    }
    status = status == PLAN_OK ? observe(document, "a", "2021", "100") : status;
    status = status == PLAN_OK ? observe(document, "a", "2022", "110") : status;
    status = status == PLAN_OK ? observe(document, "c", "2022", "112") : status;
    status = status == PLAN_OK ? plan_report_new(allocator, NULL, &report) : status;
    status = status == PLAN_OK ? plan_check(document, NULL, report, NULL) : status;
    if (status == PLAN_OK) {
        CHECK_U64("10 % is not 7 %", build_counts(report, "rule-1").fails, 1);
        CHECK_U64("the first year has none before", build_counts(report, "rule-1").skipped[0], 1);
        CHECK_U64("both years", build_counts(report, "rule-2").fails, 2);
        CHECK_U64("1 to 3 is within 2 for some", build_counts(report, "rule-3").undecided, 1);
        const plan_finding *f = build_finding(report, "P320");
        if (CHECK_TRUE("a finding", f != NULL)) {
            CHECK_STR("its rule", f->rule, "rule-2");
            CHECK_STR("its arithmetic", f->arithmetic, "100 >= 200");
        }
    }
    plan_report_free(report);
    plan_document_free(document);
    return status;
}

static void survives_no_memory(void) {
    CHECK_TRUE("everywhere", failing_everywhere(add_rules));
    CHECK_TRUE("in checks too", failing_everywhere(check_rules));
}

/* --- plan_document_add_rule --- */

static void adds_rules(void) {
    static const struct {
        const char *label, *id, *check, *period;
        plan_status status;
        uint32_t column;
    } rows[] = {{"in order", "r", "a >= 3", NULL, PLAN_OK, 0},
                {"taken", "r", "a >= 3", NULL, PLAN_EXISTS, 0},
                {"no code", " r", "a >= 3", NULL, PLAN_SYNTAX, 0},
                {"syntax", "s", "a >=", NULL, PLAN_SYNTAX, 5},
                {"a name", "s", "ab_c >= 3", NULL, PLAN_NOT_FOUND, 1},
                {"units", "s", "a >= grdp", NULL, PLAN_UNIT, 6},
                {"the first of two", "s", "a >= zzzzzz + yyyyyy", NULL, PLAN_NOT_FOUND, 6},
                {"period", "s", "a >= 3", "2021-13", PLAN_SYNTAX, 1},
                {"no check", "s", NULL, NULL, PLAN_INVALID, 0}};
    plan_document *document = make_document(NULL);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_rule rule;
        plan_error error;
        memset(&rule, 0, sizeof rule);
        plan_error_init(&error);
        rule.struct_size = (uint32_t)sizeof rule;
        rule.id = rows[i].id;
        rule.check = rows[i].check;
        rule.period = rows[i].period;
        CHECK_STATUS(rows[i].label, plan_document_add_rule(document, &rule, &error),
                     rows[i].status);
        if (rows[i].period == NULL) {
            CHECK_INT(rows[i].label, error.column, rows[i].column);
        }
    }
    CHECK_U64("kept", document->user_rule_count, 1);
    plan_document_free(document);
}

/* Areas, tolerance and severity of a rule: in a document that has an area x. */
static void filters_rules(void) {
    static const char *const known[] = {"x"}, *const unknown[] = {"x", "z"};
    static const char *const none[] = {NULL};
    static const struct {
        const char *label;
        const char *const *areas;
        size_t count;
        int64_t tolerance;
        plan_status status;
        const char *message;
    } rows[] = {
        {"known", known, 1, 0, PLAN_OK, ""},
        {"unknown", unknown, 2, 0, PLAN_NOT_FOUND, "there is no area 'z'"},
        {"no list", NULL, 1, 0, PLAN_INVALID, ""},
        {"no code", none, 1, 0, PLAN_INVALID, ""},
        {"tolerance", NULL, 0, 5, PLAN_OK, ""},
        {"below 0", NULL, 0, -1, PLAN_INVALID, "the tolerance is below 0"},
    };
    plan_document *document = make_document(NULL);
    plan_area area;
    memset(&area, 0, sizeof area);
    area.struct_size = (uint32_t)sizeof area;
    area.code = "x";
    CHECK_STATUS("area", plan_document_add_area(document, &area, NULL), PLAN_OK);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_rule rule;
        plan_error error;
        plan_error_init(&error);
        memset(&rule, 0, sizeof rule);
        rule.struct_size = (uint32_t)sizeof rule;
        rule.check = "a >= 3";
        rule.areas = rows[i].areas;
        rule.area_count = rows[i].count;
        rule.has_tolerance = rows[i].tolerance != 0;
        rule.tolerance.digits = rows[i].tolerance;
        rule.has_severity = i == 0;
        rule.severity = PLAN_SEVERITY_NOTE;
        CHECK_STATUS(rows[i].label, plan_document_add_rule(document, &rule, &error),
                     rows[i].status);
        CHECK_STR(rows[i].label, error.message, rows[i].message);
    }
    if (CHECK_U64("kept", document->user_rule_count, 2)) {
        CHECK_INT("as said", document->user_rules[0].severity, PLAN_SEVERITY_NOTE);
        CHECK_INT("of the built-in rule", document->user_rules[1].severity, -1);
        CHECK_INT("tolerance", document->user_rules[1].tolerance.digits, 5);
    }
    plan_document_free(document);
}

/* A catalog that is not in order takes no rules, and says why. */
static void needs_a_catalog(void) {
    plan_document *document = NULL;
    plan_indicator indicator;
    plan_rule rule;
    plan_error error;
    plan_error_init(&error);
    memset(&indicator, 0, sizeof indicator);
    memset(&rule, 0, sizeof rule);
    CHECK_STATUS("document", plan_document_new(NULL, &document), PLAN_OK);
    indicator.struct_size = (uint32_t)sizeof indicator;
    indicator.code = "g";
    indicator.kind = PLAN_GROWTH;
    indicator.unit = "%";
    indicator.of = "nothing";
    CHECK_STATUS("growth", plan_document_add_indicator(document, &indicator, NULL), PLAN_OK);
    rule.struct_size = (uint32_t)sizeof rule;
    rule.check = "g >= 3";
    CHECK_STATUS("rule", plan_document_add_rule(document, &rule, &error), PLAN_NOT_FOUND);
    CHECK_TRUE(error.message, strstr(error.message, "nothing") != NULL);
    plan_document_free(document);
}

TEST_MAIN("expression", {"reads", reads}, {"refuses", refuses},
          {"names the column", names_the_column}, {"judges", judges},
          {"judges beyond", judges_beyond}, {"foresees", foresees}, {"shows", shows},
          {"keeps limits", keeps_limits}, {"survives no memory", survives_no_memory},
          {"adds rules", adds_rules}, {"filters rules", filters_rules},
          {"needs a catalog", needs_a_catalog}, {"shows what fits", shows_what_fits})
