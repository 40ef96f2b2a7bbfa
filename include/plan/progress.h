/** @file progress.h
 *  Progress towards a target: how much of the way is done, how much of the time, and six published
 *  methods that put both into a class. What holds for all functions stands in change.h.
 *
 *  The presets (plan_eurostat to plan_sdsn) give a number and a class. They have in common:
 *
 *  - Order of judgement: where the last value meets the target, the class says so. Else, where the
 *    baseline met it, the indicator has moved away. Only then the number decides: a ceiling of 5,
 *    from 4 to 6, has a ratio of +3.74, which is no progress.
 *  - Where the class is certain without the number, and there is no number (the baseline met the
 *    target, a base is 0 or less, or it does not fit), the number is NaN and the status PLAN_OK.
 *  - A base of 0 or less and a change of sign are reasons, never replaced by 0.001 or the like.
 *  - A number that doubles cannot tell from a threshold (2^-44 of it: more than decimals lose that
 *    doubles cannot hold) lies on the threshold. Signs are exact.
 *  - Classes are numbered from the best to the worst; their words are plan_progress_class_name.
 *  - Growth rates of growth rates mean nothing: for an indicator that is a growth rate take the
 *    differences (plan_sdsn, plan_destatis), or its level.
 */
#ifndef PLAN_PROGRESS_H
#define PLAN_PROGRESS_H

#include <plan/change.h>
#include <plan/target.h>

PLAN_BEGIN_DECLS

/** Share of the way from the baseline to the target that is done: (actual - baseline) / (target -
 *  baseline). Below 0: moving away; above 1: beyond the target. Ten times this is the current
 *  status index of ESCAP.
 *  @param baseline  [unit of the indicator].
 *  @param actual    [unit of the indicator].
 *  @param target    [unit of the indicator]; not the baseline: what is to be maintained has no way
 *                   to go.
 *  @param result    [number].
 *  @return PLAN_OK; PLAN_MISSING, PLAN_DOMAIN (infinity, target = baseline), PLAN_RANGE,
 *          PLAN_INVALID. */
PLAN_API plan_status plan_progress(double baseline, double actual, double target, double *result);
/** Of n triples. @return PLAN_OK, PLAN_INVALID. */
PLAN_API plan_status plan_progress_v(const double *baseline, const double *actual,
                                     const double *target, double *out, plan_status *out_status,
                                     size_t n);

/** Share of the time that has passed: (now - start) / (end - start), which a linear path would have
 *  done of the way.
 *  @param start   [year or any other unit of time].
 *  @param now     [as start]; before start it is below 0, after end above 1.
 *  @param end     [as start]; after start.
 *  @param result  [number].
 *  @return PLAN_OK; PLAN_MISSING, PLAN_DOMAIN (infinity, end not after start), PLAN_RANGE,
 *          PLAN_INVALID. */
PLAN_API plan_status plan_expected_progress(double start, double now, double end, double *result);

/** The path from a baseline to a target. */
enum plan_path_form {
    PLAN_PATH_LINEAR = 0,   /**< B + E * (T - B): the same step each year */
    PLAN_PATH_GEOMETRIC = 1 /**< B * (T / B)^E: the same growth each year */
};

/** The value that the path to the target has now, E = (now - start) / (end - start).
 *  @param baseline  B [unit of the indicator]; geometric: above 0.
 *  @param target    T [unit of the indicator]; geometric: above 0.
 *  @param start     [year]. @param now [year]. @param end [year]; after start.
 *  @param form      enum plan_path_form.
 *  @param result    [unit of the indicator]; linear: its error is 4 units of the sum of the
 *                   magnitudes of the two parts, B * (1 - E) and T * E; geometric: 4 + 2 |e| units,
 *                   e = E * ln(T/B).
 *  @return PLAN_OK; PLAN_MISSING, PLAN_DOMAIN (infinity, end not after start), PLAN_ZERO_BASE,
 *          PLAN_NEGATIVE_BASE, PLAN_SIGN_CHANGE (geometric, target 0 or less), PLAN_RANGE,
 *          PLAN_INVALID (another form, NULL). */
