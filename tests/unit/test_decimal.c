/* Decimals: chosen edges. Random operations stand in tests/property/exact_numbers.py. */
#include "check.h"

#include <plan/decimal.h>

static plan_decimal d(int64_t digits, int32_t scale) {
    plan_decimal a = {digits, scale};
    return a;
}

static void same(const char *label, plan_decimal a, int64_t digits, int32_t scale) {
    CHECK_INT(label, a.digits, digits);
    CHECK_INT(label, a.scale, scale);
}

static void making(void) {
    plan_decimal a;
    CHECK_STATUS("fine", plan_decimal_make(1447, 2, &a), PLAN_OK);
    same("fine", a, 1447, 2);
    CHECK_STATUS("digits", plan_decimal_make(PLAN_DECIMAL_MAX_DIGITS + 1, 0, &a), PLAN_RANGE);
    CHECK_STATUS("scale", plan_decimal_make(1, 19, &a), PLAN_RANGE);
    CHECK_STATUS("NULL", plan_decimal_make(1, 0, NULL), PLAN_INVALID);
    CHECK_INT("valid", plan_decimal_is_valid(d(-PLAN_DECIMAL_MAX_DIGITS, -18)), 1);
    CHECK_INT("not", plan_decimal_is_valid(d(0, -19)), 0);
    CHECK_INT("sign", plan_decimal_sign(d(-5, 1)), -1);
    same("negate", plan_decimal_negate(d(5, 1)), -5, 1);
}

static void comparing(void) {
    CHECK_INT("9.0 is 9", plan_decimal_compare(d(90, 1), d(9, 0)), 0);
    CHECK_INT("far scales", plan_decimal_compare(d(1, -18), d(PLAN_DECIMAL_MAX_DIGITS, 18)), 1);
    CHECK_INT("signs", plan_decimal_compare(d(-1, -18), d(0, 18)), -1);
}

static void arithmetic(void) {
    plan_decimal a;
    CHECK_STATUS("0.1 + 0.02", plan_decimal_add(d(1, 1), d(2, 2), &a), PLAN_OK);
    same("0.1 + 0.02", a, 12, 2);
    CHECK_STATUS("48.3 - 0.4", plan_decimal_subtract(d(483, 1), d(4, 1), &a), PLAN_OK);
    same("48.3 - 0.4", a, 479, 1);
    CHECK_STATUS("too far apart", plan_decimal_add(d(1, -18), d(1, 18), &a), PLAN_RANGE);
    CHECK_STATUS("carried into zeros", plan_decimal_add(d(PLAN_DECIMAL_MAX_DIGITS, 0), d(1, 0), &a),
                 PLAN_OK);
    CHECK_INT("10^18", plan_decimal_compare(a, d(1, -18)), 0);
    CHECK_STATUS("1.15 * 100", plan_decimal_multiply(d(115, 2), d(100, 0), &a), PLAN_OK);
    same("1.15 * 100", a, 11500, 2);
    int exact = -1;
    CHECK_STATUS("8972 / 1.1215",
                 plan_decimal_divide(d(8972, 0), d(11215, 4), 2, PLAN_ROUND_UP, &a, &exact),
                 PLAN_OK);
    same("8972 / 1.1215 is 8000", a, 800000, 2);
    CHECK_INT("exactly", exact, 1);
    CHECK_STATUS("by 0", plan_decimal_divide(d(1, 0), d(0, 3), 2, 0, &a, NULL), PLAN_DOMAIN);
    CHECK_STATUS("rounding", plan_decimal_divide(d(1, 0), d(3, 0), 2, 9, &a, NULL), PLAN_INVALID);
}

