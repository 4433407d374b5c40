/* SPDX-License-Identifier: Apache-2.0 */
/* Passes that use the CPU, give it away, or rest. */
#include "pass.h"

#include "telemetry.h"

enum { SPINS = 1024 };

int64_t pass_spin(struct worker *worker)
{
    spin(worker, SPINS);
    return SPINS;
}

int64_t pass_yield(struct worker *worker)
{
    (void)worker;
    yield();
    return 1;
}

int64_t pass_mixed(struct worker *worker)
{
    spin(worker, SPINS);
    yield();
    return SPINS;
}

static int64_t spin_for(struct worker *worker, uint64_t ns)
{
    uint64_t end = clock_now(worker->clock) + ns;
    int64_t units = 0;
    do {
        spin(worker, SPINS);
        units += SPINS;
        telemetry_checkpoint(worker);
    } while (!must_stop(worker) && clock_now(worker->clock) < end);
    return units;
}

static int64_t yield_for(struct worker *worker, uint64_t ns)
{
    uint64_t end = clock_now(worker->clock) + ns;
    int64_t units = 0;
    do {
        yield();
        units++;
        telemetry_checkpoint(worker);
    } while (!must_stop(worker) && clock_now(worker->clock) < end);
    return units;
}

static int64_t write_for(struct worker *worker, uint64_t ns)
{
    uint64_t end = clock_now(worker->clock) + ns;
    int64_t units = 0;
    do {
        int64_t written = pass_io(worker);
        if (written == UNFINISHED)
            return units;
        units += written;
        telemetry_checkpoint(worker);
    } while (!must_stop(worker) && clock_now(worker->clock) < end);
    return units;
}

int64_t pass_bursty(struct worker *worker)
{
    const uint64_t *argument = worker->slot->argument;
    int64_t units = spin_for(worker, argument[0]);
    rest(worker, argument[1]);
    return units;
}

static int64_t take_phase(struct worker *worker, const struct sequence_phase *phase)
{
    switch (phase->kind) {
    case PHASE_SPIN:
        return spin_for(worker, phase->ns);
    case PHASE_SLEEP:
        rest(worker, phase->ns);
        return 0;
    case PHASE_YIELD:
        return yield_for(worker, phase->ns);
    default:
        return write_for(worker, phase->ns);
    }
}

int64_t pass_sequence(struct worker *worker)
{
    const struct slot *slot = worker->slot;
    int64_t units = 0;
    for (uint32_t i = 0; i < slot->entries; i++) {
        units += take_phase(worker, &slot->phase[i]);
        if (must_stop(worker) || worker->refused)
            return units > 0 ? units : UNFINISHED;
    }
    return units;
}
