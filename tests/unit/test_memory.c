/* Memory: arrays that cannot overflow, growth that fails cleanly, an arena that never moves. */
#include "check.h"

#include "failing.h"
#include "memory.h"

static void standard_allocator(void) {
    plan_allocator standard = plan_allocator_or_default(NULL);
    int *numbers = plan_allocate_zero(&standard, 100, sizeof *numbers);
    if (!CHECK_TRUE("allocated", numbers != NULL)) {
        return;
    }
    int sum = 0;
    for (size_t i = 0; i < 100; i++) {
        sum |= numbers[i];
    }
    CHECK_INT("cleared", sum, 0);
    plan_release(&standard, numbers, 100, sizeof *numbers);
    plan_release(&standard, NULL, 100, sizeof *numbers);
    void *block = standard.allocate(standard.context, 8);
    void *larger = standard.resize(standard.context, block, 8, 64);
    CHECK_TRUE("the C library's", larger != NULL);
    standard.release(standard.context, larger != NULL ? larger : block, 64);
}

static void callers_allocator_is_copied(void) {
    failing f = {-1, 0, 0};
    plan_allocator mine = {&f, failing_allocate, failing_resize, failing_release};
    plan_allocator copy = plan_allocator_or_default(&mine);
    void *block = plan_allocate(&copy, 3, 7);
    CHECK_TRUE("allocated", block != NULL);
    CHECK_INT("asked for", f.held, 21);
    plan_release(&copy, block, 3, 7);
    CHECK_INT("given back", f.held, 0);
    CHECK_INT("given back", f.live, 0);
}

static void sizes_that_are_none(void) {
    static const struct {
        const char *label;
        size_t count, size;
    } rows[] = {
        {"no elements", 0, 8},
        {"no size", 8, 0},
        {"neither", 0, 0},
        {"overflow to 0", SIZE_MAX / 2 + 1, 2},
        {"overflow", SIZE_MAX / 8 + 1, 8},
        {"overflow by much", SIZE_MAX, SIZE_MAX},
    };
    plan_allocator standard = plan_allocator_or_default(NULL);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        CHECK_TRUE(rows[i].label, plan_allocate(&standard, rows[i].count, rows[i].size) == NULL);
        CHECK_TRUE(rows[i].label,
                   plan_allocate_zero(&standard, rows[i].count, rows[i].size) == NULL);
    }
}

/* At least 16, then by half of what there is, or what is needed: 16, 24, 36, 1000. */
static void growth(void) {
    static const struct {
        size_t needed, capacity;
    } rows[] = {{1, 16}, {16, 16}, {17, 24}, {25, 36}, {1000, 1000}, {3, 1000}};
    failing f = {-1, 0, 0};
    plan_allocator allocator = {&f, failing_allocate, failing_resize, failing_release};
    void *items = NULL;
    size_t capacity = 0;
    CHECK_STATUS("nothing", plan_grow(&allocator, &items, &capacity, 0, 4), PLAN_OK);
    CHECK_TRUE("nothing", items == NULL && capacity == 0);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        CHECK_STATUS("grown", plan_grow(&allocator, &items, &capacity, rows[i].needed, 4), PLAN_OK);
        CHECK_U64("capacity", capacity, rows[i].capacity);
        CHECK_INT("bytes", f.held, (int64_t)capacity * 4);
        ((uint32_t *)items)[0] = i == 0 ? 77 : ((uint32_t *)items)[0];
        CHECK_U64("kept", ((uint32_t *)items)[0], 77);
    }
    void *before = items;
    f.left = 0;
    CHECK_STATUS("no memory", plan_grow(&allocator, &items, &capacity, 2000, 4), PLAN_NO_MEMORY);
    CHECK_STATUS("overflow", plan_grow(&allocator, &items, &capacity, SIZE_MAX, 4), PLAN_NO_MEMORY);
    CHECK_STATUS("overflow by one", plan_grow(&allocator, &items, &capacity, SIZE_MAX / 4 + 1, 4),
                 PLAN_NO_MEMORY);
    CHECK_TRUE("unchanged", items == before && capacity == 1000);
    plan_release(&allocator, items, capacity, 4);
    CHECK_INT("given back", f.live, 0);
}

