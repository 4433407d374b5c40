/* SPDX-License-Identifier: Apache-2.0 */
/* Plays the harness against the agent's serve loop, which runs in a child process behind a socketpair. */
#ifndef KTSTR_AGENT_RIG_H
#define KTSTR_AGENT_RIG_H

#include <sys/types.h>

#include "agent.h"
#include "operations.h"

/* Exit statuses of the child: what the agent asked of its machine. */
enum { EXIT_POWERED_OFF = 42, EXIT_PANICKED = 43, EXIT_HUNG = 44 };

struct agent_rig {
    int channel;
    pid_t pid;
    uint32_t last_id;
};

struct answer {
    uint32_t id;
    uint16_t op;
    int error;
    size_t size;
    uint8_t payload[64 << 10];
};

/* An agent that has said HELLO and starts the real worker. */
struct agent_rig agent_rig_open(void);
struct agent_rig agent_rig_open_with(const char *worker_path, struct answer *hello);

void agent_rig_send(struct agent_rig *rig, uint16_t op, const void *payload, size_t size);
void agent_rig_receive(struct agent_rig *rig, struct answer *answer);

/* Sends a request and checks that the answer belongs to it. */
struct answer agent_rig_ask(struct agent_rig *rig, uint16_t op, const struct buffer *payload);

/* The request whose whole payload is this string. */
struct answer agent_rig_ask_about(struct agent_rig *rig, uint16_t op, const char *path);
void agent_rig_check_refused(const struct answer *answer, int error, const char *call);
int agent_rig_end(struct agent_rig *rig);

/* What the agent of the rig answers to a clock of this many nanoseconds; any other is accepted. */
enum { CLOCK_THAT_IS_REFUSED = 13 };

/* And to the end of this process. */
enum { PID_THAT_STAYS = 14 };

/* An agent in this process whose harness has left, so that AWAIT answers at once. */
struct agent agent_rig_alone(void);

#endif
