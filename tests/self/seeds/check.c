/* A unit test program that goes wrong in the way TEST_SEED names; TEST_MAIN's status must say so.
 */
#include "check.h"

#include <stdlib.h>

static const char *seed(void) {
    const char *name = getenv("TEST_SEED");
    return name != NULL ? name : "";
}

static int is(const char *name) {
    return strcmp(seed(), name) == 0;
}

static void passes(void) {
    CHECK_INT("one", 1, 1);
}

static void fails_where_asked(void) {
    const double next = 1.0000000000000002;
    CHECK_STATUS("status", is("status") ? PLAN_IO : PLAN_OK, PLAN_OK);
    CHECK_INT("int", is("int") ? -1 : 1, 1);
    CHECK_U64("u64", is("u64") ? UINT64_MAX : 1, 1);
    CHECK_DBL("dbl", is("dbl") ? next : 1.0, 1.0, 0);
    CHECK_DBL("nan", is("nan") ? 1.0 : CHECK_NAN, CHECK_NAN, 0);
    CHECK_DBL("sign", is("sign") ? -1.0 : 1.0, 1.0, 4);
    CHECK_STR("str", is("str") ? "b" : "a", "a");
    CHECK_STR("null", is("null") ? NULL : "a", "a");
    CHECK_TEXT("text", "abc", is("text") ? 3 : 2, "ab");
    CHECK_TRUE("true", !is("true"));
}

static void checks_nothing(void)
{
}

int main(void)
{
    static const check_test tests[] = {
        {"passes", passes},
        {"fails where asked", fails_where_asked},
    };
    /* A suite of its own: other tests' checks would hide that this one makes none. */
    static const check_test alone[] = {{"checks nothing", checks_nothing}};
    return is("nothing") ? check_run("seed", alone, 1) : check_run("seed", tests, 2);
}
