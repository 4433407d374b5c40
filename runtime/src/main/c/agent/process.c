/* SPDX-License-Identifier: Apache-2.0 */
#include "process.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "deadline.h"

static struct outcome await_end(int process, uint32_t timeout_ms)
{
    int64_t deadline = deadline_in(timeout_ms);
    for (;;) {
        struct pollfd end = {.fd = process, .events = POLLIN};
        int count = poll(&end, 1, deadline_remaining(deadline));
        if (count > 0)
            return accepted();
        if (count == 0)
            return declined(ETIMEDOUT);
        if (errno != EINTR)
            return refused("poll", errno);
    }
}

struct outcome process_end(uint32_t pid, uint32_t timeout_ms)
{
    if (pid <= 1 || pid > INT_MAX)
        return declined(EINVAL);
    int process = (int)syscall(SYS_pidfd_open, pid, 0);
    if (process < 0)
        return errno == ESRCH ? accepted() : refused("pidfd_open", errno);
    struct outcome outcome = accepted();
    if (syscall(SYS_pidfd_send_signal, process, SIGKILL, NULL, 0) < 0 && errno != ESRCH)
        outcome = refused("pidfd_send_signal", errno);
    if (!outcome.error)
        outcome = await_end(process, timeout_ms);
    close(process);
    return outcome;
}
