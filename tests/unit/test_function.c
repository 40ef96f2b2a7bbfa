/* The table of functions: every row is whole, is found, and can be called. */
#include "figures.h"

#include <plan/function.h>
#include <stdbool.h>

/* A function without a row does not exist: the names of the headers, ordered. */
static const char *const names[] = {"achievement",
                                    "annualised",
                                    "base_weight",
                                    "cagr",
                                    "carry_over",
                                    "chain",
                                    "chained_contributions",
                                    "compound",
                                    "contribution",
                                    "contribution_from_shares",
                                    "contributions",
                                    "controlled_rounding",
                                    "convert_growth",
                                    "deflate",
                                    "destatis",
                                    "difference",
                                    "elasticity",
                                    "escap",
                                    "eurostat",
                                    "excess",
                                    "expected_progress",
                                    "expected_value",
                                    "feasible_counts",
                                    "feasible_sizes",
                                    "fisher",
                                    "fisher_contributions",
                                    "gap",
                                    "geometric_mean",
                                    "growth",
                                    "harmonic_mean",
                                    "hidiroglou_berthelot",
                                    "icor",
                                    "implied_plan",
                                    "implied_previous",
                                    "largest_remainder",
                                    "laspeyres",
                                    "log_growth",
                                    "mean_growth",
                                    "mean_population",
                                    "met",
                                    "moving_sum",
                                    "normalise_min_max",
                                    "normalise_z",
                                    "paasche",
                                    "pace",
                                    "parent_growth_range",
                                    "per_capita",
                                    "per_capita_growth",
                                    "progress",
                                    "ratio",
                                    "ratio_of_sums",
                                    "reach",
                                    "real_growth",
                                    "rebase",
                                    "required_average",
                                    "required_growth",
                                    "required_step",
                                    "rest_growth",
                                    "robust_z",
                                    "sdsn",
                                    "share_change",
                                    "share_of_growth",
                                    "shares",
                                    "splice",
                                    "statcan",
                                    "structural_change",
                                    "structural_cosine",
                                    "sum",
                                    "trend_growth",
                                    "triad",
                                    "unsd",
                                    "update_share",
                                    "value_index",
                                    "weighted_mean",
                                    "year_on_year_difference",
                                    "year_on_year_growth"};

static void check_parameter(const char *label, const plan_parameter *p, bool after_optional) {
    CHECK_TRUE(label, p->name != NULL && p->name[0] != '\0');
    CHECK_TRUE(label, p->unit != NULL && p->unit[0] != '\0');
    CHECK_TRUE(label, p->range != NULL && p->choices != NULL);
    CHECK_TRUE(label, p->kind < PLAN_PARAMETER_KIND_COUNT);
    CHECK_INT(label, p->choices[0] != '\0', p->kind == PLAN_PARAMETER_CHOICE);
    CHECK_TRUE(label, !after_optional || p->optional != 0);
}

static bool is_module(const char *name) {
    static const char *const modules[] = {"change",    "series",   "structure", "ratio",
                                          "target",    "progress", "index",     "aggregate",
                                          "apportion", "outlier"};
    for (size_t i = 0; i < sizeof modules / sizeof modules[0]; i++) {
        if (strcmp(name, modules[i]) == 0) {
            return true;
        }
    }
    return false;
}

