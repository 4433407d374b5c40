/* SPDX-License-Identifier: Apache-2.0 */
/* posix_spawn of a worker: its two descriptors, its index, no environment and no blocked signals. */
#include "launch.h"

#include <inttypes.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>

#include "slot.h"

static int place_descriptors(posix_spawn_file_actions_t *actions, int memory, int bell)
{
    int error = posix_spawn_file_actions_adddup2(actions, memory, SLOT_FD);
    return error ? error : posix_spawn_file_actions_adddup2(actions, bell, BELL_FD);
}

static int unblock_signals(posix_spawnattr_t *attributes)
{
    sigset_t none;
    sigemptyset(&none);
    int error = posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGMASK);
    return error ? error : posix_spawnattr_setsigmask(attributes, &none);
}

int launch_worker(const char *path, uint32_t index, int memory, int bell, pid_t *pid)
{
    char digits[16];
    char *arguments[] = {"worker", digits, NULL};
    char *environment[] = {NULL};
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;

    snprintf(digits, sizeof digits, "%" PRIu32, index);
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    int error = place_descriptors(&actions, memory, bell);
    if (!error)
        error = unblock_signals(&attributes);
    if (!error)
        error = posix_spawn(pid, path, &actions, &attributes, arguments, environment);
    if (error)
        *pid = 0;
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return error;
}
