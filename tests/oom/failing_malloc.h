/* The C library's memory, failing when it is told to: in failing_malloc.c, which stands in front of
 * malloc, calloc and realloc for a whole program and all of its libraries. */
#ifndef PLAN_TESTS_FAILING_MALLOC_H
#define PLAN_TESTS_FAILING_MALLOC_H

/* From here on `nth` allocations succeed; the one after fails, or it and all that follow. */
void failing_malloc_arm(long nth, int for_good);

/* Ends that. How many allocations took place meanwhile, those that failed included; *failed: how
 * many failed. */
long failing_malloc_disarm(long *failed);

#endif
