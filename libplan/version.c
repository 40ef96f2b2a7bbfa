#include <plan/version.h>

const char *plan_version(void) {
    return PLAN_VERSION_STRING;
}

const char *plan_features(void) {
#if defined(PLAN_WITH_ZLIB) && defined(PLAN_WITH_ZSTD)
    return "gzip zstd";
#elif defined(PLAN_WITH_ZLIB)
    return "gzip";
#elif defined(PLAN_WITH_ZSTD)
    return "zstd";
#else
    return "";
#endif
}
