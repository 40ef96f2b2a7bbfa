/* The checks that unit tests make, on top of CUnit.
 *
 * CUnit's own assertions print no values, crash on NULL strings, and its runner reports success
 * whatever failed; these print where, the label of the table's row, what came and what was
 * expected, go on after a failure, and TEST_MAIN's status says whether everything ran and passed.
 *
 *     static void adds(void) {
 *         CHECK_INT("two and two", add(2, 2), 4);
 *     }
 *     TEST_MAIN("add", {"adds", adds}, {"subtracts", subtracts})
 *
 * Each check is an expression that is 1 when it held: `if (!CHECK_STATUS(...)) return;`.
 * A label may be NULL. Where the environment has TEST_LOCALE, all of it runs under that locale, and
 * a locale that is not there is a failure. The program needs libplan's status module and -lcunit.
 */
#ifndef PLAN_TESTS_CHECK_H
#define PLAN_TESTS_CHECK_H

#include <CUnit/Basic.h>
#include <inttypes.h>
#include <locale.h>
#include <math.h>
#include <plan/status.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* plan_status: names and numbers are printed. */
#define CHECK_STATUS(label, got, expected)                                                         \
    check_status(__FILE__, __LINE__, (label), (got), (expected))
/* Any signed integer. */
#define CHECK_INT(label, got, expected) check_int(__FILE__, __LINE__, (label), (got), (expected))
/* Any unsigned integer, size_t included. */
#define CHECK_U64(label, got, expected) check_u64(__FILE__, __LINE__, (label), (got), (expected))
/* Doubles at most `ulps` representable numbers apart; NaN equals NaN, and 0 equals -0.
 * Write CHECK_NAN for NaN: NAN is a float, which clang warns about. */
#define CHECK_NAN ((double)NAN)
#define CHECK_DBL(label, got, expected, ulps)                                                      \
    check_dbl(__FILE__, __LINE__, (label), (got), (expected), (ulps))
/* Strings that end with 0; NULL equals NULL only. */
#define CHECK_STR(label, got, expected) check_str(__FILE__, __LINE__, (label), (got), (expected))
/* `size` bytes that need not end with 0. */
#define CHECK_TEXT(label, got, size, expected)                                                     \
    check_text(__FILE__, __LINE__, (label), (got), (size), (expected))
/* A condition; its text is printed. */
#define CHECK_TRUE(label, cond) check_true(__FILE__, __LINE__, (label), (cond) ? 1 : 0, #cond)

typedef struct check_test {
    const char *name;
    void (*function)(void);
} check_test;

/* The main function: a suite's name, then {"name", function} rows. */
#define TEST_MAIN(suite_name, ...)                                                                 \
    int main(void) {                                                                               \
        static const check_test check_tests[] = {__VA_ARGS__};                                     \
        return check_run((suite_name), check_tests, sizeof check_tests / sizeof check_tests[0]);   \
    }

/* Counts one check; the caller has printed already when it failed. */
static inline int check_count(const char *file, int line, int held) {
    (void)CU_assertImplementation(held ? CU_TRUE : CU_FALSE, (unsigned)line, "see the line above",
                                  file, "", CU_FALSE);
    return held;
}

static inline void check_where(const char *file, int line, const char *label) {
    printf("\n%s:%d %s: ", file, line, label != NULL ? label : "");
}

static inline int check_status(const char *file, int line, const char *label, plan_status got,
                               plan_status expected) {
    if (got != expected) {
        check_where(file, line, label);
        printf("got %s (%" PRId32 "), expected %s (%" PRId32 ")\n", plan_status_name(got), got,
               plan_status_name(expected), expected);
    }
    return check_count(file, line, got == expected);
}

static inline int check_int(const char *file, int line, const char *label, int64_t got,
                            int64_t expected) {
    if (got != expected) {
        check_where(file, line, label);
        printf("got %" PRId64 ", expected %" PRId64 "\n", got, expected);
    }
    return check_count(file, line, got == expected);
}

static inline int check_u64(const char *file, int line, const char *label, uint64_t got,
                            uint64_t expected) {
    if (got != expected) {
        check_where(file, line, label);
        printf("got %" PRIu64 ", expected %" PRIu64 "\n", got, expected);
    }
    return check_count(file, line, got == expected);
}

