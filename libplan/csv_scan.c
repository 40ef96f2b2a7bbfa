/* The scan with what every machine of the architecture has, and the one choice at run time. */
#include "csv_scan.h"

#include "csv_scan_kernel.h"

size_t plan_csv_scan_base(const char *bytes, size_t from, size_t to, char separator,
                          plan_csv_scan_state *state, uint32_t *places) {
    return scan_window(bytes, from, to, separator, state, places);
}

plan_csv_scan *plan_csv_scan_for(bool has_avx2) {
    plan_csv_scan *wide = plan_csv_scan_avx2();
    return has_avx2 && wide != NULL ? wide : &plan_csv_scan_base;
}

plan_csv_scan *plan_csv_scan_choose(void) {
#if defined __x86_64__
    int has_bmi = __builtin_cpu_supports("bmi");
    return plan_csv_scan_for((__builtin_cpu_supports("avx2") & -(has_bmi != 0)) != 0);
#else
    return plan_csv_scan_for(false);
#endif
}
