/* Periods: each spelling, each refusal with its reason, and calendar arithmetic counted by hand. */
#include "check.h"

#include <plan/period.h>

#include "period.h"

static plan_period make(int32_t first, int32_t count, int frequency) {
    plan_period period = {first, count, (uint8_t)frequency};
    return period;
}

static plan_status read(const char *text, plan_period *period, plan_error *error) {
    plan_error_init(error);
    return plan_period_read(text, strlen(text), period, error);
}

static const char *write(plan_period period, char text[32]) {
    size_t length = 0;
    if (plan_period_write(period, text, 32, &length) != PLAN_OK || strlen(text) != length)
        snprintf(text, 32, "not written");
    return text;
}

static void spellings(void) {
    static const struct {
        const char *text, *written;
        int32_t first, count;
        int frequency;
    } rows[] = {
        {"2023", "2023", 2023, 1, 1},
        {" 2023\xc2\xa0", "2023", 2023, 1, 1},
        {"YR2023", "2023", 2023, 1, 1},
        {"2023 [YR2023]", "2023", 2023, 1, 1},
        {"2023-A1", "2023", 2023, 1, 1},
        {"0000", "0000", 0, 1, 1},
        {"9999", "9999", 9999, 1, 1},
        {"2023-S1", "2023-S1", 4046, 1, 2},
        {"2023S2", "2023-S2", 4047, 1, 2},
        {"2023-H1", "2023-S1", 4046, 1, 2},
        {"2023h2", "2023-S2", 4047, 1, 2},
        {"2023-Q1", "2023-Q1", 8092, 1, 4},
        {"2023Q4", "2023-Q4", 8095, 1, 4},
        {"2023q1 [2023Q1]", "2023-Q1", 8092, 1, 4},
        {"2023-01", "2023-01", 24276, 1, 12},
        {"2023-12", "2023-12", 24287, 1, 12},
        {"2023-M09", "2023-09", 24284, 1, 12},
        {"2023M01", "2023-01", 24276, 1, 12},
        {"2021-2025", "2021-2025", 2021, 5, 1},
        {"2021\xe2\x80\x93"
         "2025",
         "2021-2025", 2021, 5, 1},
        {"2021 - 2025", "2021-2025", 2021, 5, 1},
        {"2021/2025", "2021-2025", 2021, 5, 1},
        {"YR2021-YR2025", "2021-2025", 2021, 5, 1},
        {"2023-2023", "2023", 2023, 1, 1},
        {"2023-01/2023-09", "2023-01/2023-09", 24276, 9, 12},
        {"2023-Q4/2024-Q1", "2023-Q4/2024-Q1", 8095, 2, 4},
        {"2023-S1 / 2023-S2", "2023-S1/2023-S2", 4046, 2, 2},
        {"năm 2023", "2023", 2023, 1, 1},
        {"Năm 2023", "2023", 2023, 1, 1},
        {"na\xcc\x86m 2023", "2023", 2023, 1, 1}, /* NFD */
        {"năm 2021-2025", "2021-2025", 2021, 5, 1},
        {"giai đoạn 2021-2025", "2021-2025", 2021, 5, 1},
        {"thời kỳ 2021-2030", "2021-2030", 2021, 10, 1},
        {"quý 1, 2023", "2023-Q1", 8092, 1, 4},
        {"quý 1/2023", "2023-Q1", 8092, 1, 4},
        {"quý I/2023", "2023-Q1", 8092, 1, 4},
        {"Quý IV năm 2023", "2023-Q4", 8095, 1, 4},
        {"quý III-2023", "2023-Q3", 8094, 1, 4},
        {"Q2/2023", "2023-Q2", 8093, 1, 4},
        {"Q2 2023", "2023-Q2", 8093, 1, 4},
        {"tháng 9/2023", "2023-09", 24284, 1, 12},
        {"Tháng 9 năm 2023", "2023-09", 24284, 1, 12},
        {"tháng 09 / 2023", "2023-09", 24284, 1, 12},
        {"T9/2023", "2023-09", 24284, 1, 12},
        {"9 tháng 2023", "2023-01/2023-09", 24276, 9, 12},
        {"9 tháng đầu năm 2023", "2023-01/2023-09", 24276, 9, 12},
        {"9 tháng/2023", "2023-01/2023-09", 24276, 9, 12},
        {"9T/2023", "2023-01/2023-09", 24276, 9, 12},
        {"6 tháng đầu năm 2023", "2023-01/2023-06", 24276, 6, 12},
        {"6 tháng cuối năm 2023", "2023-07/2023-12", 24282, 6, 12},
        {"12 tháng năm 9999", "9999-01/9999-12", 119988, 12, 12},
    };
    size_t i;
    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_period period, back;
        plan_error error;
        char text[32];
        if (!CHECK_STATUS(rows[i].text, read(rows[i].text, &period, &error), PLAN_OK)) {
            printf("  %s\n", error.message);
            continue;
        }
        CHECK_INT(rows[i].text, period.first, rows[i].first);
        CHECK_INT(rows[i].text, period.count, rows[i].count);
        CHECK_INT(rows[i].text, period.frequency, rows[i].frequency);
        CHECK_INT(rows[i].text, plan_period_is_valid(period), 1);
        CHECK_STR(rows[i].text, write(period, text), rows[i].written);
        CHECK_STATUS(rows[i].written, read(rows[i].written, &back, &error), PLAN_OK);
        CHECK_INT(rows[i].text, plan_period_compare(period, back), 0);
    }
}

