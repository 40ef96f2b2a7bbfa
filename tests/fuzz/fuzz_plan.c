/* Whole plans with their tables, made from bytes: kinds, areas that begin and end, partitions,
 * rules, targets, growths of growths, figures that are about, at least, or wrong. What reads is
 * checked, cited and written in every format; twice gives the same, several threads give the same,
 * and with a baseline of everything nothing is new. */
#include <plan.h>

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { ROOM = 1 << 16, INDICATORS = 9, AREAS = 5, YEARS = 5 };

/* The input, and when it has ended what a generator makes of it. */
typedef struct maker {
    const uint8_t *data;
    size_t size, at;
    uint64_t state;
    char plan[ROOM], table[ROOM];
    size_t plan_size, table_size;
    int kinds[INDICATORS];
    int sound; /* what refers to something refers to what fits */
} maker;

static void require(int held) {
    if (!held) {
        abort();
    }
}

static unsigned byte(maker *m) {
    m->state = m->state * UINT64_C(6364136223846793005) + 1442695040888963407U;
    if (m->at < m->size) {
        m->state += m->data[m->at];
        return m->data[m->at++];
    }
    return (unsigned)(m->state >> 56);
}

static unsigned below(maker *m, unsigned n) {
    return byte(m) % n;
}

static int chance(maker *m, unsigned percent) {
    return byte(m) * 100 < percent * 256;
}

#define PICK(m, list) (list)[below((m), sizeof(list) / sizeof *(list))]

/* The same in a plan that is sound; by chance otherwise. */
static int rarely(maker *m, unsigned percent) {
    return !m->sound && chance(m, percent);
}

__attribute__((format(printf, 3, 4))) static void put(char *text, size_t *size, const char *format,
                                                      ...) {
    va_list arguments;
    va_start(arguments, format);
    int n = vsnprintf(text + *size, ROOM - *size, format, arguments);
    va_end(arguments);
    require(n >= 0 && (size_t)n < ROOM - *size);
    *size += (size_t)n;
}
#define PLAN(m, ...) put((m)->plan, &(m)->plan_size, __VA_ARGS__)
#define ROW(m, ...) put((m)->table, &(m)->table_size, __VA_ARGS__)

/* --- The plan --- */

static const char *const kinds[] = {"level",  "count",  "ratio", "rate", "share",
                                    "growth", "change", "index", "score"};
static const char *const kind_units[] = {"tỷ đồng", "người", "tỷ đồng/người", "%", "%", "%",
                                         "tỷ đồng", "%",     "điểm"};
/* i0 is i1 and i4, i3 is i0 by i2, i5 its growth, i6 and i7 are all of it in percent. */
enum { LEVEL, COUNT, RATIO, RATE, SHARE, GROWTH, CHANGE, INDEX, SCORE };
static const int layout[] = {LEVEL, LEVEL, COUNT, RATIO, LEVEL, GROWTH, SHARE, SHARE, INDEX};
static const char *const periods[] = {"2021",      "2022", "2023",    "2021-2023",
                                      "2020-2024", "2024", "2022-Q1", "2022-03"};
static const char *const presets[] = {"eurostat", "statcan", "unsd", "escap", "destatis", "sdsn"};
static const char *const missings[] = {"skip", "zero", "fail", "partial"};
static const char *const severities[] = {"error", "warning", "note", "off"};
static const char *const texts[] = {"\"Tên\"", "{\"vi\": \"một\", \"en\": \"one\"}",
                                    "{\"vi\": \"<b>\\\"&|*_[`\"}", "\"=1+1, x\""};

