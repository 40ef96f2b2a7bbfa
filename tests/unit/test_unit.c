/* Units: what each spelling is worth, written out in powers of ten, and what is refused. */
#include "check.h"

#include <plan/unit.h>

#include "unit.h"

/* "1e9 VND person^-1": digits, power of ten, scale, atoms ("~" before a counting unit). */
static const char *describe(const plan_unit *unit, char *out, size_t size) {
    static const char *const scales[] = {"", " rate", " points"};
    plan_decimal factor = plan_decimal_normal(unit->factor);
    int n = snprintf(out, size, "%" PRId64 "e%d%s", factor.digits, -(int)factor.scale,
                     scales[unit->scale]);
    size_t i;
    for (i = 0; i < unit->count && n > 0 && (size_t)n < size; i++) {
        n += snprintf(out + n, size - (size_t)n, " %s%s", unit->atoms[i].known ? "" : "~",
                      unit->atoms[i].symbol);
        if (unit->atoms[i].power != 1 && (size_t)n < size)
            n += snprintf(out + n, size - (size_t)n, "^%d", unit->atoms[i].power);
    }
    return out;
}

static plan_status read(const plan_units *units, const char *text, plan_unit *unit,
                        plan_error *error) {
    plan_error_init(error);
    return plan_unit_read(units, text, strlen(text), unit, error);
}

typedef struct reading {
    const char *text, *expected;
} reading;

static void check_readings(const plan_units *units, const reading *rows, size_t count) {
    size_t i;
    for (i = 0; i < count; i++) {
        plan_unit unit;
        plan_error error;
        char text[600];
        if (CHECK_STATUS(rows[i].text, read(units, rows[i].text, &unit, &error), PLAN_OK))
            CHECK_STR(rows[i].text, describe(&unit, text, sizeof text), rows[i].expected);
        else
            printf("  %s\n", error.message);
    }
}

#define CHECK_READINGS(units, rows) check_readings(units, rows, sizeof rows / sizeof rows[0])

static void money_and_multipliers(void) {
    static const reading rows[] = {
        {"đồng", "1e0 VND"},
        {"tỷ đồng", "1e9 VND"},
        {"tỉ đồng", "1e9 VND"},
        {"Tỷ đồng", "1e9 VND"},
        {"TỶ ĐỒNG", "1e9 VND"},
        {"Ty\xcc\x89 \xc4\x91o\xcc\x82\xcc\x80ng", "1e9 VND"}, /* NFD */
        {"tỷ đồng\xc2\xa0", "1e9 VND"},                        /* U+00A0 behind */
        {"  tỷ \t \xc2\xa0 đồng ", "1e9 VND"},
        {"triệu đồng", "1e6 VND"},
        {"nghìn đồng", "1e3 VND"},
        {"ngàn đồng", "1e3 VND"},
        {"nghìn tỷ đồng", "1e12 VND"},
        {"trăm tỷ đồng", "1e11 VND"},
        {"chục nghìn đồng", "1e4 VND"},
        {"tỷ", "1e9"},
        {"billion VND", "1e9 VND"},
        {"VND bn", "1e9 VND"},
        {"bn VND", "1e9 VND"},
        {"VND trillion", "1e12 VND"},
        {"mn USD", "1e6 USD"},
        {"USD", "1e0 USD"},
        {"triệu USD", "1e6 USD"},
        {"tỷ USD", "1e9 USD"},
        {"US$ million", "1e6 USD"},
        {"$", "1e0 USD"},
        {"đô la Mỹ", "1e0 USD"},
        {"EUR", "1e0 EUR"},
        {"10^6 VND/person", "1e6 VND person^-1"},
        {"triệu đồng/người", "1e6 VND person^-1"},
        {"triệu đồng / người", "1e6 VND person^-1"},
        {"đồng/người/năm", "1e0 VND person^-1 year^-1"},
        {"triệu đồng/người/năm", "1e6 VND person^-1 year^-1"},
        {"VND per capita", "1e0 VND person^-1"},
        {"VND PER CAPITA", "1e0 VND person^-1"},
        {"million VND per person", "1e6 VND person^-1"},
    };
    CHECK_READINGS(NULL, rows);
}

