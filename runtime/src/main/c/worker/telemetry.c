/* SPDX-License-Identifier: Apache-2.0 */
/* Nobody but this worker writes its telemetry, so plain loads of it are enough here. */
#include "telemetry.h"

#include <linux/resource.h>
#include <linux/time.h>

#include "cpu.h"
#include "sys.h"
#include "text.h"

static void see_gap(struct worker *worker, uint64_t now, uint32_t cpu)
{
    struct slot *slot = worker->slot;
    const struct telemetry *telemetry = &worker->telemetry;
    uint64_t gap = now > telemetry->last_ns ? now - telemetry->last_ns : 0;
    if (gap <= slot->max_gap_ns)
        return;
    store_release64(&slot->max_gap_ns, gap);
    store_release64(&slot->max_gap_at_ns, now - telemetry->start_ns);
    store_release(&slot->max_gap_cpu, cpu);
}

static void see_migration(struct slot *slot, uint32_t cpu, uint64_t at_ns)
{
    uint64_t count = slot->migrations;
    slot->migration[count % SLOT_MIGRATIONS] = (struct migration){at_ns, slot->last_cpu, cpu};
    store_release64(&slot->migrations, count + 1);
}

static void see_cpu(struct slot *slot, uint32_t cpu, uint32_t cpuset, uint64_t at_ns)
{
    if (slot->checkpoints > 0 && cpu != slot->last_cpu)
        see_migration(slot, cpu, at_ns);
    store_release(&slot->last_cpu, cpu);
    if (cpu < SLOT_MASK_WORDS * 64 && cpuset < SLOT_CPUSETS) {
        uint64_t *word = &slot->cpus_used[cpuset][cpu / 64];
        store_release64(word, *word | 1ull << cpu % 64);
    }
    store_release64(&slot->checkpoints, slot->checkpoints + 1);
}

void telemetry_see_cpu(struct slot *slot, uint32_t cpu, uint32_t cpuset)
{
    uint64_t at_ns = slot->start_ns ? sys_clock_ns(CLOCK_MONOTONIC) - slot->start_ns : 0;
    see_cpu(slot, cpu, cpuset, at_ns);
}

/* A CPU that was read while the cpuset changed belongs to neither. */
static void checkpoint_at(struct worker *worker, uint64_t now)
{
    struct slot *slot = worker->slot;
    uint32_t before = load_acquire(&slot->cpuset);
    uint32_t cpu = cpu_current(&worker->rseq);
    uint32_t cpuset = load_acquire(&slot->cpuset) == before ? before : SLOT_CPUSETS;
    see_gap(worker, now, cpu);
    see_cpu(slot, cpu, cpuset, now - worker->telemetry.start_ns);
    worker->telemetry.last_ns = now;
}

void telemetry_see_schedstat(struct slot *slot, const char *task)
{
    char path[64], line[128];
    uint64_t number[3];
    const char *text = line;
    text_path(path, "/proc/", task, "/schedstat");
    slot->has_schedstat = text_read(path, line, sizeof line) > 0;
    for (int i = 0; i < 3 && slot->has_schedstat; i++) {
        number[i] = text_number(&text);
        text += *text == ' ';
    }
    if (!slot->has_schedstat)
        return;
    store_release64(&slot->run_ns, number[0] - slot->run_ns);
    store_release64(&slot->run_delay_ns, number[1] - slot->run_delay_ns);
    store_release64(&slot->timeslices, number[2] - slot->timeslices);
}

/* Called at the start it leaves the counts of the past, and called again at the stop what came since then. */
static void see_counts(struct slot *slot)
{
    struct rusage usage = {0};
    SYS_CALL2(__NR_getrusage, RUSAGE_THREAD, &usage);
    store_release64(&slot->voluntary_switches, (uint64_t)usage.ru_nvcsw - slot->voluntary_switches);
    store_release64(&slot->involuntary_switches, (uint64_t)usage.ru_nivcsw - slot->involuntary_switches);
    store_release64(&slot->minor_faults, (uint64_t)usage.ru_minflt - slot->minor_faults);
    store_release64(&slot->major_faults, (uint64_t)usage.ru_majflt - slot->major_faults);
}

/* The CPU clock is read inside the interval of the wall clock, so CPU time never exceeds the time that passed. */
void telemetry_start(struct worker *worker)
{
    struct slot *slot = worker->slot;
    telemetry_see_schedstat(slot, "thread-self");
    see_counts(slot);
    uint64_t now = clock_now(worker->clock);
    worker->telemetry = (struct telemetry){.start_ns = now, .last_ns = now};
    store_release64(&slot->start_ns, now);
    checkpoint_at(worker, now);
    worker->telemetry.start_cpu_time_ns = sys_clock_ns(CLOCK_THREAD_CPUTIME_ID);
}

void telemetry_checkpoint(struct worker *worker)
{
    if (!(worker->slot->want & FAULT_NO_TELEMETRY))
        checkpoint_at(worker, clock_now(worker->clock));
}

void telemetry_stop(struct worker *worker)
{
    struct slot *slot = worker->slot;
    uint64_t cpu_time = sys_clock_ns(CLOCK_THREAD_CPUTIME_ID) - worker->telemetry.start_cpu_time_ns;
    uint64_t now = clock_now(worker->clock);
    checkpoint_at(worker, now);
    store_release64(&slot->cpu_time_ns, cpu_time);
    store_release64(&slot->stop_ns, now);
    see_counts(slot);
    telemetry_see_schedstat(slot, "thread-self");
}

void telemetry_rest(struct worker *worker, uint64_t ns)
{
    worker->telemetry.last_ns += ns;
}

/* Buckets as HdrHistogram has them with a lowest value of 1 and two significant digits: 128 for each power of two from 128 on. */
static uint32_t bucket_of(uint64_t ns)
{
    enum { HALF = 128, LAST = SLOT_BUCKETS / HALF - 2 };
    unsigned power = (unsigned)(63 - __builtin_clzll(ns | (2 * HALF - 1))) - 7;
    if (power > LAST)
        return SLOT_BUCKETS - 1;
    return power * HALF + (uint32_t)(ns >> power);
}

void telemetry_wake(struct worker *worker, uint64_t since_ns)
{
    struct slot *slot = worker->slot;
    if (slot->want & FAULT_NO_TELEMETRY)
        return;
    uint64_t now = clock_now(worker->clock);
    uint64_t ns = now > since_ns ? now - since_ns : 0;
    uint32_t *bucket = &slot->wake_bucket[bucket_of(ns)];
    store_release(bucket, *bucket + 1);
    store_release64(&slot->wake_sum_ns, slot->wake_sum_ns + ns);
    if (ns > slot->wake_max_ns)
        store_release64(&slot->wake_max_ns, ns);
    store_release64(&slot->wakes, slot->wakes + 1);
}