static void put_indicator(maker *m, unsigned i) {
    static const int lasts[] = {RATE, GROWTH, CHANGE, INDEX, SCORE, COUNT};
    unsigned kind = m->sound ? (unsigned)(i < 8 ? layout[i] : PICK(m, lasts)) : below(m, 9);
    m->kinds[i] = (int)kind;
    PLAN(m, "%s{\"code\": \"i%u\", \"kind\": \"%s\"", i > 0 ? ", " : "", i, kinds[kind]);
    if (m->sound || chance(m, 90)) {
        PLAN(m, ", \"unit\": \"%s\"", kind_units[kind]);
    }
    if ((kind >= GROWTH && kind <= INDEX) || rarely(m, 3)) {
        PLAN(m, ", \"of\": \"i%u\"", m->sound ? 0 : below(m, i + 1));
    }
    if (kind == RATIO && (m->sound || chance(m, 80))) {
        PLAN(m, ", \"numerator\": \"i%u\", \"denominator\": \"i%u\"", m->sound ? 0 : below(m, 3),
             m->sound ? 2 : below(m, 4));
    }
    if (chance(m, 25)) {
        PLAN(m, ", \"name\": %s", PICK(m, texts));
    }
    if (chance(m, 30)) {
        static const char *const ways[] = {"up", "down", "none"};
        PLAN(m, ", \"direction\": \"%s\"", PICK(m, ways));
    }
    if (chance(m, 20)) {
        static const char *const prices[] = {"current", "constant", "chained", "undeclared"};
        PLAN(m, ", \"price\": \"%s\"", PICK(m, prices));
    }
    if ((kind == GROWTH || kind == INDEX) && chance(m, 50)) {
        static const char *const forms[] = {"rate", "index", "ratio", "log"};
        PLAN(m, ", \"form\": \"%s\"", PICK(m, forms));
    }
    if (kind == GROWTH && chance(m, 30)) {
        PLAN(m, ", \"over\": \"%s\"", chance(m, 50) ? "period" : "year");
    }
    if (kind < 2 && chance(m, 30)) {
        PLAN(m, ", \"stock\": %s", chance(m, 70) ? "true" : "false");
    }
    if ((kind == GROWTH || kind == CHANGE) && chance(m, 20)) {
        PLAN(m, ", \"sense\": \"decrease\"");
    }
    if (kind == INDEX && chance(m, 40)) {
        PLAN(m, ", \"base\": \"2020\"");
    }
    if (chance(m, 15)) {
        static const char *const bounds[] = {"null", "[0, null]", "[null, 100]", "[0, 100]",
                                             "[90, 10]"};
        PLAN(m, ", \"bounds\": %s", bounds[below(m, m->sound ? 4 : 5)]);
    }
    if (chance(m, 10)) {
        PLAN(m, ", \"decimals\": %u", below(m, 4));
    }
    if (chance(m, 12)) {
        static const char *const breaks[] = {"\"2022\"", "{\"period\": \"2022\", \"area\": \"a1\"}",
                                             "{\"period\": \"2023\"}"};
        PLAN(m, ", \"breaks\": [%s]", breaks[m->sound ? 0 : below(m, 3)]);
    }
    if (chance(m, 10)) {
        PLAN(m, ", \"band\": 0.%u", below(m, 9));
    }
    if (chance(m, 8)) {
        PLAN(m, ", \"required\": [\"%s\"]", chance(m, 50) ? "plan" : "actual");
    }
    if (m->sound ? i == 1 : chance(m, 10)) {
        PLAN(m, ", \"part_of\": \"i%u\"", m->sound ? 0 : below(m, INDICATORS));
    }
    if (chance(m, 10)) {
        PLAN(m, ", \"progress\": \"%s\"", PICK(m, presets));
    }
    if (chance(m, 25)) {
        PLAN(m, ", \"group\": \"%s\"", rarely(m, 10) ? "h" : "g");
    }
    PLAN(m, "}");
}

static void put_areas(maker *m) {
    PLAN(m, ", \"areas\": [{\"code\": \"a0\", \"parts_complete\": %s}",
         chance(m, 70) ? "true" : "false");
    for (unsigned i = 1; i < AREAS; i++) {
        PLAN(m, ", {\"code\": \"a%u\", \"parent\": \"a%u\"", i,
             rarely(m, 10) ? below(m, AREAS) : 0);
        if (i == AREAS - 1 || chance(m, 5)) {
            PLAN(m, ", \"role\": \"subset\"");
        }
        if (chance(m, 15)) {
            PLAN(m, ", \"valid_from\": \"%s\"", PICK(m, periods));
        }
        if (chance(m, 15)) {
            PLAN(m, ", \"valid_to\": \"%s\"", PICK(m, periods));
        }
        if (chance(m, 20)) {
            PLAN(m, ", \"name\": %s", PICK(m, texts));
        }
        PLAN(m, "}");
    }
    PLAN(m, "]");
}

