/* Rows of the table of functions: progress towards a target. */
#include "function.h"

#include <plan/progress.h>

#define MODULE "progress"
#define TARGET_OR_NONE PLAN_FIGURE_UNKNOWN("target", UNIT, "")
#define YEAR(name, range) PLAN_NUMBER(name, "year", range)
#define YEAR_OR_NONE(name, range) PLAN_NUMBER_UNKNOWN(name, "year", range)

/* The number and the class behind it. */
#define CALL_PRESET(name, ...)                                                                     \
    static plan_status call_##name(const plan_argument *a, double *out) {                          \
        int found = 0;                                                                             \
        plan_status status = plan_##name(__VA_ARGS__, &out[0], &found);                            \
        out[1] = status == PLAN_OK ? found : out[1];                                               \
        return status;                                                                             \
    }
#define WITH_CLASS(words) PLAN_WORDS("", "class", words)

/* --- destatis --- */

static const plan_parameter destatis[] = {
    PLAN_LIST("values", UNIT, "four or more in the last six years"),
    PLAN_LIST("years", "year", "whole, each once"),
    TARGET_OR_NONE,
    YEAR_OR_NONE("end", "not before the last of the years; none: a target to keep"),
    PLAN_WORD("direction", "up down"),
};
CALL_PRESET(destatis, VALUES(0), VALUES(1), COUNT(0), VALUE_OR_NAN(2), VALUE_OR_NAN(3),
            CHOICE(4) + 1)
const plan_function_row plan_row_destatis = {
    .info = {PLAN_TEXTS(
                 "destatis", "",
                 "Share of the way to a target that is missed if the last five "
                 "years go on, as weather",
                 "100 - 100 * change * (end - last year) / (target - last value); below 5 sun, "
                 "to 20 light cloud, more cloud, wrong way storm",
                 "percent of the way; without a target year the change a year",
                 "dns-indikatoren.de, Status of indicators, methodology (Destatis)"),
             WITH_CLASS("sun light_cloud cloud storm"), PLAN_PARAMETERS(destatis)},
    .call = call_destatis,
    .size = 1};

/* --- escap --- */

static const plan_parameter escap[] = {
    PLAN_LIST("values", UNIT, "two or more"),
    PLAN_LIST("years", "year", "whole, each once"),
    PLAN_FIGURE("target", UNIT, ""),
    YEAR_OR_NONE("start", "one of the years; none: the first"),
    YEAR("end", "not before the last of the years"),
    PLAN_WORD("direction", "up down"),
};
CALL_PRESET(escap, VALUES(0), VALUES(1), COUNT(0), VALUE(2), VALUE_OR_NAN(3), VALUE(4),
            CHOICE(5) + 1)
const plan_function_row plan_row_escap = {
    .info = {PLAN_TEXTS("escap", "",
                        "Anticipated progress: the gap that a weighted line through "
                        "the values leaves in the target year",
                        "100 * d * (target - I) / |target - I_0|; to 10 maintain, to 100 "
                        "accelerate, more reverse",
                        "%",
                        "ESCAP, SDG progress assessment methodology; thresholds and weights as "
                        "commonly described, source not verified"),
             WITH_CLASS("maintain accelerate reverse"), PLAN_PARAMETERS(escap)},
    .call = call_escap,
    .size = 1};

/* --- eurostat --- */

static const plan_parameter eurostat[] = {
    PLAN_FIGURE("baseline", UNIT, "above 0"),
    PLAN_FIGURE("actual", UNIT, "above 0"),
    TARGET_OR_NONE,
    YEAR("start", ""),
    YEAR("now", "after start"),
    YEAR_OR_NONE("end", "after start"),
    PLAN_WORD("direction", "up down"),
};
CALL_PRESET(eurostat, VALUE(0), VALUE(1), VALUE_OR_NAN(2), VALUE(3), VALUE(4), VALUE_OR_NAN(5),
            CHOICE(6) + 1)