static void refusals(void) {
    static const char usual[] = "a period is written";
    static const char no_such[] = "no such half, quarter or month";
    static const struct {
        const char *text, *says;
        plan_status status;
    } rows[] = {
        {"", usual, PLAN_SYNTAX},
        {"  ", usual, PLAN_SYNTAX},
        {"abc", usual, PLAN_SYNTAX},
        {"Q5", no_such, PLAN_SYNTAX},
        {"-2023", usual, PLAN_SYNTAX},
        {"2023-", usual, PLAN_SYNTAX},
        {"2023x", usual, PLAN_SYNTAX},
        {"2023-Q", usual, PLAN_SYNTAX},
        {"2023 2024", usual, PLAN_SYNTAX},
        {"2023-01-", "weeks, days", PLAN_SYNTAX},
        {"23", "a year has four digits", PLAN_SYNTAX},
        {"023", "a year has four digits", PLAN_SYNTAX},
        {"20233", "a year has four digits", PLAN_SYNTAX},
        {"202301", "a year has four digits", PLAN_SYNTAX},
        {"2022/23", "a year has four digits", PLAN_SYNTAX},
        {"năm 23", "a year has four digits", PLAN_SYNTAX},
        {"quý 1/2023 x", usual, PLAN_SYNTAX},
        {"9 tháng 23", "a year has four digits", PLAN_SYNTAX},
        {"123 tháng 2023", "a year has four digits", PLAN_SYNTAX},
        {"x [YR2023]", "the text in brackets", PLAN_SYNTAX},
        {"2023 [x]", "the text in brackets", PLAN_SYNTAX},
        {"2023[YR2023]", usual, PLAN_SYNTAX},
        {"[YR2023]", usual, PLAN_SYNTAX},
        {"2023 [YR2023", usual, PLAN_SYNTAX},
        {"2023/2024x", usual, PLAN_SYNTAX},
        {"2023-Q1-2023-Q2", usual, PLAN_SYNTAX},
        {"quý 1/23", "a year has four digits", PLAN_SYNTAX},
        {"2023-13", no_such, PLAN_SYNTAX},
        {"2023-00", no_such, PLAN_SYNTAX},
        {"2023-M13", no_such, PLAN_SYNTAX},
        {"2023-Q5", no_such, PLAN_SYNTAX},
        {"2023Q0", no_such, PLAN_SYNTAX},
        {"2023-S3", no_such, PLAN_SYNTAX},
        {"2023-A2", no_such, PLAN_SYNTAX},
        {"quý 5/2023", no_such, PLAN_SYNTAX},
        {"tháng 13/2023", no_such, PLAN_SYNTAX},
        {"0 tháng 2023", no_such, PLAN_SYNTAX},
        {"13 tháng 2023", no_such, PLAN_SYNTAX},
        {"2023-9", "a month has two digits", PLAN_SYNTAX},
        {"9/2023", "starts with its year", PLAN_SYNTAX},
        {"09-2023", "starts with its year", PLAN_SYNTAX},
        {"2023-09-15", "weeks, days", PLAN_SYNTAX},
        {"2023-W05", "weeks, days", PLAN_SYNTAX},
        {"2023-D001", "weeks, days", PLAN_SYNTAX},
        {"2023-T1", "weeks, days", PLAN_SYNTAX},
        {"2025-2021", "ends before it starts", PLAN_SYNTAX},
        {"2023-09/2023-01", "ends before it starts", PLAN_SYNTAX},
        {"2023-Q1/2023-06", "of one frequency", PLAN_SYNTAX},
        {"2023/2023-06", "of one frequency", PLAN_SYNTAX},
        {"2023 [YR2024]", "in brackets", PLAN_SYNTAX},
        {"2023 []", "in brackets", PLAN_SYNTAX},
        {"20\xff"
         "23",
         "not UTF-8", PLAN_SYNTAX},
        {"\xd9\xa2\xd9\xa0\xd9\xa2\xd9\xa3", usual, PLAN_SYNTAX}, /* Arabic-Indic digits */
        {"a text that is longer than any period could be, and then some more words to make sure "
         "that it is",
         usual, PLAN_SYNTAX},
        {"0001-9999", "too long", PLAN_RANGE},
        {"2000-01/2341-05", "too long", PLAN_RANGE}, /* 341 * 12 + 5 = 4097 months */
    };
    size_t i;
    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_period period = make(-7, -7, 7);
        plan_error error;
        CHECK_STATUS(rows[i].text, read(rows[i].text, &period, &error), rows[i].status);
        if (!CHECK_TRUE(rows[i].text, strstr(error.message, rows[i].says) != NULL))
            printf("  %s\n", error.message);
        CHECK_INT(rows[i].text, period.first, -7);
    }
}