static void arena_keeps_and_aligns(void) {
    failing f = {-1, 0, 0};
    plan_allocator allocator = {&f, failing_allocate, failing_resize, failing_release};
    plan_arena arena;
    plan_arena_init(&arena, &allocator);
    CHECK_INT("nothing yet", f.live, 0);
    enum { COUNT = 3000 };
    static char *texts[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        char text[16];
        int length = snprintf(text, sizeof text, "text %zu", i);
        texts[i] = plan_arena_copy(&arena, text, (size_t)length);
        void *aligned = plan_arena_allocate(&arena, 24);
        if (!CHECK_TRUE("memory", texts[i] != NULL && aligned != NULL)) {
            break;
        }
        memset(aligned, 0xFF, 24);
        if ((uintptr_t)aligned % 16 != 0) {
            CHECK_TRUE("aligned", 0);
            break;
        }
    }
    for (size_t i = 0; i < COUNT; i += 617) {
        char text[16];
        snprintf(text, sizeof text, "text %zu", i);
        CHECK_STR("kept", texts[i], text);
    }
    /* 10 texts of 6 + 1 bytes, 90 of 8, 900 of 9, 2000 of 10, and 24 with each. */
    CHECK_U64("bytes", arena.bytes, 10 * 7 + 90 * 8 + 900 * 9 + 2000 * 10 + COUNT * 24);
    plan_arena_free(&arena);
    CHECK_INT("blocks", f.live, 0);
    CHECK_INT("bytes given back", f.held, 0);
    plan_arena_free(&arena);
}

static void arena_edges(void) {
    plan_arena arena;
    plan_arena_init(&arena, NULL);
    CHECK_STR("empty", plan_arena_copy(&arena, "", 0), "");
    CHECK_STR("empty, no text", plan_arena_copy(&arena, NULL, 0), "");
    CHECK_STR("part of a text", plan_arena_copy(&arena, "abcdef", 3), "abc");
    CHECK_TRUE("too long a text", plan_arena_copy(&arena, "x", SIZE_MAX) == NULL);
    CHECK_TRUE("too large", plan_arena_allocate(&arena, SIZE_MAX - 8) == NULL);
    char *large = plan_arena_allocate(&arena, 3u << 20);
    if (CHECK_TRUE("larger than any block", large != NULL)) {
        memset(large, 1, 3u << 20);
    }
    CHECK_STR("after it", plan_arena_copy(&arena, "still", 5), "still");
    /* A block of an odd size that is full: the next multiple of 16 lies behind its end. */
    static char text[(2 << 20) + 1];
    memset(text, 'x', sizeof text);
    CHECK_TRUE("a long text", plan_arena_copy(&arena, text, sizeof text) != NULL);
    char *behind = plan_arena_allocate(&arena, 16);
    if (CHECK_TRUE("behind it", behind != NULL)) {
        memset(behind, 1, 16);
        CHECK_U64("aligned", (uintptr_t)behind % 16, 0);
    }
    plan_arena_free(&arena);
}

static plan_status fill_an_arena(const plan_allocator *allocator) {
    plan_arena arena;
    plan_status status = PLAN_OK;
    plan_arena_init(&arena, allocator);
    for (int i = 0; i < 2000 && status == PLAN_OK; i++) {
        size_t before = arena.bytes;
        if (plan_arena_copy(&arena, "ninety-nine characters", 22) == NULL) {
            status = arena.bytes == before ? PLAN_NO_MEMORY : PLAN_INVALID;
        }
    }
    plan_arena_free(&arena);
    return status;
}

static void arena_survives_failures(void) {
    CHECK_TRUE("arena", failing_everywhere(fill_an_arena));
}

TEST_MAIN("memory", {"standard allocator", standard_allocator},
          {"caller's allocator is copied", callers_allocator_is_copied},
          {"sizes that are none", sizes_that_are_none}, {"growth", growth},
          {"arena keeps and aligns", arena_keeps_and_aligns}, {"arena edges", arena_edges},
          {"arena survives failures", arena_survives_failures})
