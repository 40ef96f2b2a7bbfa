/* Numbers of more digits than a figure holds, where the precision is declared: programs print them,
 * and only the declared decimals are meant. What is left must be within 17 digits. */
#include "loading.h"

#include "document_load.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define ONES_10 "1111111111"
#define ONES_110                                                                                   \
    ONES_10 ONES_10 ONES_10 ONES_10 ONES_10 ONES_10 ONES_10 ONES_10 ONES_10 ONES_10 ONES_10

static const struct {
    const char *label, *value;
    int format;
    int32_t decimals;
    const char *figure; /* NULL: it is told as out of range */
} rows[] = {
    {"a plus", "+0.00500000000000000000001", PLAN_NUMBER_PLAIN, 2, "0.01"},
    {"rounded to nothing", "-0.00499999999999999999999", PLAN_NUMBER_PLAIN, 2, "0.00"},
    {"an exponent that falls", "1234.5678901234567890e-2", PLAN_NUMBER_PLAIN, 2, "12.35"},
    {"an exponent with a plus", "1.2345678901234567890E+1", PLAN_NUMBER_PLAIN, 2, "12.35"},
    {"an exponent is plain", "1.2345678901234567890e1", PLAN_NUMBER_INFER, 2, "12.35"},
    {"0 * 10^99", "0e99", PLAN_NUMBER_PLAIN, 2, "0.00"},
    {"0 * 10^10001", "0.00000000000000000000e10001", PLAN_NUMBER_PLAIN, 2, "0.00"},
    {"an exponent of six digits", "1.2345678901234567890e100000", PLAN_NUMBER_PLAIN, 2, NULL},
    {"10^20", "1e20", PLAN_NUMBER_PLAIN, 2, NULL},
    {"10^20, in units of 10^4", "1e20", PLAN_NUMBER_PLAIN, -4, "100000000000000000000 coarse"},
    {"17 digits are left", "123456789012345.6789", PLAN_NUMBER_PLAIN, 2, "123456789012345.68"},
    {"18 would be left", "1234567890123456.789", PLAN_NUMBER_PLAIN, 2, NULL},
    {"17 nines, rounded down", "99999999999999999.4", PLAN_NUMBER_PLAIN, 0, "99999999999999999"},
    {"17 nines, rounded up", "99999999999999999.5", PLAN_NUMBER_PLAIN, 0, NULL},
    {"a tie to the even one", "0.12500000000000000000", PLAN_NUMBER_PLAIN, 2, "0.12"},
    {"a tie away from the odd one", "0.13500000000000000000", PLAN_NUMBER_PLAIN, 2, "0.14"},
    {"six", "0.12600000000000000000", PLAN_NUMBER_PLAIN, 2, "0.13"},
    {"all of it below the last decimal", "6.0000000000000000000e-3", PLAN_NUMBER_PLAIN, 2, "0.01"},
    {"120 digits", "0." ONES_110 "111111111", PLAN_NUMBER_PLAIN, 2, "0.11"},
    {"121 digits", "0." ONES_110 "1111111111", PLAN_NUMBER_PLAIN, 2, NULL},
    {"Vietnamese", "-1,2350000000000000000000", PLAN_NUMBER_VI, 2, "-1.24"},
    {"Vietnamese, as it turns out", "-1,2350000000000000000000", PLAN_NUMBER_INFER, 2, "-1.24"},
    {"whole, in any format", "12345678901234567890123", PLAN_NUMBER_INFER, -8,
     "12345678901234600000000 coarse"},
    {"words in front", "~1.2345678901234567890", PLAN_NUMBER_PLAIN, 2, NULL},
    {"a unit behind", "1.2345678901234567890 km", PLAN_NUMBER_PLAIN, 2, NULL},
    {"a unit behind the exponent", "1.2345678901234567890e5 km", PLAN_NUMBER_PLAIN, 2, NULL},
    {"a range", "1.5-1.2345678901234567890", PLAN_NUMBER_PLAIN, 2, NULL},
};

static void long_numbers(void) {
    for (size_t i = 0; i < COUNT(rows); i++) {
        loading l;
        char text[200];
        loading_open(&l);
        loading_add_indicator(&l, (plan_indicator){.code = "x", .unit = "km"});
        l.options.has_decimals = true;
        l.options.decimals = rows[i].decimals;
        l.options.number_format = rows[i].format;
        loading_start(&l);
        CHECK_STATUS(
            rows[i].label,
            loading_add(&l, (cells){.indicator = "x", .period = "2022", .value = rows[i].value}),
            PLAN_OK);
        CHECK_STATUS(rows[i].label, plan_loader_finish(l.loader), PLAN_OK);
        if (rows[i].figure != NULL) {
            CHECK_STR(rows[i].label, loading_figure(&l, 0, text, sizeof text), rows[i].figure);
            CHECK_STR(rows[i].label, l.problems[0], "");
        } else {
            char expected[64];
            int length = snprintf(expected, sizeof expected, "%d 2:", PLAN_PROBLEM_NUMBER_RANGE);
            CHECK_U64(rows[i].label, l.document->table.count, 0);
            CHECK_U64(rows[i].label, l.problem_count, 1);
            CHECK_TEXT(rows[i].label, l.problems[0], (size_t)length, expected);
        }
        loading_close(&l);
    }
}

TEST_MAIN("loader, long numbers", {"long numbers", long_numbers})
