/* SPDX-License-Identifier: Apache-2.0 */
/* What the parts of a worker know about themselves. */
#ifndef KTSTR_WORKER_H
#define KTSTR_WORKER_H

#include <stdbool.h>

#include <linux/rseq.h>

#include "clock.h"
#include "slot.h"

struct telemetry {
    uint64_t start_ns;
    uint64_t start_cpu_time_ns;
    uint64_t last_ns; /* time of the last checkpoint, later by the rest that the work has asked for since then */
};

struct worker {
    struct rseq rseq;
    struct slot *slot;
    struct slot *first; /* slot of the first of those that work together */
    uint64_t index;     /* of the slot */
    const struct clock *clock;
    struct telemetry telemetry;
    uint32_t page_size;
    uint8_t *working_set;
    uint64_t pages;  /* of the working set */
    uint64_t cursor; /* page that is written next, or whatever else comes next */
    uint64_t random; /* state of the generator */
    uint64_t next_ns; /* when the next change is due */
    uint64_t cpus[SLOT_MASK_WORDS]; /* that it may use */
    int nice;        /* before the work changes it */
    int file;        /* in memory */
    int pipe_in, pipe_out;
    bool realtime;   /* whether it may take real-time policies */
    bool refused;    /* the kernel refused a call of the work */
    char *const *command; /* of Exec: program and arguments, ends with NULL; empty for every other type */
    char *const *environment;
};

#endif
