/* Rows of the table of functions: values that stand out. */
#include "function.h"

#include <plan/outlier.h>

#define MODULE "outlier"

/* --- hidiroglou_berthelot --- */

static const plan_parameter hidiroglou_berthelot[] = {
    PLAN_LIST("before", "one unit", "above 0"),
    PLAN_LIST("after", "one unit", "above 0"),
    PLAN_NUMBER("u", "number", "0 to 1, often 0.5: how much size counts"),
    PLAN_NUMBER("a", "number", "0 or more, often 0.05: keeps the limits apart"),
    PLAN_NUMBER("c", "number", "above 0, 4 to 40: width of the limits"),
};
PLAN_CALL(hidiroglou_berthelot,
          plan_hidiroglou_berthelot(VALUES(0), VALUES(1), out, COUNT(0), VALUE(2), VALUE(3),
                                    VALUE(4), &out[COUNT(0)], &out[COUNT(0) + 1], NULL))
const plan_function_row plan_row_hidiroglou_berthelot = {
    .info =
        {PLAN_TEXTS(
             "hidiroglou_berthelot", "hb",
             "Which changes are unusual for their size: effects, and limits for them",
             "E_i = s_i * max(before_i, after_i)^u, s = 1 - med/r below the median of r "
             "= after/before, r/med - 1 above; limits E_med -+ c * max(distance of the "
             "quartile, |a * E_med|)",
             "unit^u",
             "Hidiroglou, Berthelot 1986, Survey Methodology 12(1), 73-83; the R package univOutl"),
         PLAN_WORDS("", "low high", ""), PLAN_PARAMETERS(hidiroglou_berthelot), .gives_list = 1},
    .call = call_hidiroglou_berthelot,
    .size = 0};

/* --- robust_z --- */

static const plan_parameter robust_z[] = {
    PLAN_LIST("values", "one unit", ""),
};
PLAN_CALL(robust_z, plan_robust_z(VALUES(0), out, COUNT(0), NULL))
const plan_function_row plan_row_robust_z = {
    .info = {PLAN_TEXTS("robust_z", "modified_z",
                        "How far each value lies from the median; above 3.5 it stands out",
                        "0.6745 * |x_i - med| / median(|x_j - med|); where that is 0, |x_i - med| "
                        "/ (1.253314 * mean(|x_j - med|))",
                        "number",
                        "Iglewicz, Hoaglin 1993; NIST e-Handbook 1.3.5.17; IBM Cognos Analytics, "
                        "modified z score, where the median deviation is 0"),
             PLAN_NO_WORDS, PLAN_PARAMETERS(robust_z), .gives_list = 1},
    .call = call_robust_z,
    .size = 0};
