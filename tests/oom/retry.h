/* Every allocation of every call fails in turn, without a line in the tests: a header made by
 * wrap.py, included before each of them, turns each call of a function that returns plan_status
 * into
 *
 *     again and again: let the next of its allocations fail, until it succeeds
 *
 * PLAN_NO_MEMORY says that nothing was changed and that the call may be repeated, so the test goes
 * on with what the last attempt gave, and its own expectations show whether that was true. So they
 * do where a call goes on in spite of a failing allocation. Crashes and leaks are the sanitizer's.
 *
 *   PLAN_OOM_FOR_GOOD=1   not one allocation fails, but all from there on
 *   PLAN_OOM_MOST=N       about N allocations of one call fail: the first half of them one by one,
 *                         then in steps that grow (default: all)
 *   PLAN_OOM_LATER=FILE   calls that went on in spite of an allocation are noted there, for a run
 * with PLAN_OOM_REST=FILE    which tries the allocations after that one, and nothing else
 */
#ifndef PLAN_TESTS_RETRY_H
#define PLAN_TESTS_RETRY_H

#include "failing_malloc.h"

#include <plan/status.h>
#include <stddef.h>

typedef struct retry {
    long call, at, step;
    int is_tried;
} retry;

void retry_begin(retry *r);

/* Before each attempt. */
void retry_arm(const retry *r);

/* After it: 1 where it has to be repeated. */
int retry_again(retry *r, plan_status status);

#define RETRY(call_of_it)                                                                          \
    __extension__({                                                                                \
        retry retry_state;                                                                         \
        plan_status retry_status;                                                                  \
        retry_begin(&retry_state);                                                                 \
        do {                                                                                       \
            retry_arm(&retry_state);                                                               \
            retry_status = call_of_it;                                                             \
        } while (retry_again(&retry_state, retry_status));                                         \
        retry_status;                                                                              \
    })

#endif
