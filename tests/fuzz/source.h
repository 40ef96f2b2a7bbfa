/* What targets that read tables share: bytes given in pieces of a size, and what must hold. */
#ifndef PLAN_FUZZ_SOURCE_H
#define PLAN_FUZZ_SOURCE_H

#include <plan/csv.h>

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef struct bytes {
    const uint8_t *data;
    size_t size, at, piece;
} bytes;

static inline plan_status give(void *context, void *buffer, size_t size, size_t *read) {
    bytes *b = context;
    size_t n = b->size - b->at;
    n = n < size ? n : size;
    n = n < b->piece ? n : b->piece;
    if (n > 0) {
        memcpy(buffer, b->data + b->at, n);
    }
    b->at += n;
    *read = n;
    return PLAN_OK;
}

static inline void require(int held) {
    if (!held) {
        abort();
    }
}

#endif
