/* SPDX-License-Identifier: Apache-2.0 */
/* Only the main thread is traced: its end is the end of the memory, and what the other threads do is none of our business. */
#include "program.h"

#include <linux/prctl.h>
#include <linux/ptrace.h>
#include <linux/wait.h>

#include "output.h"
#include "setup.h"
#include "stat.h"
#include "sys.h"

static void restore_signals(void)
{
    enum { LAST_SIGNAL = 64 };
    static const uint64_t all_zero[4]; /* a struct sigaction that says SIG_DFL, on every architecture */
    for (int signal = 1; signal <= LAST_SIGNAL; signal++)
        SYS_CALL4(__NR_rt_sigaction, signal, all_zero, NULL, sizeof(uint64_t));
    sys_block_only(0);
}

static long place_descriptors(void)
{
    long null = sys_open_to_read("/dev/null");
    if (null < 0)
        return null;
    if (null != 0)
        sys_dup((int)null, 0, 0);
    else
        SYS_CALL3(__NR_fcntl, 0, F_SETFD, 0);
    output_attach();
    sys_close(SLOT_FD);
    sys_close(BELL_FD);
    return 0;
}

/* Waits for its own pid in the slot: then it is traced. */
static void await_tracer(const struct slot *slot)
{
    while (load_acquire((const uint32_t *)&slot->program_pid) == 0)
        sys_futex_wait((const uint32_t *)&slot->program_pid, 0);
}

_Noreturn static void become_program(const struct worker *worker, long supervisor)
{
    enum { EXEC_REFUSED = 127 };
    sys_prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (sys_getppid() != supervisor)
        sys_exit(EXEC_REFUSED);
    await_tracer(worker->slot);
    SYS_CALL0(__NR_setsid);
    long result = place_descriptors();
    restore_signals();
    if (result >= 0)
        result = sys_execve(worker->command[0], worker->command, worker->environment);
    setup_report(worker->slot, STEP_EXEC, result);
    sys_exit(EXEC_REFUSED);
}

static long trace(const struct program *program)
{
    return sys_ptrace(PTRACE_SEIZE, program->pid, PTRACE_O_TRACEEXEC | PTRACE_O_TRACEEXIT | PTRACE_O_EXITKILL);
}

static void let_begin(struct program *program)
{
    uint32_t *pid = (uint32_t *)&program->worker->slot->program_pid;
    store_release(pid, (uint32_t)program->pid);
    sys_futex_wake(pid, 1);
}

static bool is_stop(int status)
{
    return (status & 0xff) == 0x7f;
}

static bool is_event(int status, int event)
{
    return is_stop(status) && status >> 16 == event;
}

/* False when its process comes to its end instead. */
static bool await_exec(struct program *program)
{
    int status = 0;
    while (sys_wait(program->pid, &status, __WALL) == program->pid) {
        if (is_event(status, PTRACE_EVENT_EXEC))
            return true;
        program->place = is_event(status, PTRACE_EVENT_EXIT) ? PROGRAM_AT_END : is_stop(status) ? PROGRAM_RUNS : PROGRAM_GONE;
        if (program->place != PROGRAM_RUNS)
            return false;
        sys_ptrace(PTRACE_CONT, program->pid, 0);
    }
    return false;
}

static bool forget(struct program *program)
{
    program_kill(program);
    program->worker->slot->program_pid = 0;
    return false;
}

bool program_start(struct program *program)
{
    struct slot *slot = program->worker->slot;
    long supervisor = sys_getpid();
    long pid = sys_fork();
    if (pid == 0)
        become_program(program->worker, supervisor);
    if (!setup_report(slot, STEP_FORK, pid))
        return false;
    program->pid = (int)pid;
    if (!setup_report(slot, STEP_TRACE, trace(program)))
        return forget(program);
    let_begin(program);
    if (!await_exec(program))
        return forget(program);
    setup_report(slot, STEP_EXEC, 0);
    program->cpu_time_before = program_cpu_time(program);
    sys_ptrace(PTRACE_CONT, program->pid, 0);
    return true;
}

static bool stops(int signal)
{
    return signal == SIGSTOP || signal == SIGTSTP || signal == SIGTTIN || signal == SIGTTOU;
}

static void go_on(struct program *program, int signal)
{
    program->place = PROGRAM_RUNS;
    sys_ptrace(PTRACE_CONT, program->pid, (unsigned long)signal);
}

static void hold_at_end(struct program *program)
{
    unsigned long status = 0;
    sys_ptrace(PTRACE_GETEVENTMSG, program->pid, (unsigned long)&status);
    program->status = (int)status;
    program->place = PROGRAM_AT_END;
}

/* PTRACE_EVENT_STOP is a stop by a signal, which lasts, or the end of one. Without an event a signal is on its way to the program. */
static void see_stop(struct program *program, int event, int signal)
{
    if (event == PTRACE_EVENT_EXIT) {
        hold_at_end(program);
    } else if (event == PTRACE_EVENT_STOP && stops(signal)) {
        program->place = PROGRAM_RESTS;
        sys_ptrace(PTRACE_LISTEN, program->pid, 0);
    } else {
        go_on(program, event ? 0 : signal);
    }
}

/* Also reaps what the program's own children left behind: this process is their parent then. */
void program_look(struct program *program)
{
    int status;
    long pid;
    while ((pid = sys_wait(-1, &status, WNOHANG | __WALL)) > 0) {
        if (pid != program->pid)
            continue;
        if (is_stop(status)) {
            see_stop(program, status >> 16, status >> 8 & 0xff);
        } else {
            program->status = status;
            program->place = PROGRAM_GONE;
        }
    }
}

/* Another thread that ends the program has the main thread let go before it is itself gone: that end, and its status, is still to come. */
bool program_has_ended(const struct program *program)
{
    struct stat_line stat;
    if (program->place != PROGRAM_AT_END)
        return program->place == PROGRAM_GONE;
    return stat_read(program->pid, &stat) && stat.threads == 1 && stat.state == 't';
}

uint64_t program_cpu_time(const struct program *program)
{
    enum { WHOLE_PROCESS = 2 }; /* CPUCLOCK_SCHED of include/linux/posix-timers_types.h; the pid is above the three low bits */
    struct __kernel_timespec time = {0};
    int clock = (int)(~(unsigned)program->pid << 3 | WHOLE_PROCESS);
    if (SYS_CALL2(__NR_clock_gettime, clock, &time) < 0)
        return 0;
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}
