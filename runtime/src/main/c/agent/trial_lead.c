/* SPDX-License-Identifier: Apache-2.0 */
/* The runner of a batch: a process in the cgroup that starts the trials, changes cpuset.mems between phases, and reaps. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/futex.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "deadline.h"
#include "slot.h"
#include "trial.h"

struct leader {
    struct trial_board *board;
    int64_t deadline;
    int bell;
    int child_ends;
    uint32_t arrived; /* in this phase */
    uint32_t alive;
};

static _Noreturn void give_up(struct trial_board *board, enum trial_call call, int error)
{
    board->call = call;
    board->error = error;
    _exit(1);
}

static void write_file(struct trial_board *board, const char *name, const char *text)
{
    char path[PATH_MAX + 32];
    snprintf(path, sizeof path, "%s/%s", board->batch.folder, name);
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    if (fd < 0)
        give_up(board, CALL_OPEN, errno);
    if (write(fd, text, strlen(text)) < 0)
        give_up(board, CALL_WRITE, errno);
    close(fd);
}

static void write_mems(struct trial_board *board, uint32_t phase)
{
    if (board->batch.mems[phase][0])
        write_file(board, "cpuset.mems", board->batch.mems[phase]);
}

static void pin(struct trial_board *board)
{
    cpu_set_t cpus;
    CPU_ZERO(&cpus);
    CPU_SET(board->batch.cpu, &cpus);
    if (sched_setaffinity(0, sizeof cpus, &cpus) < 0)
        give_up(board, CALL_SCHED_SETAFFINITY, errno);
}

static struct leader equip(struct trial_board *board, int64_t deadline)
{
    struct leader leader = {.board = board, .deadline = deadline};
    sigset_t child_ends;
    sigemptyset(&child_ends);
    sigaddset(&child_ends, SIGCHLD);
    leader.child_ends = signalfd(-1, &child_ends, SFD_CLOEXEC | SFD_NONBLOCK);
    if (leader.child_ends < 0)
        give_up(board, CALL_SIGNALFD, errno);
    leader.bell = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (leader.bell < 0)
        give_up(board, CALL_EVENTFD, errno);
    return leader;
}

static void start_trial(struct leader *leader, uint32_t trial)
{
    pid_t self = getpid();
    pid_t pid = fork();
    if (pid < 0)
        give_up(leader->board, CALL_FORK, errno);
    if (pid == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() != self)
            _exit(1);
        trial_perform(leader->board, trial, leader->bell);
    }
    leader->alive++;
}

static void start_trials(struct leader *leader)
{
    struct trial_board *board = leader->board;
    for (uint32_t trial = 0; trial < board->batch.trials; trial++) {
        size_t first = (size_t)trial * board->batch.phases;
        if (!trial_is_refused_at_once(&board->steps[first], &board->notes[first]))
            start_trial(leader, trial);
    }
}

static void reap(struct leader *leader)
{
    struct signalfd_siginfo news;
    while (read(leader->child_ends, &news, sizeof news) > 0)
        ; /* an unread signal would hide the next one */
    while (waitpid(-1, NULL, WNOHANG) > 0)
        leader->alive--;
}

static void count_arrivals(struct leader *leader)
{
    uint64_t rung;
    if (read(leader->bell, &rung, sizeof rung) == sizeof rung)
        leader->arrived += (uint32_t)rung;
}

/* Every trial that is still alive has finished the phase; in the last phase all have ended. */
static void await_trials(struct leader *leader, bool last)
{
    struct pollfd news[] = {{leader->bell, POLLIN, 0}, {leader->child_ends, POLLIN, 0}};
    for (;;) {
        reap(leader);
        count_arrivals(leader);
        if (leader->alive == 0 || (!last && leader->arrived >= leader->alive))
            return;
        if (poll(news, 2, deadline_remaining(leader->deadline)) == 0)
            give_up(leader->board, CALL_NONE, ETIMEDOUT);
    }
}

static void release(struct trial_board *board, uint32_t phase)
{
    store_release(&board->phase, phase);
    syscall(SYS_futex, &board->phase, FUTEX_WAKE, INT_MAX, NULL, NULL, 0);
}

_Noreturn void trial_lead(struct trial_board *board, int64_t deadline)
{
    uint32_t phases = board->batch.phases;
    struct leader leader = equip(board, deadline);
    write_mems(board, 0);
    write_file(board, "cgroup.procs", "0");
    pin(board);
    start_trials(&leader);
    for (uint32_t phase = 0; phase < phases; phase++) {
        if (phase > 0) {
            leader.arrived = 0;
            write_mems(board, phase);
            release(board, phase);
        }
        await_trials(&leader, phase == phases - 1);
    }
    _exit(0);
}
