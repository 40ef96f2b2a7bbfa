/* Exact operations on decimals and intervals, one a line of standard input, for exact_numbers.py.
 * An interval is six integers: kind, digits, scale of the low end, and of the high end. Each answer
 * is the status and the result. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include <plan/change.h>
#include <plan/figure.h>
#include <plan/ratio.h>

#include "wide.h"

static plan_decimal read_decimal(void) {
    plan_decimal a = {0, 0};
    if (scanf("%" SCNd64 " %" SCNd32, &a.digits, &a.scale) != 2) {
        a.digits = 0;
    }
    return a;
}

static int32_t read_int(void) {
    int32_t value = 0;
    return scanf("%" SCNd32, &value) == 1 ? value : 0;
}

static plan_interval read_interval(void) {
    plan_interval a;
    a.low_end = (uint8_t)read_int();
    a.low = read_decimal();
    a.high_end = (uint8_t)read_int();
    a.high = read_decimal();
    return a;
}

static void put_decimal(plan_status status, plan_decimal a, int extra) {
    printf("%d %" PRId64 " %d %d\n", (int)status, a.digits, (int)a.scale, extra);
}

static void put_interval(plan_status status, plan_interval a) {
    printf("%d %d %" PRId64 " %d %d %" PRId64 " %d\n", (int)status, a.low_end, a.low.digits,
           (int)a.low.scale, a.high_end, a.high.digits, (int)a.high.scale);
}

static void decimals(const char *op) {
    plan_decimal a = read_decimal(), result = {0, 0};
    plan_status status = PLAN_INVALID;
    int extra = 0;
    if (strcmp(op, "round") == 0) {
        int32_t scale = read_int();
        status = plan_decimal_round(a, scale, read_int(), &result);
    } else if (strcmp(op, "shift") == 0) {
        status = plan_decimal_shift(a, read_int(), &result);
    } else if (strcmp(op, "normal") == 0) {
        result = plan_decimal_normal(a);
        status = PLAN_OK;
    } else {
        plan_decimal b = read_decimal();
        if (strcmp(op, "add") == 0) {
            status = plan_decimal_add(a, b, &result);
        } else if (strcmp(op, "sub") == 0) {
            status = plan_decimal_subtract(a, b, &result);
        } else if (strcmp(op, "mul") == 0) {
            status = plan_decimal_multiply(a, b, &result);
        } else if (strcmp(op, "cmp") == 0) {
            extra = plan_decimal_compare(a, b);
            status = PLAN_OK;
        } else if (strcmp(op, "prod") == 0) {
            plan_decimal c = read_decimal();
            extra = plan_wide_compare_products(a, b, c, read_decimal());
            status = PLAN_OK;
        } else if (strcmp(op, "div") == 0) {
            int32_t scale = read_int();
            status = plan_decimal_divide(a, b, scale, read_int(), &result, &extra);
        }
    }
    put_decimal(status, result, extra);
}

static void doubles(const char *op) {
    if (strcmp(op, "todouble") == 0) {
        printf("%a\n", plan_decimal_to_double(read_decimal()));
    } else {
        double value = 0;
        plan_decimal result = {0, 0};
        if (scanf("%la", &value) != 1) {
            value = 0;
        }
        plan_status status = plan_decimal_from_double(value, read_int(), &result);
        put_decimal(status, result, 0);
    }
}

static void intervals(const char *op) {
    plan_interval a = read_interval(), result = plan_interval_all();
    plan_status status = PLAN_INVALID;
    if (strcmp(op, "ihas") == 0) {
        plan_interval b = read_interval();
        printf("0 %d %d %d %d\n", plan_interval_contains(a, b), plan_interval_has(a, b.low),
               plan_interval_equal(a, b), plan_interval_is_point(b));
        return;
    }
    if (strcmp(op, "iout") == 0) {
        status = plan_interval_outwards(a, read_int(), &result);
    } else if (strcmp(op, "iint") == 0) {
        int64_t low = 0, high = 0;
        status = plan_interval_integers(a, &low, &high);
        printf("%d %" PRId64 " %" PRId64 "\n", (int)status, low, high);
        return;
    } else if (strcmp(op, "iscale") == 0) {
        status = plan_interval_scale(a, read_decimal(), &result);
    } else {
        plan_interval b = read_interval();
        if (strcmp(op, "iadd") == 0) {
            status = plan_interval_add(a, b, &result);
        } else if (strcmp(op, "isub") == 0) {
            status = plan_interval_subtract(a, b, &result);
        } else if (strcmp(op, "imul") == 0) {
            status = plan_interval_multiply(a, b, &result);
        } else if (strcmp(op, "imeet") == 0) {
            status = plan_interval_intersect(a, b, &result);
            if ((status == PLAN_OK) != (plan_interval_meets(a, b) != 0)) {
                status = -1;
            }
        } else if (strcmp(op, "idiv") == 0) {
            status = plan_interval_divide(a, b, read_int(), &result);
        }
    }
    put_interval(status, result);
}

/* The product of as many decimals as the first number says; false where 256 bits do not hold it. */
static bool read_product(plan_wide *product) {
    bool fits = true;
    *product = plan_wide_of_int(1);
    for (int32_t n = read_int(); n > 0; n--) {
        plan_wide next = plan_wide_of(read_decimal());
        fits = fits && plan_wide_multiply(product, &next, product);
    }
    return fits;
}