PLAN_API plan_status plan_expected_value(double baseline, double target, double start, double now,
                                         double end, int form, double *result);

/** Progress against the time that has passed: plan_progress / plan_expected_progress. 1 is on the
 *  linear path.
 *  @param baseline  [unit of the indicator]. @param actual [unit of the indicator].
 *  @param target    [unit of the indicator]; not the baseline.
 *  @param start     [year]. @param now [year]; not start. @param end [year]; after start.
 *  @param result    [number].
 *  @return PLAN_OK; PLAN_MISSING, PLAN_DOMAIN (infinity, end not after start, target = baseline,
 *          now = start), PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_pace(double baseline, double actual, double target, double start,
                               double now, double end, double *result);

/* --- Presets --- */

/** The published methods. */
enum plan_progress_preset {
    PLAN_PRESET_EUROSTAT = 0,
    PLAN_PRESET_STATCAN = 1,
    PLAN_PRESET_UNSD = 2,
    PLAN_PRESET_ESCAP = 3,
    PLAN_PRESET_DESTATIS = 4,
    PLAN_PRESET_SDSN = 5
};
/** Number of presets. */
#define PLAN_PROGRESS_PRESET_COUNT 6

/** The name of a preset: "eurostat". NULL for another number. @param preset enum
 *  plan_progress_preset. */
PLAN_API const char *plan_progress_preset_name(int preset);
/** The preset of a name. @return PLAN_OK, PLAN_NOT_FOUND, PLAN_INVALID. */
PLAN_API plan_status plan_progress_preset_find(const char *name, size_t length, int *result);

/** The word of a class: "significant_progress", "on_track", "storm". NULL for another preset, and
 *  beyond the last class of a preset.
 *  @param preset  enum plan_progress_preset.
 *  @param value   class, from 0. */
PLAN_API const char *plan_progress_class_name(int preset, int value);

/** Classes of plan_eurostat. */
enum plan_eurostat_class {
    PLAN_EUROSTAT_SIGNIFICANT_PROGRESS = 0,
    PLAN_EUROSTAT_MODERATE_PROGRESS = 1,
    PLAN_EUROSTAT_INSUFFICIENT_PROGRESS = 2, /**< with a target only */
    PLAN_EUROSTAT_MOVEMENT_AWAY = 3,         /**< with a target only */
    PLAN_EUROSTAT_MODERATE_MOVEMENT_AWAY = 4,
    PLAN_EUROSTAT_SIGNIFICANT_MOVEMENT_AWAY = 5
};

/** Eurostat: with a target 100 * CAGR_actual / CAGR_required [%]: 95 and more is significant, 60 to
 *  95 moderate, 0 to 60 insufficient progress, below 0 movement away; a target that is met is
 *  significant progress. Without one the CAGR in the wished direction [% a year]: 1 and more
 *  significant, 0 to 1 moderate progress, 0 to -1 moderate, -1 and below significant movement away.
 *  Eurostat looks at the last 15 and the last 5 years.
 *
 *  Source: Eurostat, Sustainable development in the European Union, monitoring report, editions
 *  2018 to 2021: the four classes with a target and the windows from summaries of the 2018 edition,
 *  95, 60 and 0 % by Statistics Canada, which took them from there. The thresholds without a target
 *  as commonly described, source not verified; editions since 2022 may differ.
 *  @param baseline      at `start` [unit of the indicator]; above 0 where the number decides.
 *  @param actual        at `now` [unit of the indicator]; above 0 where the number decides.
 *  @param target        at `end` [unit of the indicator]; above 0 where the number decides; NaN:
 *                       there is none.
 *  @param start         [year].
 *  @param now           [year]; after start.
 *  @param end           [year]; after start; not looked at without a target.
 *  @param direction     enum plan_target_direction.
 *  @param result        [% of the growth required; without a target % a year]; may be NaN, see
 *                       above. Its error is that of the two growths (change.h).
 *  @param result_class  enum plan_eurostat_class.
 *  @return PLAN_OK; PLAN_MISSING, PLAN_DOMAIN (infinity, now or end not after start),
 *          PLAN_ZERO_BASE, PLAN_NEGATIVE_BASE, PLAN_SIGN_CHANGE (actual or target 0 or less),
 *          PLAN_RANGE, PLAN_INVALID (NULL, another direction). */
