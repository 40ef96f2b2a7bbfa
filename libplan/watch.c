/* The beats of a long call. */
#include "watch.h"

#include <string.h>
#include <time.h>

enum { PAUSE = 10000000 }; /* 10 ms between two beats [ns] */

/* A clock that is set back makes one beat come early, no more; without a clock there are none but
 * those that are told. */
static uint64_t now(void) {
    struct timespec time = {0, 0};
    (void)timespec_get(&time, TIME_UTC);
    return (uint64_t)time.tv_sec * UINT64_C(1000000000) + (uint64_t)time.tv_nsec;
}

plan_status plan_pulse_tell(plan_pulse *pulse) {
    if (pulse->watcher.watch != NULL && pulse->status == PLAN_OK) {
        int32_t ends = pulse->watcher.watch(pulse->watcher.context, &pulse->moment);
        pulse->status = ends != 0 ? PLAN_CANCELLED : PLAN_OK;
        pulse->last = now();
    }
    return pulse->status;
}

void plan_pulse_begin(plan_pulse *pulse, const plan_watcher *watcher, int phase, const char *name,
                      uint64_t total) {
    memset(pulse, 0, sizeof *pulse);
    pulse->watcher = *watcher;
    pulse->moment.struct_size = (uint32_t)sizeof pulse->moment;
    pulse->moment.phase = phase;
    pulse->moment.name = name;
    pulse->moment.total = total;
}

plan_status plan_pulse_beat(plan_pulse *pulse) {
    if (pulse->watcher.watch == NULL || now() - pulse->last < PAUSE) {
        return pulse->status;
    }
    return plan_pulse_tell(pulse);
}
