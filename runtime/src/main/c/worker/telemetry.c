/* SPDX-License-Identifier: Apache-2.0 */
/* Reads clock and CPU at checkpoints and keeps the slot's telemetry up to date. */
#include "telemetry.h"

#include <linux/time.h>

#include "cpu.h"
#include "sys.h"

static void see_gap(struct telemetry *telemetry, uint64_t now, uint32_t cpu)
{
    struct slot *slot = telemetry->slot;
    uint64_t gap = now - telemetry->last_ns;
    if (gap <= slot->max_gap_ns)
        return;
    store_release64(&slot->max_gap_ns, gap);
    store_release64(&slot->max_gap_at_ns, now - telemetry->start_ns);
    store_release(&slot->max_gap_cpu, cpu);
}

void telemetry_see_cpu(struct slot *slot, uint32_t cpu)
{
    if (slot->checkpoints > 0 && cpu != slot->last_cpu)
        store_release64(&slot->migrations, slot->migrations + 1);
    store_release(&slot->last_cpu, cpu);
    if (cpu < SLOT_MASK_WORDS * 64)
        store_release64(&slot->cpus_used[cpu / 64], slot->cpus_used[cpu / 64] | 1ull << cpu % 64);
    store_release64(&slot->checkpoints, slot->checkpoints + 1);
}

static void checkpoint_at(struct telemetry *telemetry, uint64_t now)
{
    struct slot *slot = telemetry->slot;
    uint32_t cpu = cpu_current();
    see_gap(telemetry, now, cpu);
    telemetry_see_cpu(slot, cpu);
    telemetry->last_ns = now;
}

/* The CPU clock is read inside the interval of the wall clock, so CPU time never exceeds the time that passed. */
struct telemetry telemetry_start(struct slot *slot)
{
    uint64_t now = sys_clock_ns(CLOCK_MONOTONIC);
    struct telemetry telemetry = {.slot = slot, .start_ns = now, .last_ns = now};
    store_release64(&slot->start_ns, now);
    checkpoint_at(&telemetry, now);
    telemetry.start_cpu_time_ns = sys_clock_ns(CLOCK_THREAD_CPUTIME_ID);
    return telemetry;
}

void telemetry_checkpoint(struct telemetry *telemetry)
{
    checkpoint_at(telemetry, sys_clock_ns(CLOCK_MONOTONIC));
}

void telemetry_stop(struct telemetry *telemetry)
{
    uint64_t cpu_time = sys_clock_ns(CLOCK_THREAD_CPUTIME_ID) - telemetry->start_cpu_time_ns;
    uint64_t now = sys_clock_ns(CLOCK_MONOTONIC);
    checkpoint_at(telemetry, now);
    store_release64(&telemetry->slot->cpu_time_ns, cpu_time);
    store_release64(&telemetry->slot->stop_ns, now);
}