static void mass_area_energy(void) {
    static const reading rows[] = {
        {"nghìn tấn", "1e6 kg"}, /* 10^3 * 10^3 kg */
        {"10^3 t", "1e6 kg"},
        {"tấn", "1e3 kg"},
        {"tonnes", "1e3 kg"},
        {"thousand tonnes", "1e6 kg"},
        {"tạ", "1e2 kg"},
        {"yến", "1e1 kg"},
        {"kg", "1e0 kg"},
        {"KG", "1e0 kg"},
        {"g", "1e-3 kg"},
        {"mg", "1e-6 kg"},
        {"100 kg", "1e2 kg"},
        {"1.234 kg", "1234e0 kg"},
        {"1234.567 kg", "1234567e-3 kg"}, /* no group has four digits */
        {"0,125 kg", "125e-3 kg"},
        {"28.3495 g", "283495e-7 kg"},
        {"tạ/ha", "1e-2 kg m^-2"}, /* 10^2 / 10^4 */
        {"tấn/ha", "1e-1 kg m^-2"},
        {"ha", "1e4 m^2"},
        {"Ha", "1e4 m^2"},
        {"nghìn ha", "1e7 m^2"},
        {"m²", "1e0 m^2"},
        {"m2", "1e0 m^2"},
        {"m^2", "1e0 m^2"},
        {"km²", "1e6 m^2"},
        {"km2", "1e6 m^2"},
        {"km^2", "1e6 m^2"},
        {"cm²", "1e-4 m^2"},
        {"m3", "1e0 m^3"},
        {"m³", "1e0 m^3"},
        {"triệu m³", "1e6 m^3"},
        {"m3/ngày đêm", "1e0 day^-1 m^3"},
        {"lít", "1e-3 m^3"},
        {"km", "1e3 m"},
        {"m", "1e0 m"},
        {"km/h", "1e3 hour^-1 m"},
        {"kW", "1e3 W"},
        {"MW", "1e6 W"},
        {"kWh", "1e3 Wh"},
        {"Kwh", "1e3 Wh"},
        {"GWh", "1e9 Wh"},
        {"triệu kWh", "1e9 Wh"},
        {"kWh/người", "1e3 Wh person^-1"},
        {"kW*h", "1e3 W hour"},
        {"kW·h", "1e3 W hour"},
        {"kW×h", "1e3 W hour"},
        {"m*m", "1e0 m^2"},
        {"m/m", "1e0"},
    };
    CHECK_READINGS(NULL, rows);
}

static void rates_and_points(void) {
    static const reading rows[] = {
        {"", "1e0"},
        {" \xc2\xa0", "1e0"},
        {"%", "1e-2 rate"},
        {"phần trăm", "1e-2 rate"},
        {"percent", "1e-2 rate"},
        {"per cent", "1e-2 rate"},
        {"Percent", "1e-2 rate"},
        {"‰", "1e-3 rate"},
        {"phần nghìn", "1e-3 rate"},
        {"per mille", "1e-3 rate"},
        {"lần", "1e0 rate"},
        {"times", "1e0 rate"},
        {"điểm %", "1e-2 points"},
        {"điểm%", "1e-2 points"},
        {"Điểm  %", "1e-2 points"},
        {"điểm phần trăm", "1e-2 points"},
        {"percentage points", "1e-2 points"},
        {"percentage point", "1e-2 points"},
        {"pp", "1e-2 points"},
        {"điểm ‰", "1e-3 points"},
        {"điểm phần nghìn", "1e-3 points"},
        {"per-mille points", "1e-3 points"},
        {"%/năm", "1e-2 rate"},
        {"% per year", "1e-2 rate"},
        {"điểm %/năm", "1e-2 points"},
        {"lần/năm", "1e0 year^-1"},
        {"% of GDP", "1e-2 rate"},
        {"% GRDP", "1e-2 rate"},
        {"phần trăm của GRDP", "1e-2 rate"},
        {"điểm", "1e0 ~điểm"},
        /* The words of a rate are no division, whatever stands behind or before them. */
        {"1 per mille", "1e-3 rate"},
        {"5 per mil", "5e-3 rate"},
        {"1 per cent", "1e-2 rate"},
        {"1 per mille/năm", "1e-3 rate"},
        {"per mille/năm", "1e-3 rate"},
        {"per cent per year", "1e-2 rate"},
        {"ca per mille người", "1e0 ~ca per mille người"},
        {"ca per millet", "1e0 ~ca ~millet^-1"},
        {"per millet", "1e0 ~millet^-1"},
        {"per 10^4 người", "1e-4 person^-1"},
        /* Only a rate and only a year: what else stands below stays. */
        {"%/tháng", "1e-2 month^-1"},
        {"%/người", "1e-2 person^-1"},
        {"%/năm²", "1e-2 year^-2"},
        {"%*năm", "1e-2 year"},
        {"nghìn/năm", "1e3 year^-1"},
        {"0.1%/năm", "1e-3 rate"},
        {"USD/năm", "1e0 USD year^-1"},
        {"ca trên tàu", "1e0 ~ca trên tàu"},
        {"ca trên :", "1e0 ~ca trên :"},
        {"m of x", "1e0 ~m of x"},
        /* A tone moves between o and a, o and e, u and y, not within other words. */
        {"quả bóng", "1e0 ~quả bóng"},
        {"cọc", "1e0 ~cọc"},
        {"thùng", "1e0 ~thùng"},
        {"hóa", "1e0 ~hoá"},
        {"hóe", "1e0 ~hoé"},
        {"thúy", "1e0 ~thuý"},
        {"x of %", "1e0 ~x of %"},
    };
    CHECK_READINGS(NULL, rows);
}