static void put_partitions(maker *m) {
    PLAN(m, ", \"partitions\": [");
    for (unsigned i = 0, n = below(m, 3); i < n; i++) {
        PLAN(m, "%s{\"code\": \"p%u\", ", i > 0 ? ", " : "", i);
        if (m->sound) {
            PLAN(m, i == 0 ? "\"whole\": \"i0\", \"members\": [\"i1\", \"i4\"]"
                           : "\"total\": 100, \"members\": [\"i6\", \"i7\"]");
        } else {
            PLAN(m, chance(m, 70) ? "\"whole\": \"i%u\"" : "\"total\": %u", byte(m) % 100);
            PLAN(m, ", \"members\": [\"i%u\", \"i%u\"%s]", 1 + below(m, 3), 4 + below(m, 3),
                 chance(m, 20) ? ", \"i8\"" : "");
        }
        if (chance(m, 25)) {
            PLAN(m, ", \"tolerance\": 0.%u", below(m, 9));
        }
        if (chance(m, 40)) {
            PLAN(m, ", \"missing\": \"%s\"", PICK(m, missings));
        }
        PLAN(m, "}");
    }
    PLAN(m, "]");
}

static void put_operand(maker *m, unsigned depth) {
    static const char *const functions[] = {"sum", "min", "max"};
    switch (below(m, depth > 2 ? 5 : 10)) {
    case 0:
        PLAN(m, "%u.%u", below(m, 90), below(m, 9));
        break;
    case 1:
        PLAN(m, "growth(i%u)", below(m, INDICATORS));
        break;
    case 2:
        PLAN(m, "i%u[-1y]", below(m, INDICATORS));
        break;
    case 3:
        PLAN(m, "i%u@plan", below(m, INDICATORS));
        break;
    case 5:
        PLAN(m, "%s(", PICK(m, functions));
        put_operand(m, depth + 1);
        PLAN(m, ", ");
        put_operand(m, depth + 1);
        PLAN(m, ")");
        break;
    case 6:
        PLAN(m, "(");
        put_operand(m, depth + 1);
        PLAN(m, " %c ", "+-*/"[below(m, 4)]);
        put_operand(m, depth + 1);
        PLAN(m, ")");
        break;
    case 7:
        PLAN(m, "change(i%u)", below(m, INDICATORS));
        break;
    default:
        PLAN(m, "i%u", below(m, INDICATORS));
    }
}

static void put_rules(maker *m) {
    static const char *const checks[] = {
        "i0 >= i1 + i4",         "growth(i0) == i5",       "i6 + i7 <= 100%",
        "i1 / i0 <= 0.6",        "i3 * i2 == i0",          "max(i1, i4) < i0",
        "sum(i1, i4) == i0",     "change(i1) >= -i0",      "i0@plan <= i0",
        "i2 >= 10 người",        "abs(i1 - i4) <= i0 / 2", "i5 > i5[-1y]",
        "min(i1, i4) >= 0 * i0", "i0 / i2 == i3",          "growth(i1) <= growth(i4) + 3 điểm %"};
    static const char *const relations[] = {"==", "<=", ">=", "<", ">", "≤", "≥"};
    PLAN(m, ", \"rules\": [");
    for (unsigned i = 0, n = below(m, 4); i < n; i++) {
        PLAN(m, "%s{\"check\": \"", i > 0 ? ", " : "");
        if (chance(m, 30)) { /* the same kind on both sides */
            PLAN(m, "i%u %s i%u%s", below(m, 2), PICK(m, relations), below(m, 2),
                 chance(m, 40) ? "[-1y]" : "");
        } else if (m->sound || chance(m, 50)) {
            PLAN(m, "%s", PICK(m, checks));
        } else {
            put_operand(m, 0);
            PLAN(m, " %s ", PICK(m, relations));
            put_operand(m, 0);
        }
        PLAN(m, "\"");
        if (chance(m, 20)) {
            PLAN(m, ", \"severity\": \"%s\"", PICK(m, severities));
        }
        if (chance(m, 20)) {
            PLAN(m, ", \"tolerance\": %u", below(m, 5));
        }
        if (chance(m, 30)) {
            PLAN(m, ", \"missing\": \"%s\"", PICK(m, missings));
        }
        if (chance(m, 20)) {
            PLAN(m, ", \"where\": {\"area\": [\"a%u\"], \"period\": \"%s\"}", below(m, AREAS),
                 PICK(m, periods));
        }
        if (chance(m, 20)) {
            PLAN(m, ", \"note\": %s", PICK(m, texts));
        }
        PLAN(m, "}");
    }
    PLAN(m, "], \"builtin\": [");
    for (unsigned i = 0, n = below(m, 3); i < n; i++) {
        static const char *const codes[] = {"P201", "P206", "P301", "P302", "P304", "P309",
                                            "P320", "P405", "P501", "P207", "P999"};
        const char *code = codes[below(m, m->sound ? 10 : 11)];
        PLAN(m, "%s{\"code\": \"%s\", \"severity\": \"%s\"", i > 0 ? ", " : "", code,
             PICK(m, severities));
        if (chance(m, 20)) {
            PLAN(m, ", \"tolerance\": 0.%u", below(m, 9));
        }
        if (chance(m, 20)) {
            PLAN(m, ", \"missing\": \"%s\"", PICK(m, missings));
        }
        PLAN(m, "}");
    }
    PLAN(m, "]");
}