static void rounding(void) {
    static const struct {
        const char *label;
        int64_t digits;
        int rounding;
        int64_t expected;
    } rows[] = {{"12.15 half up", 1215, PLAN_ROUND_HALF_UP, 122},
                {"-12.15 half up", -1215, PLAN_ROUND_HALF_UP, -122},
                {"12.15 half even", 1215, PLAN_ROUND_HALF_EVEN, 122},
                {"12.25 half even", 1225, PLAN_ROUND_HALF_EVEN, 122},
                {"12.19 down", 1219, PLAN_ROUND_DOWN, 121},
                {"-12.11 down", -1211, PLAN_ROUND_DOWN, -122},
                {"12.11 up", 1211, PLAN_ROUND_UP, 122},
                {"-12.19 up", -1219, PLAN_ROUND_UP, -121},
                {"-12.19 to 0", -1219, PLAN_ROUND_ZERO, -121},
                {"2.675 is no double here", 2675, PLAN_ROUND_HALF_UP, 268}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_decimal a;
        CHECK_STATUS(rows[i].label,
                     plan_decimal_round(d(rows[i].digits, 2), 1, rows[i].rounding, &a), PLAN_OK);
        same(rows[i].label, a, rows[i].expected, 1);
    }
    plan_decimal a;
    CHECK_STATUS("zeros back", plan_decimal_round(d(8, 0), 1, 0, &a), PLAN_OK);
    same("zeros back", a, 80, 1);
    CHECK_STATUS("no room", plan_decimal_round(d(PLAN_DECIMAL_MAX_DIGITS, 0), 1, 0, &a),
                 PLAN_RANGE);
    CHECK_STATUS("shift", plan_decimal_shift(d(1500, 0), -3, &a), PLAN_OK);
    same("1500 t are 1.500 thousand", a, 1500, 3);
    CHECK_STATUS("shift out of range", plan_decimal_shift(d(1, -18), 30, &a), PLAN_RANGE);
    CHECK_STATUS("0 shifts anywhere", plan_decimal_shift(d(0, 0), 500, &a), PLAN_OK);
    same("normal", plan_decimal_normal(d(1500, 0)), 15, -2);
    same("normal 0", plan_decimal_normal(d(0, 5)), 0, 0);
}

static void doubles(void) {
    plan_decimal a;
    CHECK_DBL("0.1", plan_decimal_to_double(d(1, 1)), 0.1, 0);
    CHECK_DBL("14.47", plan_decimal_to_double(d(1447, 2)), 14.47, 0);
    CHECK_DBL("-1e18", plan_decimal_to_double(d(-1, -18)), -1e18, 0);
    CHECK_DBL("0", plan_decimal_to_double(d(0, 18)), 0, 0);
    CHECK_STATUS("nan", plan_decimal_from_double(CHECK_NAN, 2, &a), PLAN_MISSING);
    CHECK_STATUS("inf", plan_decimal_from_double((double)INFINITY, 2, &a), PLAN_DOMAIN);
    CHECK_STATUS("large", plan_decimal_from_double(1e40, 0, &a), PLAN_RANGE);
    CHECK_STATUS("scale", plan_decimal_from_double(1, 19, &a), PLAN_INVALID);
    CHECK_STATUS("0.125 ties to even", plan_decimal_from_double(0.125, 2, &a), PLAN_OK);
    same("0.125", a, 12, 2);
    CHECK_STATUS("tiny", plan_decimal_from_double(1e-300, 18, &a), PLAN_OK);
    same("tiny", a, 0, 18);
}

/* 2^53 is 9007199254740992: beyond it only every second whole number is a double. */
static void nearest_doubles(void) {
    static const struct {
        const char *label;
        int64_t digits;
        int32_t scale;
        double expected;
    } rows[] = {
        {"tie down to even", INT64_C(9007199254740993), 0, 9007199254740992.0},
        {"tie up to even", INT64_C(9007199254740995), 0, 9007199254740996.0},
        {"above the tie", INT64_C(900719925474099301), 2, 9007199254740994.0},
        {"below the tie", INT64_C(900719925474099299), 2, 9007199254740992.0},
        {"negative tie", INT64_C(-9007199254740993), 0, -9007199254740992.0},
        {"tie, written with zeros", INT64_C(90071992547409930), 1, 9007199254740992.0},
        /* D * 2^36 = m * 5^18 + 3, m = 10133142375296197: above the middle of two doubles by less
           than 2^-92. */
        {"hardly above a tie", INT64_C(562502398842934348), 18, 0x1.2000507de7663p-1},
        {"power of two", INT64_C(125), 3, 0.125},
        {"10^33", INT64_C(1000000000000000), -18, 1e33},
        {"smallest", 1, 18, 1e-18},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        CHECK_DBL(rows[i].label, plan_decimal_to_double(d(rows[i].digits, rows[i].scale)),
                  rows[i].expected, 0);
    }
}

