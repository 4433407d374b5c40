/* SPDX-License-Identifier: Apache-2.0 */
/* The table of the work types and the loop around their passes. */
#include "work.h"

#include "pass.h"
#include "telemetry.h"

struct work_type {
    int64_t (*pass)(struct worker *worker);
    void (*begin)(struct worker *worker);
    void (*end)(struct worker *worker);
    unsigned passes_per_checkpoint; /* 0 is 1 */
    bool needs_working_set;
};

static const struct work_type types[] = {
    [WORK_CPU_SPIN] = {.pass = pass_spin},
    [WORK_YIELD_HEAVY] = {.pass = pass_yield, .passes_per_checkpoint = 64},
    [WORK_MEM_TOUCH] = {.pass = pass_memory, .needs_working_set = true},
    [WORK_FUTEX_PING_PONG] = {.pass = pass_turn},
    [WORK_MIXED] = {.pass = pass_mixed},
    [WORK_IO_SYNC] = {.pass = pass_io},
    [WORK_BURSTY] = {.pass = pass_bursty},
    [WORK_PIPE_IO] = {.pass = pass_pipe},
    [WORK_CACHE_PRESSURE] = {.pass = pass_cache, .needs_working_set = true},
    [WORK_CACHE_YIELD] = {.pass = pass_cache_yield, .needs_working_set = true},
    [WORK_CACHE_PIPE] = {.pass = pass_cache_pipe, .needs_working_set = true},
    [WORK_FUTEX_FAN_OUT] = {.pass = pass_fan_out},
    [WORK_SEQUENCE] = {.pass = pass_sequence},
    [WORK_FORK_EXIT] = {.pass = pass_fork},
    [WORK_NICE_SWEEP] = {.pass = pass_nice, .end = end_nice},
    [WORK_AFFINITY_CHURN] = {.pass = pass_affinity, .begin = begin_random},
    [WORK_POLICY_CHURN] = {.pass = pass_policy, .begin = begin_policy, .end = end_policy},
    [WORK_FAN_OUT_COMPUTE] = {.pass = pass_compute, .needs_working_set = true},
    [WORK_PAGE_FAULT_CHURN] = {.pass = pass_page_faults, .begin = begin_random, .needs_working_set = true},
    [WORK_MUTEX_CONTENTION] = {.pass = pass_mutex},
    [WORK_NUMA_WORKING_SET_SWEEP] = {.pass = pass_working_set_sweep, .begin = begin_period, .needs_working_set = true},
    [WORK_NUMA_MIGRATION_CHURN] = {.pass = pass_migration, .begin = begin_period},
};

static uint64_t group_size(const struct slot *slot)
{
    switch (slot->work_type) {
    case WORK_FUTEX_PING_PONG:
    case WORK_PIPE_IO:
    case WORK_CACHE_PIPE:
        return 2;
    case WORK_FUTEX_FAN_OUT:
    case WORK_FAN_OUT_COMPUTE:
        return slot->argument[0] + 1;
    case WORK_MUTEX_CONTENTION:
        return slot->argument[0];
    default:
        return 1;
    }
}

static bool entries_are_possible(const struct slot *slot)
{
    bool wanted = slot->work_type == WORK_SEQUENCE || slot->work_type == WORK_NUMA_WORKING_SET_SWEEP ||
                  slot->work_type == WORK_NUMA_MIGRATION_CHURN;
    return slot->entries <= SLOT_SETS && (slot->entries > 0) == wanted;
}

static bool loop_is_possible(const struct slot *slot)
{
    if (slot->work_type >= sizeof types / sizeof types[0] || !types[slot->work_type].pass)
        return false;
    if (slot->member >= group_size(slot) || !entries_are_possible(slot))
        return false;
    return slot->working_set_bytes > 0 || !types[slot->work_type].needs_working_set;
}

/* A program has its own memory and works with nobody. */
static bool program_is_possible(const struct worker *worker)
{
    const struct slot *slot = worker->slot;
    return worker->command[0] && slot->working_set_bytes == 0 && slot->member == 0 && slot->threads <= 1;
}

bool work_is_possible(const struct worker *worker)
{
    if (worker->slot->work_type == WORK_EXEC)
        return program_is_possible(worker);
    return !worker->command[0] && loop_is_possible(worker->slot);
}

/* A pass that came to its end is work, even where it counts no units. */
static void count(struct slot *slot, uint64_t passes, int64_t units)
{
    store_release64(&slot->work_units, slot->work_units + (units > 0 ? (uint64_t)units : 1));
    store_release64(&slot->iterations, passes);
}

static void loop(struct worker *worker, const struct work_type *type)
{
    unsigned until_checkpoint = type->passes_per_checkpoint;
    uint64_t passes = 0;
    while (!worker->refused && !must_stop(worker)) {
        int64_t units = type->pass(worker);
        if (units == UNFINISHED)
            continue;
        count(worker->slot, ++passes, units);
        if (until_checkpoint > 1) {
            until_checkpoint--;
            continue;
        }
        telemetry_checkpoint(worker);
        until_checkpoint = type->passes_per_checkpoint;
    }
}

bool work(struct worker *worker)
{
    const struct work_type *type = &types[worker->slot->work_type];
    if (type->begin)
        type->begin(worker);
    telemetry_start(worker);
    loop(worker, type);
    telemetry_stop(worker);
    if (type->end)
        type->end(worker);
    return !worker->refused;
}
