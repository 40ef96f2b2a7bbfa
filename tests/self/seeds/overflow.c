/* Bugs that the sanitizer build must stop on; without an argument there is none. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int argc, char **argv) {
    const char *kind = argc > 1 ? argv[1] : "";
    if (strcmp(kind, "address") == 0) {
        char *bytes = malloc((size_t)argc);
        volatile char past;
        if (bytes == NULL)
            return 0;
        bytes[0] = 'a';
        past = *(volatile char *)(bytes + argc);
        free(bytes);
        return past == 'b' ? 0 : 0;
    }
    if (strcmp(kind, "undefined") == 0) {
        const int more = INT_MAX - 2 + argc;
        const volatile int sum = more + argc;
        printf("%d\n", sum);
    }
    return 0;
}
