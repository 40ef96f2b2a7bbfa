/* Users' rules from any bytes. A tab ends the rule; what stands behind it chooses the figures. What
 * compiles keeps its limits, and is judged twice: exactly and in doubles, which are wider and so
 * never certain of the opposite. What does not compile says why and where. */
#include <plan.h>

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "expression.h"
#include "rule.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(int held) {
    if (!held)
        abort();
}

static plan_document *make_document(void) {
    static const struct {
        const char *code, *unit;
        int kind;
    } rows[] = {{"a", "nghìn tấn", PLAN_LEVEL},
                {"b", "tấn", PLAN_LEVEL},
                {"c", "nghìn tấn", PLAN_LEVEL},
                {"grdp", "tỷ đồng", PLAN_LEVEL},
                {"grdp_pc", "triệu đồng/người", PLAN_RATIO},
                {"population", "nghìn người", PLAN_COUNT},
                {"poverty", "%", PLAN_RATE},
                {"g", "%", PLAN_GROWTH},
                {"xã_đạt", "xã", PLAN_COUNT},
                {"x-y", "ha", PLAN_LEVEL}};
    plan_document *document = NULL;
    require(plan_document_new(NULL, &document) == PLAN_OK);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_indicator indicator;
        memset(&indicator, 0, sizeof indicator);
        indicator.struct_size = (uint32_t)sizeof indicator;
        indicator.code = rows[i].code;
        indicator.unit = rows[i].unit;
        indicator.kind = rows[i].kind;
        require(plan_document_add_indicator(document, &indicator, NULL) == PLAN_OK);
    }
    require(plan_document_finish(document, NULL) == PLAN_OK);
    return document;
}

typedef struct heard {
    size_t count, length;
} heard;

static void hear(void *context, const plan_expression_problem *problem) {
    heard *h = context;
    h->count++;
    require(problem->message[0] != '\0' && problem->offset <= h->length);
    require(problem->column >= 1 && problem->column <= problem->offset + 1);
}

static plan_interval figure(uint64_t *state) {
    plan_figure made;
    plan_interval result;
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    made = plan_figure_rounded((int64_t)(*state >> 40) - 4000000, (int32_t)(*state >> 37 & 7));
    made.reading =
        (uint8_t)((*state >> 33 & 1) != 0 ? (*state >> 34 & 7) % PLAN_BETWEEN : PLAN_ROUNDED);
    require(plan_figure_interval(&made, NULL, &result) == PLAN_OK);
    return result;
}

/* True where the certain verdict `b` of a wider interval contradicts `a`. */
static int contradicts(const plan_expression *e, uint8_t a, uint8_t b) {
    if (b == PLAN_FAILS)
        return a != PLAN_FAILS;
    return b == PLAN_HOLDS && e->relation != PLAN_RELATION_EQUAL && a != PLAN_HOLDS;
}

static void judge(const plan_expression *e, uint64_t *state) {
    plan_interval values[2 * PLAN_EXPRESSION_NODES], shown;
    plan_expression rough = *e;
    plan_decimal tolerance = {(int64_t)(*state >> 61), 1};
    uint8_t exact = 99, wide = 99;
    for (size_t i = 0; i < e->input_count; i++)
        values[i] = figure(state);
    plan_status status = plan_expression_judge(e, values, tolerance, &exact);
    require(status == PLAN_OK || status == PLAN_DOMAIN || status == PLAN_RANGE);
    rough.form.kind = PLAN_FORM_NONE;
    plan_status other = plan_expression_judge(&rough, values, tolerance, &wide);
    if (status == PLAN_OK && other == PLAN_OK)
        require(exact <= PLAN_UNDECIDED && !contradicts(e, exact, wide));
    for (int side = 0; side < 2; side++)
        (void)plan_expression_side(e, side, values, 6, &shown);
    for (size_t i = 0; i < e->input_count; i++)
        (void)plan_expression_required(e, values, tolerance, i, 6, &shown);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    plan_document *document;
    plan_expression_scope scope;
    plan_expression e;
    plan_decimal none = {0, 0};
    uint64_t state = size;
    heard h = {0, 0};
    int foregone = -1;
    char *text = malloc(size + 1);
    if (text == NULL)
        return 0;
    if (size > 0)
        memcpy(text, data, size);
    text[size] = '\0';
    text[strcspn(text, "\t")] = '\0';
    h.length = strlen(text);
    for (size_t i = 0; i < size; i++)
        state = state * 31 + data[i];
    document = make_document();
    require(plan_expression_scope_init(&scope, &document->catalog) == PLAN_OK);
    plan_status status = plan_expression_compile(&scope, text, true, hear, &h, &e);
    if (status == PLAN_OK) {
        require(h.count == 0 && e.node_count <= PLAN_EXPRESSION_NODES);
        require(e.input_count > 0 && e.input_count <= 2 * PLAN_EXPRESSION_NODES);
        require(plan_expression_foregone(&scope, &e, none, &foregone) == PLAN_OK);
        for (int i = 0; i < 4; i++)
            judge(&e, &state);
    } else {
        require(h.count > 0);
    }
    plan_expression_free(&e);
    plan_expression_scope_free(&scope);
    plan_document_free(document);
    free(text);
    return 0;
}