static void people_and_counting(void) {
    static const reading rows[] = {
        {"người", "1e0 person"},
        {"dân", "1e0 person"},
        {"nghìn người", "1e3 person"},
        {"vạn dân", "1e4 person"},
        {"thousand people", "1e3 person"},
        {"persons", "1e0 person"},
        {"người/km²", "1e-6 m^-2 person"},
        {"bác sỹ/1 vạn dân", "1e-4 ~bác sĩ person^-1"},
        {"bác sĩ/vạn dân", "1e-4 ~bác sĩ person^-1"},
        {"bác sỹ/10.000 dân", "1e-4 ~bác sĩ person^-1"},
        {"bác sỹ/10,000 dân", "1e-4 ~bác sĩ person^-1"},
        {"bác sỹ/10000 dân", "1e-4 ~bác sĩ person^-1"},
        {"bác sỹ/10 000 dân", "1e-4 ~bác sĩ person^-1"},
        {"bác sỹ trên 10.000 dân", "1e-4 ~bác sĩ person^-1"},
        {"giường bệnh/1 vạn dân", "1e-4 ~giường bệnh person^-1"},
        {"ca/1.000.000 dân", "1e-6 ~ca person^-1"},
        {"x/1.000", "1e-3 ~x"},
        {"per 10^4 persons", "1e-4 person^-1"},
        {"per 100,000 population", "1e-5 person^-1"},
        {"deaths per million people", "1e-6 ~deaths person^-1"},
        {"tiêu chí/xã", "1e0 ~tiêu chí ~xã^-1"},
        {"dự án", "1e0 ~dự án"},
        {"Dự  Án", "1e0 ~dự án"},
        {"lao động", "1e0 ~lao động"},
        {"lượt khách", "1e0 ~lượt khách"},
        {"triệu lượt khách", "1e6 ~lượt khách"},
        {"hợp tác xã", "1e0 ~hợp tác xã"},
        {"thành phố/huyện", "1e0 ~huyện^-1 ~thành phố"},
        {"khách trên tàu", "1e0 ~khách trên tàu"},
        {"người lao động", "1e0 ~người lao động"},
        {"tỷ lệ", "1e0 ~tỉ lệ"},
        {"tỷ trọng", "1e0 ~tỉ trọng"},
        {"M", "1e0 ~m"},
        {"mw", "1e0 ~mw"},
        {"Mw", "1e6 W"}, /* the prefix is as it is */
        {"kWh million", "1e9 Wh"},
        {"Mg", "1e0 ~mg"},
    };
    CHECK_READINGS(NULL, rows);
}

static void spellings_are_one(void) {
    static const struct {
        const char *a, *b;
    } rows[] = {
        {"hòa", "hoà"},
        {"khỏe", "khoẻ"},
        {"thúy", "thuý"},
        {"ủy ban", "uỷ ban"},
        {"bác sỹ", "bác sĩ"},
        {"kỹ sư", "kĩ sư"},
        {"LƯỢT KHÁCH", "lượt khách"},
        {"tỷ đồng/nghìn người", "triệu đồng/người"},
        {"kg*m/kg", "m"},
        {"1.000 kg", "tấn"},
        {"37,5 g", "37.5 g"},
        {"tấn", "10 tạ"},
        {"km²", "100 ha"},
    };
    size_t i;
    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_unit a, b;
        plan_error error;
        if (CHECK_STATUS(rows[i].a, read(NULL, rows[i].a, &a, &error), PLAN_OK) &&
            CHECK_STATUS(rows[i].b, read(NULL, rows[i].b, &b, &error), PLAN_OK)) {
            CHECK_INT(rows[i].a, plan_unit_equal(&a, &b), 1);
            CHECK_INT(rows[i].a, plan_unit_equal(&b, &a), 1);
        }
    }
}

/* Where the tone stands in a syllable is a matter of taste. */
static void tones(void) {
    static const reading rows[] = {
        {"lùy", "1e0 ~luỳ"}, {"lúy", "1e0 ~luý"}, {"lủy", "1e0 ~luỷ"}, {"lũy", "1e0 ~luỹ"},
        {"lụy", "1e0 ~luỵ"}, {"nòa", "1e0 ~noà"}, {"nóa", "1e0 ~noá"}, {"nỏa", "1e0 ~noả"},
        {"nõa", "1e0 ~noã"}, {"nọa", "1e0 ~noạ"}, {"nòe", "1e0 ~noè"}, {"nóe", "1e0 ~noé"},
        {"nỏe", "1e0 ~noẻ"}, {"nõe", "1e0 ~noẽ"}, {"nọe", "1e0 ~noẹ"}, {"nỳ", "1e0 ~nì"},
        {"ný", "1e0 ~ní"},   {"nỷ", "1e0 ~nỉ"},   {"nỹ", "1e0 ~nĩ"},   {"nỵ", "1e0 ~nị"},
    };
    CHECK_READINGS(NULL, rows);
}

