/* The version: one number, written in four places. */
#include "check.h"

#include <plan/version.h>

static void linked_is_compiled(void) {
    char text[32];
    snprintf(text, sizeof text, "%d.%d.%d", PLAN_VERSION_MAJOR, PLAN_VERSION_MINOR,
             PLAN_VERSION_PATCH);
    CHECK_STR("macros", PLAN_VERSION_STRING, text);
    CHECK_STR("library", plan_version(), text);
}

/* Words, each once, in this order. */
static void features(void) {
    const char *words = plan_features();
    CHECK_TRUE(words, strcmp(words, "") == 0 || strcmp(words, "gzip") == 0 ||
                          strcmp(words, "zstd") == 0 || strcmp(words, "gzip zstd") == 0);
}

TEST_MAIN("version", {"linked is compiled", linked_is_compiled}, {"features", features})
