/* Whoever watches the check: every pass over all rows is a twelfth of it or so, the words are the
 * rest. */
#include "check.h"

enum { PARTS = PLAN_CHECK_RANGE_PASSES + PLAN_CHECK_WHOLE_PASSES + 1 }; /* the words are one more */

static uint64_t rows_of(const plan_checker *checker) {
    return checker->table->count > 0 ? checker->table->count : 1;
}

void plan_check_look(plan_checker *checker, size_t rows) {
    uint64_t all = rows_of(checker), done = rows - checker->begin;
    checker->beaten = rows;
    checker->pulse.moment.done = checker->steps + (done < all ? done : all);
    checker->status = plan_earlier(checker->status, plan_pulse_beat(&checker->pulse));
}

plan_status plan_check_passed(plan_checker *checker) {
    checker->steps += rows_of(checker);
    plan_check_look(checker, checker->begin);
    return checker->status;
}

void plan_check_pass_begins(plan_checker *checker, size_t place) {
    uint64_t before = checker->begin, own = checker->end - checker->begin;
    checker->steps = PLAN_CHECK_RANGE_PASSES * before + place * own;
    checker->beaten = checker->begin;
}

plan_status plan_check_begin(plan_pulse *pulse, const plan_document *document) {
    plan_pulse_begin(pulse, &document->watcher, PLAN_PHASE_CHECK, NULL, 0);
    size_t rows = document->table.count;
    pulse->moment.rows = plan_document_count(document);
    pulse->moment.total = PARTS * (uint64_t)(rows > 0 ? rows : 1);
    return plan_pulse_tell(pulse);
}

plan_status plan_check_end(plan_checker *checker) {
    checker->pulse.moment.done = checker->pulse.moment.total;
    return plan_pulse_tell(&checker->pulse);
}
