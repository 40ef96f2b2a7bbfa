/* Private: the quick path of table readers. */
#ifndef PLAN_NUMERAL_INTERNAL_H
#define PLAN_NUMERAL_INTERNAL_H

#include <plan/numeral.h>

#include <stdbool.h>

/* A cell that is nothing but an optional ASCII sign, ASCII digits and at most one `.` or `,`: nine
 * cells in ten. The digits are the same in every format; only the scale differs. */
typedef struct plan_quick {
    int64_t digits;
    int8_t scales[3]; /* by enum plan_number_format; what does not fit is not looked at */
    uint8_t formats;  /* set of the formats in which it reads, never empty */
} plan_quick;

/* True where text is such a cell that some format accepts, with 17 digits at most, zeros in front
 * included; else the caller goes to plan_numeral_read, which also explains refusals. Agrees with it
 * on every text that it takes. */
bool plan_numeral_quick(const char *text, size_t length, plan_quick *result);

#endif
