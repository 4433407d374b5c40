/* SPDX-License-Identifier: Apache-2.0 */
/* When and where the work loop was seen to run, how fast it was woken, and what the kernel counts of it. */
#ifndef KTSTR_TELEMETRY_H
#define KTSTR_TELEMETRY_H

#include "worker.h"

/* Both the work loop and what it adds up to begin and end with these. */
void telemetry_start(struct worker *worker);
void telemetry_stop(struct worker *worker);

/* A look at clock and CPU. */
void telemetry_checkpoint(struct worker *worker);

/* The work has asked to rest for this long, which is no gap; it was woken when that was over or earlier. */
void telemetry_rest(struct worker *worker, uint64_t ns);

/* The worker runs again and was woken at `since_ns`. */
void telemetry_wake(struct worker *worker, uint64_t since_ns);

/* A look at where something ran, which is all that a checkpoint can be of something else than this thread; under a cpuset, or
   SLOT_CPUSETS where it is not sure under which. */
void telemetry_see_cpu(struct slot *slot, uint32_t cpu, uint32_t cpuset);

/* What /proc/`task`/schedstat tells. */
void telemetry_see_schedstat(struct slot *slot, const char *task);

#endif
