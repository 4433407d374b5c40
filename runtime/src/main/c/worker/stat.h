/* SPDX-License-Identifier: Apache-2.0 */
/* Some fields of /proc/PID/stat, see proc_pid_stat(5). */
#ifndef KTSTR_STAT_H
#define KTSTR_STAT_H

#include <stdbool.h>
#include <stdint.h>

struct stat_line {
    char state; /* of the main thread: 't' while its tracer holds it */
    uint32_t threads;
    uint32_t cpu; /* on which the main thread is or was last */
};

/* False for a process that is gone. */
bool stat_read(int pid, struct stat_line *stat);

#endif
