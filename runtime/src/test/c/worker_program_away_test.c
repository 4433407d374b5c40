/* SPDX-License-Identifier: Apache-2.0 */
/* Workers whose work is a program: whatever ends them, nothing of it is left. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "deadline.h"
#include "program_rig.h"

TEST(program_is_asked_to_end_first)
{
    struct rig rig = program_shell("trap 'echo asked; exit' TERM; echo ready; while :; do sleep 0.01; done", STATE_RUNNING);
    int64_t deadline = deadline_in(DEADLINE_MS);
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/fd/6", rig.pids[0]); /* what the program writes to */
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    CHECK(fd >= 0);
    char content[64];
    while (pread(fd, content, sizeof content, 0) <= 0)
        CHECK(deadline_remaining(deadline) > 0);
    rig_exit(&rig);
    CHECK(program_is_gone(rig.slots[0].program_pid));
    ssize_t count = pread(fd, content, sizeof content - 1, 0);
    CHECK(count > 0);
    content[count] = '\0';
    CHECK(strstr(content, "asked\n"));
}

TEST(program_that_ignores_the_request_is_killed)
{
    struct rig rig = program_shell("trap '' TERM; while :; do sleep 0.01; done", STATE_RUNNING);
    rig_command(&rig, 0, COMMAND_STOP);
    CHECK(rig_await(&rig, 0, STATE_STOPPED));
    rig_exit(&rig);
    CHECK(program_is_gone(rig.slots[0].program_pid));
}

/* In a session and process group of its own, and its parent is gone. */
static const char *const daemon_script =
    "setsid sh -c 'setsid sleep 1000 & echo $!'; sleep 1000 & echo $!; while :; do sleep 1; done";

static void read_pids(const struct rig *rig, int pids[2])
{
    char path[64], content[64];
    int64_t deadline = deadline_in(DEADLINE_MS);
    snprintf(path, sizeof path, "/proc/%d/fd/6", rig->pids[0]);
    for (;;) {
        FILE *file = fopen(path, "r");
        CHECK(file);
        size_t size = fread(content, 1, sizeof content - 1, file);
        content[size] = '\0';
        fclose(file);
        if (sscanf(content, "%d\n%d\n", &pids[0], &pids[1]) == 2 && content[size - 1] == '\n')
            return;
        CHECK(deadline_remaining(deadline) > 0);
    }
}

TEST(descendants_of_a_program_end_with_it)
{
    struct rig rig = program_shell(daemon_script, STATE_RUNNING);
    int pids[2];
    read_pids(&rig, pids);
    CHECK(!program_is_gone(pids[0]) && !program_is_gone(pids[1]));
    rig_exit(&rig);
    CHECK(program_is_gone(pids[0]) && program_is_gone(pids[1]));
}

TEST(descendants_of_a_program_end_when_the_worker_is_asked_to)
{
    struct rig rig = program_shell(daemon_script, STATE_RUNNING);
    int pids[2];
    read_pids(&rig, pids);
    rig_command(&rig, 0, COMMAND_STOP);
    CHECK(rig_await(&rig, 0, STATE_STOPPED));
    CHECK_EQUAL(kill(rig.pids[0], SIGTERM), 0);
    CHECK_EQUAL(rig_end(&rig, 0), 0);
    CHECK(program_is_gone(rig.slots[0].program_pid) && program_is_gone(pids[0]) && program_is_gone(pids[1]));
}

TEST(program_dies_with_a_killed_worker)
{
    struct rig rig = rig_with_program(program_sleeper, STATE_RUNNING);
    CHECK_EQUAL(kill(rig.pids[0], SIGKILL), 0);
    rig_end(&rig, 0);
    program_await_stat(rig.slots[0].program_pid, NULL);
}

TEST(program_and_descendants_die_with_a_killed_harness)
{
    int pids[2], told[2];
    CHECK_EQUAL(pipe(told), 0);
    CHECK_EQUAL(prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0), 0); /* so that the worker is seen to end */
    pid_t harness = fork();
    if (harness == 0) {
        struct rig rig = program_shell(daemon_script, STATE_RUNNING);
        read_pids(&rig, pids);
        int all[] = {rig.pids[0], rig.slots[0].program_pid, pids[0], pids[1]};
        CHECK_EQUAL(write(told[1], all, sizeof all), sizeof all);
        for (;;)
            pause();
    }
    int all[4];
    CHECK_EQUAL(read(told[0], all, sizeof all), sizeof all);
    CHECK_EQUAL(kill(harness, SIGKILL), 0);
    for (unsigned i = 0; i < 4; i++)
        program_await_stat(all[i], NULL);
}
