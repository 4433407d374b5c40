/* SPDX-License-Identifier: Apache-2.0 */
/* Plays the harness against real workers on this host. */
#ifndef KTSTR_CREW_RIG_H
#define KTSTR_CREW_RIG_H

#include <stdbool.h>
#include <sys/types.h>

#include "slot.h"

enum { RIG_LIMIT = 8 };

struct rig {
    int memory;
    int bell;
    unsigned count;
    struct slot *slots;
    char *const *command; /* ends with NULL; what the workers' programs are, NULL for none */
    pid_t pids[RIG_LIMIT];
    int pidfds[RIG_LIMIT];
};

/* A request that every kernel accepts: CpuSpin and nothing else. */
struct slot rig_plain_slot(void);

/* Shared memory with `count` plain slots, to be changed before rig_spawn. */
struct rig rig_open(unsigned count);
void rig_spawn(struct rig *rig, unsigned index);
void rig_command(struct rig *rig, unsigned index, enum command command);

/* False when the worker ended instead. */
bool rig_await(struct rig *rig, unsigned index, enum state state);
void rig_await_iterations(struct rig *rig, unsigned index, uint64_t iterations);

/* Waits for the worker's end and returns its wait status. */
int rig_end(struct rig *rig, unsigned index);

/* One worker with this request, taken to this state. */
struct rig rig_with(struct slot request, enum state state);

/* One worker with a program, taken to this state, which may be REFUSED on the way to RUNNING. */
struct rig rig_with_program(char *const *command, enum state state);

/* Commands the first worker to exit; fails the test unless it ends with status 0. */
void rig_exit(struct rig *rig);

/* Makes the kernel refuse a system call to this process and its children. */
void rig_refuse_call(int number, int error);

#endif
