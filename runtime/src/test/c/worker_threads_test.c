/* SPDX-License-Identifier: Apache-2.0 */
/* Workers that are threads of one process, their names, and the cpuset that they are told of. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "check.h"
#include "crew_rig.h"

enum { THREADS = 3 };

static struct rig threads_of(struct slot request)
{
    struct rig rig = rig_open(THREADS);
    for (unsigned i = 0; i < THREADS; i++) {
        rig.slots[i] = request;
        rig.slots[i].leader = i;
    }
    rig.slots[0].threads = THREADS;
    rig_spawn(&rig, 0);
    for (unsigned i = 1; i < THREADS; i++) {
        rig.pids[i] = rig.pids[0];
        rig.pidfds[i] = rig.pidfds[0];
    }
    for (unsigned i = 0; i < THREADS; i++)
        CHECK(rig_await(&rig, i, STATE_WAITING));
    return rig;
}

static void reach(struct rig *rig, enum command command, enum state state)
{
    for (unsigned i = 0; i < rig->count; i++)
        rig_command(rig, i, command);
    for (unsigned i = 0; i < rig->count; i++)
        CHECK(rig_await(rig, i, state));
}

static unsigned threads_in(pid_t pid)
{
    char path[64];
    unsigned count = 0;
    snprintf(path, sizeof path, "/proc/%d/task", pid);
    DIR *tasks = opendir(path);
    CHECK(tasks);
    while (readdir(tasks))
        count++;
    closedir(tasks);
    return count - 2; /* . and .. */
}

TEST(threads_work_on_their_own_slots_in_one_process)
{
    struct slot request = rig_plain_slot();
    request.working_set_bytes = 16 * (uint64_t)sysconf(_SC_PAGESIZE);
    struct rig rig = threads_of(request);
    CHECK_EQUAL(threads_in(rig.pids[0]), THREADS);
    reach(&rig, COMMAND_SETUP, STATE_READY);
    reach(&rig, COMMAND_RUN, STATE_RUNNING);
    for (unsigned i = 0; i < THREADS; i++)
        rig_await_iterations(&rig, i, 10);
    reach(&rig, COMMAND_STOP, STATE_STOPPED);
    CHECK_EQUAL(rig.slots[0].pid, rig.pids[0]);
    for (unsigned i = 0; i < THREADS; i++) {
        CHECK(i == 0 || rig.slots[i].pid != rig.slots[i - 1].pid);
        CHECK(i == 0 || rig.slots[i].working_set_address != rig.slots[i - 1].working_set_address);
        CHECK_EQUAL(rig.slots[i].pages_touched, 16);
    }
    for (unsigned i = THREADS; i-- > 0;)
        rig_command(&rig, i, COMMAND_EXIT);
    CHECK_EQUAL(rig_end(&rig, 0), 0);
}

TEST(threads_of_a_pair_share_their_pipes)
{
    struct rig rig = rig_open(2);
    for (unsigned i = 0; i < 2; i++) {
        rig.slots[i].work_type = WORK_PIPE_IO;
        rig.slots[i].member = rig.slots[i].leader = i;
    }
    rig.slots[0].threads = 2;
    rig_spawn(&rig, 0);
    rig.pidfds[1] = rig.pidfds[0];
    for (unsigned i = 0; i < 2; i++)
        CHECK(rig_await(&rig, i, STATE_WAITING));
    reach(&rig, COMMAND_SETUP, STATE_READY);
    reach(&rig, COMMAND_RUN, STATE_RUNNING);
    rig_await_iterations(&rig, 1, 100);
    reach(&rig, COMMAND_STOP, STATE_STOPPED);
    CHECK(rig.slots[0].wakes + rig.slots[1].wakes > 0);
    reach(&rig, COMMAND_EXIT, STATE_STOPPED);
    CHECK_EQUAL(rig_end(&rig, 0), 0);
}

TEST(threads_that_cannot_be_made_are_reported)
{
    struct rig rig = rig_open(1);
    rig.slots[0].threads = 2; /* and there is no slot for the second */
    rig_spawn(&rig, 0);
    CHECK_EQUAL(rig_end(&rig, 0), WORKER_EXIT_NO_SLOT << 8);
}

static void check_name(const struct rig *rig, unsigned index, const char *name)
{
    char path[64], actual[32] = "";
    snprintf(path, sizeof path, "/proc/%d/comm", rig->slots[index].pid);
    FILE *file = fopen(path, "r");
    CHECK(file && fgets(actual, sizeof actual, file));
    fclose(file);
    actual[strcspn(actual, "\n")] = '\0';
    CHECK_EQUAL(strcmp(actual, name), 0);
}

TEST(worker_has_the_name_that_was_asked_for)
{
    struct slot request = rig_plain_slot();
    request.want = WANT_NAME;
    strcpy(request.name, "fifteen letters");
    struct rig rig = rig_with(request, STATE_READY);
    check_name(&rig, 0, "fifteen letters");
    rig_exit(&rig);
}

TEST(worker_has_a_name_of_its_own_otherwise)
{
    struct rig rig = rig_with(rig_plain_slot(), STATE_READY);
    check_name(&rig, 0, "ktstr-worker");
    rig_exit(&rig);
}

TEST(worker_keeps_cpus_apart_by_the_cpuset_in_force)
{
    struct rig rig = rig_with(rig_plain_slot(), STATE_RUNNING);
    rig_await_iterations(&rig, 0, 10);
    CHECK_EQUAL(rig.slots[0].cpus_used[2][0], 0);
    store_release(&rig.slots[0].cpuset, 2);
    rig_await_iterations(&rig, 0, load_acquire64(&rig.slots[0].iterations) + 10);
    rig_command(&rig, 0, COMMAND_STOP);
    CHECK(rig_await(&rig, 0, STATE_STOPPED));
    CHECK(rig.slots[0].cpus_used[0][0] != 0);
    CHECK_EQUAL(rig.slots[0].cpus_used[1][0], 0);
    CHECK(rig.slots[0].cpus_used[2][0] != 0);
    rig_exit(&rig);
}

TEST(worker_asks_for_a_deadline)
{
    struct slot request = rig_plain_slot();
    request.want = WANT_DEADLINE;
    request.sched_policy = 6;
    request.sched_runtime = 2000000; /* more than the deadline: refused by every kernel */
    request.sched_deadline = request.sched_period = 1000000;
    struct rig rig = rig_with(request, STATE_REFUSED);
    CHECK_EQUAL(rig.slots[0].step[STEP_SCHED_POLICY].error, EINVAL);
    rig_exit(&rig);
}