/* Units that a caller fills: factors of any form, atoms of no meaning. */
static void filled_by_callers(void) {
    plan_unit a, b, made, one;
    plan_decimal factor = {0, 0};
    memset(&a, 0, sizeof a);
    memset(&b, 0, sizeof b);
    memset(&one, 0, sizeof one);
    one.factor.digits = 1;
    a.factor = (plan_decimal){1000, 0};
    b.factor = (plan_decimal){1, 0};
    CHECK_STATUS("a thousand", plan_unit_conversion(&a, &b, &factor), PLAN_OK);
    CHECK_INT("a thousand", plan_decimal_compare(factor, (plan_decimal){1, -3}), 0);
    a.factor = (plan_decimal){1, -18};
    b.factor = (plan_decimal){1, 1};
    CHECK_STATUS("10^19", plan_unit_conversion(&a, &b, &factor), PLAN_OK);
    CHECK_INT("10^19", plan_decimal_compare(factor, (plan_decimal){10, -18}), 0);
    a = one;
    a.count = 2;
    a.atoms[0].power = 1; /* of nothing */
    memcpy(a.atoms[1].symbol, "kg", 3);
    CHECK_STATUS("nothing", plan_unit_product(&one, &a, &made), PLAN_OK);
    CHECK_INT("nothing", made.count, 0);
    a.atoms[1].power = 1;
    memset(a.atoms[1].symbol, 'a', sizeof a.atoms[1].symbol);
    CHECK_STATUS("a symbol without an end", plan_unit_product(&one, &a, &made), PLAN_INVALID);
    CHECK_STATUS("six",
                 plan_unit_read(NULL, "xe*nhà*cây*bàn*ghế*sách", strlen("xe*nhà*cây*bàn*ghế*sách"),
                                &a, NULL),
                 PLAN_OK);
    CHECK_INT("six", a.count, 6);
    CHECK_STATUS("six", plan_unit_product(&one, &a, &made), PLAN_OK);
    CHECK_TRUE("the same six", plan_unit_equal(&a, &made));
}

static void refusals(void) {
    static const char long_word[] =
        "một đơn vị đếm có cái tên dài hơn sáu mươi ba byte thì không nhận được đâu";
    static const struct {
        const char *label, *text, *says;
        plan_status status;
    } rows[] = {
        {"brackets", "tỷ đồng (giá hiện hành)", "brackets are not read", PLAN_SYNTAX},
        {"brackets around", "kg/(ha*năm)", "brackets are not read", PLAN_SYNTAX},
        {"nothing between", "kg//ha", "a symbol is missing", PLAN_SYNTAX},
        {"nothing behind", "đồng/", "a symbol is missing", PLAN_SYNTAX},
        {"nothing before", "/người", "a symbol is missing", PLAN_SYNTAX},
        {"zero", "0 kg", "a number in a unit", PLAN_SYNTAX},
        {"two marks", "1.000,5 kg", "a number in a unit", PLAN_SYNTAX},
        {"groups of two", "1.00.00 kg", "a number in a unit", PLAN_SYNTAX},
        {"two numbers", "1 5 kg", "a number in a unit", PLAN_SYNTAX},
        {"many digits", "1234567890123456 kg", "a number in a unit", PLAN_SYNTAX},
        {"power too high", "10^16 kg", "a number in a unit", PLAN_SYNTAX},
        {"no power of ten", "10^ kg", "a number in a unit", PLAN_SYNTAX},
        {"a power of four digits", "10^0015 kg", "not a symbol", PLAN_SYNTAX},
        {"no power", "m^9", "a power is written", PLAN_SYNTAX},
        {"two powers", "m²^2", "a power is written", PLAN_SYNTAX},
        {"two raised powers", "m³²", "a power is written", PLAN_SYNTAX},
        {"a cube in front", "³m²", "a power is written", PLAN_SYNTAX},
        {"a square in front", "²m", "a power is written", PLAN_SYNTAX},
        {"a dash", "-", "not a symbol", PLAN_SYNTAX},
        {"not UTF-8", "t\xff", "not UTF-8", PLAN_SYNTAX},
        {"bidirectional", "xã\xe2\x80\xae", "cannot be seen", PLAN_SYNTAX},
        {"control", "xã\x01", "cannot be seen", PLAN_SYNTAX},
        {"long symbol", long_word, "too long", PLAN_LIMIT},
        {"seven symbols", "a/b/c/d/e/f/i", "too many", PLAN_LIMIT},
        {"seventeen factors", "m*m*m*m*m*m*m*m*m*m*m*m*m*m*m*m*m", "too many", PLAN_LIMIT},
        {"a ninth", "ca trên 9 người", "no decimal number", PLAN_RANGE},
        {"above nothing", "ca trên /", "a symbol is missing", PLAN_SYNTAX},
        {"no decimal", "kg/3 người", "no decimal number", PLAN_RANGE},
        {"too large", "tỷ tỷ tỷ tỷ tỷ đồng", "too large", PLAN_RANGE},
    };
    size_t i;
    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_unit unit, before;
        plan_error error;
        memset(&unit, 0x5A, sizeof unit);
        before = unit;
        CHECK_STATUS(rows[i].label, read(NULL, rows[i].text, &unit, &error), rows[i].status);
        CHECK_TRUE(rows[i].label, strstr(error.message, rows[i].says) != NULL);
        CHECK_INT(rows[i].label, error.status, rows[i].status);
        CHECK_TRUE(rows[i].label, memcmp(&unit, &before, sizeof unit) == 0);
    }
}