static void rows_are_whole(void) {
    CHECK_U64("rows", plan_function_count(), sizeof names / sizeof names[0]);
    for (size_t i = 0; i < plan_function_count(); i++) {
        const plan_function_info *f = plan_function_at(i);
        bool optional = false;
        if (!CHECK_TRUE("row", f != NULL) || !CHECK_STR("order", f->name, names[i])) {
            continue;
        }
        CHECK_TRUE(f->name, i == 0 || strcmp(names[i - 1], names[i]) < 0);
        CHECK_TRUE(f->name, strlen(f->about) > 8 && strlen(f->formula) > 8);
        CHECK_TRUE(f->name, strlen(f->source) > 8 && f->unit != NULL && f->choices != NULL);
        CHECK_TRUE(f->name, f->parts != NULL && f->part_choices != NULL);
        CHECK_TRUE(f->name, is_module(f->module));
        CHECK_TRUE(f->name,
                   f->parameter_count > 0 && f->parameter_count <= PLAN_FUNCTION_MAX_PARAMETERS);
        for (size_t p = 0; p < f->parameter_count; p++) {
            check_parameter(f->name, &f->parameters[p], optional);
            optional = optional || f->parameters[p].optional != 0;
        }
        CHECK_TRUE(f->name, !f->needs_print || f->has_figure);
        CHECK_TRUE(f->name, plan_function_find(f->name) == f);
    }
    CHECK_TRUE("beyond", plan_function_at(plan_function_count()) == NULL);
}

static void aliases_are_found(void) {
    CHECK_STR("alias", plan_function_find("growth_rate")->name, "growth");
    CHECK_STR("alias", plan_function_find("grim")->name, "feasible_counts");
    CHECK_TRUE("unknown", plan_function_find("grow") == NULL);
    CHECK_TRUE("empty", plan_function_find("") == NULL);
    CHECK_TRUE("NULL", plan_function_find(NULL) == NULL);
}

/* What rows need that the arguments which suit most functions do not have. */
typedef struct special {
    const char *name;
    size_t parameter;
    double value; /* of a constant or of every element */
    size_t count;
} special;
static const special specials[] = {
    {"controlled_rounding", 0, 2, 1}, /* two rows and two columns */
    {"controlled_rounding", 1, 2, 1},
    {"hidiroglou_berthelot", 2, 0.5, 1}, /* an exponent up to 1 */
    {"triad", 1, 50, 0},                 /* the unknown */
    {"elasticity", 3, 3, 1},             /* x must change */
    {"escap", 3, 0, 0},                  /* the first year is the base */
    {"pace", 2, 60, 1},                  /* the target is another value */
    {"progress", 2, 60, 1},
    {"required_average", 2, 2, 1}, /* three periods, one done */
    {"weighted_mean", 2, 0.5, 1},  /* a floor up to 1 */
};
enum { SPECIALS = sizeof specials / sizeof specials[0], ELEMENTS = 16 };

typedef struct room {
    double values[ELEMENTS];
    plan_interval intervals[ELEMENTS];
    plan_figure figures[ELEMENTS];
} room;

/* Puts an exact number, `count` times, into the place of an argument. */
static void put_special(const special *s, room *r, plan_argument *argument) {
    plan_decimal number;
    CHECK_STATUS(s->name, plan_decimal_from_double(s->value, 3, &number), PLAN_OK);
    for (size_t i = 0; i < s->count; i++) {
        r->values[i] = s->value;
        r->figures[i] = plan_figure_exact(number.digits, number.scale);
        r->intervals[i] = plan_interval_point(number);
    }
    argument->values = r->values;
    argument->intervals = r->intervals;
    argument->figures = r->figures;
    argument->count = s->count;
}

/* Years follow each other, from parameter to parameter and in lists. */
static void put_years(const plan_parameter *parameter, size_t place, room *r,
                      plan_argument *argument) {
    if (strcmp(parameter->unit, "year") != 0) {
        return;
    }
    for (size_t i = 0; i < argument->count; i++) {
        int64_t year = 2020 + (int64_t)(4 * place + i);
        r->values[i] = (double)year;
        r->figures[i] = plan_figure_exact(year, 0);
        r->intervals[i] = plan_interval_point(r->figures[i].value);
    }
    argument->values = r->values;
    argument->intervals = r->intervals;
    argument->figures = r->figures;
}

