/* Figures from any bytes, in the format of the first byte. What reads is valid and comes back from
 * its own text; where the quick path takes a text, the reader says the same; a refusal says why. */
#include <plan/numeral.h>

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "numeral.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(int held) {
    if (!held)
        abort();
}

static int same(const plan_figure *a, const plan_figure *b) {
    return a->value.digits == b->value.digits && a->value.scale == b->value.scale &&
           a->upper.digits == b->upper.digits && a->upper.scale == b->upper.scale &&
           a->reading == b->reading && a->flags == b->flags;
}

/* A figure read in a format, written and read in it again. */
static void comes_back(const plan_figure *figure, int format) {
    char text[160];
    size_t length = 0;
    plan_numeral again;
    memset(&again, 0, sizeof again);
    again.struct_size = sizeof again;
    require(plan_figure_is_valid(figure));
    require(plan_figure_write(figure, format, text, sizeof text, &length) == PLAN_OK);
    require(length == strlen(text));
    if (figure->value.scale < 0 || figure->upper.scale < 0)
        return; /* the zeros are printed: another precision, perhaps too many digits */
    require(plan_numeral_read(text, length, format, &again, NULL) == PLAN_OK);
    require(same(figure, &again.figure) && again.unit_length == 0);
}

static void check_quick(const char *text, size_t length) {
    plan_quick quick;
    plan_numeral slow;
    plan_status status;
    int f;
    memset(&slow, 0, sizeof slow);
    slow.struct_size = sizeof slow;
    if (!plan_numeral_quick(text, length, &quick))
        return;
    status = plan_numeral_read(text, length, PLAN_NUMBER_INFER, &slow, NULL);
    require(status == PLAN_OK || status == PLAN_AMBIGUOUS);
    require(quick.formats == slow.formats && slow.unit_length == 0);
    require(slow.figure.reading == PLAN_ROUNDED && slow.figure.flags == 0);
    for (f = 0; f < 3; f++)
        require((quick.formats >> f & 1) == 0 ||
                (quick.digits == slow.by_format[f].value.digits &&
                 quick.scales[f] == slow.by_format[f].value.scale));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const int format = size > 0 ? data[0] % 4 : 0;
    const char *text = (const char *)data + (size > 0 ? 1 : 0);
    const size_t length = size > 0 ? size - 1 : 0;
    plan_numeral numeral;
    plan_error error;
    plan_status status;
    int f;
    memset(&numeral, 0, sizeof numeral);
    numeral.struct_size = sizeof numeral;
    plan_error_init(&error);
    check_quick(text, length);
    status = plan_numeral_read(text, length, format, &numeral, &error);
    if (status != PLAN_OK && status != PLAN_AMBIGUOUS) {
        require(error.message[0] != '\0' && error.column >= 1 && error.column <= length + 1);
        require(error.status == status && numeral.formats == 0);
        return 0;
    }
    require((status == PLAN_OK) == (error.message[0] == '\0'));
    require(numeral.formats != 0 && numeral.unit_offset + numeral.unit_length <= length);
    require(format == PLAN_NUMBER_INFER || (numeral.formats >> format & 1) != 0);
    for (f = 0; f < 3; f++)
        if ((numeral.formats >> f & 1) != 0)
            comes_back(&numeral.by_format[f], f);
    return 0;
}