static const char *const operators[] = {"about", "at_least", "above", "at_most", "below", "range"};
static const char *const bases[] = {"level", "mean_growth", "points_a_year", "cumulative",
                                    "share_of"};

/* Of a sound plan: spans where a basis needs one, a high end for ranges only. */
static void put_sound_target(maker *m) {
    static const char *const spans[] = {"2021-2023", "2020-2024", "2021-2024", "2022-2023"};
    static const char *const years[] = {"2021", "2022", "2023", "2024"};
    unsigned basis = below(m, 5), op = below(m, 6);
    const unsigned of[] = {0, 1, 4, 2, 5, 6, 8};
    unsigned i = basis == 0 ? PICK(m, of) : basis == 2 ? 6 : basis == 4 ? 1 : below(m, 2);
    PLAN(m, "{\"indicator\": \"i%u\", \"basis\": \"%s\", \"period\": \"%s\"", i, bases[basis],
         basis > 0 && basis < 4 ? PICK(m, spans) : PICK(m, years));
    PLAN(m, ", \"operator\": \"%s\", \"low\": %u.%u", operators[op],
         basis == 0 && i < 5 ? 100 * below(m, 9) : below(m, 60), below(m, 9));
    if (op == 5 || (op == 0 && chance(m, 30))) {
        PLAN(m, ", \"high\": %u", 900);
    }
    if (basis == 4) {
        PLAN(m, ", \"of\": \"i0\"");
    }
    if (basis == 0 && op > 0 && op < 5 && chance(m, 30)) {
        PLAN(m, ", \"keep\": \"%s\"", op < 3 ? "above" : "below");
    }
    if (chance(m, 40)) {
        PLAN(m, ", \"baseline\": \"2020\"");
    }
}

static void put_any_target(maker *m) {
    PLAN(m, "{\"indicator\": \"i%u\", \"period\": \"%s\"", below(m, INDICATORS), PICK(m, periods));
    if (chance(m, 60)) {
        PLAN(m, ", \"operator\": \"%s\"", PICK(m, operators));
    }
    if (chance(m, 90)) {
        PLAN(m, ", \"low\": %u.%u", below(m, 200), below(m, 9));
    }
    if (chance(m, 30)) {
        PLAN(m, ", \"high\": %u", byte(m));
    }
    if (chance(m, 60)) {
        PLAN(m, ", \"basis\": \"%s\"", PICK(m, bases));
    }
    if (chance(m, 30)) {
        PLAN(m, ", \"of\": \"i%u\"", below(m, INDICATORS));
    }
    if (chance(m, 30)) {
        PLAN(m, ", \"keep\": \"%s\"", chance(m, 50) ? "above" : "below");
    }
    if (chance(m, 40)) {
        PLAN(m, ", \"baseline\": \"202%u\"", below(m, 4));
    }
}

static void put_targets(maker *m) {
    PLAN(m, ", \"targets\": [");
    for (unsigned i = 0, n = below(m, 5); i < n; i++) {
        PLAN(m, "%s", i > 0 ? ", " : "");
        if (m->sound) {
            put_sound_target(m);
        } else {
            put_any_target(m);
        }
        if (chance(m, 40)) {
            PLAN(m, ", \"area\": \"a%u\"", below(m, AREAS));
        }
        PLAN(m, "}");
    }
    PLAN(m, "]");
}

static void put_plan(maker *m) {
    PLAN(m, "{\"libplan\": 1, \"language\": \"%s\", \"number_format\": \"plain\"",
         chance(m, 50) ? "vi" : "en");
    PLAN(m, ", \"title\": %s, \"groups\": [{\"code\": \"g\", \"name\": %s}]", PICK(m, texts),
         PICK(m, texts));
    if (m->sound || chance(m, 80)) {
        put_areas(m);
    }
    if (m->sound || chance(m, 30)) {
        PLAN(m, ", \"series\": [{\"code\": \"s\", \"role\": \"other\"}]");
    }
    PLAN(m, ", \"indicators\": [");
    for (unsigned i = 0; i < INDICATORS; i++) {
        put_indicator(m, i);
    }
    PLAN(m, "]");
    put_partitions(m);
    put_rules(m);
    put_targets(m);
    if (chance(m, 30)) {
        PLAN(m, ", \"progress\": \"%s\"", PICK(m, presets));
    }
    if (chance(m, 20)) {
        PLAN(m, ", \"outliers\": {\"method\": \"%s\", \"c\": %u}",
             chance(m, 50) ? "robust_z" : "hidiroglou_berthelot", 1 + below(m, 4));
    }
    PLAN(m, "}");
}