/* Every row answers for arguments that all functions take, and the figure form holds the value. */
static void rows_can_be_called(void) {
    static const double one[] = {50}, values[] = {60, 62, 64, 67}, choice[] = {0}, few[] = {3};
    static const plan_period years[] = {{2020, 1, 1}, {2021, 1, 1}, {2022, 1, 1}, {2023, 1, 1}};
    plan_interval intervals[4], out[16];
    plan_figure figures[4];
    room rooms[PLAN_FUNCTION_MAX_PARAMETERS];
    for (size_t i = 0; i < 4; i++) {
        figures[i] = figure_of(i == 0 ? "60" : i == 1 ? "62" : i == 2 ? "64" : "67");
        CHECK_STATUS("interval", plan_figure_interval(&figures[i], NULL, &intervals[i]), PLAN_OK);
    }
    plan_figure fifty = figure_of("50"), three = figure_of("=3"), zero = figure_of("=0");
    plan_interval fifty_f, three_f = plan_interval_point(three.value);
    plan_interval zero_f = plan_interval_point(zero.value);
    CHECK_STATUS("interval", plan_figure_interval(&fifty, NULL, &fifty_f), PLAN_OK);
    const plan_argument kinds[PLAN_PARAMETER_KIND_COUNT] = {{one, &fifty_f, &fifty, NULL, 1},
                                                            {values, intervals, figures, NULL, 4},
                                                            {few, &three_f, &three, NULL, 1},
                                                            {choice, &zero_f, &zero, NULL, 1},
                                                            {NULL, NULL, NULL, years, 4}};
    for (size_t i = 0; i < plan_function_count(); i++) {
        const plan_function_info *f = plan_function_at(i);
        plan_argument arguments[PLAN_FUNCTION_MAX_PARAMETERS];
        double got[16];
        size_t n = f->parameter_count, count = 0, count_f = 0;
        for (size_t p = 0; p < n; p++) {
            arguments[p] = kinds[f->parameters[p].kind];
            put_years(&f->parameters[p], p, &rooms[p], &arguments[p]);
        }
        for (size_t k = 0; k < SPECIALS; k++) {
            if (strcmp(f->name, specials[k].name) == 0) {
                size_t p = specials[k].parameter;
                put_special(&specials[k], &rooms[p], &arguments[p]);
            }
        }
        plan_status status = plan_function_call(f->name, arguments, n, got, NULL, 16, &count);
        CHECK_STATUS(f->name, status, f->needs_print ? PLAN_NOT_FOUND : PLAN_OK);
        status = plan_function_call_f(f->name, arguments, n, 4, out, 16, &count_f);
        CHECK_STATUS(f->name, status, f->has_figure ? PLAN_OK : PLAN_NOT_FOUND);
        for (size_t k = 0; k < count && k < count_f; k++) {
            plan_decimal value;
            CHECK_STATUS(f->name, plan_decimal_from_double(got[k], 9, &value), PLAN_OK);
            CHECK_TRUE(f->name, plan_interval_has(out[k], value));
        }
        if (!f->needs_print) {
            CHECK_STATUS(f->name,
                         plan_function_call(f->name, arguments, n, NULL, NULL, 0, &count_f),
                         PLAN_BUFFER);
            CHECK_U64(f->name, count_f, count);
        }
        CHECK_STATUS(f->name, plan_function_call(f->name, arguments, 0, got, NULL, 16, &count),
                     PLAN_INVALID);
    }
}

