/* Private helpers over plan_allocator: overflow-checked arrays, and an arena for strings. */
#ifndef PLAN_MEMORY_INTERNAL_H
#define PLAN_MEMORY_INTERNAL_H

#include <plan/memory.h>

#include <stdbool.h>

/* The C library's allocator, or a copy of *allocator where it is not NULL. */
plan_allocator plan_allocator_or_default(const plan_allocator *allocator);

void *plan_allocate(const plan_allocator *allocator, size_t count, size_t size);
void *plan_allocate_zero(const plan_allocator *allocator, size_t count, size_t size);
void plan_release(const plan_allocator *allocator, void *pointer, size_t count, size_t size);

/* Makes room for `needed` elements of `size` bytes in *items (capacity *capacity): grows by half,
 * at least to 16. On failure nothing changes. */
plan_status plan_grow(const plan_allocator *allocator, void **items, size_t *capacity,
                      size_t needed, size_t size);

/* Strings that live as long as their owner: pointers into an arena never move. */
typedef struct plan_arena_block plan_arena_block;
typedef struct plan_arena {
    plan_allocator allocator;
    plan_arena_block *blocks;
    size_t bytes; /* handed out so far, for limits */
} plan_arena;

void plan_arena_init(plan_arena *arena, const plan_allocator *allocator);
void plan_arena_free(plan_arena *arena);
/* `size` bytes aligned for any type, not cleared; NULL when memory is out. */
void *plan_arena_allocate(plan_arena *arena, size_t size);
/* A copy of text[0..length) with a terminating 0; NULL when memory is out. */
char *plan_arena_copy(plan_arena *arena, const char *text, size_t length);

#endif
