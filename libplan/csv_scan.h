/* Private: where separators and line ends stand, 64 bytes at a time. The same source is compiled
 * for what every machine of the architecture has (csv_scan.c) and for AVX2 (csv_scan_avx2.c). */
#ifndef PLAN_CSV_SCAN_H
#define PLAN_CSV_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    PLAN_CSV_WINDOW = 4096, /* bytes that one call looks at, at most */
    PLAN_CSV_PADDING = 64   /* bytes behind the last one that may be read, whatever they hold */
};

typedef struct plan_csv_scan_state {
    uint64_t inside; /* all ones: the next byte stands within quotes; else 0 */
    bool has_quote;  /* of the bytes of this call: some is a quote, some is not ASCII */
    bool has_high;
} plan_csv_scan_state;

/* Looks at bytes[from..to), at most PLAN_CSV_WINDOW of them, and writes the places of separators
 * and line ends outside quotes into `places` (room for all). Gives their number. */
typedef size_t plan_csv_scan(const char *bytes, size_t from, size_t to, char separator,
                             plan_csv_scan_state *state, uint32_t *places);

plan_csv_scan plan_csv_scan_base;
/* The fastest that this machine runs; and that a machine runs with or without AVX2 and BMI. */
plan_csv_scan *plan_csv_scan_choose(void);
plan_csv_scan *plan_csv_scan_for(bool has_avx2);
/* The one for AVX2, or NULL where the compiler does not make it. */
plan_csv_scan *plan_csv_scan_avx2(void);

#endif