static void arguments_are_checked(void) {
    static const double values[] = {1, 2, 3}, choice[] = {4}, half[] = {0.5};
    plan_argument list = {values, NULL, NULL, NULL, 3}, short_list = {values, NULL, NULL, NULL, 2};
    plan_argument figure = {values, NULL, NULL, NULL, 1}, none = {NULL, NULL, NULL, NULL, 0};
    double out[4];
    size_t count;
    plan_argument two_lists[] = {list, short_list}, with_list[] = {figure, list};
    CHECK_STATUS("lists of unequal lengths",
                 plan_function_call("contributions", two_lists, 2, out, NULL, 4, &count),
                 PLAN_INVALID);
    CHECK_STATUS("a list for a figure",
                 plan_function_call("growth", with_list, 2, out, NULL, 4, &count), PLAN_INVALID);
    CHECK_STATUS("too few", plan_function_call("growth", with_list, 1, out, NULL, 4, &count),
                 PLAN_INVALID);
    CHECK_STATUS("too many", plan_function_call("growth", with_list, 3, out, NULL, 4, &count),
                 PLAN_INVALID);
    CHECK_STATUS("unknown", plan_function_call("grow", with_list, 2, out, NULL, 4, &count),
                 PLAN_NOT_FOUND);
    CHECK_STATUS("NULL", plan_function_call("growth", NULL, 2, out, NULL, 4, &count), PLAN_INVALID);
    plan_argument missing[] = {figure, none};
    CHECK_STATUS("no figure", plan_function_call("growth", missing, 2, out, NULL, 4, &count),
                 PLAN_INVALID);
    plan_argument bad_choice = {choice, NULL, NULL, NULL, 1},
                  half_choice = {half, NULL, NULL, NULL, 1};
    plan_argument forms[] = {figure, bad_choice, figure}, halves[] = {figure, half_choice, figure};
    CHECK_STATUS("no such choice",
                 plan_function_call("convert_growth", forms, 3, out, NULL, 4, &count),
                 PLAN_INVALID);
    CHECK_STATUS("half a choice",
                 plan_function_call("convert_growth", halves, 3, out, NULL, 4, &count),
                 PLAN_INVALID);
    CHECK_STATUS("doubles only", plan_function_call_f("growth", missing, 2, 2, NULL, 0, &count),
                 PLAN_INVALID);
    plan_argument pair[] = {figure, figure};
    CHECK_STATUS("per left out", plan_function_call("ratio", pair, 2, out, NULL, 4, &count),
                 PLAN_OK);
    CHECK_DBL("per left out", out[0], 1, 0);
    CHECK_STATUS("empty list", plan_function_call("shares", &none, 1, out, NULL, 4, &count),
                 PLAN_SHORT_SERIES);
}

/* GRIM by name: the answer has a length of its own, and none is an answer too. */
static void lists_of_their_own_length(void) {
    plan_figure percent = figure_of("69.8"), impossible = figure_of("94.2"), n = figure_of("=106");
    plan_interval percent_f = interval_of("69.8"), impossible_f = interval_of("94.2"), out[8];
    plan_interval cases = plan_interval_point(n.value);
    plan_argument arguments[] = {{NULL, &percent_f, &percent, NULL, 1},
                                 {NULL, &cases, &n, NULL, 1}};
    size_t count = 7;
    CHECK_STATUS("74", plan_function_call_f("feasible_counts", arguments, 2, 0, out, 8, &count),
                 PLAN_OK);
    CHECK_U64("74", count, 1);
    CHECK_INTERVAL("74", out[0], "[74, 74]");
    CHECK_STATUS("74, no room",
                 plan_function_call_f("feasible_counts", arguments, 2, 0, NULL, 0, &count),
                 PLAN_BUFFER);
    CHECK_U64("74, no room", count, 1);
    arguments[0].intervals = &impossible_f;
    arguments[0].figures = &impossible;
    CHECK_STATUS("none", plan_function_call_f("feasible_counts", arguments, 2, 0, NULL, 0, &count),
                 PLAN_OK);
    CHECK_U64("none", count, 0);
    CHECK_STATUS("sizes", plan_function_call_f("feasible_sizes", arguments, 2, 0, out, 2, &count),
                 PLAN_BUFFER);
    plan_figure part = figure_of("=1.5");
    plan_interval part_f = plan_interval_point(part.value);
    arguments[1].intervals = &part_f;
    CHECK_STATUS("half a case",
                 plan_function_call_f("feasible_counts", arguments, 2, 0, out, 8, &count),
                 PLAN_DOMAIN);
}

TEST_MAIN("function", {"rows are whole", rows_are_whole}, {"aliases are found", aliases_are_found},
          {"rows can be called", rows_can_be_called},
          {"arguments are checked", arguments_are_checked},
          {"lists of their own length", lists_of_their_own_length})