/* Expectations are Python's repr of the double, which is the shortest decimal that reads back. */
static void shortest(void) {
    static const struct {
        const char *label;
        double value;
        plan_status status;
        int64_t digits;
        int32_t scale;
    } rows[] = {
        {"0", 0.0, PLAN_OK, 0, 0},
        {"-0", -0.0, PLAN_OK, 0, 0},
        {"0.1", 0.1, PLAN_OK, 1, 1},
        {"-14.47", -14.47, PLAN_OK, -1447, 2},
        {"1500", 1500.0, PLAN_OK, 15, -2},
        {"0.1 + 0.2", 0.30000000000000004, PLAN_OK, INT64_C(30000000000000004), 17},
        {"10^17 - 1 is 10^17", 99999999999999999.0, PLAN_OK, 1, -17},
        {"2^53 + 1 is 2^53", 9007199254740993.0, PLAN_OK, INT64_C(9007199254740992), 0},
        {"9.999999999999999e22 is 1e23", 9.999999999999999e22, PLAN_OK, 100000, -18},
        {"1e35", 1e35, PLAN_OK, INT64_C(100000000000000000), -18},
        {"17 digits", 1.2345678901234566e+35, PLAN_OK, INT64_C(123456789012345660), -18},
        {"below 10^36", 9.999999999999999e35, PLAN_OK, INT64_C(999999999999999900), -18},
        {"2^58", 0x1p58, PLAN_OK, INT64_C(28823037615171174), -1},
        {"2^89", 0x1p89, PLAN_OK, INT64_C(6189700196426902), -11},
        {"2^119", 0x1p119, PLAN_OK, INT64_C(664613997892458000), -18},
        {"2^-17", 0x1p-17, PLAN_OK, INT64_C(762939453125), 17},
        {"1e-18", 1e-18, PLAN_OK, 1, 18},
        {"18 decimals", 0.012345678901234568, PLAN_OK, INT64_C(12345678901234568), 18},
        {"19 decimals", 0.0012345678901234567, PLAN_RANGE, 77, 7},
        {"1.5e-18", 1.5e-18, PLAN_RANGE, 77, 7},
        {"1e36", 1e36, PLAN_RANGE, 77, 7},
        {"1e308", 1e308, PLAN_RANGE, 77, 7},
        {"smallest double", 0x1p-1074, PLAN_RANGE, 77, 7},
        {"nan", CHECK_NAN, PLAN_MISSING, 77, 7},
        {"inf", (double)-INFINITY, PLAN_DOMAIN, 77, 7},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_decimal a = d(77, 7);
        CHECK_STATUS(rows[i].label, plan_decimal_shortest(rows[i].value, &a), rows[i].status);
        same(rows[i].label, a, rows[i].digits, rows[i].scale);
    }
    CHECK_STATUS("NULL", plan_decimal_shortest(1, NULL), PLAN_INVALID);
}

/* What was written with up to 15 digits comes back as it was written. */
static void written_numbers_come_back(void) {
    uint64_t state = 12345;
    for (int i = 0; i < 20000; i++) {
        state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        int64_t digits = (int64_t)(state >> 14) % INT64_C(1000000000000000);
        plan_decimal a = d(digits, (int32_t)(state >> 32) % 19), b = d(77, 7);
        CHECK_STATUS("written", plan_decimal_shortest(plan_decimal_to_double(a), &b), PLAN_OK);
        if (plan_decimal_compare(a, b) != 0) {
            CHECK_INT("written", b.digits, a.digits);
        }
    }
}

/* Structs are plain: anybody may make one that is no decimal. It is refused, not computed with. */
static void invalid_decimals(void) {
    static const plan_decimal bad[] = {
        {INT64_MIN, 0}, {INT64_MAX, 0}, {PLAN_DECIMAL_MAX_DIGITS + 1, 0}, {1, 19}, {1, -19},
        {1, INT32_MAX}, {1, INT32_MIN}};
    plan_decimal good = d(5, 1), out = d(77, 7);
    int exact = 7;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        plan_decimal a = bad[i];
        CHECK_INT("valid", plan_decimal_is_valid(a), 0);
        CHECK_INT("negated", plan_decimal_is_valid(plan_decimal_negate(a)), 0);
        CHECK_STATUS("add", plan_decimal_add(a, good, &out), PLAN_INVALID);
        CHECK_STATUS("add to", plan_decimal_add(good, a, &out), PLAN_INVALID);
        CHECK_STATUS("subtract", plan_decimal_subtract(good, a, &out), PLAN_INVALID);
        CHECK_STATUS("multiply", plan_decimal_multiply(good, a, &out), PLAN_INVALID);
        CHECK_STATUS("divide", plan_decimal_divide(a, good, 2, 0, &out, &exact), PLAN_INVALID);
        CHECK_STATUS("divide by", plan_decimal_divide(good, a, 2, 0, &out, &exact), PLAN_INVALID);
        CHECK_STATUS("round", plan_decimal_round(a, 2, 0, &out), PLAN_INVALID);
        CHECK_STATUS("shift", plan_decimal_shift(a, 2, &out), PLAN_INVALID);
        CHECK_DBL("double", plan_decimal_to_double(a), CHECK_NAN, 0);
        if (a.scale != 0) {
            CHECK_INT("compare", plan_decimal_compare(a, d(1, 0)), 0);
            CHECK_INT("compare with", plan_decimal_compare(d(1, 0), a), 0);
        }
    }
    same("unwritten", out, 77, 7);
    CHECK_INT("unwritten", exact, 7);
}