/* --- The table: figures that fit each other, but for some --- */

static void put_value(maker *m, unsigned i, unsigned area, unsigned year) {
    static const char *const words[] = {"khoảng ", "about ", ">=", "<", "~", "=", "ít nhất "};
    /* Part areas add up to the whole one; i0 is i1 and i4 and i5 ... of about the same size. */
    unsigned share = area == 0 ? 3 : 1, value = (i == 0 ? 200 : 100) * share * (10 + year) / 10;
    if (m->kinds[i] >= 3) {
        value = m->kinds[i] == 7 ? 110 : 10;
    }
    if (chance(m, 12)) {
        value += below(m, 90);
    }
    if (chance(m, 6)) {
        ROW(m, "%s", PICK(m, words));
    }
    if (chance(m, 3)) {
        ROW(m, "-");
    }
    ROW(m, "%u", value * (chance(m, 4) ? 10 : 1));
    if (chance(m, 30)) {
        ROW(m, ".%u", below(m, 100));
    }
    if (chance(m, 3)) {
        ROW(m, " đến %u", value + 5);
    }
}

static void put_table(maker *m) {
    static const char *const measures[] = {"",        "change",     "percent_of",  "points",
                                           "percent", "difference", "contribution"};
    static const char *const series[] = {"", "", "", "actual", "plan", "estimate", "s"};
    static const char *const against[] = {"plan", "previous", "2020", "2022", ""};
    static const char *const parts[] = {"",    "",    "",    "-Q1", "-Q2",
                                        "-Q3", "-Q4", "-H1", "-01", "-02"};
    ROW(m, "indicator,area,period,value,series,unit,measure,against\n");
    unsigned quarters = chance(m, 25) ? 10 : 1;
    for (unsigned n = 0, rows = 20 + byte(m) / 2; n < rows; n++) {
        unsigned i = below(m, INDICATORS), area = below(m, AREAS), year = below(m, YEARS);
        ROW(m, "i%u,a%u,%u%s,", i, area, 2020 + year, parts[below(m, quarters)]);
        if (!chance(m, 4)) {
            put_value(m, i, area, year);
        }
        ROW(m, ",%s,%s", PICK(m, series),
            chance(m, 85)   ? ""
            : chance(m, 80) ? kind_units[m->kinds[i]]
                            : "triệu đồng");
        const char *measure = chance(m, 85) ? "" : PICK(m, measures);
        ROW(m, ",%s,%s\n", measure, measure[0] != '\0' || chance(m, 2) ? PICK(m, against) : "");
    }
}

/* --- What is done with it --- */

typedef struct text {
    char *bytes;
    size_t size, room, at;
} text;

static plan_status keep(void *context, const void *bytes, size_t length) {
    text *t = context;
    if (t->size + length > t->room) {
        t->room = 2 * (t->size + length);
        t->bytes = realloc(t->bytes, t->room);
        require(t->bytes != NULL);
    }
    if (length > 0) {
        memcpy(t->bytes + t->size, bytes, length);
    }
    t->size += length;
    return PLAN_OK;
}

static plan_status give(void *context, void *buffer, size_t size, size_t *read) {
    text *t = context;
    *read = t->size - t->at < size ? t->size - t->at : size;
    if (*read > 0) {
        memcpy(buffer, t->bytes + t->at, *read);
    }
    t->at += *read;
    return PLAN_OK;
}

