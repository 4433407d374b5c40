/* SPDX-License-Identifier: Apache-2.0 */
/* The end of processes that the agent did not start as workers. */
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "process.h"

enum { TIMEOUT_MS = 10000 };

/* A child that no other signal would end. */
static pid_t start_stubborn(void)
{
    pid_t pid = fork();
    if (pid == 0) {
        sigset_t all;
        sigfillset(&all);
        sigprocmask(SIG_BLOCK, &all, NULL);
        for (;;)
            pause();
    }
    return pid;
}

TEST(process_is_ended_whatever_it_thinks_of_signals)
{
    int status;
    pid_t pid = start_stubborn();
    CHECK_EQUAL(process_end((uint32_t)pid, TIMEOUT_MS).error, 0);
    CHECK_EQUAL(waitpid(pid, &status, WNOHANG), pid);
    CHECK(WIFSIGNALED(status));
    CHECK_EQUAL(WTERMSIG(status), SIGKILL);
}

TEST(process_that_is_gone_needs_no_end)
{
    pid_t pid = start_stubborn();
    CHECK_EQUAL(process_end((uint32_t)pid, TIMEOUT_MS).error, 0);
    CHECK_EQUAL(process_end((uint32_t)pid, TIMEOUT_MS).error, 0); /* not yet reaped */
    CHECK_EQUAL(waitpid(pid, NULL, 0), pid);
    CHECK_EQUAL(process_end((uint32_t)pid, TIMEOUT_MS).error, 0);
}

TEST(process_1_and_numbers_that_are_none_are_never_ended)
{
    static const uint32_t none[] = {0, 1, (uint32_t)INT_MAX + 1, UINT32_MAX};
    for (unsigned i = 0; i < sizeof none / sizeof none[0]; i++)
        CHECK_EQUAL(process_end(none[i], TIMEOUT_MS).error, EINVAL);
}
