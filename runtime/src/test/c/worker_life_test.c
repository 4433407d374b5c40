/* SPDX-License-Identifier: Apache-2.0 */
/* The states of a worker, what takes it from one to the next, and how it ends. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "crew_rig.h"

static int exit_status_of(struct slot request)
{
    struct rig rig = rig_open(1);
    rig.slots[0] = request;
    rig_spawn(&rig, 0);
    int wait_status = rig_end(&rig, 0);
    CHECK(WIFEXITED(wait_status));
    return WEXITSTATUS(wait_status);
}

TEST(worker_goes_through_every_state)
{
    struct rig rig = rig_with(rig_plain_slot(), STATE_STOPPED);
    CHECK_EQUAL(rig.slots[0].pid, rig.pids[0]);
    CHECK_EQUAL(rig.slots[0].page_size, sysconf(_SC_PAGESIZE));
    rig_exit(&rig);
    CHECK_EQUAL(rig.slots[0].state, STATE_STOPPED);
}

TEST(worker_exits_while_waiting)
{
    struct rig rig = rig_with(rig_plain_slot(), STATE_WAITING);
    rig_exit(&rig);
    CHECK_EQUAL(rig.slots[0].step[STEP_TIMER_SLACK].status, STEP_NOT_ATTEMPTED);
}

TEST(worker_exits_when_ready)
{
    struct rig rig = rig_with(rig_plain_slot(), STATE_READY);
    rig_exit(&rig);
    CHECK_EQUAL(rig.slots[0].iterations, 0);
}

TEST(worker_exits_while_running)
{
    struct rig rig = rig_with(rig_plain_slot(), STATE_RUNNING);
    rig_exit(&rig);
    CHECK(rig.slots[0].stop_ns >= rig.slots[0].start_ns);
}

TEST(worker_exits_when_refused)
{
    struct slot request = rig_plain_slot();
    request.want = WANT_SCHED_POLICY;
    request.sched_policy = 99;
    struct rig rig = rig_with(request, STATE_REFUSED);
    rig_exit(&rig);
}

TEST(worker_that_is_stopped_before_the_run_does_not_run)
{
    struct rig rig = rig_with(rig_plain_slot(), STATE_READY);
    rig_command(&rig, 0, COMMAND_STOP);
    CHECK(rig_await(&rig, 0, STATE_STOPPED));
    CHECK_EQUAL(rig.slots[0].start_ns, 0);
    CHECK_EQUAL(rig.slots[0].checkpoints, 0);
    rig_exit(&rig);
}

TEST(worker_rings_once_for_every_state)
{
    struct rig rig = rig_open(1);
    struct pollfd bell = {.fd = rig.bell, .events = POLLIN};
    eventfd_t rings, sum = 0;
    rig_command(&rig, 0, COMMAND_STOP);
    rig_spawn(&rig, 0);
    while (sum < 3) { /* WAITING, READY, STOPPED */
        CHECK_EQUAL(poll(&bell, 1, DEADLINE_MS), 1);
        CHECK_EQUAL(eventfd_read(rig.bell, &rings), 0);
        sum += rings;
    }
    CHECK_EQUAL(rig.slots[0].state, STATE_STOPPED);
    rig_exit(&rig);
    CHECK_EQUAL(poll(&bell, 1, 0), 0);
}

TEST(workers_obey_their_own_slots)
{
    struct rig rig = rig_open(3);
    for (unsigned i = 0; i < 3; i++)
        rig_spawn(&rig, i);
    for (unsigned i = 0; i < 3; i++)
        CHECK(rig_await(&rig, i, STATE_WAITING));
    rig_command(&rig, 1, COMMAND_SETUP);
    CHECK(rig_await(&rig, 1, STATE_READY));
    CHECK_EQUAL(rig.slots[0].state, STATE_WAITING);
    CHECK_EQUAL(rig.slots[2].state, STATE_WAITING);
    CHECK_EQUAL(rig.slots[2].pid, rig.pids[2]);
}

