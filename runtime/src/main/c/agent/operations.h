/* SPDX-License-Identifier: Apache-2.0 */
/* From an operation's number to what it does. */
#ifndef KTSTR_OPERATIONS_H
#define KTSTR_OPERATIONS_H

#include "agent.h"

enum operation_number {
    OP_HELLO = 1,
    OP_PING,
    OP_READ,
    OP_WRITE,
    OP_MKDIR,
    OP_RMDIR,
    OP_LIST,
    OP_SPAWN,
    OP_COMMAND,
    OP_AWAIT,
    OP_SLOTS,
    OP_DISMISS,
    OP_POWEROFF,
    OP_FAULT,
    OP_TRIAL,
    OP_WAKE,
    OP_KILL,
    OP_PUT,
    OP_CPUSET,
};

/* Performs one operation. `answer` holds the answer's payload, also where the operation failed; returns the answer's error. */
int operations_perform(struct agent *agent, uint16_t op, struct reader request, struct buffer *answer);

/* Fills in the payload of HELLO. */
void operations_hello(struct buffer *answer);

#endif
