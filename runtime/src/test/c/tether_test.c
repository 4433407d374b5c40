/* SPDX-License-Identifier: Apache-2.0 */
/* The tether: runs a program, for its own parent only, and not beyond the parent's life. */
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "programs.h"

static pid_t start(pid_t claimed_parent, const char *program, const char *argument, int errors)
{
    char parent[16];
    snprintf(parent, sizeof parent, "%d", claimed_parent);
    pid_t pid = fork();
    if (pid == 0) {
        dup2(errors, STDERR_FILENO);
        execl(tether_program, "tether", parent, program, argument, (char *)NULL);
        _exit(1);
    }
    return pid;
}

static int status_of(pid_t pid)
{
    int wait_status;
    CHECK_EQUAL(waitpid(pid, &wait_status, 0), pid);
    CHECK(WIFEXITED(wait_status));
    return WEXITSTATUS(wait_status);
}

TEST(tether_runs_the_program_with_its_arguments)
{
    CHECK_EQUAL(status_of(start(getpid(), "/bin/test", "text", STDERR_FILENO)), 0);
    CHECK_EQUAL(status_of(start(getpid(), "/bin/test", "", STDERR_FILENO)), 1);
}

TEST(tether_refuses_another_parent)
{
    CHECK_EQUAL(status_of(start(getppid(), "/bin/true", NULL, STDERR_FILENO)), 66);
}

TEST(tether_says_what_it_cannot_execute)
{
    int errors[2];
    char line[256] = "";
    CHECK_EQUAL(pipe(errors), 0);
    CHECK_EQUAL(status_of(start(getpid(), "/nowhere/program", NULL, errors[1])), 127);
    CHECK(read(errors[0], line, sizeof line - 1) > 0);
    CHECK_EQUAL(strcmp(line, "tether: cannot execute /nowhere/program: errno 2\n"), 0);
}

TEST(tether_kills_the_program_with_its_parent)
{
    int told[2];
    pid_t tethered;
    CHECK_EQUAL(pipe(told), 0);
    pid_t parent = fork();
    if (parent == 0) {
        tethered = start(getpid(), "/bin/sleep", "infinity", STDERR_FILENO);
        CHECK(write(told[1], &tethered, sizeof tethered) == sizeof tethered);
        for (;;)
            pause();
    }
    CHECK_EQUAL(read(told[0], &tethered, sizeof tethered), sizeof tethered);
    struct pollfd end = {.fd = (int)syscall(SYS_pidfd_open, tethered, 0), .events = POLLIN};
    CHECK(end.fd >= 0);
    CHECK_EQUAL(kill(parent, SIGKILL), 0);
    CHECK_EQUAL(poll(&end, 1, DEADLINE_MS), 1);
}
