/* SPDX-License-Identifier: Apache-2.0 */
/* The work types and the loop around them. A new type is one pass function and one line of the table. */
#include "work.h"

#include "sys.h"
#include "telemetry.h"

enum { SPINS_PER_PASS = 1024, PAGES_PER_PASS = 64, YIELDS_PER_CHECKPOINT = 64 };

struct work_type {
    void (*pass)(struct worker *worker);
    uint64_t units_per_pass;
    uint64_t passes_per_checkpoint;
    bool needs_working_set;
};

static void spin(struct worker *worker)
{
    (void)worker;
    for (unsigned i = 0; i < SPINS_PER_PASS; i++)
        arch_spin_hint();
}

static void yield(struct worker *worker)
{
    (void)worker;
    SYS_CALL0(__NR_sched_yield);
}

static void touch_next_pages(struct worker *worker)
{
    for (unsigned i = 0; i < PAGES_PER_PASS; i++) {
        *(volatile uint8_t *)(worker->working_set + worker->cursor * worker->page_size) = (uint8_t)i;
        if (++worker->cursor == worker->pages)
            worker->cursor = 0;
    }
}

static const struct work_type types[] = {
    [WORK_CPU_SPIN] = {spin, SPINS_PER_PASS, 1, false},
    [WORK_YIELD_HEAVY] = {yield, 1, YIELDS_PER_CHECKPOINT, false},
    [WORK_MEM_TOUCH] = {touch_next_pages, PAGES_PER_PASS, 1, true},
};

bool work_is_possible(const struct slot *slot)
{
    if (slot->work_type >= sizeof types / sizeof types[0] || !types[slot->work_type].pass)
        return false;
    return slot->working_set_bytes > 0 || !types[slot->work_type].needs_working_set;
}

void work(struct worker *worker)
{
    const struct work_type *type = &types[worker->slot->work_type];
    struct slot *slot = worker->slot;
    struct telemetry telemetry = telemetry_start(slot);
    uint64_t passes = 0;
    while (load_acquire(&slot->command) < COMMAND_STOP) {
        type->pass(worker);
        passes++;
        store_release64(&slot->work_units, passes * type->units_per_pass);
        store_release64(&slot->iterations, passes);
        if (passes % type->passes_per_checkpoint == 0)
            telemetry_checkpoint(&telemetry);
    }
    telemetry_stop(&telemetry);
}
