/* SPDX-License-Identifier: Apache-2.0 */
/* Two numbers of /proc/PID/stat, see proc_pid_stat(5). */
#ifndef KTSTR_STAT_H
#define KTSTR_STAT_H

#include <stdbool.h>
#include <stdint.h>

struct stat_line {
    uint32_t threads;
    uint32_t cpu; /* on which the main thread is or was last */
};

/* False for a process that is gone. */
bool stat_read(int pid, struct stat_line *stat);

#endif