const plan_function_row plan_row_eurostat = {
    .info = {PLAN_TEXTS(
                 "eurostat", "",
                 "Growth against the growth that the target requires, or growth alone",
                 "100 * CAGR_actual / CAGR_required: 95, 60, 0; without a target d * CAGR: 1, "
                 "0, -1",
                 "%",
                 "Eurostat, Sustainable development in the EU, monitoring report 2018 to 2021; "
                 "thresholds without a target as commonly described, source not verified"),
             WITH_CLASS(
                 "significant_progress moderate_progress insufficient_progress movement_away "
                 "moderate_movement_away significant_movement_away"),
             PLAN_PARAMETERS(eurostat)},
    .call = call_eurostat,
    .size = 1};

/* --- expected_progress --- */

static const plan_parameter expected_progress[] = {
    YEAR("start", ""),
    YEAR("now", ""),
    YEAR("end", "after start"),
};
PLAN_CALL(expected_progress, plan_expected_progress(VALUE(0), VALUE(1), VALUE(2), out))
const plan_function_row plan_row_expected_progress = {
    .info = {PLAN_TEXTS("expected_progress", "", "Share of the time to the target that has passed",
                        "(now - start) / (end - start)", "number", "arithmetic of a linear path"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(expected_progress)},
    .call = call_expected_progress,
    .size = 1};

/* --- expected_value --- */

static const plan_parameter expected_value[] = {
    PLAN_FIGURE("baseline", UNIT, "geometric: above 0"),
    PLAN_FIGURE("target", UNIT, "geometric: above 0"),
    YEAR("start", ""),
    YEAR("now", ""),
    YEAR("end", "after start"),
    PLAN_WORD("form", "linear geometric"),
};
PLAN_CALL(expected_value,
          plan_expected_value(VALUE(0), VALUE(1), VALUE(2), VALUE(3), VALUE(4), CHOICE(5), out))
const plan_function_row plan_row_expected_value = {
    .info = {PLAN_TEXTS("expected_value", "", "The value that the path to the target has now",
                        "linear: B + E * (T - B); geometric: B * (T / B)^E", "",
                        "arithmetic of linear and geometric paths"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(expected_value)},
    .call = call_expected_value,
    .size = 1};

/* --- pace --- */

static const plan_parameter pace[] = {
    PLAN_FIGURE("baseline", UNIT, ""),
    PLAN_FIGURE("actual", UNIT, ""),
    PLAN_FIGURE("target", UNIT, "not the baseline"),
    YEAR("start", ""),
    YEAR("now", "not start"),
    YEAR("end", "after start"),
};
PLAN_CALL(pace, plan_pace(VALUE(0), VALUE(1), VALUE(2), VALUE(3), VALUE(4), VALUE(5), out))
const plan_function_row plan_row_pace = {
    .info = {PLAN_TEXTS("pace", "", "Progress against the time that has passed",
                        "((actual - baseline) / (target - baseline)) / ((now - start) / (end - "
                        "start))",
                        "number", "arithmetic of a linear path"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(pace)},
    .call = call_pace,
    .size = 1};

/* --- progress --- */

static const plan_parameter progress[] = {
    PLAN_FIGURE("baseline", UNIT, ""),
    PLAN_FIGURE("actual", UNIT, ""),
    PLAN_FIGURE("target", UNIT, "not the baseline"),
};
PLAN_CALL(progress, plan_progress(VALUE(0), VALUE(1), VALUE(2), out))
const plan_function_row plan_row_progress = {
    .info = {PLAN_TEXTS("progress", "", "Share of the way to the target that is done",
                        "(actual - baseline) / (target - baseline)", "number",
                        "arithmetic; a tenth of the current status index of ESCAP"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(progress), .has_array = 1},
    .call = call_progress,
    .size = 1};

/* --- sdsn --- */

static const plan_parameter sdsn[] = {
    PLAN_FIGURE("baseline", UNIT, ""), PLAN_FIGURE("actual", UNIT, ""),
    PLAN_FIGURE("target", UNIT, ""),   YEAR("start", ""),
    YEAR("now", "after start"),        YEAR("end", "after start"),
    PLAN_WORD("direction", "up down"),
};
CALL_PRESET(sdsn, VALUE(0), VALUE(1), VALUE(2), VALUE(3), VALUE(4), VALUE(5), CHOICE(6) + 1)
const plan_function_row plan_row_sdsn = {
    .info = {PLAN_TEXTS("sdsn", "", "Linear rate against the rate that the target requires",
                        "100 * pace: 100 on track, 50 moderately improving, 0 stagnating, below "
                        "decreasing",
                        "%",
                        "Sustainable Development Report 2024, methods summary; thresholds as "
                        "commonly described, source not verified"),
             WITH_CLASS("on_track moderately_improving stagnating decreasing"),
             PLAN_PARAMETERS(sdsn)},
    .call = call_sdsn,
    .size = 1};

/* --- statcan --- */

static const plan_parameter statcan[] = {
    PLAN_FIGURE("baseline", UNIT, "above 0"),
    PLAN_FIGURE("actual", UNIT, "above 0"),
    TARGET_OR_NONE,
    YEAR("start", ""),
    YEAR("now", "after start"),
    YEAR_OR_NONE("end", "after start"),
    PLAN_WORD("direction", "up down"),
    PLAN_NUMBER_OR_NOT("limit", UNIT, "0 or more, without a target only"),
};
CALL_PRESET(statcan, VALUE(0), VALUE(1), VALUE_OR_NAN(2), VALUE(3), VALUE(4), VALUE_OR_NAN(5),
            CHOICE(6) + 1, VALUE_OR_NAN(7))
const plan_function_row plan_row_statcan = {
    .info = {PLAN_TEXTS("statcan", "open_sdg",
                        "Score of the growth against the growth that the target requires, or of "
                        "growth alone",
                        "R = d * CAGR_actual / |CAGR_required|: 0.95, 0.6, 0; without a target d * "
                        "CAGR: 1.5, 0.5, 0 %, less near a limit; score -5 to 5",
                        "score",
                        "Statistics Canada, Progress Measurement Methodology, in Open SDG"),
             WITH_CLASS("target_achieved substantial_progress moderate_progress limited_progress "
                        "deterioration"),
             PLAN_PARAMETERS(statcan)},
    .call = call_statcan,
    .size = 1};

/* --- unsd --- */

static const plan_parameter unsd[] = {
    PLAN_FIGURE("baseline", UNIT, "above 0"),
    PLAN_FIGURE("actual", UNIT, "above 0"),
    TARGET_OR_NONE,
    YEAR("start", ""),
    YEAR("now", "after start"),
    YEAR_OR_NONE("end", "after start"),
    PLAN_WORD("direction", "up down"),
    {"in", "word", "percent: within 1 of 0 or 100 is met", "other percent", PLAN_PARAMETER_CHOICE,
     1, 0, 0},
};
CALL_PRESET(unsd, VALUE(0), VALUE(1), VALUE_OR_NAN(2), VALUE(3), VALUE(4), VALUE_OR_NAN(5),
            CHOICE(6) + 1, COUNT(7) > 0 ? CHOICE(7) : 0)
const plan_function_row plan_row_unsd = {
    .info = {PLAN_TEXTS("unsd", "",
                        "Share of the way that growth until the target year would do, or growth "
                        "alone",
                        "(B * (A / B)^((end - start) / (now - start)) - B) / (T - B): 0.95, 0.10; "
                        "without a target d * CAGR: 2, 0.5 %",
                        "number; without a target % a year",
                        "UNSD, SDG Progress Chart 2023, technical note"),
             WITH_CLASS("target_met_or_on_track fair_progress stagnation_or_regression"),
             PLAN_PARAMETERS(unsd)},
    .call = call_unsd,
    .size = 1};
