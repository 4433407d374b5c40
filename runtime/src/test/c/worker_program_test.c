/* SPDX-License-Identifier: Apache-2.0 */
/* Workers whose work is a program: how it starts, and what is seen of it. */
#include <errno.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "deadline.h"
#include "program_rig.h"

enum { KEPT = 1 << 20 };

TEST(program_runs_until_it_is_stopped)
{
    struct rig rig = rig_with_program(program_sleeper, STATE_RUNNING);
    const struct slot *slot = &rig.slots[0];
    CHECK(slot->program_pid > 0 && slot->program_pid != slot->pid);
    CHECK_EQUAL(slot->step[STEP_FORK].status, STEP_DONE);
    CHECK_EQUAL(slot->step[STEP_TRACE].status, STEP_DONE);
    CHECK_EQUAL(slot->step[STEP_EXEC].status, STEP_DONE);
    CHECK_EQUAL(slot->step[STEP_TIMER_SLACK].status, STEP_NOT_ATTEMPTED);
    rig_command(&rig, 0, COMMAND_STOP);
    CHECK(rig_await(&rig, 0, STATE_STOPPED));
    CHECK_EQUAL(slot->program_end, PROGRAM_STOPPED);
    CHECK_EQUAL(slot->program_memory, 1);
    CHECK(slot->stop_ns > slot->start_ns);
    CHECK(slot->cpu_time_ns > 0);
    CHECK(program_pages(slot->program_pid) > 0);
    rig_exit(&rig);
    CHECK(program_is_gone(slot->program_pid));
}

TEST(program_inherits_what_the_worker_was_given)
{
    struct slot request = rig_plain_slot();
    request.work_type = WORK_EXEC;
    request.want = WANT_AFFINITY | WANT_NICE;
    cpu_set_t cpus;
    CHECK_EQUAL(sched_getaffinity(0, sizeof cpus, &cpus), 0);
    unsigned cpu = 0;
    while (!CPU_ISSET(cpu, &cpus))
        cpu++;
    request.affinity_mask[cpu / 64] = 1ull << cpu % 64;
    request.nice = 7;
    struct rig rig = rig_open(1);
    rig.slots[0] = request;
    rig.command = program_sleeper;
    rig_spawn(&rig, 0);
    rig_command(&rig, 0, COMMAND_RUN);
    CHECK(rig_await(&rig, 0, STATE_RUNNING));
    int pid = rig.slots[0].program_pid;
    CHECK_EQUAL(sched_getaffinity(pid, sizeof cpus, &cpus), 0);
    CHECK(CPU_COUNT(&cpus) == 1 && CPU_ISSET(cpu, &cpus));
    CHECK_EQUAL(syscall(SYS_getpriority, 0, pid), 20 - 7);
    rig_exit(&rig);
}

/* On a CPU that it never leaves to anybody of lower or the same priority. */
TEST(busy_real_time_program_can_be_stopped)
{
    static char *const busy[] = {"/bin/sh", "-c", "while :; do :; done", NULL};
    cpu_set_t cpus;
    unsigned cpu = 0;
    CHECK_EQUAL(sched_getaffinity(0, sizeof cpus, &cpus), 0);
    while (!CPU_ISSET(cpu, &cpus))
        cpu++;
    CPU_ZERO(&cpus);
    CPU_SET(cpu, &cpus);
    struct rig rig = rig_open(1);
    rig.slots[0].work_type = WORK_EXEC;
    rig.slots[0].want = WANT_AFFINITY | WANT_SCHED_POLICY;
    rig.slots[0].affinity_mask[cpu / 64] = 1ull << cpu % 64;
    rig.slots[0].sched_policy = SCHED_FIFO;
    rig.slots[0].sched_priority = 10;
    rig.command = busy;
    rig_spawn(&rig, 0);
    rig_command(&rig, 0, COMMAND_RUN);
    CHECK(rig_await(&rig, 0, STATE_RUNNING));
    if (rig.slots[0].state == STATE_REFUSED)
        check_skip("real-time priorities are refused here");
    rig_command(&rig, 0, COMMAND_STOP);
    CHECK(rig_await(&rig, 0, STATE_STOPPED));
    CHECK_EQUAL(sched_getscheduler(rig.slots[0].program_pid), SCHED_FIFO);
    CHECK_EQUAL(rig.slots[0].cpus_used[0][cpu / 64], 1ull << cpu % 64);
    rig_exit(&rig);
}

/* The CPU that it was on last may not belong to the new cpuset any more. */
TEST(program_that_sleeps_is_not_seen_under_a_later_cpuset)
{
    struct rig rig = rig_with_program(program_sleeper, STATE_RUNNING);
    program_await_stat(rig.slots[0].program_pid, ") S ");
    store_release(&rig.slots[0].cpuset, 2);
    rig_command(&rig, 0, COMMAND_STOP);
    CHECK(rig_await(&rig, 0, STATE_STOPPED));
    for (unsigned i = 0; i < SLOT_MASK_WORDS; i++)
        CHECK_EQUAL(rig.slots[0].cpus_used[2][i], 0);
    rig_exit(&rig);
}

static bool is_seen_under(const struct slot *slot, unsigned cpuset)
{
    for (unsigned i = 0; i < SLOT_MASK_WORDS; i++)
        if (load_acquire64(&slot->cpus_used[cpuset][i]) != 0)
            return true;
    return false;
}