/* Status -1: a product, or the sum, does not fit 256 bits. */
static void wides(const char *op) {
    plan_decimal result = {0, 0};
    plan_wide a, b = plan_wide_of_int(0);
    plan_status status = PLAN_OK;
    bool exact = false, fits = read_product(&a);
    int extra = 0;
    if (strcmp(op, "wexact") == 0) {
        status = fits ? plan_wide_exact(&a, &result) : -1;
    } else {
        fits = read_product(&b) && fits;
        status = fits ? PLAN_OK : -1;
    }
    if (fits && strcmp(op, "wcmp") == 0) {
        extra = plan_wide_compare(&a, &b);
    } else if (strcmp(op, "wdiv") == 0) {
        int32_t scale = read_int(), rounding = read_int();
        if (fits) {
            status = plan_wide_divide(&a, &b, scale, rounding, &result, &exact);
            extra = exact ? 1 : 0;
        }
    } else if (fits && strcmp(op, "wsub") == 0) {
        plan_wide c = a;
        status = plan_wide_subtract(&a, &b, &c) ? plan_wide_exact(&c, &result) : -1;
        extra = plan_wide_sign(&c);
    }
    put_decimal(status, result, extra);
}

/* A figure: value, upper, reading, flags, and a band (-1 0: none). */
static void figures(void) {
    plan_figure figure;
    figure.value = read_decimal();
    figure.upper = read_decimal();
    figure.reading = (uint8_t)read_int();
    figure.flags = (uint8_t)read_int();
    plan_decimal band = read_decimal();
    plan_interval result = plan_interval_all();
    plan_status status = plan_figure_interval(&figure, band.digits == -1 ? NULL : &band, &result);
    put_interval(status, result);
}

static void verdicts(const char *op) {
    int agrees = -1;
    plan_interval base = read_interval(), value = read_interval(), stated = read_interval();
    plan_status status;
    if (strcmp(op, "vdiff") == 0) {
        status = plan_difference_agrees(&base, &value, &stated, &agrees);
    } else if (strcmp(op, "vratio") == 0) {
        plan_decimal factor = read_decimal();
        status = plan_ratio_agrees(&value, &base, &factor, &stated, &agrees);
    } else {
        status = plan_growth_agrees(&base, &value, &stated, read_int(), &agrees);
    }
    printf("%d %d\n", (int)status, agrees);
}

int main(void) {
    char op[16];
    while (scanf("%15s", op) == 1) {
        if (op[0] == 'v') {
            verdicts(op);
        } else if (op[0] == 'w') {
            wides(op);
        } else if (strcmp(op, "figure") == 0) {
            figures();
        } else if (op[0] == 'i') {
            intervals(op);
        } else if (strcmp(op, "todouble") == 0 || strcmp(op, "fromdouble") == 0) {
            doubles(op);
        } else {
            decimals(op);
        }
    }
    return 0;
}
