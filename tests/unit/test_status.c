/* Statuses: every number has a name, and no other number has one; errors are filled and cut. */
#include "check.h"

#include "status.h"

static const struct {
    plan_status status;
    const char *name;
    int is_reason;
} expected[] = {
    {0, "ok", 0},           {1, "invalid", 0},       {2, "no_memory", 0},
    {3, "io", 0},           {4, "syntax", 0},        {5, "ambiguous", 0},
    {6, "limit", 0},        {7, "not_found", 0},     {8, "exists", 0},
    {9, "buffer", 0},       {10, "findings", 0},     {11, "cancelled", 0},
    {32, "missing", 1},     {33, "zero_base", 1},    {34, "negative_base", 1},
    {35, "sign_change", 1}, {36, "short_series", 1}, {37, "gap", 1},
    {38, "break", 1},       {39, "domain", 1},       {40, "range", 1},
    {41, "unit", 1},        {42, "price_basis", 1},  {43, "precision", 1},
    {44, "bounds", 1},      {45, "contradicted", 1},
};
enum { ROWS = sizeof expected / sizeof expected[0] };

/* Numbers are an interface: they are written out here, not taken from the enum. */
static void numbers_and_names(void) {
    int known = 0, reasons = 0;
    for (size_t i = 0; i < ROWS; i++) {
        CHECK_STR(expected[i].name, plan_status_name(expected[i].status), expected[i].name);
        CHECK_TRUE(expected[i].name, strlen(plan_status_text(expected[i].status)) > 5);
        reasons += expected[i].is_reason;
    }
    for (plan_status status = -5; status < 200; status++) {
        known += strcmp(plan_status_name(status), "unknown") != 0;
    }
    CHECK_INT("known", known, ROWS);
    CHECK_INT("reasons", reasons, PLAN_REASON_COUNT);
}

static void texts_differ(void) {
    for (size_t i = 0; i < ROWS; i++) {
        for (size_t j = i + 1; j < ROWS; j++) {
            CHECK_TRUE(expected[i].name, strcmp(plan_status_text(expected[i].status),
                                                plan_status_text(expected[j].status)) != 0);
        }
    }
    CHECK_STR("no status", plan_status_text(31), "unknown status");
    CHECK_STR("lowest", plan_status_name(INT32_MIN), "unknown");
    CHECK_STR("highest", plan_status_name(INT32_MAX), "unknown");
}

static void errors_are_filled(void) {
    plan_error error;
    memset(&error, 0x55, sizeof error);
    plan_error_init(&error);
    plan_error_init(NULL);
    CHECK_U64("size", error.struct_size, sizeof error);
    CHECK_STATUS("empty", error.status, PLAN_OK);
    CHECK_STR("empty", error.message, "");
    CHECK_STATUS("returned", plan_fail(&error, PLAN_SYNTAX, 3, 14, "%s at %u", "quote", 9u),
                 PLAN_SYNTAX);
    CHECK_STATUS("status", error.status, PLAN_SYNTAX);
    CHECK_U64("line", error.line, 3);
    CHECK_U64("column", error.column, 14);
    CHECK_STR("message", error.message, "quote at 9");
    CHECK_STATUS("NULL", plan_fail(NULL, PLAN_IO, 0, 0, "%s", "nobody reads this"), PLAN_IO);
}

/* What a caller of another version would hand in is left alone. */
static void other_sizes_are_not_written(void) {
    plan_error error;
    plan_error_init(&error);
    error.struct_size = 0;
    CHECK_STATUS("never initialised", plan_fail(&error, PLAN_IO, 1, 1, "%s", "x"), PLAN_IO);
    CHECK_STR("message", error.message, "");
    error.struct_size = (uint32_t)sizeof error - 1;
    CHECK_STATUS("returned", plan_fail(&error, PLAN_IO, 1, 1, "%s", "x"), PLAN_IO);
    CHECK_STATUS("status", error.status, PLAN_OK);
    CHECK_STR("message", error.message, "");
}

/* 511 bytes fit. A message that is longer ends before a character, never within one. */
static void long_messages_are_cut(void) {
    static const char *const pads[] = {"", "a", "ab", "abc"};
    char text[2 * PLAN_ERROR_SIZE];
    plan_error error;
    plan_error_init(&error);
    for (size_t i = 0; i < sizeof pads / sizeof pads[0]; i++) {
        size_t length = strlen(pads[i]);
        memcpy(text, pads[i], length);
        while (length + 3 < sizeof text) {
            memcpy(text + length, "\xe1\xbb\xb7", 3); /* y with hook above */
            length += 3;
        }
        text[length] = '\0';
        plan_fail(&error, PLAN_LIMIT, 0, 0, "%s", text);
        size_t kept = strlen(error.message);
        CHECK_TRUE(pads[i], kept < PLAN_ERROR_SIZE && kept > PLAN_ERROR_SIZE - 8);
        CHECK_U64(pads[i], (kept - strlen(pads[i])) % 3, 0);
        CHECK_TRUE(pads[i], memcmp(error.message, text, kept) == 0);
    }
    memset(text, '\x80', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    plan_fail(&error, PLAN_LIMIT, 0, 0, "%s", text);
    CHECK_STR("no character begins", error.message, "");
    memset(text, 'x', PLAN_ERROR_SIZE - 1);
    text[PLAN_ERROR_SIZE - 1] = '\0';
    plan_fail(&error, PLAN_LIMIT, 0, 0, "%s", text);
    CHECK_STR("511 bytes", error.message, text);
    text[PLAN_ERROR_SIZE - 1] = 'y';
    text[PLAN_ERROR_SIZE] = '\0';
    plan_fail(&error, PLAN_LIMIT, 0, 0, "%s", text);
    CHECK_U64("512 bytes of ASCII", strlen(error.message), PLAN_ERROR_SIZE - 1);
}

TEST_MAIN("status", {"numbers and names", numbers_and_names}, {"texts differ", texts_differ},
          {"errors are filled", errors_are_filled},
          {"other sizes are not written", other_sizes_are_not_written},
          {"long messages are cut", long_messages_are_cut})
