/* LD_PRELOADed by tests/gates/locales.py: sets the locale of TEST_LOCALE before main, as a host
 * program would that links the library. A locale that is not there ends the program. */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

__attribute__((constructor)) static void set_locale(void) {
    const char *name = getenv("TEST_LOCALE");
    if (name == NULL || setlocale(LC_ALL, name) == NULL) {
        fprintf(stderr, "there is no locale \"%s\"\n", name != NULL ? name : "");
        exit(70);
    }
}
