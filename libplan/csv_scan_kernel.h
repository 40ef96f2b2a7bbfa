/* Private: the scan of csv_scan.h, as wide as the flags of the including file allow. A file may
 * define PLAN_CSV_SCAN_PORTABLE to get the form without vectors. */
#ifndef PLAN_CSV_SCAN_KERNEL_H
#define PLAN_CSV_SCAN_KERNEL_H

#include "csv_scan.h"

#include <string.h>

/* What 64 bytes are, a bit each. */
typedef struct scan_masks {
    uint64_t ends, quotes, high;
} scan_masks;

#if defined __AVX2__ && !defined PLAN_CSV_SCAN_PORTABLE
#    include <immintrin.h>

static inline uint64_t bits_of(__m256i low, __m256i high) {
    return (uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high)
                                                     << 32;
}

static inline scan_masks look_at(const char *bytes, char separator) {
    const __m256i sep = _mm256_set1_epi8(separator), lf = _mm256_set1_epi8('\n'),
                  cr = _mm256_set1_epi8('\r'), quote = _mm256_set1_epi8('"');
    __m256i a, b;
    memcpy(&a, bytes, sizeof a);
    memcpy(&b, bytes + sizeof a, sizeof b);
    __m256i a_ends =
        _mm256_or_si256(_mm256_or_si256(_mm256_cmpeq_epi8(a, lf), _mm256_cmpeq_epi8(a, cr)),
                        _mm256_cmpeq_epi8(a, sep));
    __m256i b_ends =
        _mm256_or_si256(_mm256_or_si256(_mm256_cmpeq_epi8(b, lf), _mm256_cmpeq_epi8(b, cr)),
                        _mm256_cmpeq_epi8(b, sep));
    scan_masks masks = {bits_of(a_ends, b_ends),
                        bits_of(_mm256_cmpeq_epi8(a, quote), _mm256_cmpeq_epi8(b, quote)),
                        bits_of(a, b)};
    return masks;
}

#elif defined __SSE2__ && !defined PLAN_CSV_SCAN_PORTABLE
#    include <emmintrin.h>

static inline scan_masks look_at(const char *bytes, char separator) {
    const __m128i sep = _mm_set1_epi8(separator), lf = _mm_set1_epi8('\n'),
                  cr = _mm_set1_epi8('\r'), quote = _mm_set1_epi8('"');
    scan_masks masks = {0, 0, 0};
    for (size_t i = 0; i < 4; i++) {
        __m128i a;
        memcpy(&a, bytes + 16 * i, sizeof a);
        __m128i ends = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(a, lf), _mm_cmpeq_epi8(a, cr)),
                                    _mm_cmpeq_epi8(a, sep));
        masks.ends |= (uint64_t)(uint32_t)_mm_movemask_epi8(ends) << 16 * i;
        masks.quotes |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(a, quote)) << 16 * i;
        masks.high |= (uint64_t)(uint32_t)_mm_movemask_epi8(a) << 16 * i;
    }
    return masks;
}

#else

/* The bytes of a word that equal c, as bits 7, 15, ...: exact, no carry runs between bytes. */
static inline uint64_t equal_bytes(uint64_t word, char c) {
    const uint64_t low = UINT64_C(0x7F7F7F7F7F7F7F7F);
    uint64_t x = word ^ (UINT64_C(0x0101010101010101) * (unsigned char)c);
    return ~(((x & low) + low) | x | low);
}

/* Bits 7, 15, ... as a byte. */
static inline uint64_t gather_bits(uint64_t bits) {
    return (bits >> 7) * UINT64_C(0x0102040810204080) >> 56;
}

static inline scan_masks look_at(const char *bytes, char separator) {
    const uint64_t top = UINT64_C(0x8080808080808080);
    scan_masks masks = {0, 0, 0};
    for (int i = 0; i < 8; i++) {
        uint64_t word;
        memcpy(&word, bytes + 8 * i, sizeof word);
#    if defined __BYTE_ORDER__ && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
        word = __builtin_bswap64(word);
#    endif
        uint64_t ends =
            equal_bytes(word, separator) | equal_bytes(word, '\n') | equal_bytes(word, '\r');
        masks.ends |= gather_bits(ends) << 8 * i;
        masks.quotes |= gather_bits(equal_bytes(word, '"')) << 8 * i;
        masks.high |= gather_bits(word & top) << 8 * i;
    }
    return masks;
}

#endif

/* Bit i: whether an odd number of the bits up to i are set. */
static inline uint64_t odd_so_far(uint64_t bits) {
    for (int i = 1; i < 64; i *= 2) {
        bits ^= bits << i;
    }
    return bits;
}

static inline size_t scan_window(const char *bytes, size_t from, size_t to, char separator,
                                 plan_csv_scan_state *state, uint32_t *places) {
    uint32_t *next = places;
    uint64_t quotes = 0, high = 0, inside = state->inside;
    for (size_t at = from; at < to; at += 64) {
        scan_masks masks = look_at(bytes + at, separator);
        if (to - at < 64) {
            uint64_t there = (UINT64_C(1) << (to - at)) - 1;
            masks.ends &= there;
            masks.quotes &= there;
            masks.high &= there;
        }
        high |= masks.high;
        if ((masks.quotes | inside) != 0) {
            quotes |= masks.quotes;
            uint64_t within = odd_so_far(masks.quotes) ^ inside;
            masks.ends &= ~within;
            inside = (uint64_t)0 - (within >> 63); /* as after the last quote */
        }
        for (uint64_t ends = masks.ends; ends != 0; ends &= ends - 1) {
            *next++ = (uint32_t)at + (uint32_t)__builtin_ctzll(ends);
        }
    }
    state->inside = inside;
    state->has_quote = quotes != 0;
    state->has_high = high != 0;
    return (size_t)(next - places);
}

#endif
