/* SPDX-License-Identifier: Apache-2.0 */
/* The life of a worker: finds its slot, obeys commands, announces states. */
#include <stdbool.h>

#include <asm/mman.h>
#include <linux/auxvec.h>
#include <linux/mman.h>
#include <linux/sched.h>

#include "cpu.h"
#include "setup.h"
#include "state.h"
#include "supervise.h"
#include "sys.h"
#include "work.h"
#include "worker.h"

_Noreturn void worker_main(const long *stack);
ARCH_START(worker_main);

static void exit_if_told(uint32_t command)
{
    if (command >= COMMAND_EXIT)
        sys_exit(0);
}

/* Behind argc, argv and NULL. */
static char *const *environment_of(const long *stack)
{
    return (char *const *)(stack + 1 + stack[0] + 1);
}

/* Behind the name of this program and its index. */
static char *const *command_of(const long *stack)
{
    return (char *const *)(stack + 1 + (stack[0] > 2 ? 2 : stack[0]));
}

/* An entry of the auxiliary vector, which is behind the environment and its NULL; 0 where there is none. */
static uint64_t auxiliary_value(const long *stack, long type)
{
    const long *word = (const long *)environment_of(stack);
    while (*word++)
        ;
    for (; word[0] != AT_NULL; word += 2)
        if (word[0] == type)
            return (uint64_t)word[1];
    return 0;
}

static uint64_t index_from(const char *digits)
{
    uint64_t index = 0;
    if (!digits || !*digits)
        sys_exit(WORKER_EXIT_NO_SLOT);
    for (; *digits; digits++) {
        if (*digits < '0' || *digits > '9' || index > UINT32_MAX)
            sys_exit(WORKER_EXIT_NO_SLOT);
        index = index * 10 + (uint64_t)(*digits - '0');
    }
    return index;
}

static struct slot *map_slot(uint64_t index, uint32_t page_size)
{
    struct statx file;
    uint64_t offset = index * SLOT_BYTES;
    uint64_t within = offset % page_size;
    if (sys_size(SLOT_FD, &file) < 0 || offset + SLOT_BYTES > file.stx_size)
        sys_exit(WORKER_EXIT_NO_SLOT);
    uint8_t *page = sys_mmap(within + SLOT_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, SLOT_FD, offset - within);
    if (sys_failed(page))
        sys_exit(WORKER_EXIT_NO_SLOT);
    return (struct slot *)(page + within);
}

static bool slot_is_valid(const struct worker *worker)
{
    const struct slot *slot = worker->slot;
    return slot->magic == SLOT_MAGIC && slot->version == SLOT_VERSION &&
           slot->working_set_bytes % worker->page_size == 0 && work_is_possible(worker);
}

static void come_to_life(struct worker *worker)
{
    struct slot *slot = worker->slot;
    slot->pid = (int32_t)SYS_CALL0(__NR_gettid);
    slot->page_size = worker->page_size;
    if (!setup_before_waiting(worker))
        end_refused(slot);
    cpu_register(&worker->rseq);
    announce(slot, STATE_WAITING);
}

static void run(struct worker *worker)
{
    if (worker->slot->work_type == WORK_EXEC)
        supervise(worker);
    announce(worker->slot, STATE_RUNNING);
    if (!work(worker))
        end_refused(worker->slot);
}

/* Ends with its process where it is the first thread of it, and alone where it is another. */
_Noreturn static void live(struct worker *worker)
{
    struct slot *slot = worker->slot;
    come_to_life(worker);
    exit_if_told(wait_for_command(slot, COMMAND_SETUP));
    if (!setup_on_command(worker))
        end_refused(slot);
    announce(slot, STATE_READY);
    if (wait_for_command(slot, COMMAND_RUN) == COMMAND_RUN)
        run(worker);
    announce(slot, STATE_STOPPED);
    wait_for_command(slot, COMMAND_EXIT);
    state_end(slot);
}

static struct worker worker_of(const struct worker *like, uint64_t index)
{
    struct worker worker = {.index = index,
                            .slot = map_slot(index, like->page_size),
                            .clock = like->clock,
                            .page_size = like->page_size,
                            .command = like->command,
                            .environment = like->environment};
    if (!slot_is_valid(&worker) || worker.slot->member > index)
        sys_exit(WORKER_EXIT_BAD_SLOT);
    worker.first = map_slot(index - worker.slot->member, like->page_size);
    return worker;
}

/* What a thread is given: a place at the bottom of its stack. */
static void live_in_thread(void *argument)
{
    live(argument);
}

static long start_thread(const struct worker *leader, uint64_t index)
{
    enum {
        STACK_BYTES = 64 << 10,
        SHARED = CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM,
    };
    uint8_t *stack = sys_mmap(STACK_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (sys_failed(stack))
        return (long)stack;
    struct worker *worker = (struct worker *)stack;
    *worker = worker_of(leader, index);
    return arch_thread(SHARED, stack + STACK_BYTES, live_in_thread, worker);
}

static void start_threads(const struct worker *leader)
{
    for (uint32_t i = 1; i < leader->slot->threads; i++)
        if (!setup_report(leader->slot, STEP_THREAD, start_thread(leader, leader->index + i)))
            end_refused(leader->slot);
}

_Noreturn void worker_main(const long *stack)
{
    const char *index = stack[0] > 1 ? (const char *)stack[2] : NULL;
    struct clock clock = clock_find(auxiliary_value(stack, AT_SYSINFO_EHDR));
    struct worker start = {.clock = &clock,
                           .page_size = (uint32_t)auxiliary_value(stack, AT_PAGESZ),
                           .command = command_of(stack),
                           .environment = environment_of(stack)};
    struct worker worker = worker_of(&start, index_from(index));
    if (!setup_of_process(&worker))
        end_refused(worker.slot);
    if (sys_getppid() != worker.slot->parent_pid)
        sys_exit(WORKER_EXIT_ORPHAN);
    start_threads(&worker);
    live(&worker);
}