/* A symbol has up to 63 bytes; no text is too long to be refused. */
static void long_texts(void) {
    static const char narrow[] = "\xc5\x89"; /* grows by half where case is folded */
    plan_units *units = NULL;
    char text[600], per[620];
    CHECK_STATUS("new", plan_units_new(NULL, &units), PLAN_OK);
    for (size_t n = 60; n < 560; n++) {
        plan_unit unit;
        memset(text, 'a', n);
        CHECK_STATUS("unit", plan_unit_read(NULL, text, n, &unit, NULL),
                     n <= 63 ? PLAN_OK : PLAN_LIMIT);
        text[0] = 'b';
        CHECK_STATUS("symbol", plan_units_add(units, text, n, "kg", 2, NULL),
                     n <= 63 ? PLAN_OK : PLAN_LIMIT);
    }
    for (size_t n = 22; n < 200; n++) {
        plan_unit unit;
        for (size_t i = 0; i < n; i++) {
            memcpy(text + 2 * i, narrow, 2);
        }
        snprintf(per, sizeof per, "per %.*s", (int)(2 * n), text);
        CHECK_STATUS("grows", plan_unit_read(NULL, text, 2 * n, &unit, NULL), PLAN_LIMIT);
        CHECK_STATUS("per", plan_unit_read(NULL, per, strlen(per), &unit, NULL), PLAN_LIMIT);
    }
    plan_units_free(units);
}

static void arguments(void) {
    plan_unit unit = {0}, bad;
    plan_decimal factor;
    char text[600];
    CHECK_STATUS("no result", plan_unit_read(NULL, "kg", 2, NULL, NULL), PLAN_INVALID);
    CHECK_STATUS("no text", plan_unit_read(NULL, NULL, 2, &unit, NULL), PLAN_INVALID);
    CHECK_STATUS("empty", plan_unit_read(NULL, NULL, 0, &unit, NULL), PLAN_OK);
    CHECK_STR("empty", describe(&unit, text, sizeof text), "1e0");
    CHECK_STATUS("no error wanted", plan_unit_read(NULL, "(", 1, &unit, NULL), PLAN_SYNTAX);
    bad = unit;
    bad.count = PLAN_UNIT_MAX_ATOMS + 1;
    CHECK_STATUS("count", plan_unit_conversion(&bad, &unit, &factor), PLAN_INVALID);
    bad = unit;
    bad.factor.digits = 0;
    CHECK_STATUS("factor 0", plan_unit_quotient(&unit, &bad, &unit), PLAN_INVALID);
    CHECK_STATUS("product", plan_unit_product(NULL, &unit, &unit), PLAN_INVALID);
    CHECK_INT("same", plan_unit_same_dimension(&bad, &bad), 0);
    CHECK_INT("points", plan_unit_same_points(NULL, &unit), 0);
    CHECK_INT("equal", plan_unit_equal(&unit, NULL), 0);
    CHECK_INT("money", plan_unit_is_monetary(NULL), 0);
}

static void conversions(void) {
    static const struct {
        const char *from, *to;
        plan_status status;
        int64_t digits;
        int32_t scale;
    } rows[] = {
        {"tỷ đồng", "triệu đồng", PLAN_OK, 1, -3},
        {"triệu đồng", "tỷ đồng", PLAN_OK, 1, 3},
        {"nghìn tấn", "tạ", PLAN_OK, 1, -4}, /* 10^6 kg / 10^2 kg */
        {"ha", "km²", PLAN_OK, 1, 2},        /* 10^4 / 10^6 */
        {"bác sỹ/1 vạn dân", "bác sĩ/1.000 dân", PLAN_OK, 1, 1},
        {"điểm ‰", "%", PLAN_OK, 1, 1},
        {"%", "điểm %", PLAN_OK, 1, 0},
        {"lần", "%", PLAN_OK, 1, -2},
        {"", "%", PLAN_OK, 1, -2},
        {"tỷ đồng/nghìn người", "triệu đồng/người", PLAN_OK, 1, 0},
        {"g", "8 kg", PLAN_OK, 125, 6}, /* 0.001 / 8 */
        {"1,5 kg", "300 g", PLAN_OK, 5, 0},
        {"tấn", "3 kg", PLAN_RANGE, 0, 0},
        {"tỷ đồng", "triệu USD", PLAN_UNIT, 0, 0},
        {"người", "hộ", PLAN_UNIT, 0, 0},
        {"dự án", "dự án/xã", PLAN_UNIT, 0, 0},
        {"M", "m", PLAN_UNIT, 0, 0},
        {"triệu đồng/người/năm", "triệu đồng/người", PLAN_UNIT, 0, 0},
    };
    size_t i;
    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_unit from, to;
        plan_error error;
        plan_decimal factor = {-7, 0}, expected = {rows[i].digits, rows[i].scale};
        if (!CHECK_STATUS(rows[i].from, read(NULL, rows[i].from, &from, &error), PLAN_OK) ||
            !CHECK_STATUS(rows[i].to, read(NULL, rows[i].to, &to, &error), PLAN_OK))
            continue;
        if (CHECK_STATUS(rows[i].from, plan_unit_conversion(&from, &to, &factor), rows[i].status) &&
            rows[i].status == PLAN_OK)
            CHECK_INT(rows[i].from, plan_decimal_compare(factor, expected), 0);
        else
            CHECK_INT(rows[i].from, factor.digits, -7);
    }
}

