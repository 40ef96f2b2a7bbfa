/* Known words and symbols, one row each. Words stand as plan_unit_fold gives them (tỉ, not tỷ; đô
 * la mĩ); the base symbols are canonical. */
#include "unit.h"

#include <string.h>

/* clang-format off */
#define MULTIPLIER(word, power) {word, false, true, power, 0, 0, false, ""}
#define MONEY(word, base) {word, false, false, 0, 1, 0, true, base}
#define OF(word, power, base, exponent) {word, false, false, power, exponent, 0, false, base}
#define SI(word, power, base, exponent) {word, true, false, power, exponent, 0, false, base}
#define RATE(word, power) {word, false, false, power, 0, PLAN_UNIT_PERCENT, false, ""}
#define POINTS(word, power) {word, false, false, power, 0, PLAN_UNIT_POINTS, false, ""}

static const plan_unit_row rows[] = {
    /* Multipliers */
    MULTIPLIER("chục", 1), MULTIPLIER("trăm", 2), MULTIPLIER("nghìn", 3), MULTIPLIER("ngàn", 3),
    MULTIPLIER("vạn", 4), MULTIPLIER("triệu", 6), MULTIPLIER("tỉ", 9),
    MULTIPLIER("hundred", 2), MULTIPLIER("thousand", 3), MULTIPLIER("million", 6),
    MULTIPLIER("millions", 6), MULTIPLIER("mn", 6), MULTIPLIER("billion", 9),
    MULTIPLIER("billions", 9), MULTIPLIER("bn", 9), MULTIPLIER("trillion", 12),
    MULTIPLIER("trillions", 12),
    /* Money */
    MONEY("đồng", "VND"), MONEY("vnd", "VND"), MONEY("vnđ", "VND"), MONEY("đ", "VND"),
    MONEY("₫", "VND"), MONEY("dong", "VND"), MONEY("đồng việt nam", "VND"),
    MONEY("việt nam đồng", "VND"),
    MONEY("usd", "USD"), MONEY("đô la mĩ", "USD"), MONEY("đô la", "USD"), MONEY("us$", "USD"),
    MONEY("$", "USD"), MONEY("dollar", "USD"), MONEY("dollars", "USD"),
    MONEY("us dollar", "USD"), MONEY("us dollars", "USD"),
    MONEY("eur", "EUR"), MONEY("euro", "EUR"), MONEY("euros", "EUR"), MONEY("€", "EUR"),
    MONEY("cny", "CNY"), MONEY("nhân dân tệ", "CNY"), MONEY("jpy", "JPY"), MONEY("gbp", "GBP"),
    MONEY("lak", "LAK"), MONEY("khr", "KHR"), MONEY("thb", "THB"),
    /* Mass: the base is the kilogram */
    OF("tấn", 3, "kg", 1), OF("tonne", 3, "kg", 1), OF("tonnes", 3, "kg", 1),
    OF("ton", 3, "kg", 1), OF("tons", 3, "kg", 1), OF("tạ", 2, "kg", 1), OF("yến", 1, "kg", 1),
    OF("kilogram", 0, "kg", 1), OF("kilograms", 0, "kg", 1), OF("ki-lô-gam", 0, "kg", 1),
    OF("gam", -3, "kg", 1), OF("gram", -3, "kg", 1), OF("grams", -3, "kg", 1),
    SI("t", 3, "kg", 1), SI("kg", 0, "kg", 1), SI("g", -3, "kg", 1), SI("mg", -6, "kg", 1),
    /* Length, area, volume; ² and ³ are read as powers of these */
    SI("m", 0, "m", 1), SI("km", 3, "m", 1), SI("dm", -1, "m", 1), SI("cm", -2, "m", 1),
    SI("mm", -3, "m", 1), SI("m2", 0, "m", 2), SI("km2", 6, "m", 2), SI("ha", 4, "m", 2),
    SI("m3", 0, "m", 3), SI("l", -3, "m", 3), SI("L", -3, "m", 3),
    OF("mét", 0, "m", 1), OF("ki-lô-mét", 3, "m", 1), OF("mét vuông", 0, "m", 2),
    OF("mét khối", 0, "m", 3), OF("héc-ta", 4, "m", 2), OF("héc ta", 4, "m", 2),
    OF("hecta", 4, "m", 2), OF("hectare", 4, "m", 2), OF("hectares", 4, "m", 2),
    OF("sq. km", 6, "m", 2), OF("sq km", 6, "m", 2), OF("lít", -3, "m", 3),
    OF("litre", -3, "m", 3), OF("litres", -3, "m", 3), OF("liter", -3, "m", 3),
    OF("liters", -3, "m", 3),
    /* Energy and power */
    SI("W", 0, "W", 1), SI("kW", 3, "W", 1), SI("MW", 6, "W", 1), SI("GW", 9, "W", 1),
    SI("Wh", 0, "Wh", 1), SI("kWh", 3, "Wh", 1), SI("MWh", 6, "Wh", 1), SI("GWh", 9, "Wh", 1),
    SI("TWh", 12, "Wh", 1),
    /* People */
    OF("người", 0, "person", 1), OF("dân", 0, "person", 1), OF("người dân", 0, "person", 1),
    OF("nhân khẩu", 0, "person", 1), OF("person", 0, "person", 1), OF("persons", 0, "person", 1),
    OF("people", 0, "person", 1), OF("capita", 0, "person", 1),
    OF("population", 0, "person", 1), OF("inhabitants", 0, "person", 1),
    OF("inhabitant", 0, "person", 1),
    /* Time, as symbols of their own */
    OF("năm", 0, "year", 1), OF("year", 0, "year", 1), OF("years", 0, "year", 1),
    OF("annum", 0, "year", 1), OF("tháng", 0, "month", 1), OF("month", 0, "month", 1),
    OF("months", 0, "month", 1), OF("ngày", 0, "day", 1), OF("ngày đêm", 0, "day", 1),
    OF("day", 0, "day", 1), OF("days", 0, "day", 1), OF("giờ", 0, "hour", 1),
    SI("h", 0, "hour", 1), OF("hour", 0, "hour", 1), OF("hours", 0, "hour", 1),
    SI("s", 0, "second", 1), OF("giây", 0, "second", 1),
    /* Pure numbers */
    RATE("%", -2), RATE("phần trăm", -2), RATE("percent", -2), RATE("per cent", -2),
    RATE("pct", -2), RATE("% gdp", -2), RATE("% grdp", -2),
    RATE("‰", -3), RATE("phần nghìn", -3), RATE("phần ngàn", -3), RATE("per mille", -3),
    RATE("per mil", -3), RATE("per thousand", -3),
    RATE("lần", 0), RATE("times", 0),
    POINTS("điểm %", -2), POINTS("điểm%", -2), POINTS("% điểm", -2), POINTS("điểm phần trăm", -2),
    POINTS("đpt", -2), POINTS("percentage points", -2), POINTS("percentage point", -2),
    POINTS("percent points", -2), POINTS("pp", -2), POINTS("pps", -2), POINTS("p.p.", -2),
    POINTS("% points", -2), POINTS("% point", -2),
    POINTS("điểm ‰", -3), POINTS("điểm‰", -3), POINTS("điểm phần nghìn", -3),
    POINTS("điểm phần ngàn", -3), POINTS("per mille points", -3), POINTS("per-mille points", -3),
};

