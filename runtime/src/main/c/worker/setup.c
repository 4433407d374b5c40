/* SPDX-License-Identifier: Apache-2.0 */
/* Takes the set-up steps in order, passes the request's arguments on unchanged and reports each answer of the kernel. */
#include "setup.h"

#include <asm/errno.h>
#include <asm/mman.h>
#include <asm/signal.h>
#include <linux/mman.h>
#include <linux/prctl.h>
#include <linux/resource.h>
#include <linux/sched.h>
#include <linux/sched/types.h>

#include "setup_work.h"
#include "sys.h"

struct step {
    bool (*wanted)(const struct slot *slot);
    long (*attempt)(struct worker *worker);
    int tolerated; /* errno that does not count as a refusal */
};

static bool always(const struct slot *slot)
{
    (void)slot;
    return true;
}

static bool wants_affinity(const struct slot *slot)
{
    return slot->want & WANT_AFFINITY;
}

static bool wants_sched_policy(const struct slot *slot)
{
    return slot->want & (WANT_SCHED_POLICY | WANT_DEADLINE);
}

static bool wants_nice(const struct slot *slot)
{
    return slot->want & WANT_NICE;
}

static bool wants_mempolicy_read(const struct slot *slot)
{
    return slot->want & WANT_MEMORY_POLICY;
}

static bool wants_mempolicy_set(const struct slot *slot)
{
    return wants_mempolicy_read(slot) && !(slot->want & FAULT_SKIP_MEMPOLICY);
}

static bool wants_working_set(const struct slot *slot)
{
    return slot->working_set_bytes > 0;
}

/* A program would inherit it, and shall run as it does elsewhere. */
static bool wants_timer_slack(const struct slot *slot)
{
    return slot->work_type != WORK_EXEC;
}

static void close_one_by_one(unsigned first, unsigned last)
{
    for (unsigned fd = first; fd <= last; fd++)
        sys_close(fd);
}

static long close_descriptors(struct worker *worker)
{
    (void)worker;
    long result = sys_close_range(BELL_FD + 1, ~0u);
    if (result == -ENOSYS) {
        close_one_by_one(BELL_FD + 1, 1023);
        close_one_by_one(0, 2);
        return 0;
    }
    return result < 0 ? result : sys_close_range(0, 2);
}

static long die_with_parent(struct worker *worker)
{
    (void)worker;
    return sys_prctl(PR_SET_PDEATHSIG, SIGKILL);
}

static long set_name(struct worker *worker)
{
    const struct slot *slot = worker->slot;
    return sys_prctl(PR_SET_NAME, (unsigned long)(slot->want & WANT_NAME ? slot->name : "ktstr-worker"));
}

static long set_affinity(struct worker *worker)
{
    const struct slot *slot = worker->slot;
    return SYS_CALL3(__NR_sched_setaffinity, 0, sizeof slot->affinity_mask, slot->affinity_mask);
}

static long set_deadline(const struct slot *slot)
{
    struct sched_attr attributes = {.size = SCHED_ATTR_SIZE_VER0,
                                    .sched_policy = (uint32_t)slot->sched_policy,
                                    .sched_runtime = slot->sched_runtime,
                                    .sched_deadline = slot->sched_deadline,
                                    .sched_period = slot->sched_period};
    return SYS_CALL3(__NR_sched_setattr, 0, &attributes, 0);
}

static long set_sched_policy(struct worker *worker)
{
    const struct slot *slot = worker->slot;
    if (slot->want & WANT_DEADLINE)
        return set_deadline(slot);
    return SYS_CALL3(__NR_sched_setscheduler, 0, slot->sched_policy, &slot->sched_priority);
}

static long set_nice(struct worker *worker)
{
    return SYS_CALL3(__NR_setpriority, PRIO_PROCESS, 0, worker->slot->nice);
}

static long set_mempolicy(struct worker *worker)
{
    const struct slot *slot = worker->slot;
    const uint64_t *mask = slot->mpol_maxnode ? slot->mpol_mask : NULL;
    return SYS_CALL3(__NR_set_mempolicy, slot->mpol_mode, mask, slot->mpol_maxnode);
}

static long get_mempolicy(struct worker *worker)
{
    enum { MAXNODE = SLOT_MASK_WORDS * 64 + 1 }; /* the kernel counts one bit more than it writes */
    struct slot *slot = worker->slot;
    return SYS_CALL5(__NR_get_mempolicy, &slot->mpol_mode_read, slot->mpol_mask_read, MAXNODE, NULL, 0);
}

