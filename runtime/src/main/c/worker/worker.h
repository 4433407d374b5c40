/* SPDX-License-Identifier: Apache-2.0 */
/* What the parts of a worker know about themselves. */
#ifndef KTSTR_WORKER_H
#define KTSTR_WORKER_H

#include "slot.h"

struct worker {
    struct slot *slot;
    struct slot *first; /* slot of the first of those that work together */
    uint32_t page_size;
    uint8_t *working_set;
    uint64_t pages;  /* of the working set */
    uint64_t cursor; /* page that MemTouch writes next */
    char *const *command; /* of Exec: program and arguments, ends with NULL; empty for every other type */
    char *const *environment;
};

#endif