static void refusals_write_nothing(void) {
    plan_decimal most = d(PLAN_DECIMAL_MAX_DIGITS, 0), out = d(77, 7);
    int exact = 7;
    CHECK_STATUS("add", plan_decimal_add(most, d(2, 0), &out), PLAN_RANGE);
    CHECK_STATUS("subtract", plan_decimal_subtract(d(-2, 0), most, &out), PLAN_RANGE);
    CHECK_STATUS("multiply", plan_decimal_multiply(most, most, &out), PLAN_RANGE);
    CHECK_STATUS("divide", plan_decimal_divide(most, d(1, 1), 0, 0, &out, &exact), PLAN_RANGE);
    CHECK_STATUS("by 0", plan_decimal_divide(most, d(0, 0), 0, 0, &out, &exact), PLAN_DOMAIN);
    CHECK_STATUS("scale", plan_decimal_divide(most, most, 19, 0, &out, &exact), PLAN_RANGE);
    CHECK_STATUS("scale", plan_decimal_divide(most, most, INT32_MAX, 0, &out, &exact), PLAN_RANGE);
    CHECK_STATUS("scale", plan_decimal_round(most, INT32_MIN, 0, &out), PLAN_RANGE);
    CHECK_STATUS("rounding", plan_decimal_round(most, 0, 5, &out), PLAN_INVALID);
    CHECK_STATUS("rounding", plan_decimal_round(most, 0, -1, &out), PLAN_INVALID);
    CHECK_STATUS("shift", plan_decimal_shift(most, INT32_MAX, &out), PLAN_RANGE);
    CHECK_STATUS("shift", plan_decimal_shift(most, INT32_MIN, &out), PLAN_RANGE);
    CHECK_STATUS("shift by digits", plan_decimal_shift(d(15, 18), -1, &out), PLAN_RANGE);
    CHECK_STATUS("make", plan_decimal_make(INT64_MIN, 0, &out), PLAN_RANGE);
    CHECK_STATUS("double", plan_decimal_from_double(1e18, 0, &out), PLAN_RANGE);
    same("unwritten", out, 77, 7);
    CHECK_INT("unwritten", exact, 7);
    CHECK_STATUS("NULL", plan_decimal_add(most, most, NULL), PLAN_INVALID);
    CHECK_STATUS("NULL", plan_decimal_subtract(most, most, NULL), PLAN_INVALID);
    CHECK_STATUS("NULL", plan_decimal_multiply(most, most, NULL), PLAN_INVALID);
    CHECK_STATUS("NULL", plan_decimal_divide(most, most, 0, 0, NULL, NULL), PLAN_INVALID);
    CHECK_STATUS("NULL", plan_decimal_round(most, 0, 0, NULL), PLAN_INVALID);
    CHECK_STATUS("NULL", plan_decimal_shift(most, 0, NULL), PLAN_INVALID);
    CHECK_STATUS("NULL", plan_decimal_from_double(1, 0, NULL), PLAN_INVALID);
}

TEST_MAIN("decimal", {"making", making}, {"comparing", comparing}, {"arithmetic", arithmetic},
          {"rounding", rounding}, {"doubles", doubles}, {"nearest doubles", nearest_doubles},
          {"shortest", shortest}, {"written numbers come back", written_numbers_come_back},
          {"invalid decimals", invalid_decimals},
          {"refusals write nothing", refusals_write_nothing})