static void dimensions(void) {
    static const struct {
        const char *a, *b;
        int same, points, equal;
    } rows[] = {
        {"tỷ đồng", "đồng", 1, 0, 0}, {"%", "‰", 1, 1, 0},           {"%", "điểm %", 0, 1, 0},
        {"điểm %", "pp", 1, 1, 1},    {"điểm %", "điểm ‰", 1, 1, 0}, {"%", "lần", 1, 0, 0},
        {"%", "", 1, 0, 0},           {"%", "percent", 1, 1, 1},     {"xã", "xã", 1, 0, 1},
        {"xã", "phường", 0, 0, 0},    {"người", "dân", 1, 0, 1},     {"tỷ đồng", "tỷ USD", 0, 0, 0},
    };
    size_t i;
    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_unit a, b;
        plan_error error;
        if (!CHECK_STATUS(rows[i].a, read(NULL, rows[i].a, &a, &error), PLAN_OK) ||
            !CHECK_STATUS(rows[i].b, read(NULL, rows[i].b, &b, &error), PLAN_OK))
            continue;
        CHECK_INT(rows[i].a, plan_unit_same_dimension(&a, &b), rows[i].same);
        CHECK_INT(rows[i].a, plan_unit_same_points(&a, &b), rows[i].points);
        CHECK_INT(rows[i].a, plan_unit_equal(&a, &b), rows[i].equal);
    }
}

static void products_and_quotients(void) {
    static const struct {
        const char *a, *b, *product, *quotient;
    } rows[] = {
        {"tỷ đồng", "nghìn người", "1e12 VND person", "1e6 VND person^-1"},
        {"tấn", "ha", "1e7 kg m^2", "1e-1 kg m^-2"},
        {"người", "người", "1e0 person^2", "1e0"},
        {"tỷ đồng", "%", "1e7 VND", "1e11 VND"},
        {"%", "%", "1e-4 rate", "1e0 rate"},
        {"tiêu chí", "xã", "1e0 ~tiêu chí ~xã", "1e0 ~tiêu chí ~xã^-1"},
    };
    size_t i;
    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_unit a, b, made;
        plan_error error;
        char text[600];
        if (!CHECK_STATUS(rows[i].a, read(NULL, rows[i].a, &a, &error), PLAN_OK) ||
            !CHECK_STATUS(rows[i].b, read(NULL, rows[i].b, &b, &error), PLAN_OK))
            continue;
        if (CHECK_STATUS(rows[i].a, plan_unit_product(&a, &b, &made), PLAN_OK))
            CHECK_STR(rows[i].a, describe(&made, text, sizeof text), rows[i].product);
        if (CHECK_STATUS(rows[i].a, plan_unit_quotient(&a, &b, &made), PLAN_OK))
            CHECK_STR(rows[i].a, describe(&made, text, sizeof text), rows[i].quotient);
    }
}

static void powers_have_limits(void) {
    plan_unit unit, square;
    plan_error error;
    int i;
    if (!CHECK_STATUS("m^4", read(NULL, "m^4", &unit, &error), PLAN_OK))
        return;
    for (i = 0; i < 4; i++) { /* m^8, 16, 32, 64 */
        CHECK_STATUS("square", plan_unit_product(&unit, &unit, &square), PLAN_OK);
        unit = square;
    }
    CHECK_INT("power", unit.atoms[0].power, 64);
    CHECK_STATUS("128", plan_unit_product(&unit, &unit, &square), PLAN_RANGE);
    CHECK_STATUS("cancels", plan_unit_quotient(&unit, &unit, &square), PLAN_OK);
    CHECK_INT("cancels", square.count, 0);
}

