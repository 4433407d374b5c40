/* SPDX-License-Identifier: Apache-2.0 */
/* Brings files into the machine, one piece after the other. A file that is there is never replaced. */
#include "put_operation.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "path.h"

static const uint32_t PERMISSIONS = 0777;

/* All folders above the file. `path` is as it was when this returns. */
static bool make_folders(char *path)
{
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        bool there = mkdir(path, 0755) == 0 || errno == EEXIST;
        *slash = '/';
        if (!there)
            return false;
    }
    return true;
}

static struct outcome write_all(int fd, struct bytes data)
{
    while (data.size > 0) {
        ssize_t count = write(fd, data.data, data.size);
        if (count < 0)
            return refused("write", errno);
        data.data += count;
        data.size -= (size_t)count;
    }
    return accepted();
}

static struct outcome put(char *path, uint32_t mode, bool begins, struct bytes data)
{
    if (begins && !make_folders(path))
        return refused("mkdir", errno);
    int fd = open(path, O_WRONLY | O_APPEND | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY | (begins ? O_CREAT | O_EXCL : 0), 0600);
    if (fd < 0)
        return refused("open", errno);
    struct outcome outcome = write_all(fd, data);
    if (!outcome.error && fchmod(fd, mode) < 0)
        outcome = refused("fchmod", errno);
    close(fd);
    return outcome;
}

struct outcome put_op(struct agent *agent, struct reader *request, struct buffer *answer)
{
    (void)agent;
    (void)answer;
    char path[PATH_MAX];
    struct bytes given = reader_str(request);
    uint32_t mode = reader_u32(request);
    uint32_t begins = reader_u32(request);
    struct bytes data = reader_str(request);
    int unfit = reader_is_done(request) ? path_copy(given, path) : EBADMSG;
    if (!unfit && (mode & ~PERMISSIONS || begins > 1))
        unfit = EINVAL;
    return unfit ? declined(unfit) : put(path, mode, begins, data);
}