static void longest_span(void) {
    plan_period period;
    plan_error error;
    /* 341 * 12 + 4 = 4096 months */
    CHECK_STATUS("4096", read("2000-01/2341-04", &period, &error), PLAN_OK);
    CHECK_INT("4096", period.count, 4096);
    CHECK_INT("4096", plan_period_unpack(plan_period_pack(period)).count, 4096);
}

static void arguments(void) {
    plan_period period = make(2023, 1, 1);
    char text[32];
    size_t length = 0;
    CHECK_STATUS("read", plan_period_read("2023", 4, NULL, NULL), PLAN_INVALID);
    CHECK_STATUS("read", plan_period_read(NULL, 4, &period, NULL), PLAN_INVALID);
    CHECK_STATUS("read", plan_period_read(NULL, 0, &period, NULL), PLAN_SYNTAX);
    CHECK_STATUS("read", plan_period_read("x", 1, &period, NULL), PLAN_SYNTAX);
    CHECK_STATUS("part", plan_period_read("2023-13", 4, &period, NULL), PLAN_OK);
    CHECK_STATUS("year", plan_period_year(2023, NULL), PLAN_INVALID);
    CHECK_STATUS("year", plan_period_year(-1, &period), PLAN_RANGE);
    CHECK_STATUS("year", plan_period_year(10000, &period), PLAN_RANGE);
    CHECK_STATUS("year", plan_period_year(9999, &period), PLAN_OK);
    CHECK_INT("year", period.first, 9999);
    CHECK_STATUS("small", plan_period_write(period, text, 4, &length), PLAN_BUFFER);
    CHECK_U64("needed", length, 4);
    CHECK_STATUS("fits", plan_period_write(period, text, 5, NULL), PLAN_OK);
    CHECK_STATUS("size query", plan_period_write(period, NULL, 0, &length), PLAN_BUFFER);
    CHECK_STATUS("no buffer", plan_period_write(period, NULL, 5, &length), PLAN_INVALID);
    CHECK_STATUS("invalid", plan_period_write(make(1, 1, 3), text, 32, &length), PLAN_INVALID);
    CHECK_STATUS("move", plan_period_move(period, 0, NULL), PLAN_INVALID);
    CHECK_STATUS("move", plan_period_move_years(make(1, 0, 1), 1, &period), PLAN_INVALID);
}

static void validity(void) {
    static const struct {
        int32_t first, count;
        int frequency, valid;
    } rows[] = {
        {2023, 1, 1, 1},    {-1, 1, 1, 0},      {0, 1, 1, 1},         {9999, 1, 1, 1},
        {9999, 2, 1, 0},    {10000, 1, 1, 0},   {119999, 1, 12, 1},   {120000, 1, 12, 0},
        {119998, 2, 12, 1}, {119999, 2, 12, 0}, {0, 0, 1, 0},         {0, -1, 1, 0},
        {0, 4096, 1, 1},    {0, 4097, 1, 0},    {0, 1, 0, 0},         {0, 1, 3, 0},
        {0, 1, 6, 0},       {0, 1, 255, 0},     {INT32_MAX, 1, 1, 0}, {INT32_MAX, INT32_MAX, 12, 0},
    };
    size_t i;
    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_period period = make(rows[i].first, rows[i].count, rows[i].frequency);
        char label[64];
        int32_t first, last;
        snprintf(label, sizeof label, "%d+%d at %d", (int)rows[i].first, (int)rows[i].count,
                 rows[i].frequency);
        CHECK_INT(label, plan_period_is_valid(period), rows[i].valid);
        CHECK_INT(label, plan_period_contains(period, period), rows[i].valid);
        plan_period_months(period, &first, &last);
        CHECK_INT(label, first <= last, rows[i].valid);
        CHECK_INT(label, plan_period_pack(period) != UINT32_MAX, rows[i].valid);
    }
}

