/* SPDX-License-Identifier: Apache-2.0 */
/* Passes of groups: one wakes many, or all want one lock. A timer interrupts their waits now and then, see timer.h. */
#include "pass.h"

#include "sys.h"
#include "telemetry.h"

enum { SPINS_AFTER_WAKE = 256 };

/* A generation has its time before it has begun. */
static void begin_generation(struct worker *worker)
{
    struct slot *meeting = worker->first;
    uint32_t next = meeting->generation + 1;
    store_release64(&meeting->generation_ns[next % SLOT_STAMPS], clock_now(worker->clock));
    store_release(&meeting->generation, next);
    sys_futex_wake(&meeting->generation, (uint32_t)worker->slot->argument[0]);
}

/* One that comes late is late by all the time since the first generation that it has missed, as far as that is still known. */
static void see_wake(struct worker *worker, uint32_t before)
{
    struct slot *meeting = worker->first;
    uint32_t latest = load_acquire(&meeting->generation), missed = before + 1;
    if (latest - missed >= SLOT_STAMPS / 2)
        missed = latest - SLOT_STAMPS / 2;
    telemetry_wake(worker, load_acquire64(&meeting->generation_ns[missed % SLOT_STAMPS]));
}

static bool await_generation(struct worker *worker)
{
    struct slot *meeting = worker->first;
    uint32_t before = load_acquire(&meeting->generation);
    bool waited = false;
    while (load_acquire(&meeting->generation) == before) {
        if (must_stop(worker))
            return false;
        waited = sys_futex_wait(&meeting->generation, before) == 0 || waited;
    }
    if (waited)
        see_wake(worker, before);
    return true;
}

static int64_t send(struct worker *worker, uint64_t spins)
{
    if (!spin(worker, spins))
        return UNFINISHED;
    begin_generation(worker);
    spin(worker, SPINS_AFTER_WAKE);
    return (int64_t)(spins + SPINS_AFTER_WAKE);
}

int64_t pass_fan_out(struct worker *worker)
{
    uint64_t spins = worker->slot->argument[1];
    if (worker->slot->member == 0)
        return send(worker, spins);
    return spin(worker, spins) && await_generation(worker) ? (int64_t)spins : UNFINISHED;
}

/* The largest n for which three n x n matrices of 64-bit numbers fit into the bytes. */
static uint64_t matrix_size(uint64_t bytes)
{
    uint64_t n = 0;
    while (3 * (n + 1) * (n + 1) * sizeof(uint64_t) <= bytes)
        n++;
    return n;
}

static void multiply_row(const uint64_t *a_row, const uint64_t *b, volatile uint64_t *c_row, uint64_t n)
{
    for (uint64_t column = 0; column < n; column++) {
        uint64_t sum = 0;
        for (uint64_t k = 0; k < n; k++)
            sum += a_row[k] * b[k * n + column];
        c_row[column] = sum;
    }
}

/* c = a b, which lie one after the other in the working set. */
static bool multiply(const struct worker *worker, uint64_t n)
{
    const uint64_t *a = (const uint64_t *)worker->working_set, *b = a + n * n;
    volatile uint64_t *c = (volatile uint64_t *)worker->working_set + 2 * n * n;
    for (uint64_t row = 0; row < n; row++) {
        if (must_stop(worker))
            return false;
        multiply_row(a + row * n, b, c + row * n, n);
    }
    return true;
}

static int64_t compute(struct worker *worker)
{
    enum { FOOTPRINT = 1, OPERATIONS = 2 };
    const uint64_t *argument = worker->slot->argument;
    uint64_t n = matrix_size(argument[FOOTPRINT]);
    for (uint64_t i = 0; i < argument[OPERATIONS]; i++)
        if (!multiply(worker, n))
            return UNFINISHED;
    return (int64_t)argument[OPERATIONS];
}

int64_t pass_compute(struct worker *worker)
{
    enum { SLEEP = 3 };
    if (worker->slot->member == 0)
        return send(worker, 0);
    if (!await_generation(worker))
        return UNFINISHED;
    doze(worker, worker->slot->argument[SLEEP]);
    return compute(worker);
}

static bool take_lock(uint32_t *lock)
{
    uint32_t free = 0;
    return __atomic_compare_exchange_n(lock, &free, 1, false, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED);
}

static bool acquire(struct worker *worker)
{
    struct slot *meeting = worker->first;
    while (!take_lock(&meeting->lock)) {
        if (must_stop(worker))
            return false;
        if (sys_futex_wait(&meeting->lock, 1) == 0)
            telemetry_wake(worker, load_acquire64(&meeting->unlock_ns));
    }
    return true;
}

/* Of several waiters one is woken. */
static void release(struct worker *worker)
{
    struct slot *meeting = worker->first;
    store_release64(&meeting->unlock_ns, clock_now(worker->clock));
    store_release(&meeting->lock, 0);
    sys_futex_wake(&meeting->lock, 1);
}

int64_t pass_mutex(struct worker *worker)
{
    enum { HOLD = 1, WORK = 2 };
    const uint64_t *argument = worker->slot->argument;
    if (!spin(worker, argument[WORK]) || !acquire(worker))
        return UNFINISHED;
    bool held = spin(worker, argument[HOLD]);
    release(worker);
    return held ? (int64_t)(argument[WORK] + argument[HOLD]) : UNFINISHED;
}
