/* 256-bit sums and products beyond what a decimal holds. */
#include "check.h"

#include "wide.h"

static plan_decimal d(int64_t digits, int32_t scale) {
    plan_decimal a = {digits, scale};
    return a;
}

/* A million of the largest figures of both scales: (10^18 - 1)(10^18 + 10^-18) * 10^6. */
static void long_sums(void) {
    plan_wide sum = plan_wide_of_int(0), large = plan_wide_of(d(PLAN_DECIMAL_MAX_DIGITS, -18));
    plan_wide small = plan_wide_of(d(PLAN_DECIMAL_MAX_DIGITS, 18));
    bool fits = true;
    for (int i = 0; i < 1000000; i++) {
        fits = fits && plan_wide_add(&sum, &large, &sum) && plan_wide_add(&sum, &small, &sum);
    }
    CHECK_TRUE("fits", fits);
    for (int i = 0; i < 1000000; i++) {
        fits = fits && plan_wide_subtract(&sum, &small, &sum) &&
               plan_wide_subtract(&sum, &large, &sum);
    }
    CHECK_TRUE("fits back", fits);
    CHECK_INT("nothing is lost", plan_wide_sign(&sum), 0);
}

static void products(void) {
    plan_decimal m = d(PLAN_DECIMAL_MAX_DIGITS, 18), n = d(PLAN_DECIMAL_MAX_DIGITS - 1, 18);
    plan_decimal p = d(PLAN_DECIMAL_MAX_DIGITS, -18);
    CHECK_INT("equal", plan_wide_compare_products(m, n, n, m), 0);
    CHECK_INT("one digit less", plan_wide_compare_products(m, n, m, m), -1);
    CHECK_INT("72 scales apart", plan_wide_compare_products(m, m, p, p), -1);
    CHECK_INT("72 scales apart, turned", plan_wide_compare_products(p, p, m, m), 1);
    CHECK_INT("negative", plan_wide_compare_products(d(-1, -18), p, m, m), -1);
    CHECK_INT("both negative", plan_wide_compare_products(d(-1, -18), p, d(-1, 18), m), -1);
    CHECK_INT("14.47 on 2 scales",
              plan_wide_compare_products(d(1447, 2), d(1, 0), d(14470, 3), d(10, 1)), 0);
}

static void overflow(void) {
    plan_wide a = plan_wide_of(d(PLAN_DECIMAL_MAX_DIGITS, 0)), kept;
    CHECK_TRUE("2^120", plan_wide_multiply(&a, &a, &a));
    CHECK_TRUE("2^240", plan_wide_multiply(&a, &a, &a));
    kept = a;
    CHECK_TRUE("2^480 does not fit", !plan_wide_multiply(&a, &a, &a));
    CHECK_INT("and changes nothing", plan_wide_compare(&a, &kept), 0);
    int doublings = 0;
    while (plan_wide_add(&a, &a, &a)) {
        doublings++;
    }
    CHECK_INT("a sum beyond 2^255 does not fit", doublings, 15);
    plan_wide_negate(&a);
    CHECK_INT("sign", plan_wide_sign(&a), -1);
}

static void decimals(void) {
    plan_wide a = plan_wide_of(d(15, 1)), b = plan_wide_of(d(-3, 0)), c;
    plan_decimal out;
    bool exact = false;
    CHECK_STATUS("1.5 to 0 decimals",
                 plan_wide_to_decimal(&a, 0, PLAN_ROUND_HALF_EVEN, &out, &exact), PLAN_OK);
    CHECK_INT("2", out.digits, 2);
    CHECK_TRUE("not exact", !exact);
    CHECK_STATUS("1.5 / -3", plan_wide_divide(&a, &b, 1, PLAN_ROUND_DOWN, &out, &exact), PLAN_OK);
    CHECK_INT("-0.5", out.digits, -5);
    CHECK_TRUE("exact", exact);
    b = plan_wide_of_int(0);
    CHECK_STATUS("by 0", plan_wide_divide(&a, &b, 1, 0, &out, NULL), PLAN_DOMAIN);
    CHECK_TRUE("large", plan_wide_multiply(&a, &a, &c));
    CHECK_STATUS("exact", plan_wide_exact(&c, &out), PLAN_OK);
    CHECK_INT("2.25", plan_decimal_compare(out, d(225, 2)), 0);
    a = plan_wide_of(d(PLAN_DECIMAL_MAX_DIGITS, 0));
    plan_wide_multiply(&a, &a, &a);
    CHECK_STATUS("no decimal", plan_wide_exact(&a, &out), PLAN_RANGE);
}

