/* Known words and symbols, one row each. Words are folded; the base symbols are canonical. */
#include <string.h>

#include "unit.h"

#define MULTIPLIER(word, digits, power) {word, false, true, digits, power, "", 0, 0, false}
#define MONEY(word, base) {word, false, false, 1, 0, base, 1, 0, true}
#define OF(word, power, base) {word, false, false, 1, power, base, 1, 0, false}
#define SI(word, digits, power, base, exponent) \
    {word, true, false, digits, power, base, exponent, 0, false}
#define RATE(word, power, scale) {word, false, false, 1, power, "", 0, scale, false}

static const plan_unit_row rows[] = {
    /* Multipliers */
    MULTIPLIER("chục", 1, 1), MULTIPLIER("trăm", 1, 2), MULTIPLIER("nghìn", 1, 3),
    MULTIPLIER("ngàn", 1, 3), MULTIPLIER("vạn", 1, 4), MULTIPLIER("triệu", 1, 6),
    MULTIPLIER("tỷ", 1, 9), MULTIPLIER("tỉ", 1, 9), MULTIPLIER("hundred", 1, 2),
    MULTIPLIER("thousand", 1, 3), MULTIPLIER("million", 1, 6), MULTIPLIER("mn", 1, 6),
    MULTIPLIER("billion", 1, 9), MULTIPLIER("bn", 1, 9), MULTIPLIER("trillion", 1, 12),
    /* Money */
    MONEY("đồng", "VND"), MONEY("vnd", "VND"), MONEY("vnđ", "VND"), MONEY("đ", "VND"),
    MONEY("usd", "USD"), MONEY("đô la mỹ", "USD"), MONEY("đô la", "USD"), MONEY("us$", "USD"),
    MONEY("$", "USD"), MONEY("dollars", "USD"), MONEY("eur", "EUR"), MONEY("euro", "EUR"),
    MONEY("€", "EUR"), MONEY("cny", "CNY"), MONEY("nhân dân tệ", "CNY"), MONEY("jpy", "JPY"),
    MONEY("gbp", "GBP"), MONEY("lak", "LAK"), MONEY("khr", "KHR"), MONEY("thb", "THB"),
    /* Mass: the base is the kilogram */
    OF("tấn", 3, "kg"), OF("tonne", 3, "kg"), OF("tonnes", 3, "kg"), OF("ton", 3, "kg"),
    OF("tons", 3, "kg"), OF("tạ", 2, "kg"), OF("yến", 1, "kg"), SI("t", 1, 3, "kg", 1),
    SI("kg", 1, 0, "kg", 1), SI("g", 1, -3, "kg", 1), SI("mg", 1, -6, "kg", 1),
    /* Length, area, volume */
    SI("m", 1, 0, "m", 1), SI("km", 1, 3, "m", 1), SI("cm", 1, -2, "m", 1),
    SI("mm", 1, -3, "m", 1), SI("m²", 1, 0, "m", 2), SI("m2", 1, 0, "m", 2),
    SI("km²", 1, 6, "m", 2), SI("km2", 1, 6, "m", 2), SI("ha", 1, 4, "m", 2),
    SI("m³", 1, 0, "m", 3), SI("m3", 1, 0, "m", 3), SI("l", 1, -3, "m", 3),
    SI("L", 1, -3, "m", 3), {"héc-ta", false, false, 1, 4, "m", 2, 0, false},
    {"hecta", false, false, 1, 4, "m", 2, 0, false},
    {"lít", false, false, 1, -3, "m", 3, 0, false},
    /* Energy and power */
    SI("W", 1, 0, "W", 1), SI("kW", 1, 3, "W", 1), SI("MW", 1, 6, "W", 1),
    SI("GW", 1, 9, "W", 1), SI("Wh", 1, 0, "Wh", 1), SI("kWh", 1, 3, "Wh", 1),
    SI("MWh", 1, 6, "Wh", 1), SI("GWh", 1, 9, "Wh", 1), SI("TWh", 1, 12, "Wh", 1),
    /* People */
    OF("người", 0, "person"), OF("dân", 0, "person"), OF("người dân", 0, "person"),
    OF("nhân khẩu", 0, "person"), OF("person", 0, "person"), OF("persons", 0, "person"),
    OF("people", 0, "person"), OF("capita", 0, "person"), OF("population", 0, "person"),
    OF("inhabitants", 0, "person"), OF("inhabitant", 0, "person"),
    /* Time, as a symbol of its own */
    OF("năm", 0, "year"), OF("year", 0, "year"), OF("years", 0, "year"), OF("tháng", 0, "month"),
    OF("month", 0, "month"), OF("ngày", 0, "day"), OF("day", 0, "day"), OF("days", 0, "day"),
    OF("giờ", 0, "hour"), SI("h", 1, 0, "hour", 1), OF("hour", 0, "hour"),
    OF("hours", 0, "hour"),
    /* Pure numbers */
    RATE("%", -2, PLAN_UNIT_PERCENT), RATE("phần trăm", -2, PLAN_UNIT_PERCENT),
    RATE("percent", -2, PLAN_UNIT_PERCENT), RATE("per cent", -2, PLAN_UNIT_PERCENT),
    RATE("pct", -2, PLAN_UNIT_PERCENT), RATE("‰", -3, PLAN_UNIT_PERCENT),
    RATE("phần nghìn", -3, PLAN_UNIT_PERCENT), RATE("per mille", -3, PLAN_UNIT_PERCENT),
    RATE("lần", 0, PLAN_UNIT_PERCENT), RATE("times", 0, PLAN_UNIT_PERCENT),
    RATE("điểm %", -2, PLAN_UNIT_POINTS), RATE("điểm%", -2, PLAN_UNIT_POINTS),
    RATE("điểm phần trăm", -2, PLAN_UNIT_POINTS), RATE("đpt", -2, PLAN_UNIT_POINTS),
    RATE("percentage points", -2, PLAN_UNIT_POINTS),
    RATE("percentage point", -2, PLAN_UNIT_POINTS), RATE("pp", -2, PLAN_UNIT_POINTS),
    RATE("p.p.", -2, PLAN_UNIT_POINTS), RATE("% points", -2, PLAN_UNIT_POINTS),
    RATE("điểm ‰", -3, PLAN_UNIT_POINTS), RATE("điểm‰", -3, PLAN_UNIT_POINTS),
    RATE("điểm phần nghìn", -3, PLAN_UNIT_POINTS),
};

static bool is(const char *word, plan_span text) {
    return strlen(word) == text.length && memcmp(word, text.text, text.length) == 0;
}

const plan_unit_row *plan_unit_known(plan_span written, plan_span folded) {
    const plan_unit_row *loose = NULL;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (rows[i].exact && is(rows[i].word, written)) {
            return &rows[i];
        }
        if (loose == NULL && !rows[i].exact && is(rows[i].word, folded)) {
            loose = &rows[i];
        }
    }
    if (loose != NULL) {
        return loose;
    }
    /* KG, Ha: another case of a symbol, where only one symbol has these letters. */
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char lower[16];
        size_t n = 0;
        if (rows[i].exact && strlen(rows[i].word) > 1 &&
            plan_text_fold(plan_span_of(rows[i].word), true, lower, sizeof lower, &n) == PLAN_OK &&
            n == folded.length && memcmp(lower, folded.text, n) == 0) {
            if (loose != NULL) {
                return NULL;
            }
            loose = &rows[i];
        }
    }
    return loose;
}

bool plan_unit_base_is_money(const char *base) {
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (rows[i].money && strcmp(rows[i].base, base) == 0) {
            return true;
        }
    }
    return false;
}
