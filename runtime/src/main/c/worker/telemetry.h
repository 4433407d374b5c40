/* SPDX-License-Identifier: Apache-2.0 */
/* Checkpoints: when and where the work loop was seen to run. */
#ifndef KTSTR_TELEMETRY_H
#define KTSTR_TELEMETRY_H

#include "slot.h"

struct telemetry {
    struct slot *slot;
    uint64_t start_ns;
    uint64_t start_cpu_time_ns;
    uint64_t last_ns; /* time of the last checkpoint */
};

struct telemetry telemetry_start(struct slot *slot);
void telemetry_checkpoint(struct telemetry *telemetry);

/* A look at where something ran, which is all that a checkpoint can be of something else than this process. */
void telemetry_see_cpu(struct slot *slot, uint32_t cpu);
void telemetry_stop(struct telemetry *telemetry);

#endif
