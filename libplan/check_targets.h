/* Private: targets: what is wanted, what was attained, what became of it.
 *
 * A *goal* is one target, whether a row of a plan series says it or an entry of `targets`. Figures
 * of a goal are as published: a reduction ("sense": "decrease") is a positive number here, though
 * rows hold its negative. */
#ifndef PLAN_CHECK_TARGETS_H
#define PLAN_CHECK_TARGETS_H

#include "check_words.h"

typedef struct plan_goal {
    const plan_record *record;      /* or NULL */
    const plan_target_entry *entry; /* or NULL */
    uint32_t shown;                 /* the indicator that it is about */
    uint32_t subject;               /* whose rows hold its figures */
    uint32_t area, period;
    uint8_t series;
    uint8_t op, basis, keep; /* enum plan_target_operator, _basis, _keep */
    uint8_t direction;       /* enum plan_direction, of the published number */
    bool plain;              /* a row without a qualifier: the direction makes it a threshold */
    bool flips;              /* a published reduction */
    bool has_claim;          /* it is about a change of the subject, not its level */
    plan_statement claim;
    plan_status status;   /* why it cannot be judged at all */
    plan_figure figure;   /* as said; of a threshold the number and its reading */
    plan_interval stated; /* the numbers that it says */
    plan_interval wanted; /* the numbers that meet it: better ones too */
    bool is_span;         /* several periods */
} plan_goal;

/* What was attained, or why that is not known. */
typedef struct plan_attained {
    plan_status status;
    plan_interval interval;
    bool has_figure; /* it is one printed figure */
    plan_figure figure;
    bool has_printed; /* `printed` follows from printed figures alone */
    plan_decimal printed;
    bool about;      /* about and without a band */
    bool has_series; /* a row holds it, in `series` */
    uint8_t series;
    uint32_t period; /* of the figure; of a span, where every year counts, of the deciding year */
    uint8_t verdict; /* enum plan_target_verdict; set where each year was judged */
    bool is_judged;  /* `verdict` is set */
    const plan_record *record; /* of the figure, or NULL */
} plan_attained;

/* The file in which an entry stands; "" where a program made it. */
static inline const char *plan_entry_file(const plan_checker *checker,
                                          const plan_target_entry *entry) {
    return entry->line > 0 ? checker->document->plan_name : "";
}

/* --- check_target_goal.c --- */
/* False for rows that are no targets (against the plan itself). */
bool plan_is_goal(const plan_checker *checker, const plan_record *record);
void plan_goal_of_record(const plan_checker *checker, const plan_record *record, plan_goal *goal);
void plan_goal_of_entry(const plan_checker *checker, const plan_target_entry *entry,
                        plan_goal *goal);
/* -a as a figure: at least becomes at most. */
plan_figure plan_figure_flipped(plan_figure a);
/* How the difference between actual and target is counted: enum plan_arithmetic. */
uint8_t plan_goal_arithmetic(const plan_checker *checker, const plan_goal *goal);

/* --- check_target_actual.c --- */
/* The value of one period, from results and, with_baseline, the series of baselines. */
void plan_attained_at(const plan_checker *checker, const plan_goal *goal, uint32_t period,
                      bool with_baseline, plan_attained *result);
/* A reduction as the change that it is, and back. */
void plan_attained_flip(plan_attained *result);
/* The row of a series that says the same change as the goal's claim. */
bool plan_find_claim(const plan_checker *checker, const plan_goal *goal, uint32_t period,
                     uint8_t series, plan_operand *operand);
/* Decimals for quotients, means and roots: at least those of the target, so that an end rounded
 * outwards never crosses it, and two more than `shown`. */
int32_t plan_goal_scale(const plan_goal *goal, int32_t shown);
/* The place-th period of a span. */
uint32_t plan_subperiod_at(uint32_t period, uint32_t place);

/* --- check_target_span.c --- */
/* What was attained of the goal, by its basis. */
void plan_attain(const plan_checker *checker, const plan_goal *goal, plan_attained *result);

/* --- check_target_mean.c --- */
/* A rate of another form, but logarithms, as one in percent. */
plan_status plan_rate_in_percent(uint8_t form, plan_interval *rate);
/* And back. */
plan_status plan_rate_in_form(uint8_t form, plan_interval *rate);
/* 100 * (product(1 + rate / 100)^(1 / n) - 1), ends outwards to `scale` decimals; n is at most
 * PLAN_MAX_SUBPERIODS. */
plan_status plan_mean_rate(const plan_interval *rates, uint32_t n, int32_t scale,
                           plan_interval *result);

/* --- check_target_judge.c --- */
/* enum plan_target_verdict; PLAN_TARGET_UNJUDGED where the status is a reason. */
uint8_t plan_goal_judge(const plan_goal *goal, const plan_attained *attained);
/* The end of the target that the actual is compared with; false within a range. */
bool plan_goal_nearest(const plan_goal *goal, const plan_attained *attained, plan_decimal *result);

/* --- check_target_progress.c --- */
/* Of an entry the declared baseline, of a row the last figure of a series of baselines before it.
 * False where there is none; otherwise what stands there, or why nothing does. */
bool plan_goal_baseline(const plan_checker *checker, const plan_goal *goal, plan_attained *result);
/* Last year of a year or of a span of years; false for other frequencies. */
bool plan_goal_end_year(const plan_goal *goal, int32_t *year);
/* The packed period of a year; of no year one that no row has. */
uint32_t plan_year_packed(int32_t year);
/* Preset, number, class, baseline, and what is required, into the result. */
void plan_goal_progress(const plan_checker *checker, plan_words *words, const plan_goal *goal,
                        const plan_attained *attained, plan_target_result *result);

/* --- check_target_words.c --- */
const char *plan_words_target(plan_words *words, const plan_goal *goal);
const char *plan_words_attained(plan_words *words, const plan_attained *attained);
/* The target as people say it: "at least 25 %, mean a year". */
const char *plan_words_wanted(plan_words *words, const plan_checker *checker,
                              const plan_goal *goal);
const char *plan_words_goal_unit(plan_words *words, const plan_checker *checker,
                                 const plan_goal *goal);
/* "name, area, period (series)" */
const char *plan_words_goal_what(plan_words *words, const plan_checker *checker,
                                 const plan_goal *goal);
/* One target as it stands in the report. */
void plan_goal_tell(const plan_checker *checker, plan_words *words, const plan_goal *goal,
                    const plan_attained *attained, plan_target_result *result);

/* --- check_target_rules.c --- */
/* The best yearly step of a series; targets of one series follow each other. */
typedef struct plan_best_step {
    bool is_known;
    uint32_t shown, area;
    uint8_t basis;
    bool relative, up;
    uint32_t steps;
    plan_decimal record;     /* the outer end of the best step */
    plan_decimal shown_step; /* the best step as printed, and when it was */
    uint32_t period;
} plan_best_step;
/* P402, P403, P408 of one goal. `best` is kept between goals, all zero at first. */
void plan_goal_check(plan_checker *checker, const plan_goal *goal, plan_best_step *best);
/* P404 of entries of `targets` among themselves and beside rows. */
plan_status plan_goals_compare(plan_checker *checker);

/* --- check_targets.c --- */
plan_status plan_check_targets(plan_checker *checker);

#endif
