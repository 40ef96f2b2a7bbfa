/* Runs a fuzz target without a fuzzer: every file of the command line as it is, and changed at
 * random places; of a file that ends in .txt, every line. The same each time.
 *
 * usage: fuzz_TARGET ROUNDS FILE... */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { LARGEST = 1 << 16 };

static uint64_t next(uint64_t *state) { /* xorshift64 */
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

/* The fuzz targets get memory of exactly the size, so that the sanitizer sees a byte beyond. */
static void run(const uint8_t *data, size_t size) {
    uint8_t *exact = malloc(size > 0 ? size : 1);
    if (exact == NULL) {
        abort();
    }
    memcpy(exact, data, size);
    LLVMFuzzerTestOneInput(exact, size);
    free(exact);
}

static size_t change(uint8_t *data, size_t size, uint64_t *state) {
    static const char likely[] =
        "\"',.;:-+%()[]{}\r\n\t 0123456789\xEF\xBB\xBF\xC2\xA0\xE2\x88\x92";
    for (uint64_t times = next(state) % 4 + 1; times > 0 && size > 1; times--) {
        size_t at = (size_t)(next(state) % size), length = (size_t)(next(state) % 16) + 1;
        length = length < size - at ? length : size - at;
        switch (next(state) % 5) {
        case 0:
            data[at] = (uint8_t)next(state);
            break;
        case 1:
            data[at] = (uint8_t)likely[next(state) % (sizeof likely - 1)];
            break;
        case 2: /* away */
            memmove(data + at, data + at + length, size - at - length);
            size -= length;
            break;
        case 3: /* twice */
            if (size + length <= LARGEST) {
                memmove(data + at + length, data + at, size - at);
                size += length;
            }
            break;
        default: /* the end */
            size = at;
        }
    }
    return size;
}

static void play(const uint8_t *seed, size_t size, unsigned long rounds, uint64_t *state) {
    static const size_t largest = LARGEST;
    uint8_t *copy = malloc(largest);
    if (copy == NULL) {
        abort();
    }
    run(seed, size);
    for (unsigned long i = 0; i < rounds; i++) {
        memcpy(copy, seed, size);
        run(copy, change(copy, size, state));
    }
    free(copy);
}

int main(int argc, char **argv) {
    uint64_t state = UINT64_C(0x9E3779B97F4A7C15);
    unsigned long rounds = argc > 1 ? strtoul(argv[1], NULL, 10) : 0;
    uint8_t *data = malloc(LARGEST);
    for (int i = 2; i < argc && data != NULL; i++) {
        FILE *file = fopen(argv[i], "rb");
        if (file == NULL) {
            fprintf(stderr, "%s: cannot be opened\n", argv[i]);
            return 2;
        }
        size_t length = strlen(argv[i]);
        if (length > 4 && strcmp(argv[i] + length - 4, ".txt") == 0) {
            while (fgets((char *)data, LARGEST, file) != NULL) {
                play(data, strcspn((char *)data, "\n"), rounds, &state);
            }
        } else {
            play(data, fread(data, 1, LARGEST, file), rounds, &state);
        }
        fclose(file);
    }
    free(data);
    return argc > 2 ? 0 : 2;
}
