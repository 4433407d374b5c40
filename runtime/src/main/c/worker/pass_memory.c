/* SPDX-License-Identifier: Apache-2.0 */
/* Passes over the working set. */
#include "pass.h"

#include <asm/mman.h>
#include <linux/mempolicy.h>

#include "sys.h"

enum { PAGES = 64, ACCESSES = 1024 };

static void write_page(struct worker *worker, uint64_t page, uint8_t value)
{
    *(volatile uint8_t *)(worker->working_set + page * worker->page_size) = value;
}

int64_t pass_memory(struct worker *worker)
{
    for (unsigned i = 0; i < PAGES; i++) {
        write_page(worker, worker->cursor, (uint8_t)i);
        if (++worker->cursor == worker->pages)
            worker->cursor = 0;
    }
    return PAGES;
}

/* What the last pass touched stays, so that it can be counted. */
int64_t pass_page_faults(struct worker *worker)
{
    const struct slot *slot = worker->slot;
    long result = SYS_CALL3(__NR_madvise, worker->working_set, slot->working_set_bytes, MADV_DONTNEED);
    if (!work_accepted(worker, STEP_WORK_MADVISE, result, 0))
        return UNFINISHED;
    for (uint64_t i = 0; i < slot->argument[1]; i++) {
        write_page(worker, random_next(worker) % worker->pages, (uint8_t)i);
        if (i % ACCESSES == ACCESSES - 1 && must_stop(worker))
            return UNFINISHED;
    }
    if (!spin(worker, slot->argument[2]))
        return UNFINISHED;
    return (int64_t)(slot->argument[1] + slot->argument[2]);
}

static void access_cache(struct worker *worker, uint64_t stride, uint64_t accesses)
{
    uint64_t size = worker->slot->argument[0];
    for (uint64_t i = 0; i < accesses; i++) {
        *(volatile uint8_t *)(worker->working_set + worker->cursor) += 1;
        worker->cursor += stride;
        if (worker->cursor >= size)
            worker->cursor = 0;
    }
}

int64_t pass_cache(struct worker *worker)
{
    access_cache(worker, worker->slot->argument[1], ACCESSES);
    return ACCESSES;
}

int64_t pass_cache_yield(struct worker *worker)
{
    pass_cache(worker);
    yield();
    return ACCESSES;
}

int64_t pass_cache_pipe(struct worker *worker)
{
    enum { CACHE_LINE = 64 };
    uint64_t burst = worker->slot->argument[1];
    for (uint64_t left = burst; left > 0;) {
        uint64_t accesses = left < ACCESSES ? left : ACCESSES;
        access_cache(worker, CACHE_LINE, accesses);
        left -= accesses;
        if (must_stop(worker))
            return UNFINISHED;
    }
    return exchange(worker, burst);
}

static long bind_working_set(const struct worker *worker, const uint64_t *nodes)
{
    enum { MAXNODE = SLOT_MASK_WORDS * 64 + 1 };
    return SYS_CALL6(__NR_mbind, worker->working_set, worker->slot->working_set_bytes, MPOL_BIND, nodes, MAXNODE,
                     MPOL_MF_MOVE);
}

/* Neighbours begin at different nodes. */
void begin_period(struct worker *worker)
{
    worker->random = worker->index;
    worker->next_ns = 0;
}

/* The next of the sets if its time has come; NULL otherwise. */
static const uint64_t *next_set(struct worker *worker, uint64_t period_ns)
{
    uint64_t now = clock_now(worker->clock);
    if (now < worker->next_ns)
        return NULL;
    worker->next_ns = now + period_ns;
    return worker->slot->set[worker->random++ % worker->slot->entries];
}

int64_t pass_working_set_sweep(struct worker *worker)
{
    const uint64_t *nodes = next_set(worker, worker->slot->argument[1]);
    if (nodes) {
        int64_t number = (int64_t)((worker->random - 1) % worker->slot->entries);
        if (!work_accepted(worker, STEP_WORK_MBIND, bind_working_set(worker, nodes), number))
            return UNFINISHED;
    }
    return pass_memory(worker);
}

int64_t pass_migration(struct worker *worker)
{
    const uint64_t *cpus = next_set(worker, worker->slot->argument[0]);
    if (cpus) {
        long result = SYS_CALL3(__NR_sched_setaffinity, 0, sizeof worker->slot->set[0], cpus);
        int64_t number = (int64_t)((worker->random - 1) % worker->slot->entries);
        if (!work_accepted(worker, STEP_WORK_AFFINITY, result, number))
            return UNFINISHED;
    }
    return pass_spin(worker);
}
