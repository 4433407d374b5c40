/* SPDX-License-Identifier: Apache-2.0 */
/* Commands come in, states go out. */
#ifndef KTSTR_STATE_H
#define KTSTR_STATE_H

#include "slot.h"

void announce(struct slot *slot, enum state state);

/* Waits until the command is `least` or above, and returns it. */
uint32_t wait_for_command(const struct slot *slot, uint32_t least);

/* The end of this thread, and of its process if it is the first of it. */
_Noreturn void state_end(const struct slot *slot);

/* Tells that a step was refused, and waits for the end. */
_Noreturn void end_refused(struct slot *slot);

#endif
