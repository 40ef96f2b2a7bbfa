#include <plan/version.h>

const char *plan_version(void) {
    return PLAN_VERSION_STRING;
}
