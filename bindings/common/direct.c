/* The functions that can be called directly: a row each. */
#include "direct.h"

#include <string.h>

#define TWO(name)                                                                                  \
    { #name, 2, 2, .s2 = plan_##name, .a2 = plan_##name##_v }
#define THREE(name)                                                                                \
    { #name, 3, 3, .s3 = plan_##name, .a3 = plan_##name##_v }
#define TWO_AND_NUMBER(name)                                                                       \
    { #name, 3, 2, .s3 = plan_##name, .a21 = plan_##name##_v }

static const plan_direct table[] = {
    {"achievement", 0, 2, .a2w = plan_achievement_v},
    {"annualised", 4, 2, .s4 = plan_annualised, .a22 = plan_annualised_v},
    THREE(base_weight),
    TWO_AND_NUMBER(cagr),
    THREE(contribution),
    {"convert_growth", 0, 1, .a1w = plan_convert_growth_v},
    TWO(deflate),
    TWO(difference),
    TWO(excess),
    {"expected_progress", 3, 0, .s3 = plan_expected_progress},
    TWO(gap),
    TWO(growth),
    TWO(icor),
    TWO(implied_plan),
    TWO(implied_previous),
    TWO(log_growth),
    {"pace", 6, 0, .s6 = plan_pace},
    TWO(per_capita),
    TWO(per_capita_growth),
    THREE(progress),
    TWO_AND_NUMBER(ratio),
    TWO(reach),
    TWO(real_growth),
    TWO_AND_NUMBER(required_growth),
    TWO_AND_NUMBER(required_step),
    THREE(rest_growth),
    TWO(share_of_growth),
    THREE(update_share),
};

const plan_direct *plan_direct_find(const char *name) {
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (strcmp(table[i].name, name) == 0) {
            return &table[i];
        }
    }
    return NULL;
}
