/* SPDX-License-Identifier: Apache-2.0 */
/* Both are words of the slot; the bell tells whoever waits for a state, a futex whoever waits for a command. */
#include "state.h"

#include <asm/errno.h>

#include "sys.h"

void announce(struct slot *slot, enum state state)
{
    const uint64_t one = 1;
    store_release(&slot->state, state);
    sys_write(BELL_FD, &one, sizeof one);
}

uint32_t wait_for_command(const struct slot *slot, uint32_t least)
{
    for (;;) {
        uint32_t command = load_acquire(&slot->command);
        if (command >= least)
            return command;
        long result = sys_futex_wait(&slot->command, command);
        if (result < 0 && result != -EAGAIN && result != -EINTR)
            sys_exit(WORKER_EXIT_WAIT_FAILED);
    }
}

_Noreturn void state_end(const struct slot *slot)
{
    for (;;)
        SYS_CALL1(slot->leader > 0 ? __NR_exit : __NR_exit_group, 0);
}

_Noreturn void end_refused(struct slot *slot)
{
    announce(slot, STATE_REFUSED);
    wait_for_command(slot, COMMAND_EXIT);
    state_end(slot);
}