/* Words that begin like an amount and are none. */
static const struct {
    const char *first, *next;
} compounds[] = {
    {"tỉ", "lệ"}, {"tỉ", "trọng"}, {"tỉ", "suất"}, {"tỉ", "số"}, {"tỉ", "giá"}, {"tỉ", "phú"},
    {"triệu", "phú"},
};
/* clang-format on */

enum { ROWS = sizeof rows / sizeof rows[0] };

const plan_unit_row *plan_unit_rows(size_t *count) {
    *count = ROWS;
    return rows;
}

/* Most rows differ in the first byte, which may be looked at in empty text, too. */
static bool is_row(size_t i, plan_span text) {
    return rows[i].word[0] == text.text[0] && plan_span_is(text, rows[i].word);
}

const plan_unit_row *plan_unit_known_exact(plan_span written) {
    for (size_t i = 0; i < ROWS; i++) {
        if (rows[i].exact && is_row(i, written)) {
            return &rows[i];
        }
    }
    return NULL;
}

/* KG, Ha, kwh: another case of a symbol. Not of one letter, and not where m and M are prefixes a
 * factor of 10^9 apart (mw, Mg). */
static bool is_other_case(const plan_unit_row *row, plan_span written, plan_span folded) {
    char lower[16] = {0};
    size_t n = 0;
    if (!row->exact || (row->word[0] | 0x20) != folded.text[0]) {
        return false;
    }
    plan_span word = plan_span_of(row->word);
    if (word.length < 2 || word.length != folded.length) {
        return false;
    }
    bool prefixed = (word.text[0] == 'm' || word.text[0] == 'M') && row->power != 0;
    (void)plan_text_fold(word, true, lower, sizeof lower, &n); /* few ASCII letters */
    return (!prefixed || word.text[0] == written.text[0]) &&
           memcmp(lower, folded.text, folded.length) == 0;
}

const plan_unit_row *plan_unit_known_folded(plan_span written, plan_span folded) {
    for (size_t i = 0; i < ROWS; i++) {
        if (!rows[i].exact && is_row(i, folded)) {
            return &rows[i];
        }
    }
    for (size_t i = 0; i < ROWS; i++) {
        if (is_other_case(&rows[i], written, folded)) { /* no two rows are the same but for case */
            return &rows[i];
        }
    }
    return NULL;
}

bool plan_unit_base_is_money(const char *base) {
    for (size_t i = 0; i < ROWS; i++) {
        if (rows[i].money && strcmp(rows[i].base, base) == 0) {
            return true;
        }
    }
    return false;
}

bool plan_unit_is_compound(plan_span first, plan_span next) {
    for (size_t i = 0; i < sizeof compounds / sizeof compounds[0]; i++) {
        if (plan_span_is(first, compounds[i].first) && plan_span_is(next, compounds[i].next)) {
            return true;
        }
    }
    return false;
}
