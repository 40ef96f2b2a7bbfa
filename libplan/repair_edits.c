/* One-digit edits of a printed number: replace, insert, delete, swap neighbours. The decimals stay,
 * so the digits are edited as one string that ends at the last printed decimal. */
#include "repair.h"

#include <stdlib.h>
#include <string.h>

typedef struct digits {
    char d[40];
    int n;
} digits;

static digits digits_of(plan_decimal value, int smallest) {
    digits result = {{0}, 0};
    char reversed[40];
    int n = 0;
    for (int64_t rest = value.digits < 0 ? -value.digits : value.digits; rest > 0; rest /= 10) {
        reversed[n++] = (char)(rest % 10);
    }
    while (n < smallest) {
        reversed[n++] = 0;
    }
    for (int i = 0; i < n; i++) {
        result.d[i] = reversed[n - 1 - i];
    }
    result.n = n;
    return result;
}

typedef struct collector {
    plan_decimal *out;
    size_t count;
    plan_decimal original;
    int smallest; /* digits that are always printed: the decimals and one before them */
} collector;

/* Takes an edited string unless nobody would print it so (a 0 in front), or it does not fit. One
 * digit too few is printed with a 0: 6.11 without a 1 is 0.61. */
static void take(collector *c, const digits *edited) {
    if (edited->n < 1 || edited->n > 18 || (edited->n > c->smallest && edited->d[0] == 0)) {
        return;
    }
    int64_t value = 0;
    for (int i = 0; i < edited->n; i++) {
        value = value * 10 + edited->d[i];
    }
    if (c->original.digits < 0) {
        value = -value;
    }
    if (value != c->original.digits) {
        c->out[c->count].digits = value;
        c->out[c->count++].scale = c->original.scale;
    }
}

static void replace_all(collector *c, const digits *from) {
    for (int i = 0; i < from->n; i++) {
        digits edited = *from;
        for (char digit = 0; digit < 10; digit++) {
            edited.d[i] = digit;
            take(c, &edited);
        }
    }
}

static void insert_all(collector *c, const digits *from) {
    for (int i = 0; i <= from->n; i++) {
        digits edited = *from;
        memmove(edited.d + i + 1, edited.d + i, (size_t)(from->n - i));
        edited.n++;
        for (char digit = 0; digit < 10; digit++) {
            edited.d[i] = digit;
            take(c, &edited);
        }
    }
}

static void delete_and_swap_all(collector *c, const digits *from) {
    for (int i = 0; i < from->n; i++) {
        digits edited = *from;
        memmove(edited.d + i, edited.d + i + 1, (size_t)(from->n - i - 1));
        edited.n--;
        take(c, &edited);
        edited = *from; /* behind the last digit stands a 0, which replaces it once more */
        edited.d[i] = from->d[i + 1];
        edited.d[i + 1] = from->d[i];
        take(c, &edited);
    }
}

static int compare(const void *a, const void *b) {
    int64_t left = ((const plan_decimal *)a)->digits, right = ((const plan_decimal *)b)->digits;
    return (left > right) - (left < right);
}

/* Of 17 digits there are most: 153 are replaced, 180 inserted, 17 deleted, 17 swapped. */
size_t plan_repair_edits(plan_decimal value, plan_decimal out[PLAN_REPAIR_MAX_EDITS]) {
    collector c = {out, 0, value, value.scale > 0 ? value.scale + 1 : 1};
    digits from = digits_of(value, c.smallest);
    replace_all(&c, &from);
    insert_all(&c, &from);
    delete_and_swap_all(&c, &from);
    qsort(out, c.count, sizeof *out, compare);
    size_t kept = 0;
    for (size_t i = 0; i < c.count; i++) {
        if (kept == 0 || out[i].digits != out[kept - 1].digits) {
            out[kept++] = out[i];
        }
    }
    return kept;
}