/* 10^18 written with every scale there is for it; the products leave 64 bits. */
static void near_scales(void) {
    plan_decimal root = d(INT64_C(3037000500), 0), most = d(PLAN_DECIMAL_MAX_DIGITS, 0);
    for (int32_t apart = 0; apart <= 18; apart++) {
        plan_decimal up = d(plan_powers_of_ten[18 - apart], -apart); /* 10^18 at other scales */
        CHECK_INT("equal",
                  plan_wide_compare_products(root, up, d(plan_powers_of_ten[17], -1), root), 0);
        CHECK_INT("less", plan_wide_compare_products(most, root, up, root), -1);
        CHECK_INT("more", plan_wide_compare_products(up, root, most, root), 1);
        CHECK_INT("negative",
                  plan_wide_compare_products(d(-3037000500, 0), up, most, d(-3037000500, 0)), -1);
    }
    CHECK_INT("0 and 0", plan_wide_compare_products(d(0, 18), most, d(0, -18), most), 0);
    CHECK_INT("0 and more", plan_wide_compare_products(d(0, 18), most, d(1, 18), d(1, 18)), -1);
    CHECK_INT("less and 0", plan_wide_compare_products(d(-1, 18), d(1, 18), d(0, -18), most), -1);
}

static plan_wide fourth_power(plan_decimal a) {
    plan_wide square = plan_wide_of(a), fourth;
    CHECK_TRUE("square", plan_wide_multiply(&square, &square, &square));
    CHECK_TRUE("fourth power", plan_wide_multiply(&square, &square, &fourth));
    return fourth;
}

/* Both sides have 240 bits; with the decimals asked for the dividend would need 300. */
static void long_division(void) {
    plan_wide a = fourth_power(d(PLAN_DECIMAL_MAX_DIGITS, 0)), three = plan_wide_of_int(3), b;
    plan_decimal out = d(77, 7);
    bool exact = false;
    CHECK_STATUS("1", plan_wide_divide(&a, &a, 17, PLAN_ROUND_HALF_UP, &out, &exact), PLAN_OK);
    CHECK_INT("1", out.digits, INT64_C(100000000000000000));
    CHECK_TRUE("exactly", exact);
    CHECK_TRUE("three of it", plan_wide_multiply(&a, &three, &b));
    CHECK_STATUS("1/3", plan_wide_divide(&a, &b, 18, PLAN_ROUND_DOWN, &out, &exact), PLAN_OK);
    CHECK_INT("1/3", out.digits, INT64_C(333333333333333333));
    CHECK_TRUE("not exactly", !exact);
    plan_wide_negate(&b);
    CHECK_STATUS("-1/3", plan_wide_divide(&a, &b, 18, PLAN_ROUND_DOWN, &out, NULL), PLAN_OK);
    CHECK_INT("-1/3", out.digits, INT64_C(-333333333333333334));
    CHECK_STATUS("3", plan_wide_divide(&b, &a, 18, PLAN_ROUND_DOWN, &out, NULL), PLAN_RANGE);
    CHECK_INT("unwritten", out.digits, INT64_C(-333333333333333334));
}

/* A divisor that would need 300 bits: the quotient is nearly 0, and rounding still knows its sign.
 */
