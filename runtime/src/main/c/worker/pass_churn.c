/* SPDX-License-Identifier: Apache-2.0 */
/* Passes that change what the scheduler knows of the worker, and one that makes processes. */
#include "pass.h"

#include <linux/sched.h>
#include <linux/resource.h>

#include "sys.h"
#include "telemetry.h"

enum { LEAST_NICE = -20, NICE_VALUES = 40, SPINS_PER_NICE = 512, REALTIME_PRIORITY = 1 };

int64_t pass_nice(struct worker *worker)
{
    spin(worker, SPINS_PER_NICE);
    int nice = LEAST_NICE + (int)(worker->cursor++ % NICE_VALUES);
    if (!work_accepted(worker, STEP_WORK_NICE, SYS_CALL3(__NR_setpriority, PRIO_PROCESS, 0, nice), nice))
        return UNFINISHED;
    yield();
    return SPINS_PER_NICE;
}

void end_nice(struct worker *worker)
{
    SYS_CALL3(__NR_setpriority, PRIO_PROCESS, 0, worker->nice);
}

static unsigned allowed_cpus(const struct worker *worker)
{
    unsigned count = 0;
    for (int i = 0; i < SLOT_MASK_WORDS; i++)
        for (uint64_t word = worker->cpus[i]; word; word &= word - 1)
            count++;
    return count;
}

/* The CPU that is number `number` of those that the worker may use. */
static unsigned allowed_cpu(const struct worker *worker, unsigned number)
{
    for (unsigned cpu = 0; cpu < SLOT_MASK_WORDS * 64; cpu++)
        if (worker->cpus[cpu / 64] >> cpu % 64 & 1 && number-- == 0)
            return cpu;
    return 0;
}

int64_t pass_affinity(struct worker *worker)
{
    uint64_t mask[SLOT_MASK_WORDS] = {0};
    uint64_t spins = worker->slot->argument[0];
    if (!spin(worker, spins))
        return UNFINISHED;
    unsigned cpu = allowed_cpu(worker, (unsigned)(random_next(worker) % allowed_cpus(worker)));
    mask[cpu / 64] = 1ull << cpu % 64;
    if (!work_accepted(worker, STEP_WORK_AFFINITY, SYS_CALL3(__NR_sched_setaffinity, 0, sizeof mask, mask), cpu))
        return UNFINISHED;
    yield();
    return (int64_t)spins;
}

static long take_policy(int policy)
{
    int32_t priority = policy == SCHED_FIFO || policy == SCHED_RR ? REALTIME_PRIORITY : 0;
    return SYS_CALL3(__NR_sched_setscheduler, 0, policy, &priority);
}

/* Whoever may not take a real-time policy may not leave SCHED_IDLE either. */
void begin_policy(struct worker *worker)
{
    worker->realtime = take_policy(SCHED_FIFO) == 0;
    take_policy(SCHED_NORMAL);
}

void end_policy(struct worker *worker)
{
    (void)worker;
    take_policy(SCHED_NORMAL);
}

int64_t pass_policy(struct worker *worker)
{
    static const int policies[] = {SCHED_NORMAL, SCHED_BATCH, SCHED_IDLE, SCHED_FIFO, SCHED_RR};
    enum { ALL = sizeof policies / sizeof policies[0], WITHOUT_RIGHTS = 2 };
    uint64_t spins = worker->slot->argument[0];
    if (!spin(worker, spins))
        return UNFINISHED;
    int policy = policies[worker->cursor++ % (worker->realtime ? ALL : WITHOUT_RIGHTS)];
    if (!work_accepted(worker, STEP_WORK_POLICY, take_policy(policy), policy))
        return UNFINISHED;
    yield();
    return (int64_t)spins;
}

_Noreturn static void be_child(const struct worker *worker)
{
    store_release64(&worker->slot->stamp_ns, clock_now(worker->clock));
    sys_exit(0);
}

/* The wait is not interrupted for long: the child has nothing to do but end. */
int64_t pass_fork(struct worker *worker)
{
    int status;
    long pid = sys_fork();
    if (pid == 0)
        be_child(worker);
    if (!work_accepted(worker, STEP_WORK_FORK, pid, 0))
        return UNFINISHED;
    while (sys_wait((int)pid, &status, 0) != pid)
        ;
    telemetry_wake(worker, load_acquire64(&worker->slot->stamp_ns));
    return 1;
}