TEST(worker_refuses_a_wrong_magic)
{
    struct slot request = rig_plain_slot();
    request.magic++;
    CHECK_EQUAL(exit_status_of(request), WORKER_EXIT_BAD_SLOT);
}

TEST(worker_refuses_a_wrong_version)
{
    struct slot request = rig_plain_slot();
    request.version++;
    CHECK_EQUAL(exit_status_of(request), WORKER_EXIT_BAD_SLOT);
}

TEST(worker_refuses_unknown_work_types)
{
    static const uint32_t unknown[] = {0, WORK_NUMA_MIGRATION_CHURN + 1, 0xffffffff};
    for (unsigned i = 0; i < sizeof unknown / sizeof unknown[0]; i++) {
        struct slot request = rig_plain_slot();
        request.work_type = unknown[i];
        CHECK_EQUAL(exit_status_of(request), WORKER_EXIT_BAD_SLOT);
    }
}

TEST(worker_refuses_to_touch_memory_without_a_working_set)
{
    struct slot request = rig_plain_slot();
    request.work_type = WORK_MEM_TOUCH;
    CHECK_EQUAL(exit_status_of(request), WORKER_EXIT_BAD_SLOT);
}

TEST(worker_refuses_a_number_that_its_group_does_not_have)
{
    struct slot request = rig_plain_slot();
    request.member = 1; /* CpuSpin has no groups */
    CHECK_EQUAL(exit_status_of(request), WORKER_EXIT_BAD_SLOT);
    request.work_type = WORK_FUTEX_PING_PONG; /* the first of the pair would be before the first slot */
    CHECK_EQUAL(exit_status_of(request), WORKER_EXIT_BAD_SLOT);
    request.member = 2;
    CHECK_EQUAL(exit_status_of(request), WORKER_EXIT_BAD_SLOT);
}

TEST(worker_refuses_a_working_set_with_a_part_of_a_page)
{
    struct slot request = rig_plain_slot();
    request.working_set_bytes = (uint64_t)sysconf(_SC_PAGESIZE) + 1;
    CHECK_EQUAL(exit_status_of(request), WORKER_EXIT_BAD_SLOT);
}

TEST(worker_without_a_slot_of_its_own_ends)
{
    struct rig rig = rig_open(1);
    CHECK_EQUAL(ftruncate(rig.memory, SLOT_BYTES - 1), 0);
    rig_spawn(&rig, 0);
    int wait_status = rig_end(&rig, 0);
    CHECK(WIFEXITED(wait_status));
    CHECK_EQUAL(WEXITSTATUS(wait_status), WORKER_EXIT_NO_SLOT);
}

TEST(worker_of_another_parent_ends)
{
    struct slot request = rig_plain_slot();
    request.parent_pid = getppid();
    CHECK_EQUAL(exit_status_of(request), WORKER_EXIT_ORPHAN);
}

TEST(worker_that_cannot_wait_ends)
{
    rig_refuse_call(SYS_futex, EPERM);
    CHECK_EQUAL(exit_status_of(rig_plain_slot()), WORKER_EXIT_WAIT_FAILED);
}

/* Needs a parent of its own for the worker: this process must live on and see the worker end. */
TEST(worker_is_killed_with_its_parent)
{
    struct rig rig = rig_open(1);
    pid_t parent = fork();
    if (parent == 0) {
        rig.slots[0].parent_pid = getpid();
        rig_spawn(&rig, 0);
        for (;;)
            pause();
    }
    rig.pidfds[0] = -1; /* poll(2) ignores it */
    CHECK(rig_await(&rig, 0, STATE_WAITING));
    rig.pidfds[0] = (int)syscall(SYS_pidfd_open, rig.slots[0].pid, 0);
    CHECK(rig.pidfds[0] >= 0);
    CHECK_EQUAL(kill(parent, SIGKILL), 0);
    CHECK(!rig_await(&rig, 0, STATE_READY));
}
