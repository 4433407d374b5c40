/* SPDX-License-Identifier: Apache-2.0 */
/* Starting a worker process. */
#ifndef KTSTR_LAUNCH_H
#define KTSTR_LAUNCH_H

#include <stdint.h>
#include <sys/types.h>

/* Returns 0 or an errno. `memory` and `bell` must be above the two descriptors that the worker finds them at. */
int launch_worker(const char *path, uint32_t index, int memory, int bell, pid_t *pid);

#endif
