/* Private: threads, for calls that were asked to use several. Nothing here is started unless a
 * caller says so, and whoever cannot start one does the work alone. */
#ifndef PLAN_THREAD_H
#define PLAN_THREAD_H

#include <pthread.h>
#include <stdbool.h>

/* Most that are used, whatever is asked for. */
enum { PLAN_MAX_THREADS = 64 };

typedef struct plan_thread {
    pthread_t id;
    void (*run)(void *context);
    void *context;
    bool started;
} plan_thread;

/* False where the system starts none. `thread` stays where it is until it is joined. */
bool plan_thread_start(plan_thread *thread, void (*run)(void *context), void *context);
/* Waits for its end; nothing for one that was not started. */
void plan_thread_join(plan_thread *thread);

/* A lock, with one condition to wait for. */
typedef struct plan_lock {
    pthread_mutex_t mutex;
    pthread_cond_t changed;
} plan_lock;

/* False where the system has none to give. */
bool plan_lock_init(plan_lock *lock);
void plan_lock_free(plan_lock *lock);
void plan_lock_take(plan_lock *lock);
void plan_lock_give(plan_lock *lock);
/* Gives the lock until somebody says that something changed. */
void plan_lock_wait(plan_lock *lock);
void plan_lock_tell(plan_lock *lock);

#endif
