/* The same report whatever checks its areas: one thread or several, all findings or the first few,
 * and with memory that ends somewhere. */
#include "many.h"

static void same_bytes(void) {
    static const size_t findings[] = {1, 100, 100000};
    for (size_t i = 0; i < sizeof findings / sizeof findings[0]; i++) {
        text one = {NULL, 0, 0};
        way w = {1, findings[i], NULL, NULL, NULL, NULL};
        if (!CHECK_STATUS("one thread", run(NULL, &w, &one), PLAN_OK)) {
            continue;
        }
        CHECK_TRUE("there is something to find", one.length > 1000);
        for (w.threads = 0; w.threads <= 8; w.threads += w.threads < 3 ? 1 : 5) {
            text more = {NULL, 0, 0};
            char label[64];
            snprintf(label, sizeof label, "%u threads, %zu findings", (unsigned)w.threads,
                     findings[i]);
            CHECK_STATUS(label, run(NULL, &w, &more), PLAN_OK);
            CHECK_TRUE(label,
                       more.length == one.length && memcmp(more.data, one.data, one.length) == 0);
            free(more.data);
        }
        free(one.data);
    }
}

static void memory_ends(void) {
    way w = {3, 5, NULL, arm, NULL, NULL};
    plan_status status = PLAN_NO_MEMORY;
    /* Which allocation fails is chance with several threads; that none is lost is not. */
    for (long n = 0; n < 5000 && status == PLAN_NO_MEMORY; n += n < 40 ? 2 : 17) {
        plan_allocator allocator = ending_after(n);
        status = run(&allocator, &w, NULL);
        CHECK_TRUE("no memory, or done", status == PLAN_OK || status == PLAN_NO_MEMORY);
        CHECK_INT("blocks not given back", memory.live, 0);
        CHECK_INT("bytes not given back", memory.held, 0);
    }
    CHECK_STATUS("it succeeds in the end", status, PLAN_OK);
}

TEST_MAIN("check threads", {"the table is made", make}, {"same bytes", same_bytes},
          {"memory ends", memory_ends}, {"the table is freed", done})
