/* SPDX-License-Identifier: Apache-2.0 */
/* Passes of two workers. Nothing wakes their waits when the command changes: a timer interrupts them now and then, see timer.h. */
#include "pass.h"

#include "sys.h"
#include "telemetry.h"

static bool await_turn(struct worker *worker, uint32_t own)
{
    struct slot *meeting = worker->first;
    bool waited = false;
    while (load_acquire(&meeting->turn) != own) {
        if (must_stop(worker))
            return false;
        waited = sys_futex_wait(&meeting->turn, 1 - own) == 0 || waited;
    }
    if (waited)
        telemetry_wake(worker, load_acquire64(&meeting->stamp_ns));
    return true;
}

int64_t pass_turn(struct worker *worker)
{
    uint32_t own = (uint32_t)worker->slot->member;
    uint64_t spins = worker->slot->argument[0];
    if (!await_turn(worker, own) || !spin(worker, spins))
        return UNFINISHED;
    store_release64(&worker->first->stamp_ns, clock_now(worker->clock));
    store_release(&worker->first->turn, 1 - own);
    sys_futex_wake(&worker->first->turn, 1);
    return (int64_t)spins;
}

/* Only a message that was sent after the wait for it began has woken anybody. */
static bool receive(struct worker *worker)
{
    uint64_t begin = clock_now(worker->clock), stamp;
    while (sys_read(worker->pipe_in, &stamp, sizeof stamp) != sizeof stamp)
        if (must_stop(worker))
            return false;
    if (stamp >= begin)
        telemetry_wake(worker, stamp);
    return true;
}

int64_t exchange(struct worker *worker, uint64_t units)
{
    uint64_t stamp = clock_now(worker->clock);
    long result = sys_write(worker->pipe_out, &stamp, sizeof stamp);
    if (!work_accepted(worker, STEP_WORK_WRITE, result, worker->pipe_out))
        return UNFINISHED;
    return receive(worker) ? (int64_t)units : UNFINISHED;
}

int64_t pass_pipe(struct worker *worker)
{
    uint64_t spins = worker->slot->argument[0];
    return spin(worker, spins) ? exchange(worker, spins) : UNFINISHED;
}