PLAN_API plan_status plan_eurostat(double baseline, double actual, double target, double start,
                                   double now, double end, int direction, double *result,
                                   int *result_class);

/** Classes of plan_statcan, by the names that Open SDG gives them. */
enum plan_statcan_class {
    PLAN_STATCAN_TARGET_ACHIEVED = 0,      /**< with a target only */
    PLAN_STATCAN_SUBSTANTIAL_PROGRESS = 1, /**< "on track" */
    PLAN_STATCAN_MODERATE_PROGRESS = 2,    /**< "progress made but acceleration needed" */
    PLAN_STATCAN_LIMITED_PROGRESS = 3,
    PLAN_STATCAN_DETERIORATION = 4
};

/** Statistics Canada, as in Open SDG: a score from -5 to 5. d is 1 where more is better, else -1.
 *
 *  With a target R = d * CAGR_actual / |CAGR_required|: 0.95 and more is substantial, 0.6 to 0.95
 *  moderate, 0 to 0.6 limited progress, below 0 deterioration. Score: R >= 0.6
 *  min(7.1429 R - 4.2857, 5), else max(4.1667 R - 2.5, -5). A target that is met is achieved and
 *  scores 5. A baseline that met the target has an R all the same, but where it is the target.
 *
 *  Without a target c = d * CAGR_actual: 0.015 C and more is substantial, 0.005 C moderate, 0
 *  limited progress, below 0 deterioration. Score: c < 0 max(125 c - 2.5, -5); from 0 on
 *  500 c/C - 2.5, from 0.005 C on 250 c/C - 1.25, from 0.015 C on min(500 c/C - 5, 5). C is 1, but
 *  less near a limit, with y the baseline: 1 - (y/limit)^4.44 up to it, 1 - ((2 limit -
 *  y)/limit)^4.44 up to twice the limit. With C = 0 standing still is substantial progress, score
 *  5.
 *
 *  Source: Open SDG, Progress Measurement Methodology for the Sustainable Development Goals
 *  (progress-methodology, by Statistics Canada), and sdg-build, ProgressMeasure, both read in 2026.
 *  They put 0.001 for a baseline or target of 0 and turn the direction round where all values are
 *  negative; here those are reasons.
 *  @param baseline      at `start` [unit of the indicator]; above 0 where the number decides.
 *  @param actual        at `now` [unit of the indicator]; above 0 where the number decides.
 *  @param target        at `end` [unit of the indicator]; above 0 where the number decides; NaN:
 *                       there is none.
 *  @param start         [year].
 *  @param now           [year]; after start.
 *  @param end           [year]; after start; not looked at without a target.
 *  @param direction     enum plan_target_direction.
 *  @param limit         natural limit in the wished direction, 100 for a percentage that shall rise
 *                       [unit of the indicator]; 0 or more; NaN: none. Not looked at with a target.
 *  @param result        score, -5 to 5 [number]; may be NaN, see above. Its error is 8 units of 5
 *                       and what the growths bring.
 *  @param result_class  enum plan_statcan_class.
 *  @return as plan_eurostat; PLAN_DOMAIN also for a limit below 0. */
PLAN_API plan_status plan_statcan(double baseline, double actual, double target, double start,
                                  double now, double end, int direction, double limit,
                                  double *result, int *result_class);

/** Classes of plan_unsd. */
enum plan_unsd_class {
    PLAN_UNSD_TARGET_MET_OR_ON_TRACK = 0,
    PLAN_UNSD_FAIR_PROGRESS = 1, /**< "fair progress, but acceleration needed" */
    PLAN_UNSD_STAGNATION_OR_REGRESSION = 2
};

