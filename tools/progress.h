/* How far a check has come, on a terminal; and its end by a signal. */
#ifndef LIBPLAN_PROGRESS_H
#define LIBPLAN_PROGRESS_H

#include <plan.h>

#include <stdbool.h>

enum progress_when { PROGRESS_AUTO = 0, PROGRESS_ALWAYS = 1, PROGRESS_NEVER = 2 };

typedef struct progress {
    int when;         /* enum progress_when */
    bool vietnamese;  /* words */
    bool wide;        /* the terminal takes UTF-8 */
    double began;     /* when the command started [s] */
    double phase_at;  /* when the phase or the table started [s] */
    double drawn_at;  /* [s] */
    int phase;        /* -1: none yet */
    uint64_t done;    /* of the moment before */
    uint64_t rows_at; /* rows when the table started */
    size_t length;    /* columns that stand on the line, 0: none */
} progress;

/* From now on the document's calls are watched: they show a line where that is wanted, and end
 * where the program was told to. */
void progress_watch(progress *p, int when, bool vietnamese, plan_document *document);
/* Takes the line away: before anything else is written. NULL is fine. */
void progress_erase(progress *p);

/* --- interrupt.c --- */
/* SIGINT, SIGTERM, SIGHUP end what is watched; those that the caller ignores stay ignored. */
void catch_interrupts(void);
bool is_interrupted(void);
/* Says so; the exit code: 128 and the number of the signal. */
int tell_interrupt(void);

#endif
