/* SPDX-License-Identifier: Apache-2.0 */
/* The set-up steps that only some work types need. Each returns what the kernel returned. */
#ifndef KTSTR_SETUP_WORK_H
#define KTSTR_SETUP_WORK_H

#include "worker.h"

bool wants_pipe(const struct slot *slot);
bool wants_open_pipe(const struct slot *slot);
bool wants_timer(const struct slot *slot);
bool wants_memory_file(const struct slot *slot);
bool wants_try_nice(const struct slot *slot);
bool wants_read_affinity(const struct slot *slot);

long make_pipes(struct worker *worker);
long open_pipes(struct worker *worker);
long start_timer(struct worker *worker);
long make_memory_file(struct worker *worker);
long try_nice(struct worker *worker);
long read_affinity(struct worker *worker);

#endif
