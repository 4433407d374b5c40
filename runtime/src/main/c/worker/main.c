/* SPDX-License-Identifier: Apache-2.0 */
/* The life of a worker: finds its slot, obeys commands, announces states. */
#include <stdbool.h>

#include <asm/mman.h>
#include <linux/auxvec.h>
#include <linux/mman.h>

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

static uint32_t page_size_of(const long *stack)
{
    const long *word = (const long *)environment_of(stack);
    while (*word++)                              /* environment, NULL */
        ;
    for (; word[0] != AT_NULL; word += 2)
        if (word[0] == AT_PAGESZ)
            return (uint32_t)word[1];
    sys_exit(WORKER_EXIT_NO_SLOT);
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
    slot->pid = (int32_t)sys_getpid();
    slot->page_size = worker->page_size;
    if (!setup_before_waiting(worker))
        end_refused(slot);
    if (sys_getppid() != slot->parent_pid)
        sys_exit(WORKER_EXIT_ORPHAN);
    cpu_register();
    announce(slot, STATE_WAITING);
}

static void run(struct worker *worker)
{
    if (worker->slot->work_type == WORK_EXEC)
        supervise(worker);
    announce(worker->slot, STATE_RUNNING);
    work(worker);
}

static void live(struct worker *worker)
{
    struct slot *slot = worker->slot;
    exit_if_told(wait_for_command(slot, COMMAND_SETUP));
    if (!setup_on_command(worker))
        end_refused(slot);
    announce(slot, STATE_READY);
    if (wait_for_command(slot, COMMAND_RUN) == COMMAND_RUN)
        run(worker);
    announce(slot, STATE_STOPPED);
    wait_for_command(slot, COMMAND_EXIT);
}

_Noreturn void worker_main(const long *stack)
{
    const char *index = stack[0] > 1 ? (const char *)stack[2] : NULL;
    uint32_t page_size = page_size_of(stack);
    uint64_t number = index_from(index);
    struct worker worker = {.slot = map_slot(number, page_size),
                            .page_size = page_size,
                            .command = command_of(stack),
                            .environment = environment_of(stack)};
    if (!slot_is_valid(&worker) || worker.slot->parameter[PARAMETER_MEMBER] > number)
        sys_exit(WORKER_EXIT_BAD_SLOT);
    worker.first = map_slot(number - worker.slot->parameter[PARAMETER_MEMBER], page_size);
    come_to_life(&worker);
    live(&worker);
    sys_exit(0);
}
