/* Names and sentences of statuses, errors, the version. */
#include "check.h"

#include <plan/version.h>

#include "status.h"

static void names(void) {
    static const struct {
        plan_status status;
        const char *name;
    } rows[] = {{PLAN_OK, "ok"},
                {PLAN_INVALID, "invalid"},
                {PLAN_NO_MEMORY, "no_memory"},
                {PLAN_FINDINGS, "findings"},
                {PLAN_MISSING, "missing"},
                {PLAN_ZERO_BASE, "zero_base"},
                {PLAN_NEGATIVE_BASE, "negative_base"},
                {PLAN_SIGN_CHANGE, "sign_change"},
                {PLAN_SHORT_SERIES, "short_series"},
                {PLAN_GAP, "gap"},
                {PLAN_BREAK, "break"},
                {PLAN_DOMAIN, "domain"},
                {PLAN_RANGE, "range"},
                {PLAN_UNIT, "unit"},
                {PLAN_PRICE_BASIS, "price_basis"},
                {PLAN_PRECISION, "precision"},
                {PLAN_BOUNDS, "bounds"},
                {PLAN_CONTRADICTED, "contradicted"},
                {9999, "unknown"}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        CHECK_STR(rows[i].name, plan_status_name(rows[i].status), rows[i].name);
        CHECK_TRUE(rows[i].name, strlen(plan_status_text(rows[i].status)) > 4);
    }
    CHECK_TRUE("reason", plan_status_is_reason(PLAN_GAP));
    CHECK_TRUE("no reason", !plan_status_is_reason(PLAN_IO));
}

static void errors(void) {
    plan_error error;
    plan_error_init(NULL);
    plan_error_init(&error);
    CHECK_U64("size", error.struct_size, sizeof error);
    CHECK_STR("empty", error.message, "");
    CHECK_STATUS("handed through", plan_fail(&error, PLAN_SYNTAX, 3, 7, "%s %d", "at", 5),
                 PLAN_SYNTAX);
    CHECK_STR("message", error.message, "at 5");
    CHECK_U64("line", error.line, 3);
    CHECK_U64("column", error.column, 7);
    CHECK_STATUS("NULL", plan_fail(NULL, PLAN_IO, 0, 0, "x"), PLAN_IO);
    plan_error untouched;
    memset(&untouched, 0, sizeof untouched);
    plan_fail(&untouched, PLAN_IO, 1, 1, "x");
    CHECK_STR("a struct of unknown size is left alone", untouched.message, "");
}

/* A long message is cut at a character. */
static void cut(void) {
    char text[2000];
    plan_error error;
    for (size_t start = 0; start < 3; start++) {
        memset(text, 'a', sizeof text);
        for (size_t i = start; i + 3 <= sizeof text; i += 3) {
            memcpy(text + i, "\xe1\xbb\x87", 3);
        }
        text[sizeof text - 1] = '\0';
        plan_error_init(&error);
        plan_fail(&error, PLAN_SYNTAX, 0, 0, "%s", text);
        size_t n = strlen(error.message);
        CHECK_TRUE("nearly full", n >= PLAN_ERROR_SIZE - 4);
        CHECK_TRUE("whole characters", (n - start) % 3 == 0);
    }
}

static void version(void) {
    CHECK_STR("version", plan_version(), PLAN_VERSION_STRING);
}

TEST_MAIN("status", {"names", names}, {"errors", errors}, {"cut", cut}, {"version", version})