/** United Nations Statistics Division: with a target the CAGR goes on until the target year, v_e =
 *  B * (A/B)^((end - start) / (now - start)), and q = (v_e - B) / (T - B) decides: 0.95 and more is
 *  on track, 0.10 to 0.95 fair progress, less stagnation or regression. Without one the CAGR in the
 *  wished direction [% a year]: 2 and more, 0.5 to 2, less.
 *
 *  Source: UNSD, SDG Progress Chart 2023, technical note, in the words of the Basque statistical
 *  office (Eustat), which follows it to the letter.
 *  @param baseline      B at `start` [unit of the indicator]; above 0 where the number decides.
 *  @param actual        A at `now` [unit of the indicator]; above 0 where the number decides.
 *  @param target        T at `end` [unit of the indicator]; NaN: there is none.
 *  @param start         [year].
 *  @param now           [year]; after start.
 *  @param end           [year]; after start; not looked at without a target.
 *  @param direction     enum plan_target_direction.
 *  @param percent       1: the indicator is in percent, and within 1 point of a target of 0 or 100
 *                       it is met; 0: it is not.
 *  @param result        q [number; without a target % a year]; may be NaN, see above. Its error is
 *                       8 + 2 |e| units, e = ln(A/B) * (end - start) / (now - start).
 *  @param result_class  enum plan_unsd_class.
 *  @return as plan_eurostat, but a target may be 0 or less; PLAN_INVALID also for another
 *          `percent`. */
PLAN_API plan_status plan_unsd(double baseline, double actual, double target, double start,
                               double now, double end, int direction, int percent, double *result,
                               int *result_class);

/** Classes of plan_escap: what the trend must do for the target. */
enum plan_escap_class {
    PLAN_ESCAP_MAINTAIN = 0,   /**< "maintain progress to achieve target" */
    PLAN_ESCAP_ACCELERATE = 1, /**< "accelerate progress to achieve target" */
    PLAN_ESCAP_REVERSE = 2     /**< "reverse trend to achieve target" */
};

/** Economic and Social Commission for Asia and the Pacific, anticipated progress index: a line
 *  through the values, the later ones weighing more, foretells the value I in the target year; the
 *  gap that it leaves, 100 * d * (T - I) / |T - I_0| [%], d = 1 where more is better, else -1, is
 *  the class: up to 10 maintain, up to 100 accelerate, more reverse. A gap below 0 is a target
 *  surpassed. The current status index is 10 * plan_progress.
 *
 *  Source: ESCAP, Asia and the Pacific SDG progress reports, technical notes (progress assessment
 *  methodology, edition of March 2026), and UNECE, technical notes 2022 to 2026: both indices, the
 *  time-weighted linear regression, the gap against the way from the base year, the three classes.
 *  The thresholds 10 and 100 and the weights, 1 in the first year and 1 more each year, as commonly
 *  described, source not verified.
 *  @param values        n values [unit of the indicator].
 *  @param years         their years, whole, in any order, each once, within 4096 years [year].
 *  @param n             2 or more.
 *  @param target        T [unit of the indicator].
 *  @param start         the base year, whose value is I_0; one of `years`; NaN: the first [year].
 *  @param end           the target year [year]; not before the last of `years`.
 *  @param direction     enum plan_target_direction.
 *  @param result        gap [%]; may be NaN, see above. Its error is n + 12 units of the sum of
 *                       the magnitudes of the terms of the regression.
 *  @param result_class  enum plan_escap_class.
 *  @return PLAN_OK; PLAN_MISSING, PLAN_DOMAIN (infinity, years as they may not be, end before the
 * last), PLAN_SHORT_SERIES (under 2 values), PLAN_GAP (no value in the base year), PLAN_RANGE,
 *          PLAN_INVALID (NULL, another direction). */
PLAN_API plan_status plan_escap(const double *values, const double *years, size_t n, double target,
                                double start, double end, int direction, double *result,
                                int *result_class);

