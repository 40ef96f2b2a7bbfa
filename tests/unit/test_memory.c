/* Allocation through an allocator, growth, the arena. */
#include "check.h"

#include "memory.h"

/* Counts what is out, and fails from the nth call on. */
typedef struct counter {
    size_t bytes, calls, fail_from;
} counter;

static void *count_allocate(void *context, size_t size) {
    counter *c = context;
    if (++c->calls >= c->fail_from) {
        return NULL;
    }
    c->bytes += size;
    return malloc(size);
}

static void *count_resize(void *context, void *pointer, size_t old_size, size_t new_size) {
    counter *c = context;
    if (++c->calls >= c->fail_from) {
        return NULL;
    }
    c->bytes += new_size - old_size;
    return realloc(pointer, new_size);
}

static void count_release(void *context, void *pointer, size_t size) {
    ((counter *)context)->bytes -= size;
    free(pointer);
}

static plan_allocator counting(counter *c) {
    plan_allocator a = {c, count_allocate, count_resize, count_release};
    return a;
}

static void blocks(void) {
    counter c = {0, 0, SIZE_MAX};
    plan_allocator a = counting(&c);
    void *block = plan_allocate(&a, 3, 8);
    CHECK_U64("bytes", c.bytes, 24);
    plan_release(&a, block, 3, 8);
    CHECK_U64("given back", c.bytes, 0);
    plan_release(&a, NULL, 3, 8);
    CHECK_TRUE("nothing of nothing", plan_allocate(&a, 0, 8) == NULL);
    CHECK_TRUE("overflow", plan_allocate(&a, SIZE_MAX / 4, 8) == NULL);
    unsigned char *zero = plan_allocate_zero(&a, 16, 1);
    CHECK_TRUE("cleared", zero != NULL && zero[0] == 0 && zero[15] == 0);
    plan_release(&a, zero, 16, 1);
    plan_allocator standard = plan_allocator_or_default(NULL);
    block = standard.allocate(NULL, 8);
    block = standard.resize(NULL, block, 8, 64);
    CHECK_TRUE("the C library's", block != NULL);
    standard.release(NULL, block, 64);
}

static void growth(void) {
    counter c = {0, 0, SIZE_MAX};
    plan_allocator a = counting(&c);
    void *items = NULL;
    size_t capacity = 0;
    CHECK_STATUS("first", plan_grow(&a, &items, &capacity, 1, 4), PLAN_OK);
    CHECK_U64("at least 16", capacity, 16);
    CHECK_STATUS("enough", plan_grow(&a, &items, &capacity, 16, 4), PLAN_OK);
    CHECK_U64("unchanged", capacity, 16);
    CHECK_STATUS("half more", plan_grow(&a, &items, &capacity, 17, 4), PLAN_OK);
    CHECK_U64("24", capacity, 24);
    CHECK_STATUS("far more", plan_grow(&a, &items, &capacity, 1000, 4), PLAN_OK);
    CHECK_U64("as asked", capacity, 1000);
    void *before = items;
    c.fail_from = 0;
    CHECK_STATUS("no memory", plan_grow(&a, &items, &capacity, 5000, 4), PLAN_NO_MEMORY);
    CHECK_TRUE("nothing changed", items == before && capacity == 1000);
    CHECK_STATUS("too many", plan_grow(&a, &items, &capacity, SIZE_MAX / 2, 4), PLAN_NO_MEMORY);
    plan_release(&a, items, capacity, 4);
    CHECK_U64("all back", c.bytes, 0);
}

static void arena(void) {
    counter c = {0, 0, SIZE_MAX};
    plan_allocator a = counting(&c);
    plan_arena arena;
    char *texts[500];
    plan_arena_init(&arena, &a);
    for (size_t i = 0; i < 500; i++) {
        texts[i] = plan_arena_copy(&arena, "0123456789", i % 11);
    }
    for (size_t i = 0; i < 500; i++) {
        CHECK_U64("length", strlen(texts[i]), i % 11);
        CHECK_TRUE("content", memcmp(texts[i], "0123456789", i % 11) == 0);
    }
    void *aligned = plan_arena_allocate(&arena, 24);
    CHECK_U64("aligned", (uintptr_t)aligned % 16, 0);
    CHECK_TRUE("large", plan_arena_allocate(&arena, 5u << 20) != NULL);
    CHECK_TRUE("too large", plan_arena_allocate(&arena, SIZE_MAX - 8) == NULL);
    CHECK_TRUE("too long", plan_arena_copy(&arena, "", SIZE_MAX) == NULL);
    c.fail_from = 0;
    CHECK_TRUE("no memory", plan_arena_allocate(&arena, 9u << 20) == NULL);
    plan_arena_free(&arena);
    CHECK_U64("all back", c.bytes, 0);
}

TEST_MAIN("memory", {"blocks", blocks}, {"growth", growth}, {"arena", arena})
