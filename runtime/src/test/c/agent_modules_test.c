/* SPDX-License-Identifier: Apache-2.0 */
/* What is no module, or no folder, must not stop an agent. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "check.h"
#include "modules.h"

static char folder[64];

static void remove_folder(void)
{
    char path[128];
    snprintf(path, sizeof path, "%s/0-none.ko", folder);
    unlink(path);
    rmdir(folder);
}

/* Standard error of modules_load, up to the size of `said`. */
static void load_and_listen(const char *path, char *said, size_t size)
{
    int ends[2];
    CHECK(pipe(ends) == 0);
    int before = dup(STDERR_FILENO);
    CHECK(dup2(ends[1], STDERR_FILENO) >= 0);
    close(ends[1]);
    modules_load(path);
    CHECK(dup2(before, STDERR_FILENO) >= 0);
    close(before);
    ssize_t count = read(ends[0], said, size - 1);
    CHECK(count >= 0);
    said[count] = '\0';
    close(ends[0]);
}

TEST(modules_are_optional)
{
    char said[256];
    load_and_listen("/nowhere", said, sizeof said);
    CHECK(said[0] == '\0');
}

TEST(modules_that_are_refused_are_named)
{
    char said[256], path[128];
    strcpy(folder, "/tmp/ktstr-modules-XXXXXX");
    CHECK(mkdtemp(folder));
    atexit(remove_folder);
    snprintf(path, sizeof path, "%s/0-none.ko", folder);
    int fd = open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    CHECK(write(fd, "none", 4) == 4);
    close(fd);
    load_and_listen(folder, said, sizeof said);
    CHECK(strstr(said, "loading 0-none.ko: "));
}
