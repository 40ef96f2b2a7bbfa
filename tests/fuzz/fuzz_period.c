/* Periods from any bytes: what reads is valid, and survives writing, packing and moving. */
#include <plan/period.h>

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(int held) {
    if (!held)
        abort();
}

static int same(plan_period a, plan_period b) {
    return a.first == b.first && a.count == b.count && a.frequency == b.frequency;
}

static void check(plan_period period) {
    char text[32];
    size_t length = 0;
    plan_period back;
    require(plan_period_is_valid(period));
    require(plan_period_write(period, text, sizeof text, &length) == PLAN_OK);
    require(plan_period_read(text, length, &back, NULL) == PLAN_OK);
    require(same(period, back));
    require(same(period, plan_period_unpack(plan_period_pack(period))));
    require(plan_period_compare(period, back) == 0);
    require(plan_period_contains(period, period));
    if (plan_period_move(period, -1, &back) == PLAN_OK) {
        require(plan_period_compare(back, period) < 0);
        require(plan_period_move(back, 1, &back) == PLAN_OK && same(period, back));
    }
    if (plan_period_move_years(period, 1, &back) == PLAN_OK)
        require(plan_period_compare(back, period) > 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    plan_period period;
    plan_error error;
    plan_error_init(&error);
    if (plan_period_read((const char *)data, size, &period, &error) == PLAN_OK)
        check(period);
    else
        require(error.status != PLAN_OK && error.message[0] != '\0');
    return 0;
}