static void money_is_known(void) {
    static const struct {
        const char *text;
        int money;
    } rows[] = {
        {"tỷ đồng", 1}, {"triệu USD", 1}, {"triệu đồng/người", 1}, {"người", 0},
        {"%", 0},       {"xã", 0},        {"kg/EUR", 1},           {"hộ/tỷ đồng", 1},
    };
    size_t i;
    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_unit unit;
        plan_error error;
        if (CHECK_STATUS(rows[i].text, read(NULL, rows[i].text, &unit, &error), PLAN_OK))
            CHECK_INT(rows[i].text, plan_unit_is_monetary(&unit), rows[i].money);
    }
}

static plan_status add(plan_units *units, const char *symbol, const char *definition) {
    return plan_units_add(units, symbol, strlen(symbol), definition, strlen(definition), NULL);
}

static void own_symbols(void) {
    static const struct {
        const char *symbol, *definition;
        plan_status status;
    } rows[] = {
        {"bao", "50 kg", PLAN_OK},
        {"Bao", "50 kg", PLAN_OK}, /* the same again */
        {"bao", "40 kg", PLAN_EXISTS},
        {"tạ", "100 kg", PLAN_OK}, /* as everybody knows it */
        {"tạ", "60 kg", PLAN_EXISTS},
        {"m", "10^6", PLAN_EXISTS},
        {"M", "10^6", PLAN_OK},
        {"sào", "360 m²", PLAN_OK},
        {"mẫu", "10 sào", PLAN_OK},
        {"lạng vàng", "37,5 g", PLAN_OK},
        {"xu", "xu", PLAN_SYNTAX},
        {"xe", "2 xe/người", PLAN_SYNTAX},
        {"a/b", "kg", PLAN_SYNTAX},
        {"a per b", "kg", PLAN_SYNTAX},
        {"a²", "kg", PLAN_SYNTAX},
        {"(a)", "kg", PLAN_SYNTAX},
        {"a)", "kg", PLAN_SYNTAX},
        {"a\xe2\x80\xae", "kg", PLAN_SYNTAX}, /* right-to-left override */
        {"cặp", "2 chiếc", PLAN_OK},
        {"nghìn viên", "3 kg", PLAN_OK}, /* all words together before the first of them */
        {"pc", "%", PLAN_OK},
        {"5a", "kg", PLAN_SYNTAX},
        {"", "kg", PLAN_SYNTAX},
        {"a\xff", "kg", PLAN_SYNTAX},
        {"xô", "10 (l)", PLAN_SYNTAX},
        {"0123456789012345678901234567890123456789012345678901234567890123", "kg", PLAN_LIMIT},
    };
    static const reading readings[] = {
        {"bao", "5e1 kg"},        {"nghìn bao", "5e4 kg"},    {"bao/người", "5e1 kg person^-1"},
        {"mẫu", "36e2 m^2"},      {"lạng vàng", "375e-4 kg"}, {"M đồng", "1e6 VND"},
        {"m", "1e0 m"},           {"USD M", "1e6 USD"},       {"cặp", "2e0 ~chiếc"},
        {"nghìn viên", "3e0 kg"}, {"2 nghìn viên", "6e0 kg"}, {"pc", "1e-2 rate"},
        {"pc xe", "1e0 ~pc xe"}, /* a rate is no multiplier */
    };
    plan_units *units = NULL;
    plan_unit unit;
    size_t i;
    CHECK_STATUS("no result", plan_units_new(NULL, NULL), PLAN_INVALID);
    if (!CHECK_STATUS("new", plan_units_new(NULL, &units), PLAN_OK))
        return;
    for (i = 0; i < sizeof rows / sizeof rows[0]; i++)
        CHECK_STATUS(rows[i].symbol, add(units, rows[i].symbol, rows[i].definition),
                     rows[i].status);
    CHECK_READINGS(units, readings);
    CHECK_STATUS("50/360 is no decimal",
                 plan_unit_read(units, "bao/sào", strlen("bao/sào"), &unit, NULL), PLAN_RANGE);
    CHECK_STATUS("NULL set", plan_units_add(NULL, "a", 1, "kg", 2, NULL), PLAN_INVALID);
    CHECK_STATUS("NULL symbol", plan_units_add(units, NULL, 0, "kg", 2, NULL), PLAN_INVALID);
    plan_units_free(units);
    plan_units_free(NULL);
}

static void own_symbols_are_limited(void) {
    plan_units *units = NULL;
    plan_status status = PLAN_OK;
    int i;
    if (!CHECK_STATUS("new", plan_units_new(NULL, &units), PLAN_OK))
        return;
    for (i = 0; i < 1000 && status == PLAN_OK; i++) {
        char symbol[16];
        snprintf(symbol, sizeof symbol, "w%d", i);
        status = add(units, symbol, "kg");
    }
    CHECK_STATUS("a thousand", status, PLAN_OK);
    CHECK_STATUS("one more", add(units, "w1000", "kg"), PLAN_LIMIT);
    CHECK_STATUS("an old one", add(units, "w7", "kg"), PLAN_OK);
    plan_units_free(units);
}

