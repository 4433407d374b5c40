/* SPDX-License-Identifier: Apache-2.0 */
/* The agent as its operations see it. */
#ifndef KTSTR_AGENT_H
#define KTSTR_AGENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "channel.h"
#include "events.h"

/* How an operation went: an errno, and the call that was refused ("" where the agent itself refused). */
struct outcome {
    int error;
    const char *call;
};

/* What the agent does to the machine that it is process 1 of. None of the first three returns in a guest. */
struct machine {
    void (*power_off)(void);
    void (*panic)(void);
    void (*hang)(void);
    struct outcome (*set_clock)(uint64_t nanoseconds); /* since the epoch */
    struct outcome (*add_randomness)(const void *bytes, size_t size);
    struct outcome (*end_process)(uint32_t pid, uint32_t timeout_ms);
};

struct agent {
    const struct machine *machine;
    const char *worker_path;
    struct events events;
    struct channel channel;
    int child_ends; /* signalfd for SIGCHLD */
    struct crew *crews;
    uint32_t last_crew;
    bool powering_off;
};

static inline struct outcome accepted(void)
{
    return (struct outcome){0, ""};
}

static inline struct outcome declined(int error)
{
    return (struct outcome){error, ""};
}

static inline struct outcome refused(const char *call, int error)
{
    return (struct outcome){error, call};
}

typedef struct outcome operation(struct agent *agent, struct reader *request, struct buffer *answer);

#endif