TEST(program_that_runs_is_seen_under_each_cpuset)
{
    struct rig rig = program_shell("while :; do :; done", STATE_RUNNING);
    int64_t deadline = deadline_in(DEADLINE_MS);
    struct pollfd end = {.fd = rig.pidfds[0], .events = POLLIN};
    store_release(&rig.slots[0].cpuset, 2);
    while (!is_seen_under(&rig.slots[0], 2)) {
        CHECK_EQUAL(poll(&end, 1, 1), 0);
        CHECK(deadline_remaining(deadline) > 0);
    }
    rig_command(&rig, 0, COMMAND_STOP);
    CHECK(rig_await(&rig, 0, STATE_STOPPED));
    rig_exit(&rig);
}

TEST(program_starts_with_a_clean_process)
{
    signal(SIGUSR2, SIG_IGN);
    struct rig rig = program_shell(
        "ls /proc/self/fd | tr '\\n' ' '; readlink /proc/self/fd/0; grep -E 'Sig(Blk|Ign)' /proc/self/status | tr -d '\\t\\n'", STATE_RUNNING);
    CHECK_EQUAL(program_ended(&rig)->program_status, 0);
    program_check_output(&rig, "0 1 2 3 /dev/null\nSigBlk:0000000000000000SigIgn:0000000000000000");
    rig_exit(&rig);
}

TEST(program_gets_arguments_as_they_are)
{
    static char *const command[] = {"/bin/echo", "a b", "", "*", "\xc3\xa9", NULL};
    struct rig rig = rig_with_program(command, STATE_RUNNING);
    program_ended(&rig);
    program_check_output(&rig, "a b  * \xc3\xa9\n");
    CHECK_EQUAL(rig.slots[0].output_bytes, strlen("a b  * \xc3\xa9\n"));
    rig_exit(&rig);
}

TEST(program_may_execute_another)
{
    struct rig rig = program_shell("exec /bin/echo other", STATE_RUNNING);
    CHECK_EQUAL(program_ended(&rig)->program_status, 0);
    program_check_output(&rig, "other\n");
    rig_exit(&rig);
}

TEST(program_that_does_not_exist_is_refused)
{
    static char *const command[] = {"/no/such/program", NULL};
    struct rig rig = rig_with_program(command, STATE_RUNNING);
    CHECK_EQUAL(rig.slots[0].state, STATE_REFUSED);
    CHECK_EQUAL(rig.slots[0].step[STEP_EXEC].status, STEP_REFUSED);
    CHECK_EQUAL(rig.slots[0].step[STEP_EXEC].error, ENOENT);
    CHECK_EQUAL(rig.slots[0].program_pid, 0);
    rig_exit(&rig);
}

TEST(program_that_is_none_is_refused)
{
    static char *const folder[] = {"/tmp", NULL};
    struct rig rig = rig_with_program(folder, STATE_RUNNING);
    CHECK_EQUAL(rig.slots[0].step[STEP_EXEC].error, EACCES);
    rig_exit(&rig);
}

TEST(program_that_cannot_be_traced_is_refused)
{
    rig_refuse_call(SYS_ptrace, EPERM);
    struct rig rig = rig_with_program(program_sleeper, STATE_RUNNING);
    CHECK_EQUAL(rig.slots[0].state, STATE_REFUSED);
    CHECK_EQUAL(rig.slots[0].step[STEP_TRACE].status, STEP_REFUSED);
    CHECK_EQUAL(rig.slots[0].step[STEP_TRACE].error, EPERM);
    CHECK_EQUAL(rig.slots[0].step[STEP_EXEC].status, STEP_NOT_ATTEMPTED);
    rig_exit(&rig);
    _exit(EXIT_SUCCESS); /* at the usual exit the address sanitizer would want to trace */
}

TEST(refused_program_leaves_a_worker_that_dies_with_its_parent)
{
    static char *const command[] = {"/no/such/program", NULL};
    struct rig rig = rig_with_program(command, STATE_RUNNING);
    CHECK_EQUAL(kill(rig.pids[0], SIGTERM), 0);
    CHECK_EQUAL(WTERMSIG(rig_end(&rig, 0)), SIGTERM);
}

TEST(last_part_of_much_output_is_kept)
{
    static char content[2 * KEPT];
    struct rig rig = program_shell("dd if=/dev/zero bs=65536 count=200 2>/dev/null | tr '\\0' 'x'; echo; echo last", STATE_RUNNING);
    CHECK_EQUAL(program_ended(&rig)->output_bytes, 200 * 65536 + 6);
    CHECK_EQUAL(program_read_output(&rig, content, sizeof content), KEPT);
    CHECK(memcmp(content + KEPT - 7, "x\nlast\n", 7) == 0);
    CHECK_EQUAL(content[0], 'x');
    rig_exit(&rig);
}

TEST(loops_take_no_program_and_programs_no_working_set)
{
    struct rig rig = rig_open(1);
    rig.command = program_sleeper;
    rig_spawn(&rig, 0);
    CHECK_EQUAL(WEXITSTATUS(rig_end(&rig, 0)), WORKER_EXIT_BAD_SLOT);
    rig.slots[0].work_type = WORK_EXEC;
    rig.slots[0].working_set_bytes = (uint64_t)sysconf(_SC_PAGESIZE);
    rig_spawn(&rig, 0);
    CHECK_EQUAL(WEXITSTATUS(rig_end(&rig, 0)), WORKER_EXIT_BAD_SLOT);
    rig.slots[0].working_set_bytes = 0;
    rig.command = NULL;
    rig_spawn(&rig, 0);
    CHECK_EQUAL(WEXITSTATUS(rig_end(&rig, 0)), WORKER_EXIT_BAD_SLOT);
}