/* Allocations fail from the n-th on. */
typedef struct failing {
    long left, live;
} failing;

static void *failing_allocate(void *context, size_t size) {
    failing *f = context;
    void *made = f->left-- > 0 ? malloc(size) : NULL;
    f->live += made != NULL;
    return made;
}

static void *failing_resize(void *context, void *pointer, size_t old_size, size_t new_size) {
    failing *f = context;
    (void)old_size;
    void *made = f->left-- > 0 ? realloc(pointer, new_size) : NULL;
    f->live += made != NULL && pointer == NULL;
    return made;
}

static void failing_release(void *context, void *pointer, size_t size) {
    failing *f = context;
    (void)size;
    f->live -= pointer != NULL;
    free(pointer);
}

static void memory_runs_out(void) {
    long allowed;
    int done = 0;
    for (allowed = 0; allowed < 20 && !done; allowed++) {
        failing state = {allowed, 0};
        const plan_allocator allocator = {&state, failing_allocate, failing_resize,
                                          failing_release};
        plan_units *units = NULL;
        plan_status status;
        int i;
        status = plan_units_new(&allocator, &units);
        for (i = 0; i < 40 && status == PLAN_OK; i++) {
            char symbol[16];
            snprintf(symbol, sizeof symbol, "w%d", i);
            status = add(units, symbol, "kg");
        }
        done = status == PLAN_OK;
        CHECK_TRUE("status", done || status == PLAN_NO_MEMORY);
        if (units != NULL && i > 1) {
            plan_unit unit;
            char text[600];
            CHECK_STATUS("kept", plan_unit_read(units, "w0", 2, &unit, NULL), PLAN_OK);
            CHECK_STR("kept", describe(&unit, text, sizeof text), "1e0 kg");
        }
        plan_units_free(units);
        CHECK_INT("leaks", state.live, 0);
    }
    CHECK_TRUE("enough memory in the end", done);
}

/* Every row can be found by its word: folded as words are, and only once. */
static bool same_but_for_case(const char *a, const char *b) {
    bool prefixes = (a[0] == 'm' && b[0] == 'M') || (a[0] == 'M' && b[0] == 'm');
    while (*a != '\0' && (*a | 0x20) == (*b | 0x20)) {
        a++;
        b++;
    }
    return *a == *b && !prefixes;
}

static void the_table_is_sound(void) {
    size_t count = 0, i, k;
    const plan_unit_row *rows = plan_unit_rows(&count);
    CHECK_TRUE("rows", count > 100);
    for (i = 0; i < count; i++) {
        plan_unit unit;
        char folded[PLAN_UNIT_TEXT];
        size_t n = 0;
        if (!rows[i].exact &&
            CHECK_STATUS(rows[i].word,
                         plan_unit_fold(plan_span_of(rows[i].word), folded, sizeof folded, &n),
                         PLAN_OK))
            CHECK_TEXT(rows[i].word, folded, n, rows[i].word);
        for (k = 0; k < i; k++)
            CHECK_TRUE(rows[i].word, strcmp(rows[i].word, rows[k].word) != 0);
        /* Nor do two symbols of several letters differ by case alone, but for m and M in front. */
        for (k = 0; k < i && rows[i].exact && rows[i].word[1] != '\0'; k++)
            CHECK_TRUE(rows[i].word,
                       !rows[k].exact || !same_but_for_case(rows[i].word, rows[k].word));
        if (CHECK_STATUS(rows[i].word,
                         plan_unit_read(NULL, rows[i].word, strlen(rows[i].word), &unit, NULL),
                         PLAN_OK)) {
            CHECK_INT(rows[i].word, unit.count, rows[i].base[0] != '\0');
            CHECK_INT(rows[i].word, unit.scale, rows[i].scale);
            CHECK_INT(rows[i].word, plan_unit_is_monetary(&unit), rows[i].money);
            CHECK_INT(rows[i].word, unit.factor.digits, 1);
            CHECK_INT(rows[i].word, unit.factor.scale, -rows[i].power);
        }
    }
}

TEST_MAIN("unit", {"money and multipliers", money_and_multipliers},
          {"mass, area, energy", mass_area_energy}, {"rates and points", rates_and_points},
          {"people and counting units", people_and_counting},
          {"spellings are one", spellings_are_one}, {"tones", tones},
          {"filled by callers", filled_by_callers}, {"refusals", refusals},
          {"long texts", long_texts}, {"arguments", arguments}, {"conversions", conversions},
          {"dimensions", dimensions}, {"products and quotients", products_and_quotients},
          {"powers have limits", powers_have_limits}, {"money is known", money_is_known},
          {"own symbols", own_symbols}, {"own symbols are limited", own_symbols_are_limited},
          {"memory runs out", memory_runs_out}, {"the table is sound", the_table_is_sound})
