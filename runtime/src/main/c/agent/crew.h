/* SPDX-License-Identifier: Apache-2.0 */
/* Crews: workers that were spawned together, and the memory shared with them. */
#ifndef KTSTR_CREW_H
#define KTSTR_CREW_H

#include <sys/types.h>

#include "agent.h"
#include "argv.h"
#include "slot.h"

struct member {
    pid_t pid; /* 0 while not started */
    bool ended;
    int wait_status;
};

struct crew {
    struct crew *next;
    uint32_t id;
    uint32_t count;
    int memory;
    int bell;
    struct slot *slots;
    struct member members[];
};

/* Starts one worker for each of the `count` requests and commands; `crew` is NULL where that was refused. */
struct outcome crew_spawn(struct agent *agent, const void *requests, const struct argv *argvs, uint32_t count,
                          struct crew **crew);
struct crew *crew_find(const struct agent *agent, uint32_t id);
/* Tells all members which of the cpusets that follow each other is in force. */
void crew_cpuset(struct crew *crew, uint32_t cpuset);
void crew_command(struct crew *crew, uint32_t index, uint32_t command);
bool crew_has_reached(const struct crew *crew, uint32_t state);

/* Ends and reaps what is left of it and gives up its memory. */
void crew_dismiss(struct agent *agent, struct crew *crew);

/* Reaps every child that has ended, orphans included, and remembers how the crews' members ended. */
void crew_reap(struct agent *agent);

#endif
