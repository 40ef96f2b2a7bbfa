/* Threads by pthread, which every system has that this library runs on. */
#define _POSIX_C_SOURCE 200809L

#include "thread.h"

#include <signal.h>

static void *enter(void *thread) {
    const plan_thread *self = thread;
    self->run(self->context);
    return NULL;
}

/* Signals are for the threads of the program: one that waits for a pipe is to hear them. */
bool plan_thread_start(plan_thread *thread, void (*run)(void *context), void *context) {
    thread->run = run;
    thread->context = context;
    sigset_t all, before;
    sigfillset(&all);
    (void)pthread_sigmask(SIG_SETMASK, &all, &before); /* fails for other words than this one */
    thread->started = pthread_create(&thread->id, NULL, enter, thread) == 0;
    (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
    return thread->started;
}

void plan_thread_join(plan_thread *thread) {
    if (thread->started) {
        pthread_join(thread->id, NULL);
        thread->started = false;
    }
}

bool plan_lock_init(plan_lock *lock) {
    if (pthread_mutex_init(&lock->mutex, NULL) != 0) {
        return false;
    }
    if (pthread_cond_init(&lock->changed, NULL) != 0) {
        pthread_mutex_destroy(&lock->mutex);
        return false;
    }
    return true;
}

void plan_lock_free(plan_lock *lock) {
    pthread_cond_destroy(&lock->changed);
    pthread_mutex_destroy(&lock->mutex);
}

void plan_lock_take(plan_lock *lock) {
    pthread_mutex_lock(&lock->mutex);
}

void plan_lock_give(plan_lock *lock) {
    pthread_mutex_unlock(&lock->mutex);
}

void plan_lock_wait(plan_lock *lock) {
    pthread_cond_wait(&lock->changed, &lock->mutex);
}

void plan_lock_tell(plan_lock *lock) {
    pthread_cond_broadcast(&lock->changed);
}
