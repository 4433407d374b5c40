/* SPDX-License-Identifier: Apache-2.0 */
/* The agent's side of a batch: shared memory, the runner, its end. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "deadline.h"
#include "trial.h"

enum { GRACE_MS = 1000 }; /* the runner sees its deadline first, and says why */

struct trial_board *trial_board_new(const struct trial_batch *batch)
{
    size_t count = (size_t)batch->trials * batch->phases;
    size_t head = (sizeof(struct trial_board) + 63) / 64 * 64;
    size_t bytes = head + count * (sizeof(struct trial_step) + sizeof(struct trial_note));
    uint8_t *memory = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        return NULL;
    struct trial_board *board = (struct trial_board *)memory;
    board->batch = *batch;
    board->bytes = bytes;
    board->steps = (struct trial_step *)(memory + head);
    board->notes = (struct trial_note *)(memory + head + count * sizeof(struct trial_step));
    return board;
}

void trial_board_free(struct trial_board *board)
{
    munmap(board, board->bytes);
}

/* False if the deadline passed first. */
static bool await_end(int runner_fd, int64_t deadline)
{
    struct pollfd end = {runner_fd, POLLIN, 0};
    int ended;
    while ((ended = poll(&end, 1, deadline_remaining(deadline))) < 0 && errno == EINTR)
        ;
    return ended > 0;
}

/* The runner leads a process group; trials that are left when it is reaped are children of process 1. */
static int end_group(pid_t runner)
{
    int wait_status = 0;
    kill(-runner, SIGKILL);
    waitpid(runner, &wait_status, 0);
    while (waitpid(-runner, NULL, 0) > 0)
        ;
    return wait_status;
}

static const char *const call_names[] = {
    [CALL_NONE] = "",           [CALL_OPEN] = "open",
    [CALL_WRITE] = "write",     [CALL_SCHED_SETAFFINITY] = "sched_setaffinity",
    [CALL_SIGNALFD] = "signalfd4", [CALL_EVENTFD] = "eventfd2",
    [CALL_FORK] = "fork",
};

static struct outcome judge(const struct trial_board *board, bool in_time, int wait_status)
{
    if (board->error)
        return refused(call_names[board->call], board->error);
    if (!in_time)
        return declined(ETIMEDOUT);
    return WIFEXITED(wait_status) && WEXITSTATUS(wait_status) == 0 ? accepted() : declined(ECHILD);
}

struct outcome trial_run(struct trial_board *board)
{
    int64_t deadline = deadline_in(board->batch.timeout_ms);
    pid_t self = getpid();
    pid_t runner = fork();
    if (runner < 0)
        return refused("fork", errno);
    if (runner == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        setpgid(0, 0);
        if (getppid() != self)
            _exit(1);
        trial_lead(board, deadline);
    }
    setpgid(runner, runner); /* whichever of the two comes first */
    int fd = (int)syscall(SYS_pidfd_open, runner, 0);
    int error = fd < 0 ? errno : 0;
    bool in_time = fd >= 0 && await_end(fd, deadline + GRACE_MS);
    int wait_status = end_group(runner);
    if (error)
        return refused("pidfd_open", error);
    close(fd);
    return judge(board, in_time, wait_status);
}
