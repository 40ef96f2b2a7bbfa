/* From a cell to the value that was checked and back. The check knows a figure in the unit of its
 * indicator, with the precision that was declared and the sign of its statement; the cell has its
 * own unit, digits and words. Between them stand a power of ten, a sign and a rounding. */
#include "csv_cite.h"

#include <string.h>

#include "numeral.h"

/* How a cell gives the value. */
typedef struct way {
    int32_t power; /* value = cell * 10^power */
    bool negated;
    bool rounded;        /* digits were lost */
    bool is_zero;        /* the value: then neither power nor sign is known */
    plan_decimal number; /* of the cell, as written */
} way;

enum { MAX_POWER = PLAN_DECIMAL_MAX_SCALE };

static bool read_figure(plan_span text, int format, plan_figure *figure) {
    plan_numeral numeral;
    numeral.struct_size = (uint32_t)sizeof numeral;
    if (plan_numeral_read(text.text, text.length, format, &numeral, NULL) != PLAN_OK) {
        return false;
    }
    *figure = numeral.figure;
    return true;
}

static uint8_t turned(uint8_t reading) {
    switch (reading) {
    case PLAN_AT_LEAST:
        return PLAN_AT_MOST;
    case PLAN_AT_MOST:
        return PLAN_AT_LEAST;
    case PLAN_ABOVE:
        return PLAN_BELOW;
    case PLAN_BELOW:
        return PLAN_ABOVE;
    default:
        return reading;
    }
}

/* The number in the value's unit and sign; the printed precision has to be the same. */
static bool gives(plan_decimal number, int32_t power, bool negated, bool precise,
                  plan_decimal value) {
    int32_t scale = number.scale - power < 0 ? 0 : number.scale - power;
    plan_decimal moved;
    if ((precise && scale != value.scale) || plan_decimal_shift(number, power, &moved) != PLAN_OK) {
        return false;
    }
    return plan_decimal_compare(negated ? plan_decimal_negate(moved) : moved, value) == 0;
}

static bool matches_at(const plan_figure *cell, const plan_figure *value, bool rounds, way *w) {
    plan_figure figure = *cell;
    bool inexact = cell->reading == PLAN_ROUNDED || cell->reading == PLAN_TRUNCATED;
    if ((w->negated ? turned(cell->reading) : cell->reading) != value->reading ||
        cell->flags != value->flags) {
        return false;
    }
    rounds = rounds && inexact;
    if (rounds) {
        if (plan_decimal_round(cell->value, value->value.scale + w->power, PLAN_ROUND_HALF_EVEN,
                               &figure.value) != PLAN_OK) {
            return false;
        }
        figure.upper = figure.value;
    }
    w->rounded = plan_decimal_compare(figure.value, cell->value) != 0;
    bool swapped = w->negated && value->reading == PLAN_BETWEEN;
    return gives(figure.value, w->power, w->negated, !rounds,
                 swapped ? value->upper : value->value) &&
           gives(figure.upper, w->power, w->negated, !rounds,
                 swapped ? value->value : value->upper);
}

/* The smallest power by which a cell gives a value. */
static bool find_way(const plan_cite *cite, plan_span cell, int format, const char *value, way *w) {
    plan_figure written, checked;
    if (!read_figure(cell, format, &written) ||
        !read_figure(plan_span_of(value), PLAN_NUMBER_PLAIN, &checked)) {
        return false;
    }
    w->number = written.value;
    w->is_zero = checked.value.digits == 0;
    for (int32_t step = 0; step <= MAX_POWER; step++) {
        for (int turn = 0; turn < 4; turn++) {
            w->power = (turn & 1) != 0 ? -step : step;
            w->negated = (turn & 2) != 0;
            if (matches_at(&written, &checked, cite->rounds, w)) {
                return true;
            }
        }
    }
    return false;
}

static const plan_input *input_of(const plan_cite *cite, const plan_cite_place *place) {
    return &cite->report->findings[place->finding].inputs[place->input];
}

bool plan_cite_is_same(const plan_cite *cite, const plan_cite_place *place) {
    way w;
    for (int format = PLAN_NUMBER_PLAIN; format <= PLAN_NUMBER_EN; format++) {
        if ((cite->formats >> format & 1) != 0 &&
            find_way(cite, place->content, format, input_of(cite, place)->value, &w)) {
            return true;
        }
    }
    return false;
}

/* --- Writing --- */

void plan_cite_put_cell(const plan_cite *cite, plan_buffer *buffer, plan_span content,
                        bool quoted) {
    for (size_t i = 0; i < content.length; i++) { /* what else wants quotes has them already */
        quoted = quoted || content.text[i] == cite->separator;
    }
    plan_buffer_puts(buffer, quoted ? "\"" : "");
    for (size_t i = 0; i < content.length; i++) {
        plan_buffer_puts(buffer, content.text[i] == '"' ? "\"" : "");
        plan_buffer_char(buffer, content.text[i]);
    }
    plan_buffer_puts(buffer, quoted ? "\"" : "");
}

/* The other number in the cell's unit and sign, with the cell's decimals as far as it fits. */
static bool number_for(const way *w, const char *to, plan_decimal *number) {
    plan_figure figure;
    plan_decimal moved;
    if (w->is_zero || !read_figure(plan_span_of(to), PLAN_NUMBER_PLAIN, &figure) ||
        plan_decimal_shift(w->negated ? plan_decimal_negate(figure.value) : figure.value, -w->power,
                           &moved) != PLAN_OK) {
        return false;
    }
    int32_t scale = w->rounded ? moved.scale : w->number.scale;
    scale = w->rounded && scale < 0 ? 0 : scale;
    if (plan_decimal_round(moved, scale, PLAN_ROUND_HALF_EVEN, number) != PLAN_OK) {
        return false;
    }
    if (plan_decimal_compare(*number, moved) != 0) {
        *number = plan_decimal_normal(moved);
    }
    return true;
}

bool plan_cite_put_repaired(const plan_cite *cite, const plan_cite_place *place, const char *to,
                            plan_buffer *buffer) {
    plan_buffer made[2]; /* in the first format that reads the cell as the value, in another */
    bool good = true;
    size_t count = 0;
    plan_buffer_init(&made[0], &cite->report->allocator);
    plan_buffer_init(&made[1], &cite->report->allocator);
    for (int format = PLAN_NUMBER_PLAIN; format <= PLAN_NUMBER_EN && good; format++) {
        way w;
        plan_decimal number;
        plan_buffer *out = &made[count > 0 ? 1 : 0];
        if ((cite->formats >> format & 1) == 0 ||
            !find_way(cite, place->content, format, input_of(cite, place)->value, &w)) {
            continue;
        }
        plan_buffer_clear(out);
        good = number_for(&w, to, &number) &&
               plan_numeral_rewrite(place->content, format, number, out) == PLAN_OK;
        good = good && (count == 0 || (out->length == made[0].length &&
                                       memcmp(out->data, made[0].data, out->length) == 0));
        count++;
    }
    for (int i = 0; i < 2; i++) {
        if (made[i].status == PLAN_NO_MEMORY) {
            buffer->status = PLAN_NO_MEMORY;
        }
    }
    if (good && count > 0) {
        plan_cite_put_cell(cite, buffer, (plan_span){made[0].data, made[0].length}, place->quoted);
    }
    plan_buffer_free(&made[0]);
    plan_buffer_free(&made[1]);
    return good && count > 0;
}
