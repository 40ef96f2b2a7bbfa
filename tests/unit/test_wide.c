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

TEST_MAIN("wide", {"long sums", long_sums}, {"products", products}, {"overflow", overflow},
          {"decimals", decimals})
