/* SPDX-License-Identifier: Apache-2.0 */
/* The work types and the loop around them. A new type is one pass function and one line of the table. */
#include "work.h"

#include "sys.h"
#include "telemetry.h"

enum { SPINS_PER_PASS = 1024, PAGES_PER_PASS = 64, YIELDS_PER_CHECKPOINT = 64, PAIR = 2 };

struct work_type {
    bool (*pass)(struct worker *worker); /* false if there was nothing to do */
    uint64_t units_per_pass;
    uint64_t passes_per_checkpoint;
    bool needs_working_set;
    uint64_t group_size;
};

static bool spin(struct worker *worker)
{
    (void)worker;
    for (unsigned i = 0; i < SPINS_PER_PASS; i++)
        arch_spin_hint();
    return true;
}

static bool yield(struct worker *worker)
{
    (void)worker;
    SYS_CALL0(__NR_sched_yield);
    return true;
}

/* Nothing wakes this wait when the command changes, so it looks up now and then. */
static bool await_turn(const struct worker *worker, uint32_t own)
{
    static const struct __kernel_timespec a_while = {.tv_nsec = 100000000};
    uint32_t turn;
    while ((turn = load_acquire(&worker->first->turn)) != own) {
        if (load_acquire(&worker->slot->command) >= COMMAND_STOP)
            return false;
        sys_futex_wait_for(&worker->first->turn, turn, &a_while);
    }
    return true;
}

static bool take_turn(struct worker *worker)
{
    uint32_t own = (uint32_t)worker->slot->parameter[PARAMETER_MEMBER];
    if (!await_turn(worker, own))
        return false;
    spin(worker);
    store_release(&worker->first->turn, 1 - own);
    sys_futex_wake(&worker->first->turn, 1);
    return true;
}

static bool touch_next_pages(struct worker *worker)
{
    for (unsigned i = 0; i < PAGES_PER_PASS; i++) {
        *(volatile uint8_t *)(worker->working_set + worker->cursor * worker->page_size) = (uint8_t)i;
        if (++worker->cursor == worker->pages)
            worker->cursor = 0;
    }
    return true;
}

static const struct work_type types[] = {
    [WORK_CPU_SPIN] = {spin, SPINS_PER_PASS, 1, false, 1},
    [WORK_YIELD_HEAVY] = {yield, 1, YIELDS_PER_CHECKPOINT, false, 1},
    [WORK_MEM_TOUCH] = {touch_next_pages, PAGES_PER_PASS, 1, true, 1},
    [WORK_FUTEX_PING_PONG] = {take_turn, SPINS_PER_PASS, 1, false, PAIR},
};

static bool loop_is_possible(const struct slot *slot)
{
    if (slot->work_type >= sizeof types / sizeof types[0] || !types[slot->work_type].pass)
        return false;
    if (slot->parameter[PARAMETER_MEMBER] >= types[slot->work_type].group_size)
        return false;
    return slot->working_set_bytes > 0 || !types[slot->work_type].needs_working_set;
}

/* A program has its own memory and works with nobody. */
static bool program_is_possible(const struct worker *worker)
{
    return worker->command[0] && worker->slot->working_set_bytes == 0 && worker->slot->parameter[PARAMETER_MEMBER] == 0;
}

bool work_is_possible(const struct worker *worker)
{
    if (worker->slot->work_type == WORK_EXEC)
        return program_is_possible(worker);
    return !worker->command[0] && loop_is_possible(worker->slot);
}

void work(struct worker *worker)
{
    const struct work_type *type = &types[worker->slot->work_type];
    struct slot *slot = worker->slot;
    struct telemetry telemetry = telemetry_start(slot);
    uint64_t passes = 0;
    while (load_acquire(&slot->command) < COMMAND_STOP) {
        if (!type->pass(worker))
            continue;
        passes++;
        store_release64(&slot->work_units, passes * type->units_per_pass);
        store_release64(&slot->iterations, passes);
        if (passes % type->passes_per_checkpoint == 0)
            telemetry_checkpoint(&telemetry);
    }
    telemetry_stop(&telemetry);
}