static void moves(void) {
    static const struct {
        const char *from;
        int32_t steps, years; /* one of them */
        const char *to;       /* NULL: beyond the years */
    } rows[] = {
        {"2023", -1, 0, "2022"},
        {"2023", 0, 0, "2023"},
        {"2023-Q1", -1, 0, "2022-Q4"},
        {"2023-Q4", 1, 0, "2024-Q1"},
        {"2023-01", -1, 0, "2022-12"},
        {"2023-S1", -3, 0, "2021-S2"},
        {"2021-2025", -1, 0, "2016-2020"},
        {"2021-2025", 2, 0, "2031-2035"},
        {"2023-01/2023-09", -1, 0, "2022-04/2022-12"},
        {"2023-01/2023-09", 0, -1, "2022-01/2022-09"},
        {"2023-Q1", 0, -1, "2022-Q1"},
        {"2023", 0, 7, "2030"},
        {"2021-2025", 0, -1, "2020-2024"},
        {"0000", -1, 0, NULL},
        {"0000-12", 0, -1, NULL},
        {"9999-12", 1, 0, NULL},
        {"2021-2025", INT32_MAX, 0, NULL},
        {"2023-01", 0, INT32_MIN, NULL},
        {"2023-01", 0, INT32_MAX, NULL},
    };
    size_t i;
    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_period from, to = make(-7, 1, 1);
        plan_error error;
        char text[32];
        plan_status status;
        if (!CHECK_STATUS(rows[i].from, read(rows[i].from, &from, &error), PLAN_OK))
            continue;
        status = rows[i].years != 0 ? plan_period_move_years(from, rows[i].years, &to)
                                    : plan_period_move(from, rows[i].steps, &to);
        CHECK_STATUS(rows[i].from, status, rows[i].to != NULL ? PLAN_OK : PLAN_RANGE);
        if (rows[i].to != NULL)
            CHECK_STR(rows[i].from, write(to, text), rows[i].to);
        else
            CHECK_INT(rows[i].from, to.first, -7);
    }
}

static void containment_and_months(void) {
    static const struct {
        const char *outer, *inner;
        int contains;
    } rows[] = {
        {"2023", "2023-Q4", 1},
        {"2023", "2023", 1},
        {"2023", "2024-Q1", 0},
        {"2023-Q4", "2023", 0},
        {"2021-2025", "2025-12", 1},
        {"2021-2025", "2026-01", 0},
        {"2021-2025", "2020-12", 0},
        {"2023-01/2023-09", "2023-Q3", 1},
        {"2023-01/2023-09", "2023-Q4", 0},
        {"2023-S2", "2023-07/2023-12", 1},
        {"2023-S2", "2023-06/2023-12", 0},
    };
    size_t i;
    plan_period period;
    plan_error error;
    int32_t first, last;
    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_period outer, inner;
        if (CHECK_STATUS(rows[i].outer, read(rows[i].outer, &outer, &error), PLAN_OK) &&
            CHECK_STATUS(rows[i].inner, read(rows[i].inner, &inner, &error), PLAN_OK))
            CHECK_INT(rows[i].inner, plan_period_contains(outer, inner), rows[i].contains);
    }
    CHECK_STATUS("Q2", read("2023-Q2", &period, &error), PLAN_OK);
    plan_period_months(period, &first, &last);
    CHECK_INT("April", first, 24279); /* 2023 * 12 + 3 */
    CHECK_INT("June", last, 24281);
}