/** Classes of plan_destatis, symbols of the weather. */
enum plan_destatis_class {
    PLAN_DESTATIS_SUN = 0,
    PLAN_DESTATIS_LIGHT_CLOUD = 1,
    PLAN_DESTATIS_CLOUD = 2,
    PLAN_DESTATIS_STORM = 3
};

/** Federal Statistical Office of Germany: the mean yearly change of the last five years (the values
 *  of the last six years, of which four must be there) goes on until the target year. The share of
 *  the way from the current value to the target that is missed then, 100 - 100 * change * (end -
 *  last year) / (target - last value) [%], is the class: under 5 sun, 5 to 20 light cloud, more
 *  cloud; a change that does not lead towards the target is storm, a target that is met sun.
 *
 *  A target without a year (`end` NaN) is to be kept every year: met sun, but with a mean change
 *  against the wished direction light cloud; not met cloud, but without a mean change in the wished
 *  direction storm. Without a target the mean change and the last one decide: both in the wished
 *  direction sun, the mean alone light cloud, the last alone cloud, neither storm. In both the
 *  number is the mean change in the wished direction.
 *
 *  Of an interval take the end that gives the worse class, of several targets the worst.
 *
 *  Source: dns-indikatoren.de, Status of indicators, methodology, and Indikatorenbericht 2022, of
 *  the German Sustainable Development Strategy: target values, six points, at least four. Keeping
 *  and direction alone as commonly described, source not verified.
 *  @param values        n values [unit of the indicator].
 *  @param years         their years, whole, in any order, each once, within 4096 years [year];
 * those before the last six years are not used.
 *  @param n             4 or more within the last six years.
 *  @param target        [unit of the indicator]; NaN: there is none, only a direction.
 *  @param end           the target year [year]; not before the last of `years`; NaN: the target is
 *                       to be kept. Not looked at without a target.
 *  @param direction     enum plan_target_direction.
 *  @param result        share missed [%], or change in the wished direction [unit of the indicator
 *                       a year]; NaN for a target with a year that is met. Its error is 8 units of
 *                       100 and of what is done of the way.
 *  @param result_class  enum plan_destatis_class.
 *  @return PLAN_OK; PLAN_MISSING, PLAN_DOMAIN (infinity, years as they may not be, end before the
 * last), PLAN_SHORT_SERIES (under 4 values in the last six years), PLAN_RANGE, PLAN_INVALID (NULL,
 * another direction). */
PLAN_API plan_status plan_destatis(const double *values, const double *years, size_t n,
                                   double target, double end, int direction, double *result,
                                   int *result_class);

/** Classes of plan_sdsn. */
enum plan_sdsn_class {
    PLAN_SDSN_ON_TRACK = 0, /**< "on track or maintaining achievement" */
    PLAN_SDSN_MODERATELY_IMPROVING = 1,
    PLAN_SDSN_STAGNATING = 2,
    PLAN_SDSN_DECREASING = 3
};

/** Sustainable Development Solutions Network: the linear rate against the one required, 100 *
 *  plan_pace [%]: 100 and more is on track, 50 to 100 moderately improving, 0 to 50 stagnating,
 *  below 0 decreasing; a target that is met is on track.
 *
 *  Source: Sustainable Development Report 2024, annex, methods summary (SDG trends): the four
 *  classes and the linear rates. The thresholds 50 and 100 as commonly described, source not
 *  verified.
 *  @param baseline      at `start` [unit of the indicator].
 *  @param actual        at `now` [unit of the indicator].
 *  @param target        at `end` [unit of the indicator].
 *  @param start         [year].
 *  @param now           [year]; after start.
 *  @param end           [year]; after start.
 *  @param direction     enum plan_target_direction.
 *  @param result        [% of the rate required]; NaN where the baseline met the target.
 *  @param result_class  enum plan_sdsn_class.
 *  @return PLAN_OK; PLAN_MISSING (also the target: the method has no other form), PLAN_DOMAIN
 *          (infinity, now or end not after start), PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_sdsn(double baseline, double actual, double target, double start,
                               double now, double end, int direction, double *result,
                               int *result_class);

PLAN_END_DECLS

#endif
