/* SPDX-License-Identifier: Apache-2.0 */
/* Starting a worker process. */
#ifndef KTSTR_LAUNCH_H
#define KTSTR_LAUNCH_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* What a worker finds: descriptors, which must be above the two that it finds them at, and the program that it is to run. */
struct launch {
    uint32_t index;
    int memory;
    int bell;
    char *const *command; /* ends with NULL; empty for a worker with a loop of its own */
    size_t command_size;
};

/* Returns 0 or an errno. */
int launch_worker(const char *path, const struct launch *launch, pid_t *pid);

#endif
