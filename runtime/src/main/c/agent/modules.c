/* SPDX-License-Identifier: Apache-2.0 */
/* finit_module(2) for each file of a folder. */
#include "modules.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static int is_visible(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static int load(int folder, const char *name)
{
    int fd = openat(folder, name, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return errno;
    int error = syscall(SYS_finit_module, fd, "", 0) < 0 ? errno : 0;
    close(fd);
    return error == EEXIST ? 0 : error;
}

void modules_load(const char *path)
{
    struct dirent **entries;
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int count = folder < 0 ? -1 : scandir(path, &entries, is_visible, alphasort);
    for (int i = 0; i < count; i++) {
        int error = load(folder, entries[i]->d_name);
        if (error)
            fprintf(stderr, "ktstr-agent: loading %s: %s\n", entries[i]->d_name, strerror(error));
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
    if (folder >= 0)
        close(folder);
}