static int write_all(const plan_report *report, unsigned how, text *out) {
    static const char *const areas[] = {NULL, "a1"};
    plan_write_options options = {.struct_size = sizeof options};
    options.color = how & 1;
    options.quiet = how >> 1 & 1;
    options.statistics = how >> 2 & 1;
    options.width = how >> 3 & 1 ? 40 : 0;
    options.prefix = how >> 4 & 1 ? "plans/" : NULL;
    options.timestamp = how >> 5 & 1 ? "2026-01-31T12:00:00Z" : NULL;
    options.fail_level = how >> 6 & 1 ? PLAN_SEVERITY_NOTE : PLAN_SEVERITY_ERROR;
    for (int format = PLAN_FORMAT_TEXT; format <= PLAN_FORMAT_BASELINE; format++) {
        require(plan_report_write(report, format, &options, keep, out) == PLAN_OK);
    }
    plan_target_filter filter = {.struct_size = sizeof filter, .area = areas[how >> 7]};
    static const int target_formats[] = {PLAN_FORMAT_TEXT, PLAN_FORMAT_JSON, PLAN_FORMAT_CSV};
    for (size_t i = 0; i < 3; i++) {
        require(plan_report_write_targets(report, target_formats[i], &options, &filter, keep,
                                          out) == PLAN_OK);
    }
    return 1;
}

/* Reads, checks, cites and writes; what was written, and the report. */
static plan_report *run(maker *m, unsigned how, unsigned threads, const plan_baseline *baseline,
                        text *out) {
    plan_document *document = NULL;
    plan_report *report = NULL;
    plan_report_options reporting = {.struct_size = sizeof reporting, .language = -1};
    reporting.max_findings = how % 5 == 1 ? 3 : 0;
    require(plan_document_new(NULL, &document) == PLAN_OK);
    require(plan_report_new(NULL, &reporting, &report) == PLAN_OK);
    require(plan_report_keep_identities(report) == PLAN_OK);
    require(baseline == NULL || plan_report_set_baseline(report, baseline) == PLAN_OK);
    plan_status status =
        plan_json_read(document, "plan.json", m->plan, m->plan_size, NULL, report, NULL);
    require(status == PLAN_OK || status == PLAN_FINDINGS);
    if (status == PLAN_FINDINGS) {
        require(plan_report_close(report) == PLAN_OK);
    } else {
        plan_data data = {.struct_size = sizeof data, .path = "table.csv", .number_format = -1};
        text table = {m->table, m->table_size, 0, 0};
        status = plan_csv_read(document, &data, give, &table, NULL, report, NULL);
        require(status == PLAN_OK || status == PLAN_FINDINGS);
        plan_check_options options = {.struct_size = sizeof options, .threads = threads};
        options.repair_budget = how % 7 == 0 ? 10 : 0;
        require(plan_check(document, &options, report, NULL) == PLAN_OK);
        table.at = 0;
        status = plan_csv_cite(document, &data, give, &table, NULL, report, NULL);
        require(status == PLAN_OK || status == PLAN_FINDINGS);
    }
    require(write_all(report, how, out));
    plan_document_free(document);
    return report;
}

static void with_everything_known(maker *m, unsigned how, const plan_report *first) {
    text known = {0}, out = {0};
    plan_baseline *baseline = NULL;
    plan_summary before, after;
    require(plan_report_write(first, PLAN_FORMAT_BASELINE, NULL, keep, &known) == PLAN_OK);
    require(plan_json_read_baseline(NULL, known.bytes, known.size, &baseline, NULL) == PLAN_OK);
    plan_report *second = run(m, how, 1, baseline, &out);
    require(plan_report_summary(first, &before) == PLAN_OK);
    require(plan_report_summary(second, &after) == PLAN_OK);
    /* What could not be checked is never known. */
    uint64_t fresh = after.errors + after.warnings + after.notes;
    require(fresh == 0 || after.incomplete != 0);
    require(fresh + after.known == before.errors + before.warnings + before.notes);
    require(plan_report_stale(second) == 0);
    plan_report_free(second);
    plan_baseline_free(baseline);
    free(known.bytes);
    free(out.bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static maker m; /* 128 KiB: not on the stack */
    memset(&m, 0, sizeof m);
    m.data = data;
    m.size = size;
    for (size_t i = 0; i < size; i++) {
        m.state = (m.state ^ data[i]) * UINT64_C(1099511628211);
    }
    m.sound = chance(&m, 80);
    put_plan(&m);
    put_table(&m);
    unsigned how = byte(&m);
    text one = {0}, two = {0};
    plan_report *first = run(&m, how, 1, NULL, &one);
    plan_report *again = run(&m, how, 2 + how % 3, NULL, &two);
    require(one.size == two.size && memcmp(one.bytes, two.bytes, one.size) == 0);
    if (how % 5 != 1) {
        with_everything_known(&m, how, first);
    }
    plan_report_free(first);
    plan_report_free(again);
    free(one.bytes);
    free(two.bytes);
    return 0;
}
