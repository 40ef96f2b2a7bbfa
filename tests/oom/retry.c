/* Which allocation of a call fails next, and the count of them all for the last line. */
#include "retry.h"

#include <stdio.h>
#include <stdlib.h>

static long calls, sites, in_spite, left_out;
static long most; /* 0: all */
static int is_for_good;

/* What an earlier run left: calls that went on in spite of a failing allocation, in their order. */
static FILE *earlier, *later;
static long next_call, next_site;

static long number_of(const char *name) {
    const char *text = getenv(name);
    return text != NULL ? strtol(text, NULL, 10) : 0;
}

static void read_next(void) {
    if (earlier == NULL || fscanf(earlier, "%ld %ld", &next_call, &next_site) != 2) {
        next_call = -1;
    }
}

static void end(void) {
    fprintf(stderr,
            "%ld calls, %ld failing allocations, %ld calls went on in spite of one, %ld left out\n",
            calls, sites, in_spite, left_out);
    if (later != NULL && fclose(later) != 0) {
        abort();
    }
}

static void begin(void) {
    const char *from = getenv("PLAN_OOM_REST"), *to = getenv("PLAN_OOM_LATER");
    earlier = from != NULL ? fopen(from, "r") : NULL;
    later = to != NULL ? fopen(to, "w") : NULL;
    if ((from != NULL && earlier == NULL) || (to != NULL && later == NULL)) {
        perror("PLAN_OOM_REST, PLAN_OOM_LATER");
        abort();
    }
    most = number_of("PLAN_OOM_MOST");
    is_for_good = getenv("PLAN_OOM_FOR_GOOD") != NULL;
    read_next();
    atexit(end);
}

void retry_begin(retry *r) {
    if (calls == 0) {
        begin();
    }
    r->call = calls++;
    r->at = 0;
    r->step = 1;
    r->is_tried = earlier == NULL;
    if (r->call == next_call) {
        r->at = next_site + 1;
        r->is_tried = 1;
        read_next();
    }
}

void retry_arm(const retry *r) {
    if (r->is_tried) {
        failing_malloc_arm(r->at, is_for_good);
    }
}

int retry_again(retry *r, plan_status status) {
    long failed = 0;
    long seen = r->is_tried ? failing_malloc_disarm(&failed) : 0;
    if (failed == 0) {
        return 0;
    }
    sites++;
    if (status != PLAN_NO_MEMORY) {
        /* It did without: what it gave is looked at by the test. The call has taken place, so the
         * allocations after this one are for another run. */
        in_spite++;
        if (later != NULL) {
            fprintf(later, "%ld %ld\n", r->call, r->at);
        } else {
            left_out += seen - r->at - 1;
        }
        return 0;
    }
    if (most > 0 && r->at >= most / 2) {
        r->step += r->step / 2 + 1;
        left_out += r->step - 1;
    }
    r->at += r->step;
    return 1;
}
