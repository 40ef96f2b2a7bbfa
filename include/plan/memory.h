/** @file memory.h
 *  Where an object takes its memory from. Every object can have its own allocator; there is no
 *  global one.
 */
#ifndef PLAN_MEMORY_H
#define PLAN_MEMORY_H

#include <plan/status.h>

PLAN_BEGIN_DECLS

/** An allocator: the three functions get `context` back. It is copied into the object that is
 *  made with it and must outlive that object. NULL where one is expected means the C library's. */
typedef struct plan_allocator {
    void *context; /**< handed to each function as it is */
    /** `size` bytes (never 0) or NULL. */
    void *(*allocate)(void *context, size_t size);
    /** `pointer` (may be NULL) from `old_size` to `new_size` bytes (never 0), or NULL: then the
     *  old block stays as it was. */
    void *(*resize)(void *context, void *pointer, size_t old_size, size_t new_size);
    /** Gives a block of `size` bytes back; NULL is fine. */
    void (*release)(void *context, void *pointer, size_t size);
} plan_allocator;

PLAN_END_DECLS

#endif
