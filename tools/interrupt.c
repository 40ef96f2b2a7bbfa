/* Control-C and a polite kill: what goes on is ended, and nothing torn is left. */
#define _POSIX_C_SOURCE 200809L

#include "progress.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

static volatile sig_atomic_t caught;

/* The second one ends the program at once: SA_RESETHAND. */
static void catch (int number) {
    caught = number;
}

void catch_interrupts(void) {
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        struct sigaction before, now;
        memset(&before, 0, sizeof before);
        memset(&now, 0, sizeof now);
        now.sa_handler = catch;
        now.sa_flags = (int)SA_RESETHAND; /* no SA_RESTART: waiting for a pipe ends */
        sigemptyset(&now.sa_mask);
        sigaction(numbers[i], NULL, &before);
        if (before.sa_handler != SIG_IGN) {
            sigaction(numbers[i], &now, NULL);
        }
    }
}

bool is_interrupted(void) {
    return caught != 0;
}

int tell_interrupt(void) {
    fputs("libplan: interrupted\n", stderr);
    return 128 + (int)caught;
}
