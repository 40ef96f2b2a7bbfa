/* Allocation through plan_allocator, with overflow checks; an arena of growing blocks. */
#define _DEFAULT_SOURCE /* madvise */
#include "memory.h"

#include <stdlib.h>
#include <string.h>
#ifdef __linux__
#    include <sys/mman.h>
#endif

/* A page fault costs as much as reading 100 rows, so large memory comes in large pages where the
 * system gives them to who asks. That is advice: it may fail. */
static void *with_large_pages(void *memory, size_t size) {
#if defined __linux__ && defined MADV_HUGEPAGE
    enum { LARGE = 2 << 20 };
    if (memory != NULL && size >= 4 * (size_t)LARGE) {
        size_t before = (LARGE - (uintptr_t)memory % LARGE) % LARGE;
        (void)madvise((char *)memory + before, (size - before) / LARGE * LARGE, MADV_HUGEPAGE);
    }
#else
    (void)size;
#endif
    return memory;
}

static void *default_allocate(void *context, size_t size) {
    (void)context;
    return with_large_pages(malloc(size), size);
}

static void *default_resize(void *context, void *pointer, size_t old_size, size_t new_size) {
    (void)context;
    (void)old_size;
    return with_large_pages(realloc(pointer, new_size), new_size);
}

static void default_release(void *context, void *pointer, size_t size) {
    (void)context;
    (void)size;
    free(pointer);
}

plan_allocator plan_allocator_or_default(const plan_allocator *allocator) {
    plan_allocator standard = {NULL, default_allocate, default_resize, default_release};
    return allocator != NULL ? *allocator : standard;
}

void *plan_allocate(const plan_allocator *allocator, size_t count, size_t size) {
    if (count == 0 || size == 0 || count > SIZE_MAX / size) {
        return NULL;
    }
    return allocator->allocate(allocator->context, count * size);
}

void *plan_allocate_zero(const plan_allocator *allocator, size_t count, size_t size) {
    void *memory = plan_allocate(allocator, count, size);
    if (memory != NULL) {
        memset(memory, 0, count * size);
    }
    return memory;
}

void plan_release(const plan_allocator *allocator, void *pointer, size_t count, size_t size) {
    if (pointer != NULL) {
        allocator->release(allocator->context, pointer, count * size);
    }
}

plan_status plan_grow(const plan_allocator *allocator, void **items, size_t *capacity,
                      size_t needed, size_t size) {
    if (needed <= *capacity) {
        return PLAN_OK;
    }
    size_t wanted = *capacity + *capacity / 2;
    wanted = wanted < 16 ? 16 : wanted;
    wanted = wanted < needed ? needed : wanted;
    if (wanted > SIZE_MAX / size) {
        return PLAN_NO_MEMORY;
    }
    void *memory = *items == NULL ? allocator->allocate(allocator->context, wanted * size)
                                  : allocator->resize(allocator->context, *items, *capacity * size,
                                                      wanted * size);
    if (memory == NULL) {
        return PLAN_NO_MEMORY;
    }
    *items = memory;
    *capacity = wanted;
    return PLAN_OK;
}

/* --- Arena --- */

struct plan_arena_block {
    plan_arena_block *next;
    size_t size, used; /* of the bytes after this header */
};

/* Where every text is to be able to fail, as in the build that counts coverage, blocks hold few. */
#ifdef PLAN_COUNTED
enum { ALIGNMENT = 16, FIRST_BLOCK = 16, LARGEST_BLOCK = 64 };
#else
enum { ALIGNMENT = 16, FIRST_BLOCK = 1024, LARGEST_BLOCK = 1 << 20 };
#endif

static size_t header_size(void) {
    return (sizeof(plan_arena_block) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

void plan_arena_init(plan_arena *arena, const plan_allocator *allocator) {
    arena->allocator = plan_allocator_or_default(allocator);
    arena->blocks = NULL;
    arena->bytes = 0;
}

void plan_arena_free(plan_arena *arena) {
    while (arena->blocks != NULL) {
        plan_arena_block *next = arena->blocks->next;
        plan_release(&arena->allocator, arena->blocks, 1, header_size() + arena->blocks->size);
        arena->blocks = next;
    }
    arena->bytes = 0;
}

static bool add_block(plan_arena *arena, size_t size) {
    size_t wanted = arena->blocks == NULL ? FIRST_BLOCK : arena->blocks->size * 2;
    wanted = wanted > LARGEST_BLOCK ? LARGEST_BLOCK : wanted;
    wanted = wanted < size ? size : wanted;
    if (wanted > SIZE_MAX - header_size()) {
        return false;
    }
    plan_arena_block *block = plan_allocate(&arena->allocator, 1, header_size() + wanted);
    if (block == NULL) {
        return false;
    }
    block->next = arena->blocks;
    block->size = wanted;
    block->used = 0;
    arena->blocks = block;
    return true;
}

/* From the current block, at a multiple of `alignment`. */
static void *take(plan_arena *arena, size_t size, size_t alignment) {
    plan_arena_block *block = arena->blocks;
    size_t start = block == NULL ? 0 : (block->used + alignment - 1) / alignment * alignment;
    if (block == NULL || start > block->size || block->size - start < size) {
        if (!add_block(arena, size)) {
            return NULL;
        }
        block = arena->blocks;
        start = 0;
    }
    block->used = start + size;
    arena->bytes += size;
    return (char *)block + header_size() + start;
}

void *plan_arena_allocate(plan_arena *arena, size_t size) {
    return take(arena, size, ALIGNMENT);
}

char *plan_arena_copy(plan_arena *arena, const char *text, size_t length) {
    if (length == SIZE_MAX) {
        return NULL;
    }
    char *copy = take(arena, length + 1, 1);
    if (copy != NULL) {
        if (length > 0) {
            memcpy(copy, text, length);
        }
        copy[length] = '\0';
    }
    return copy;
}
