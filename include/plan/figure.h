/** @file figure.h
 *  A figure as it was published: the printed number and how it is to be read.
 */
#ifndef PLAN_FIGURE_H
#define PLAN_FIGURE_H

#include <plan/interval.h>

PLAN_BEGIN_DECLS

/** How a printed number is to be read. */
enum plan_reading {
    PLAN_ROUNDED = 0,   /**< [v - u/2, v + u/2], u the unit of the last printed digit */
    PLAN_TRUNCATED = 1, /**< [v, v+u) for v > 0, (v-u, v] for v < 0, (-u, u) for 0 */
    PLAN_EXACT = 2,     /**< {v}: counts, and what is written `=v` */
    PLAN_AT_LEAST = 3,  /**< [v, unbounded) */
    PLAN_ABOVE = 4,     /**< (v, unbounded) */
    PLAN_AT_MOST = 5,   /**< (unbounded, v] */
    PLAN_BELOW = 6,     /**< (unbounded, v) */
    PLAN_BETWEEN = 7    /**< [v, upper]: the ends of a range are exact */
};

/** Flags of a figure. */
enum plan_figure_flag {
    PLAN_ABOUT = 1 /**< "khoảng", "about", `~`: a check that would fail on it is undecided */
};

/** One published figure. Plain value. */
typedef struct plan_figure {
    plan_decimal value; /**< what is printed; its scale is the printed precision */
    plan_decimal upper; /**< the upper end of a range (PLAN_BETWEEN), else equal to value */
    uint8_t reading;    /**< enum plan_reading */
    uint8_t flags;      /**< enum plan_figure_flag */
} plan_figure;

/** A plain rounded figure of these digits: plan_figure_rounded(1447, 2) is 14.47. Digits or scale
 *  out of range are cut to the nearest valid decimal; see plan_figure_is_valid. */
PLAN_API plan_figure plan_figure_rounded(int64_t digits, int32_t scale);
/** An exact figure. */
PLAN_API plan_figure plan_figure_exact(int64_t digits, int32_t scale);
/** 1 where both decimals are valid with at most 17 digits and 17 decimals, the reading is known,
 *  and a range does not end before it starts. */
PLAN_API int plan_figure_is_valid(const plan_figure *figure);

/** The numbers a figure stands for (math.md section 1; XBRL Calculations 1.1, 2023-02-22).
 *  @param band  half-width by which an `about` figure is widened on both sides [unit of the
 *               figure], >= 0; NULL: as printed.
 *  @return PLAN_OK, PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_figure_interval(const plan_figure *figure, const plan_decimal *band,
                                          plan_interval *result);
/** The figure times 10^power (a change of unit): digits and reading stay, so a rounded or truncated
 *  figure whose scale would leave -18..18 does not fit.
 *  @return PLAN_OK, PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_figure_shift(const plan_figure *figure, int32_t power,
                                       plan_figure *result);

PLAN_END_DECLS

#endif
