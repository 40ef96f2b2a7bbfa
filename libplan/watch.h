/* Private: the beats of a long call. */
#ifndef PLAN_WATCH_INTERNAL_H
#define PLAN_WATCH_INTERNAL_H

#include <plan/watch.h>

/* Who is told. */
typedef struct plan_watcher {
    plan_watch watch; /* NULL: nobody */
    void *context;
} plan_watcher;

/* One table that is read, or one check. */
typedef struct plan_pulse {
    plan_watcher watcher;
    plan_moment moment; /* kept up to date by whoever holds the pulse */
    uint64_t last;      /* when it was told [ns] */
    plan_status status; /* PLAN_CANCELLED from then on */
} plan_pulse;

/* Copies *watcher; nothing is told yet. */
void plan_pulse_begin(plan_pulse *pulse, const plan_watcher *watcher, int phase, const char *name,
                      uint64_t total);
/* Tells where the last time was long enough ago: for the end of every block. Gives the pulse's
 * status, as does the next. */
plan_status plan_pulse_beat(plan_pulse *pulse);
/* Tells at once. */
plan_status plan_pulse_tell(plan_pulse *pulse);

#endif
