/* SPDX-License-Identifier: Apache-2.0 */
/* Starts the program, follows it until it ends or is to stop, and holds it there until this process is to end. */
#include "supervise.h"

#include <linux/prctl.h>
#include <linux/sched.h>
#include <linux/time.h>

#include "output.h"
#include "program.h"
#include "setup.h"
#include "state.h"
#include "sys.h"
#include "stat.h"
#include "telemetry.h"

/* From now on the death of the parent is a request, because there is something to put away first. */
static void prepare(const struct slot *slot)
{
    sys_block_only(AWAITED_SIGNALS);
    sys_prctl(PR_SET_CHILD_SUBREAPER, 1);
    sys_prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (sys_getppid() != slot->parent_pid)
        sys_exit(WORKER_EXIT_ORPHAN);
}

/* The program has been given what was asked for; this process must come between, however busy the CPUs are. */
static void step_aside(void)
{
    enum { HIGHEST_PRIORITY = 99 };
    static const int32_t priority = HIGHEST_PRIORITY;
    uint64_t every_cpu[SLOT_MASK_WORDS];
    for (int i = 0; i < SLOT_MASK_WORDS; i++)
        every_cpu[i] = ~0ull;
    SYS_CALL3(__NR_sched_setaffinity, 0, sizeof every_cpu, every_cpu);
    SYS_CALL3(__NR_sched_setscheduler, 0, SCHED_FIFO, &priority);
}

_Noreturn static void put_away(struct program *program)
{
    program_end(program);
    sys_exit(0);
}

enum { LOOK_NS = 10000000 };

/* A command comes by futex and news of the program by signal; nothing waits for both, so this one looks up for commands. */
static void await_news(struct program *program)
{
    static const struct __kernel_timespec a_while = {.tv_nsec = LOOK_NS};
    if (sys_await_signal(AWAITED_SIGNALS, &a_while) == SIGTERM)
        put_away(program);
}

/* A program that sleeps shows the CPU that it was on last, which may have been under an earlier cpuset. */
static void see_cpu(const struct program *program)
{
    struct slot *slot = program->worker->slot;
    struct stat_line stat;
    uint32_t cpuset = load_acquire(&slot->cpuset);
    if (!stat_read(program->pid, &stat) || (stat.state != 'R' && cpuset > 0))
        return;
    telemetry_see_cpu(slot, stat.cpu, load_acquire(&slot->cpuset) == cpuset ? cpuset : SLOT_CPUSETS);
}

static void see(struct program *program)
{
    struct slot *slot = program->worker->slot;
    uint64_t cpu_time = program_cpu_time(program);
    if (cpu_time > program->cpu_time_before)
        store_release64(&slot->cpu_time_ns, cpu_time - program->cpu_time_before);
    see_cpu(program);
}

/* What is news for the program is passed on at once; the looks at it keep their pace, so that it loses no more CPU time to them. */
static void follow(struct program *program)
{
    const struct slot *slot = program->worker->slot;
    uint64_t next_look = 0;
    while (load_acquire(&slot->command) < COMMAND_STOP && !program_has_ended(program)) {
        await_news(program);
        program_look(program);
        uint64_t now = sys_clock_ns(CLOCK_MONOTONIC);
        if (now < next_look)
            continue;
        next_look = now + LOOK_NS;
        see(program);
        output_trim();
    }
}

/* All threads at once; a program that is at its end or rests already has nothing to do. */
static void stop(struct program *program)
{
    if (program->place == PROGRAM_RUNS || program->place == PROGRAM_AT_END)
        sys_kill(program->pid, SIGSTOP);
    while (program->place == PROGRAM_RUNS) {
        await_news(program);
        program_look(program);
    }
}

static void settle(struct program *program)
{
    struct slot *slot = program->worker->slot;
    if (!program_has_ended(program))
        stop(program);
    bool ended = program_has_ended(program);
    see(program);
    slot->program_status = ended ? program->status : 0;
    slot->program_end = ended ? PROGRAM_ENDED : PROGRAM_STOPPED;
    slot->program_memory = program->place != PROGRAM_GONE;
    store_release64(&slot->stop_ns, sys_clock_ns(CLOCK_MONOTONIC));
    output_keep(slot);
}

_Noreturn void supervise(struct worker *worker)
{
    struct slot *slot = worker->slot;
    struct program program = {.worker = worker};
    prepare(slot);
    if (output_open() < 0)
        sys_exit(WORKER_EXIT_NO_OUTPUT);
    if (!program_start(&program)) {
        sys_block_only(0); /* there is nothing to put away */
        end_refused(slot);
    }
    step_aside();
    store_release64(&slot->start_ns, sys_clock_ns(CLOCK_MONOTONIC));
    announce(slot, STATE_RUNNING);
    follow(&program);
    settle(&program);
    announce(slot, STATE_STOPPED);
    while (load_acquire(&slot->command) < COMMAND_EXIT)
        await_news(&program);
    put_away(&program);
}
