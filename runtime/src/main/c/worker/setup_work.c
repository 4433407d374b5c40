/* SPDX-License-Identifier: Apache-2.0 */
/* A pair of workers shares two pipes. The first makes them before it waits, the second finds them in the first one's /proc/PID/fd. */
#include "setup_work.h"

#include <linux/memfd.h>
#include <linux/resource.h>

#include "sys.h"
#include "text.h"
#include "timer.h"

static bool uses_pipes(const struct slot *slot)
{
    return slot->work_type == WORK_PIPE_IO || slot->work_type == WORK_CACHE_PIPE;
}

bool wants_pipe(const struct slot *slot)
{
    return uses_pipes(slot) && slot->member == 0;
}

bool wants_open_pipe(const struct slot *slot)
{
    return uses_pipes(slot) && slot->member == 1;
}

bool wants_timer(const struct slot *slot)
{
    return uses_pipes(slot) || slot->work_type == WORK_FUTEX_PING_PONG || slot->work_type == WORK_FUTEX_FAN_OUT ||
           slot->work_type == WORK_FAN_OUT_COMPUTE || slot->work_type == WORK_MUTEX_CONTENTION;
}

static bool has_io_phase(const struct slot *slot)
{
    for (uint32_t i = 0; i < slot->entries; i++)
        if (slot->phase[i].kind == PHASE_IO)
            return true;
    return false;
}

bool wants_memory_file(const struct slot *slot)
{
    return slot->work_type == WORK_IO_SYNC || (slot->work_type == WORK_SEQUENCE && has_io_phase(slot));
}

bool wants_try_nice(const struct slot *slot)
{
    return slot->work_type == WORK_NICE_SWEEP;
}

bool wants_read_affinity(const struct slot *slot)
{
    return slot->work_type == WORK_AFFINITY_CHURN;
}

long make_pipes(struct worker *worker)
{
    struct slot *slot = worker->slot;
    long result = SYS_CALL2(__NR_pipe2, slot->pipe[0], O_CLOEXEC);
    if (result >= 0)
        result = SYS_CALL2(__NR_pipe2, slot->pipe[1], O_CLOEXEC);
    worker->pipe_in = slot->pipe[0][0];
    worker->pipe_out = slot->pipe[1][1];
    return result;
}

static long open_of_first(const struct worker *worker, int fd, int flags)
{
    enum { HERE = -100 }; /* AT_FDCWD */
    char folder[32], path[64];
    text_path(folder, "/proc/", text_digits((uint32_t)worker->first->pid).text, "/fd/");
    text_path(path, folder, text_digits((uint32_t)fd).text, "");
    return SYS_CALL4(__NR_openat, HERE, path, flags | O_CLOEXEC, 0);
}

long open_pipes(struct worker *worker)
{
    long in = open_of_first(worker, worker->first->pipe[1][0], O_RDONLY);
    if (in < 0)
        return in;
    long out = open_of_first(worker, worker->first->pipe[0][1], O_WRONLY);
    worker->pipe_in = (int)in;
    worker->pipe_out = (int)out;
    return out;
}

long start_timer(struct worker *worker)
{
    (void)worker;
    return timer_start();
}

long make_memory_file(struct worker *worker)
{
    long file = SYS_CALL2(__NR_memfd_create, "ktstr-io", MFD_CLOEXEC);
    worker->file = (int)file;
    return file;
}

/* Whoever may not have the least nice value could not come back from any other. */
long try_nice(struct worker *worker)
{
    enum { LEAST = -20 };
    worker->nice = 20 - (int)SYS_CALL2(__NR_getpriority, PRIO_PROCESS, 0); /* the call gives 20 - nice */
    long result = SYS_CALL3(__NR_setpriority, PRIO_PROCESS, 0, LEAST);
    if (result >= 0)
        SYS_CALL3(__NR_setpriority, PRIO_PROCESS, 0, worker->nice);
    return result;
}

long read_affinity(struct worker *worker)
{
    return SYS_CALL3(__NR_sched_getaffinity, 0, sizeof worker->cpus, worker->cpus);
}
