/* The scan for AVX2: CMakeLists.txt gives this file the flags for it, where the architecture has
 * it. Nothing here may be called before plan_csv_scan_choose has asked the machine. */
#include "csv_scan.h"

#ifdef __AVX2__

#    include "csv_scan_kernel.h"

static size_t scan(const char *bytes, size_t from, size_t to, char separator,
                   plan_csv_scan_state *state, uint32_t *places) {
    return scan_window(bytes, from, to, separator, state, places);
}

plan_csv_scan *plan_csv_scan_avx2(void) {
    return &scan;
}

#else

plan_csv_scan *plan_csv_scan_avx2(void) {
    return NULL;
}

#endif