/* By start, then frequency, then length; packed numbers likewise. */
static void order(void) {
    static const char *const ascending[] = {
        "0000",      "2022-12",
        "2023",      "2023-2024",
        "2021-2025", "2023-S1",
        "2023-Q1",   "2023-Q1/2023-Q2",
        "2023-01",   "2023-01/2023-09",
        "2023-02",   "2023-Q2",
        "2023-S2",   "2024",
        "9999-12",
    };
    /* where each stands in time: 2021-2025 starts before 2022-12 */
    static const size_t sequence[] = {0, 4, 1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14};
    size_t i, k;
    for (i = 0; i < sizeof sequence / sizeof sequence[0]; i++) {
        for (k = 0; k < sizeof sequence / sizeof sequence[0]; k++) {
            plan_period a, b;
            plan_error error;
            const int expected = i < k ? -1 : i > k;
            uint32_t left, right;
            if (!CHECK_STATUS("a", read(ascending[sequence[i]], &a, &error), PLAN_OK) ||
                !CHECK_STATUS("b", read(ascending[sequence[k]], &b, &error), PLAN_OK))
                return;
            left = plan_period_pack(a);
            right = plan_period_pack(b);
            CHECK_INT(ascending[sequence[i]], plan_period_compare(a, b), expected);
            CHECK_INT(ascending[sequence[i]], left < right ? -1 : left > right, expected);
        }
    }
}

/* Every start of every frequency, with several lengths: packed and back, and the packed moves as
 * the public ones do them. */
static void packed(void) {
    static const int frequencies[] = {1, 2, 4, 12};
    static const int32_t counts[] = {1, 2, 5, 9, 12, 4096};
    size_t f, c;
    int bad = 0;
    for (f = 0; f < 4; f++) {
        for (c = 0; c < sizeof counts / sizeof counts[0]; c++) {
            int32_t first;
            for (first = 0; first < 10000 * frequencies[f]; first += first < 60 ? 1 : 7) {
                const plan_period period = make(first, counts[c], frequencies[f]);
                plan_period back, moved;
                uint32_t key, earlier = 0;
                if (!plan_period_is_valid(period))
                    continue;
                key = plan_period_pack(period);
                back = plan_period_unpack(key);
                bad += back.first != first || back.count != counts[c] ||
                       back.frequency != frequencies[f];
                bad += plan_packed_frequency(key) != frequencies[f];
                bad += plan_packed_count(key) != (uint32_t)counts[c];
                if (plan_packed_year_earlier(key, &earlier))
                    bad += plan_period_move_years(period, -1, &moved) != PLAN_OK ||
                           plan_period_pack(moved) != earlier;
                else
                    bad += plan_period_move_years(period, -1, &moved) != PLAN_RANGE;
                if (plan_packed_step_earlier(key, &earlier))
                    bad += plan_period_move(period, -1, &moved) != PLAN_OK ||
                           plan_period_pack(moved) != earlier;
                else
                    bad += plan_period_move(period, -1, &moved) != PLAN_RANGE;
            }
        }
    }
    CHECK_INT("differences", bad, 0);
    CHECK_U64("2023", plan_period_pack(make(2023, 1, 1)), UINT32_C(24276) << 15);
    CHECK_U64("2023-01/2023-09", plan_period_pack(make(24276, 9, 12)),
              UINT32_C(24276) << 15 | UINT32_C(3) << 13 | 8u);
}

/* The packed form: steps, and where they end. */
static void packed_steps(void) {
    static const struct {
        const char *text, *earlier; /* NULL: none, before year 0 */
    } rows[] = {
        {"2021-2025", "2016-2020"}, {"2023", "2022"},    {"0001", "0000"},  {"0000", NULL},
        {"0003-0005", "0000-0002"}, {"0002-0004", NULL}, {"0000-Q1", NULL}, {"0000-Q2", "0000-Q1"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_period period, earlier;
        uint32_t made = 0;
        CHECK_STATUS(rows[i].text,
                     plan_period_read(rows[i].text, strlen(rows[i].text), &period, NULL), PLAN_OK);
        bool is_there = plan_packed_step_earlier(plan_period_pack(period), &made);
        CHECK_INT(rows[i].text, is_there, rows[i].earlier != NULL);
        if (rows[i].earlier != NULL) {
            CHECK_STATUS(rows[i].earlier,
                         plan_period_read(rows[i].earlier, strlen(rows[i].earlier), &earlier, NULL),
                         PLAN_OK);
            CHECK_U64(rows[i].text, made, plan_period_pack(earlier));
            CHECK_INT("one behind the other",
                      plan_packed_is_next(plan_period_pack(earlier), plan_period_pack(period)),
                      period.count == 1 && plan_period_pack(earlier) != 0);
        }
        CHECK_TRUE("0 is no period", !plan_packed_is_next(0, plan_period_pack(period)));
    }
}

TEST_MAIN("period", {"spellings", spellings}, {"refusals", refusals},
          {"packed steps", packed_steps}, {"longest span", longest_span}, {"arguments", arguments},
          {"validity", validity}, {"moves", moves},
          {"containment and months", containment_and_months}, {"order", order}, {"packed", packed})