static void nearly_nothing(void) {
    static const struct {
        const char *label;
        int rounding;
        int64_t above, below;
    } rows[] = {{"half up", PLAN_ROUND_HALF_UP, 0, 0},
                {"half even", PLAN_ROUND_HALF_EVEN, 0, 0},
                {"down", PLAN_ROUND_DOWN, 0, -1},
                {"up", PLAN_ROUND_UP, 1, 0},
                {"to 0", PLAN_ROUND_ZERO, 0, 0}};
    plan_wide large = fourth_power(d(PLAN_DECIMAL_MAX_DIGITS, 0)), small = plan_wide_of(d(1, 18));
    plan_wide minus = plan_wide_of(d(-1, 18));
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_decimal out;
        bool exact = true;
        CHECK_STATUS(rows[i].label,
                     plan_wide_divide(&small, &large, -18, rows[i].rounding, &out, &exact),
                     PLAN_OK);
        CHECK_INT(rows[i].label, out.digits, rows[i].above);
        CHECK_TRUE(rows[i].label, !exact);
        CHECK_STATUS(rows[i].label,
                     plan_wide_divide(&minus, &large, -18, rows[i].rounding, &out, &exact),
                     PLAN_OK);
        CHECK_INT(rows[i].label, out.digits, rows[i].below);
    }
    small = plan_wide_of_int(0);
    plan_decimal out;
    bool exact = false;
    CHECK_STATUS("0", plan_wide_divide(&small, &large, -18, PLAN_ROUND_UP, &out, &exact), PLAN_OK);
    CHECK_TRUE("exactly 0", exact && out.digits == 0);
}

/* 2^255 has no negative either: what can be added can be subtracted. */
static void symmetric_range(void) {
    plan_wide a = plan_wide_of_int(-1), kept;
    int doublings = 0;
    do {
        kept = a;
        doublings++;
    } while (plan_wide_add(&a, &a, &a));
    CHECK_INT("-2^254 is the last power", doublings, 255);
    CHECK_INT("as it was", plan_wide_compare(&a, &kept), 0);
    CHECK_TRUE("-2^254 + 2^254", plan_wide_subtract(&a, &a, &a));
    CHECK_INT("is 0", plan_wide_sign(&a), 0);
}

/* One more digit of a quotient needs a rest ten times as large: with a divisor of 255 bits that is
 * refused, and not wrong. 3/4 of it is told where the division comes out at once. */
static void divisors_of_all_bits(void) {
    plan_wide b = {{0, 0, 0, UINT64_C(1) << 62}, 0}, a = {{0, 0, 0, UINT64_C(3) << 60}, 0};
    plan_decimal out = d(7, 0);
    CHECK_STATUS("3 * 2^252 / 2^254", plan_wide_divide(&a, &b, 2, PLAN_ROUND_ZERO, &out, NULL),
                 PLAN_RANGE);
    CHECK_INT("nothing was written", out.digits, 7);
    CHECK_STATUS("rounded", plan_wide_divide(&a, &b, 0, PLAN_ROUND_HALF_UP, &out, NULL), PLAN_OK);
    CHECK_INT("to 1", out.digits, 1);
    /* The divisor 2^251 leaves room: 3 / 2, and 1.5 rounded to the even one. */
    b.limbs[3] = UINT64_C(1) << 59;
    a.limbs[3] = UINT64_C(3) << 58;
    CHECK_STATUS("3 * 2^250 / 2^251", plan_wide_divide(&a, &b, 1, PLAN_ROUND_ZERO, &out, NULL),
                 PLAN_OK);
    CHECK_TRUE("1.5", out.digits == 15 && out.scale == 1);
    CHECK_STATUS("half", plan_wide_divide(&a, &b, 0, PLAN_ROUND_HALF_EVEN, &out, NULL), PLAN_OK);
    CHECK_INT("to the even one", out.digits, 2);
}

TEST_MAIN("wide", {"long sums", long_sums}, {"products", products}, {"overflow", overflow},
          {"decimals", decimals}, {"near scales", near_scales}, {"long division", long_division},
          {"nearly nothing", nearly_nothing}, {"symmetric range", symmetric_range},
          {"divisors of all bits", divisors_of_all_bits})