static long reserve(struct worker *worker)
{
    uint64_t size = worker->slot->working_set_bytes + 2 * (uint64_t)worker->page_size;
    uint8_t *guard = sys_mmap(size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (sys_failed(guard))
        return (long)guard;
    worker->working_set = guard + worker->page_size;
    worker->pages = worker->slot->working_set_bytes / worker->page_size;
    worker->slot->working_set_address = (uint64_t)worker->working_set;
    return 0;
}

static long open_up(struct worker *worker)
{
    return SYS_CALL3(__NR_mprotect, worker->working_set, worker->slot->working_set_bytes, PROT_READ | PROT_WRITE);
}

static long refuse_huge_pages(struct worker *worker)
{
    return SYS_CALL3(__NR_madvise, worker->working_set, worker->slot->working_set_bytes, MADV_NOHUGEPAGE);
}

static long touch(struct worker *worker)
{
    for (uint64_t page = 0; page < worker->pages; page++) {
        *(volatile uint8_t *)(worker->working_set + page * worker->page_size) = 1;
        store_release64(&worker->slot->pages_touched, page + 1);
    }
    return 0;
}

static long set_timer_slack(struct worker *worker)
{
    (void)worker;
    return sys_prctl(PR_SET_TIMERSLACK, 1);
}

static const struct step steps[] = {
    [STEP_CLOSE_DESCRIPTORS] = {always, close_descriptors, 0},
    [STEP_DIE_WITH_PARENT] = {always, die_with_parent, 0},
    [STEP_NAME] = {always, set_name, 0},
    [STEP_AFFINITY] = {wants_affinity, set_affinity, 0},
    [STEP_SCHED_POLICY] = {wants_sched_policy, set_sched_policy, 0},
    [STEP_NICE] = {wants_nice, set_nice, 0},
    [STEP_SET_MEMPOLICY] = {wants_mempolicy_set, set_mempolicy, 0},
    [STEP_GET_MEMPOLICY] = {wants_mempolicy_read, get_mempolicy, 0},
    [STEP_RESERVE] = {wants_working_set, reserve, 0},
    [STEP_OPEN_UP] = {wants_working_set, open_up, 0},
    [STEP_NO_HUGE_PAGES] = {wants_working_set, refuse_huge_pages, EINVAL},
    [STEP_TOUCH] = {wants_working_set, touch, 0},
    [STEP_TIMER_SLACK] = {wants_timer_slack, set_timer_slack, 0},
    [STEP_PIPE] = {wants_pipe, make_pipes, 0},
    [STEP_OPEN_PIPE] = {wants_open_pipe, open_pipes, 0},
    [STEP_TIMER] = {wants_timer, start_timer, 0},
    [STEP_MEMORY_FILE] = {wants_memory_file, make_memory_file, 0},
    [STEP_TRY_NICE] = {wants_try_nice, try_nice, 0},
    [STEP_READ_AFFINITY] = {wants_read_affinity, read_affinity, 0},
};

static bool report(struct slot *slot, enum step_number number, long result, int tolerated)
{
    bool done = result >= 0 || result == -tolerated;
    slot->step[number].error = result < 0 ? (int32_t)-result : 0;
    store_release(&slot->step[number].status, done ? STEP_DONE : STEP_REFUSED);
    return done;
}

bool setup_report(struct slot *slot, enum step_number number, long result)
{
    return report(slot, number, result, 0);
}

static bool take(struct worker *worker, enum step_number number)
{
    const struct step *step = &steps[number];
    return !step->wanted(worker->slot) || report(worker->slot, number, step->attempt(worker), step->tolerated);
}

static bool take_all(struct worker *worker, enum step_number first, enum step_number last)
{
    for (enum step_number number = first; number <= last; number++)
        if (!take(worker, number))
            return false;
    return true;
}

bool setup_of_process(struct worker *worker)
{
    return take_all(worker, STEP_CLOSE_DESCRIPTORS, STEP_DIE_WITH_PARENT);
}

bool setup_before_waiting(struct worker *worker)
{
    return take(worker, STEP_NAME) && take(worker, STEP_PIPE);
}

bool setup_on_command(struct worker *worker)
{
    return take_all(worker, STEP_AFFINITY, STEP_TIMER_SLACK) && take_all(worker, STEP_OPEN_PIPE, STEP_READ_AFFINITY);
}
