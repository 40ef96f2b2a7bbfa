/* Doubles as decimal text, exactly and without the locale: a double is m * 2^e, a whole number or a
 * finite decimal fraction, and so are the points half-way to its neighbours. The shortest decimal
 * between those two reads back as the same double. */
#include "calc.h"

#include <float.h>
#include <math.h>
#include <string.h>

enum { LIMBS = 90, LIMB = 1000000000, DIGITS = 9 * LIMBS };

/* A whole number, least limb first. */
typedef struct big {
    uint32_t limbs[LIMBS];
} big;

static void multiply(big *a, uint32_t factor) {
    uint64_t carry = 0;
    for (int i = 0; i < LIMBS; i++) {
        carry += (uint64_t)a->limbs[i] * factor;
        a->limbs[i] = (uint32_t)(carry % LIMB);
        carry /= LIMB;
    }
}

static big big_of(uint64_t value) {
    big result;
    memset(&result, 0, sizeof result);
    for (int i = 0; i < 3; i++) {
        result.limbs[i] = (uint32_t)(value % LIMB);
        value /= LIMB;
    }
    return result;
}

/* All DIGITS digits, the first one first. */
static void digits_of(const big *a, uint8_t *digits) {
    for (int i = 0; i < LIMBS; i++) {
        uint32_t limb = a->limbs[LIMBS - 1 - i];
        for (int k = 8; k >= 0; k--) {
            digits[9 * i + k] = (uint8_t)(limb % 10);
            limb /= 10;
        }
    }
}

/* m * 2^e as digits; those behind the decimal mark are as many for all numbers with this e. */
static void expand(uint64_t m, int e, uint8_t *digits) {
    big a = big_of(m);
    for (int i = 0; i < e; i++) {
        multiply(&a, 2);
    }
    for (int i = e; i < 0; i++) { /* 2^-1 = 5 * 10^-1 */
        multiply(&a, 5);
    }
    digits_of(&a, digits);
}

/* Rounds to the first n digits from `first` on, half to even; a carry may move *first. There is a 0
 * before it: no double has as many digits as there is room for. */
static void round_digits(uint8_t *digits, int *first, int n) {
    int last = *first + n - 1, at = last + 1;
    bool up = false;
    if (at < DIGITS) {
        bool more = false;
        for (int i = at + 1; i < DIGITS; i++) {
            more = more || digits[i] != 0;
        }
        up = digits[at] > 5 || (digits[at] == 5 && (more || digits[last] % 2 != 0));
        memset(digits + at, 0, (size_t)(DIGITS - at));
    }
    for (int i = last; up; i--) { /* ends at the 0 before the first digit */
        up = digits[i] == 9;
        digits[i] = up ? 0 : (uint8_t)(digits[i] + 1);
    }
    if (digits[*first - 1] != 0) {
        (*first)--;
    }
}

/* Digits before the decimal mark of d.ddd: "9.52", "1e-7", "-1.5e+300". */
static void put_digits(const uint8_t *digits, int n, int exponent, char *text) {
    char *at = text;
    bool plain = exponent >= -5 && exponent < 17;
    int before = plain ? exponent + 1 : 1; /* digits before the mark */
    if (before <= 0) {
        *at++ = '0';
        *at++ = '.';
        for (int i = before; i < 0; i++) {
            *at++ = '0';
        }
    }
    for (int i = 0; i < n || i < before; i++) {
        if (i == before && before > 0) {
            *at++ = '.';
        }
        *at++ = (char)('0' + (i < n ? digits[i] : 0));
    }
    if (!plain) {
        at += snprintf(at, 8, "e%+d", exponent);
    }
    *at = '\0';
}

void calc_shortest(double value, char text[CALC_NUMBER_SIZE]) {
    uint8_t low[DIGITS], high[DIGITS], exact[DIGITS], rounded[DIGITS];
    int e;
    if (value == 0 || isnan(value)) {
        snprintf(text, CALC_NUMBER_SIZE, "%s", value == 0 ? "0" : "null");
        return;
    }
    uint64_t m = (uint64_t)ldexp(frexp(fabs(value), &e), 53);
    e -= 53;
    while (e < -1074) { /* subnormal: fewer bits */
        m >>= 1;
        e++;
    }
    /* In quarters of the last bit: below a power of two the neighbour is nearer. Not below the
     * least normal number, but its digits are the same either way. */
    bool power = m == UINT64_C(1) << 52;
    expand(4 * m - (power ? 1 : 2), e - 2, low);
    expand(4 * m, e - 2, exact);
    expand(4 * m + 2, e - 2, high);
    int first = 0, n = 1, start;
    while (exact[first] == 0) {
        first++;
    }
    for (;; n++) { /* the first n that does has no 0 at the end: one digit less would have done */
        memcpy(rounded, exact, sizeof rounded);
        start = first;
        round_digits(rounded, &start, n);
        int below = memcmp(low, rounded, sizeof low), above = memcmp(rounded, high, sizeof high);
        bool even = m % 2 == 0;
        if ((below < 0 || (even && below == 0)) && (above < 0 || (even && above == 0))) {
            break;
        }
    }
    int behind = e - 2 < 0 ? 2 - e : 0;
    if (value < 0) {
        *text++ = '-';
    }
    put_digits(rounded + start, n, DIGITS - 1 - behind - start, text);
}
