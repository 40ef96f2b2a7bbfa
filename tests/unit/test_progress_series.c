/* Progress in a series: the presets escap and destatis, their thresholds and refusals. */
#include "check.h"

#include <plan/progress.h>
#include <stdbool.h>

#define NONE CHECK_NAN
#define ENDLESS ((double)INFINITY)
enum { UP = PLAN_MORE_IS_BETTER, DOWN = PLAN_LESS_IS_BETTER };

#define OF(...)                                                                                    \
    { __VA_ARGS__ }

typedef struct run {
    const char *label;
    double values[8], years[8];
    size_t n;
    double target, start, end;
    int direction;
    plan_status status;
    double expected;
    int expected_class;
} run;

static void escap_classes(void) {
    enum { MAINTAIN, ACCELERATE, REVERSE };
    /* 0, 0, 6 with the weights 1, 2, 3: means x = 4/3, y = 3; slope 12 / (10/3) = 3.6; five years
     * after the first the line is at 3 + 3.6 * 11/3 = 16.2. */
    static const run rows[] = {
        {"a line: 25 of 100", OF(10, 12, 14), OF(2015, 2017, 2019), 3, 100, NONE, 2030, UP, PLAN_OK,
         100 * 75.0 / 90, ACCELERATE},
        {"weights: 19 %", OF(0, 0, 6), OF(2015, 2016, 2017), 3, 20, 2015, 2020, UP, PLAN_OK, 19,
         ACCELERATE},
        {"10 %", OF(0, 0, 6), OF(2015, 2016, 2017), 3, 18, 2015, 2020, UP, PLAN_OK, 10, MAINTAIN},
        /* A tenth of the row before: 10.000000000000009 in doubles */
        {"10 % of decimals", OF(0, 0, 0.6), OF(2015, 2016, 2017), 3, 1.8, 2015, 2020, UP, PLAN_OK,
         10, MAINTAIN},
        {"any order", OF(6, 0, 0), OF(2017, 2015, 2016), 3, 18, 2015, 2020, UP, PLAN_OK, 10,
         MAINTAIN},
        {"surpassed", OF(0, 0, 6), OF(2015, 2016, 2017), 3, 15, NONE, 2020, UP, PLAN_OK, -8,
         MAINTAIN},
        {"base in between", OF(-5, 4, 2, 0), OF(2013, 2014, 2015, 2016), 4, 10, 2015, 2016, UP,
         PLAN_OK, 111.25, REVERSE},
        {"still: 100 %", OF(5, 5, 5), OF(2015, 2016, 2017), 3, 18, 2015, 2020, UP, PLAN_OK, 100,
         ACCELERATE},
        /* The whole way is left: 100.00000000000011 in doubles */
        {"still, in decimals", OF(0.1, 0.1, 0.1), OF(2015, 2016, 2018), 3, 10.4, 2015, 2035, UP,
         PLAN_OK, 100, ACCELERATE},
        {"back: 150 %", OF(10, 9, 8), OF(2015, 2016, 2017), 3, 20, 2015, 2020, UP, PLAN_OK, 150,
         REVERSE},
        {"down: 50 %", OF(10, 9, 8), OF(2015, 2016, 2017), 3, 0, 2015, 2020, DOWN, PLAN_OK, 50,
         ACCELERATE},
        {"met, then to 3 of 8", OF(10, 9, 8), OF(2015, 2016, 2017), 3, 8, 2015, 2022, DOWN, PLAN_OK,
         -250, MAINTAIN},
        {"kept", OF(4, 4, 4.5), OF(2015, 2016, 2017), 3, 5, 2015, 2020, DOWN, PLAN_OK, NONE,
         MAINTAIN},
        {"from 4 to 6, ceiling 5", OF(4, 5, 6), OF(2015, 2017, 2020), 3, 5, 2015, 2025, DOWN,
         PLAN_OK, NONE, REVERSE},
        {"two years", OF(1, 2), OF(2015, 2016), 2, 11, 2015, 2020, UP, PLAN_OK, 50, ACCELERATE},
        {"one", OF(1), OF(2015), 1, 11, 2015, 2020, UP, PLAN_SHORT_SERIES, 0, 0},
        {"none", OF(0), OF(0), 0, 11, 2015, 2020, UP, PLAN_SHORT_SERIES, 0, 0},
        {"no base year", OF(1, 2), OF(2015, 2016), 2, 11, 2014, 2020, UP, PLAN_GAP, 0, 0},
        {"no target", OF(1, 2), OF(2015, 2016), 2, NONE, 2015, 2020, UP, PLAN_MISSING, 0, 0},
        {"no end", OF(1, 2), OF(2015, 2016), 2, 11, 2015, NONE, UP, PLAN_MISSING, 0, 0},
        {"value missing", OF(1, NONE), OF(2015, 2016), 2, 11, ENDLESS, 2020, UP, PLAN_MISSING, 0,
         0},
        {"infinite", OF(1, ENDLESS), OF(2015, 2016), 2, 11, 2015, 2020, UP, PLAN_DOMAIN, 0, 0},
        {"base year infinite", OF(1, 2), OF(2015, 2016), 2, 11, ENDLESS, 2020, UP, PLAN_DOMAIN, 0,
         0},
        {"end infinite", OF(1, 2), OF(2015, 2016), 2, 11, 2015, ENDLESS, UP, PLAN_DOMAIN, 0, 0},
        {"a year twice", OF(1, 2), OF(2015, 2015), 2, 11, 2015, 2020, UP, PLAN_DOMAIN, 0, 0},
        {"half a year", OF(1, 2), OF(2015, 2015.5), 2, 11, 2015, 2020, UP, PLAN_DOMAIN, 0, 0},
        {"years far apart", OF(1, 2), OF(2015, 6111), 2, 11, 2015, 7000, UP, PLAN_DOMAIN, 0, 0},
        {"end too early", OF(1, 2), OF(2015, 2016), 2, 11, 2015, 2015, UP, PLAN_DOMAIN, 0, 0},
        {"another direction", OF(1, 2), OF(2015, 2016), 2, 11, 2015, 2020, 0, PLAN_INVALID, 0, 0},
        {"out of range", OF(-1e308, 1e308), OF(2015, 2016), 2, 1.1e308, 2015, 2020, UP, PLAN_RANGE,
         0, 0},
    };
    double value = 12345;
    int value_class = -7;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const run *r = &rows[i];
        bool there = r->status == PLAN_OK;
        value = 12345;
        value_class = -7;
        CHECK_STATUS(r->label,
                     plan_escap(r->values, r->years, r->n, r->target, r->start, r->end,
                                r->direction, &value, &value_class),
                     r->status);
        CHECK_DBL(r->label, value, there ? r->expected : 12345, 32);
        CHECK_INT(r->label, value_class, there ? r->expected_class : -7);
    }
    CHECK_STATUS("NULL", plan_escap(NULL, rows[0].years, 2, 1, 2, 3, UP, &value, &value_class),
                 PLAN_INVALID);
    CHECK_STATUS("NULL",
                 plan_escap(rows[0].values, rows[0].years, 2, 1, 2, 3, UP, NULL, &value_class),
                 PLAN_INVALID);
}

