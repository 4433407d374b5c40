/* SPDX-License-Identifier: Apache-2.0 */
/* The serve loop, which does not care whether it runs as process 1. */
#ifndef KTSTR_SERVE_H
#define KTSTR_SERVE_H

#include "agent.h"

/* Says HELLO, then answers requests until the machine is to be powered off or the other end is lost. False: could not begin. */
bool serve(int channel_fd, struct patience patience, const char *worker_path, const struct machine *machine);

#endif
