/* Private: bytes of numbers, eight and sixteen at a time. */
#ifndef PLAN_NUMERAL_BYTES_H
#define PLAN_NUMERAL_BYTES_H

#include "text.h"

#if defined __SSE2__ && !defined PLAN_BYTES_PORTABLE
#    include <emmintrin.h>
#    define PLAN_BYTES_SSE2
#endif

#define PLAN_WORD_OF_ZEROS UINT64_C(0x3030303030303030)

/* The first eight bytes, the first of them lowest. */
static inline uint64_t plan_number_word(const char *p) {
    uint64_t word = plan_word_at(p);
#if defined __BYTE_ORDER__ && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

/* The number that eight digits make, the first of them lowest. */
static inline int64_t plan_number_of_word(uint64_t digits) {
    digits = (digits * 10 + (digits >> 8)) & UINT64_C(0x00FF00FF00FF00FF);
    digits = (digits * 100 + (digits >> 16)) & UINT64_C(0x0000FFFF0000FFFF);
    return (int64_t)((digits * 10000 + (digits >> 32)) & UINT64_C(0xFFFFFFFF));
}

/* Of 16 bytes a bit each: those that are no digits; and bit 16. */
static inline uint32_t plan_number_others(const char *p) {
#ifdef PLAN_BYTES_SSE2
    __m128i bytes, ten = _mm_set1_epi8(10);
    memcpy(&bytes, p, sizeof bytes);
    bytes = _mm_sub_epi8(bytes, _mm_set1_epi8('0'));
    return (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_max_epu8(bytes, ten), bytes)) |
           UINT32_C(1) << 16;
#else
    uint32_t result = UINT32_C(1) << 16;
    for (uint32_t i = 0; i < 16; i++) {
        result |= (uint32_t)(p[i] < '0' || p[i] > '9') << i;
    }
    return result;
#endif
}

#endif
