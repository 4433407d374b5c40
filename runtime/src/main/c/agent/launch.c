/* SPDX-License-Identifier: Apache-2.0 */
/* posix_spawn of a worker: its two descriptors, its index, what its program needs, and no blocked signals. */
#include "launch.h"

#include <errno.h>
#include <inttypes.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>

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

static int start(const char *path, const struct launch *launch, char **arguments, pid_t *pid)
{
    static char search_path[] = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", home[] = "HOME=/";
    char *environment[] = {search_path, home, NULL};
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;

    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    int error = place_descriptors(&actions, launch->memory, launch->bell);
    if (!error)
        error = unblock_signals(&attributes);
    if (!error)
        error = posix_spawn(pid, path, &actions, &attributes, arguments, environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

int launch_worker(const char *path, const struct launch *launch, pid_t *pid)
{
    char name[] = "worker", digits[16];
    char **arguments = calloc(launch->command_size + 3, sizeof *arguments);
    if (!arguments)
        return ENOMEM;
    snprintf(digits, sizeof digits, "%" PRIu32, launch->index);
    arguments[0] = name;
    arguments[1] = digits;
    for (size_t i = 0; i < launch->command_size; i++)
        arguments[2 + i] = launch->command[i];
    int error = start(path, launch, arguments, pid);
    if (error)
        *pid = 0;
    free(arguments);
    return error;
}
