/* SPDX-License-Identifier: Apache-2.0 */
/* What passes are made of. */
#include "pass.h"

#include <asm/errno.h>

#include "setup.h"
#include "sys.h"
#include "telemetry.h"

bool must_stop(const struct worker *worker)
{
    return load_acquire(&worker->slot->command) >= COMMAND_STOP;
}

bool spin(const struct worker *worker, uint64_t count)
{
    enum { BETWEEN_LOOKS = 1024 };
    for (uint64_t done = 0; done < count;) {
        uint64_t end = count - done > BETWEEN_LOOKS ? done + BETWEEN_LOOKS : count;
        for (; done < end; done++)
            arch_spin_hint();
        if (done < count && must_stop(worker))
            return false;
    }
    return true;
}

void yield(void)
{
    SYS_CALL0(__NR_sched_yield);
}

/* The wait is one for a command, which ends it early; its time is counted from a moment that the clock has told. */
uint64_t doze(struct worker *worker, uint64_t ns)
{
    uint64_t begin = clock_now(worker->clock), end = begin + ns;
    uint64_t now = begin;
    while (now < end && !must_stop(worker)) {
        uint64_t left = end - now;
        struct __kernel_timespec time = {.tv_sec = (int64_t)(left / 1000000000), .tv_nsec = (int64_t)(left % 1000000000)};
        sys_futex_wait_for(&worker->slot->command, COMMAND_RUN, &time);
        now = clock_now(worker->clock);
    }
    telemetry_rest(worker, now < end ? now - begin : ns);
    return now < end ? 0 : end;
}

void rest(struct worker *worker, uint64_t ns)
{
    uint64_t end = ns > 0 ? doze(worker, ns) : 0;
    if (end > 0)
        telemetry_wake(worker, end);
}

uint64_t random_next(struct worker *worker)
{
    worker->random ^= worker->random << 13;
    worker->random ^= worker->random >> 7;
    worker->random ^= worker->random << 17;
    return worker->random;
}

void begin_random(struct worker *worker)
{
    worker->random = (uint64_t)worker->slot->pid | 1;
}

bool work_accepted(struct worker *worker, enum step_number step, long result, int64_t argument)
{
    if (result >= 0)
        return true;
    worker->slot->refused_argument = argument;
    setup_report(worker->slot, step, result);
    worker->refused = true;
    return false;
}
