/* Threads by pthread, which every system has that this library runs on. */
#include "thread.h"

static void *enter(void *thread) {
    const plan_thread *self = thread;
    self->run(self->context);
    return NULL;
}

bool plan_thread_start(plan_thread *thread, void (*run)(void *context), void *context) {
    thread->run = run;
    thread->context = context;
    thread->started = pthread_create(&thread->id, NULL, enter, thread) == 0;
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