/* A double's place on the line of all doubles: neighbours differ by 1, -0 and 0 share place 0. */
static inline int64_t check_place(double value) {
    int64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits >= 0 ? bits : INT64_MIN - bits;
}

static inline uint64_t check_ulps(double a, double b) {
    const int64_t x = check_place(a);
    const int64_t y = check_place(b);
    return x > y ? (uint64_t)x - (uint64_t)y : (uint64_t)y - (uint64_t)x;
}

static inline int check_dbl(const char *file, int line, const char *label, double got,
                            double expected, unsigned ulps) {
    const int no_number = isnan(got) || isnan(expected);
    const int held =
        no_number ? (isnan(got) && isnan(expected)) : check_ulps(got, expected) <= (uint64_t)ulps;
    if (!held) {
        check_where(file, line, label);
        printf("got %.17g, expected %.17g", got, expected);
        if (!no_number)
            printf(" (%" PRIu64 " ulps, %u allowed)", check_ulps(got, expected), ulps);
        printf("\n");
    }
    return check_count(file, line, held);
}

static inline int check_str(const char *file, int line, const char *label, const char *got,
                            const char *expected) {
    const int held =
        (got == NULL || expected == NULL) ? got == expected : strcmp(got, expected) == 0;
    if (!held) {
        check_where(file, line, label);
        printf("got %s%s%s, expected %s%s%s\n", got ? "\"" : "", got ? got : "NULL",
               got ? "\"" : "", expected ? "\"" : "", expected ? expected : "NULL",
               expected ? "\"" : "");
    }
    return check_count(file, line, held);
}

static inline int check_text(const char *file, int line, const char *label, const char *got,
                             size_t size, const char *expected) {
    const size_t wanted = expected != NULL ? strlen(expected) : 0;
    const int held = (got == NULL || expected == NULL)
                         ? got == expected
                         : size == wanted && memcmp(got, expected, size) == 0;
    if (!held) {
        check_where(file, line, label);
        printf("got \"%.*s\" (%zu bytes), expected \"%s\" (%zu bytes)\n",
               got != NULL ? (int)size : 0, got != NULL ? got : "", size,
               expected != NULL ? expected : "NULL", wanted);
    }
    return check_count(file, line, held);
}

static inline int check_true(const char *file, int line, const char *label, int held,
                             const char *text) {
    if (!held) {
        check_where(file, line, label);
        printf("got false, expected true: %s\n", text);
    }
    return check_count(file, line, held);
}

/* Sets the locale that TEST_LOCALE names; 0 when it is not there. */
static inline int check_locale(void) {
    const char *name = getenv("TEST_LOCALE");
    if (name == NULL || setlocale(LC_ALL, name) != NULL)
        return 1;
    printf("there is no locale \"%s\" (is LOCPATH set?)\n", name);
    return 0;
}

/* Runs the tests; 0 when each ran, checked something, and every check held. */
static inline int check_run(const char *suite_name, const check_test *tests, size_t count) {
    CU_pSuite suite;
    size_t i;
    int bad;

    /* A leak report at exit must not swallow what was printed. */
    setvbuf(stdout, NULL, _IOLBF, 0);
    if (!check_locale() || CU_initialize_registry() != CUE_SUCCESS)
        return 2;
    suite = CU_add_suite(suite_name, NULL, NULL);
    for (i = 0; suite != NULL && i < count; i++) {
        if (CU_add_test(suite, tests[i].name, tests[i].function) == NULL) {
            printf("%s: the test \"%s\" could not be registered\n", suite_name, tests[i].name);
            suite = NULL;
        }
    }
    if (suite == NULL) {
        CU_cleanup_registry();
        return 2;
    }
    CU_basic_set_mode(CU_BRM_NORMAL);
    bad = CU_basic_run_tests() != CUE_SUCCESS;
    bad |= CU_get_number_of_failures() != 0 || CU_get_number_of_suites_failed() != 0;
    if (CU_get_number_of_tests_run() != count || CU_get_number_of_asserts() < count) {
        printf("%s: %u of %zu tests ran, with %u checks\n", suite_name,
               CU_get_number_of_tests_run(), count, CU_get_number_of_asserts());
        bad = 1;
    }
    CU_cleanup_registry();
    return bad ? 1 : 0;
}

#endif