static void destatis_classes(void) {
    enum { SUN, LIGHT, CLOUD, STORM };
    static const run rows[] = {
        /* 15 in 2020 and 1 a year more: 25 in 2030 */
        {"reached", OF(10, 11, 12, 13, 14, 15), OF(2015, 2016, 2017, 2018, 2019, 2020), 6, 25, 0,
         2030, UP, PLAN_OK, 0, SUN},
        {"surpassed", OF(10, 11, 12, 13, 14, 15), OF(2015, 2016, 2017, 2018, 2019, 2020), 6, 20, 0,
         2030, UP, PLAN_OK, -100, SUN},
        /* 0.95, 0.8, 0.75 a year for ten years, of 10 */
        {"5 %", OF(5, 6, 7, 8, 9, 9.75), OF(2015, 2016, 2017, 2018, 2019, 2020), 6, 19.75, 0, 2030,
         UP, PLAN_OK, 5, LIGHT},
        {"below 5 %", OF(5, 6, 7, 8, 9, 9.75), OF(2015, 2016, 2017, 2018, 2019, 2020), 6, 19.5, 0,
         2030, UP, PLAN_OK, 100 - 100 * 9.5 / 9.75, SUN},
        {"20 %", OF(5, 6, 7, 8, 9, 9), OF(2015, 2016, 2017, 2018, 2019, 2020), 6, 19, 0, 2030, UP,
         PLAN_OK, 20, LIGHT},
        {"25 %", OF(5, 6, 7, 8, 9, 8.75), OF(2015, 2016, 2017, 2018, 2019, 2020), 6, 18.75, 0, 2030,
         UP, PLAN_OK, 25, CLOUD},
        {"20 % of decimals", OF(0.1, 0, 0, 0, 0, 0.5), OF(2015, 2016, 2017, 2018, 2019, 2020), 6,
         1.5, 0, 2030, UP, PLAN_OK, 20, LIGHT},
        /* 0.14 a year of 1.75: 20.000000000000014 in doubles */
        {"20 % from above", OF(0, 0, 0, 0, 0, 0.7), OF(2015, 2016, 2017, 2018, 2019, 2020), 6, 2.45,
         0, 2030, UP, PLAN_OK, 20, LIGHT},
        {"still", OF(5, 6, 7, 8, 9, 5), OF(2015, 2016, 2017, 2018, 2019, 2020), 6, 19, 0, 2030, UP,
         PLAN_OK, 100, STORM},
        {"wrong way", OF(5, 6, 7, 8, 9, 4), OF(2015, 2016, 2017, 2018, 2019, 2020), 6, 8, 0, 2030,
         UP, PLAN_OK, 150, STORM},
        {"down", OF(20, 19, 18, 17, 16, 15), OF(2015, 2016, 2017, 2018, 2019, 2020), 6, 4, 0, 2030,
         DOWN, PLAN_OK, 100 - 100 * 10.0 / 11, LIGHT},
        {"met", OF(20, 19, 18, 17, 16, 15), OF(2015, 2016, 2017, 2018, 2019, 2020), 6, 15, 0, 2030,
         DOWN, PLAN_OK, NONE, SUN},
        {"from 4 to 6, ceiling 5", OF(4, 4, 5, 5, 6, 6), OF(2015, 2016, 2017, 2018, 2019, 2020), 6,
         5, 0, 2025, DOWN, PLAN_OK, 300, STORM},
        {"in the target year", OF(10, 11, 12, 13, 14, 15), OF(2015, 2016, 2017, 2018, 2019, 2020),
         6, 25, 0, 2020, UP, PLAN_OK, 100, CLOUD},
        {"older years are not used", OF(99, 10, 11, 13, 14, 15, 98),
         OF(2014, 2015, 2016, 2018, 2019, 2020, 2001), 7, 25, 0, 2030, UP, PLAN_OK, 0, SUN},
        {"four of six", OF(15, 10, 13, 14), OF(2020, 2015, 2018, 2019), 4, 25, 0, 2030, UP, PLAN_OK,
         0, SUN},
        {"four years", OF(12, 13, 14, 15), OF(2017, 2018, 2019, 2020), 4, 25, 0, 2030, UP, PLAN_OK,
         0, SUN},
        {"three of six", OF(15, 10, 13, 9), OF(2020, 2015, 2018, 2014), 4, 25, 0, 2030, UP,
         PLAN_SHORT_SERIES, 0, 0},
        {"none", OF(0), OF(0), 0, 25, 0, 2030, UP, PLAN_SHORT_SERIES, 0, 0},
        /* a target without a year is kept */
        {"kept", OF(5, 6, 7, 8), OF(2017, 2018, 2019, 2020), 4, 8, 0, NONE, UP, PLAN_OK, 1, SUN},
        {"kept, still", OF(8, 6, 7, 8), OF(2017, 2018, 2019, 2020), 4, 8, 0, NONE, UP, PLAN_OK, 0,
         SUN},
        {"kept, falling", OF(11, 6, 7, 8), OF(2017, 2018, 2019, 2020), 4, 8, 0, NONE, UP, PLAN_OK,
         -1, LIGHT},
        {"not kept, rising", OF(5, 6, 7, 8), OF(2017, 2018, 2019, 2020), 4, 9, 0, NONE, UP, PLAN_OK,
         1, CLOUD},
        {"not kept, still", OF(8, 6, 7, 8), OF(2017, 2018, 2019, 2020), 4, 9, 0, NONE, UP, PLAN_OK,
         0, STORM},
        /* a direction alone */
        {"both", OF(5, 6, 7, 8), OF(2017, 2018, 2019, 2020), 4, NONE, 0, 2030, UP, PLAN_OK, 1, SUN},
        {"the mean", OF(5, 6, 9, 8), OF(2017, 2018, 2019, 2020), 4, NONE, 0, NONE, UP, PLAN_OK, 1,
         LIGHT},
        {"the mean, last still", OF(5, 6, 8, 8), OF(2017, 2018, 2019, 2020), 4, NONE, 0, NONE, UP,
         PLAN_OK, 1, LIGHT},
        {"the last", OF(11, 6, 7, 8), OF(2017, 2018, 2019, 2020), 4, NONE, 0, NONE, UP, PLAN_OK, -1,
         CLOUD},
        {"neither", OF(11, 6, 9, 8), OF(2017, 2018, 2019, 2020), 4, NONE, 0, NONE, UP, PLAN_OK, -1,
         STORM},
        {"down, both", OF(11, 6, 9, 8), OF(2017, 2018, 2019, 2020), 4, NONE, 0, NONE, DOWN, PLAN_OK,
         1, SUN},
        {"missing", OF(11, NONE, 9, 8), OF(2017, 2018, 2019, 2020), 4, NONE, 0, NONE, UP,
         PLAN_MISSING, 0, 0},
        {"infinite", OF(11, ENDLESS, 9, 8), OF(2017, 2018, 2019, 2020), 4, NONE, 0, NONE, UP,
         PLAN_DOMAIN, 0, 0},
        {"target infinite", OF(11, 6, 9, 8), OF(2017, 2018, 2019, 2020), 4, ENDLESS, 0, NONE, UP,
         PLAN_DOMAIN, 0, 0},
        {"a year twice", OF(11, 6, 9, 8), OF(2017, 2018, 2018, 2020), 4, NONE, 0, NONE, UP,
         PLAN_DOMAIN, 0, 0},
        {"end too early", OF(11, 6, 9, 8), OF(2017, 2018, 2019, 2020), 4, 7, 0, 2019, UP,
         PLAN_DOMAIN, 0, 0},
        {"another direction", OF(11, 6, 9, 8), OF(2017, 2018, 2019, 2020), 4, 7, 0, 2030, 3,
         PLAN_INVALID, 0, 0},
        {"out of range", OF(-1.7e308, 0, 0, 1.7e308), OF(2017, 2018, 2019, 2020), 4, NONE, 0, NONE,
         UP, PLAN_RANGE, 0, 0},
        {"out of range", OF(0, 0, 0, 1.7e308), OF(2017, 2018, 2019, 2020), 4, 1.75e308, 0, 1e9, UP,
         PLAN_RANGE, 0, 0},
    };
    double value = 12345;
    int value_class = -7;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const run *r = &rows[i];
        bool there = r->status == PLAN_OK;
        value = 12345;
        value_class = -7;
        CHECK_STATUS(r->label,
                     plan_destatis(r->values, r->years, r->n, r->target, r->end, r->direction,
                                   &value, &value_class),
                     r->status);
        CHECK_DBL(r->label, value, there ? r->expected : 12345, 64);
        CHECK_INT(r->label, value_class, there ? r->expected_class : -7);
    }
    CHECK_STATUS("NULL", plan_destatis(rows[0].values, NULL, 2, 1, 2, UP, &value, &value_class),
                 PLAN_INVALID);
    CHECK_STATUS("NULL", plan_destatis(rows[0].values, rows[0].years, 2, 1, 2, UP, &value, NULL),
                 PLAN_INVALID);
}

TEST_MAIN("progress in a series", {"escap", escap_classes}, {"destatis", destatis_classes})
