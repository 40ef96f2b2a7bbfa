/* An allocator that fails from a chosen allocation on, and counts what is not given back. */
#ifndef PLAN_TESTS_FAILING_H
#define PLAN_TESTS_FAILING_H

#include <plan/memory.h>

#include <stdio.h>
#include <stdlib.h>

typedef struct failing {
    long left;      /* allocations that still succeed; below 0: all of them */
    long live;      /* blocks not given back */
    long long held; /* their bytes */
} failing;

static inline int failing_may(failing *f) {
    if (f->left == 0) {
        return 0;
    }
    f->left -= f->left > 0 ? 1 : 0;
    return 1;
}

static inline void *failing_allocate(void *context, size_t size) {
    failing *f = context;
    void *made = failing_may(f) ? malloc(size) : NULL;
    f->live += made != NULL ? 1 : 0;
    f->held += made != NULL ? (long long)size : 0;
    return made;
}

static inline void *failing_resize(void *context, void *pointer, size_t old_size, size_t new_size) {
    failing *f = context;
    void *made = failing_may(f) ? realloc(pointer, new_size) : NULL;
    if (made != NULL) {
        f->live += pointer == NULL ? 1 : 0;
        f->held += (long long)new_size - (pointer == NULL ? 0 : (long long)old_size);
    }
    return made;
}

static inline void failing_release(void *context, void *pointer, size_t size) {
    failing *f = context;
    if (pointer != NULL) {
        f->live--;
        f->held -= (long long)size;
        free(pointer);
    }
}

/* Runs `task` with memory that ends after 0, 1, 2 ... allocations until it succeeds. 1 where every
 * failure was PLAN_NO_MEMORY, and everything was given back, in the sizes it was taken. */
static inline int failing_everywhere(plan_status (*task)(const plan_allocator *allocator)) {
    for (long n = 0; n < 100000; n++) {
        failing f = {n, 0, 0};
        plan_allocator allocator = {&f, failing_allocate, failing_resize, failing_release};
        plan_status status = task(&allocator);
        if (f.live != 0 || f.held != 0) {
            printf("after %ld allocations: %ld blocks, %lld bytes were not given back\n", n, f.live,
                   f.held);
            return 0;
        }
        if (status == PLAN_OK) {
            return n > 0;
        }
        if (status != PLAN_NO_MEMORY) {
            printf("after %ld allocations: %s\n", n, plan_status_name(status));
            return 0;
        }
    }
    printf("it never succeeds\n");
    return 0;
}

#endif
