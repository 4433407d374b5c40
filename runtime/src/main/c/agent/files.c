/* SPDX-License-Identifier: Apache-2.0 */
/* READ, WRITE, MKDIR, RMDIR and LIST. */
#include "files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "path.h"

enum { READ_LIMIT = 16 << 20, READ_CHUNK = 64 << 10 };

/* Takes the path that is the whole payload. */
static int only_path(struct reader *request, char path[PATH_MAX])
{
    struct bytes given = reader_str(request);
    return reader_is_done(request) ? path_copy(given, path) : EBADMSG;
}

static struct outcome drain(int fd, struct buffer *answer)
{
    for (;;) {
        uint8_t *room = buffer_reserve(answer, READ_CHUNK);
        if (!room)
            return declined(ENOMEM);
        ssize_t count = read(fd, room, READ_CHUNK);
        if (count < 0)
            return refused("read", errno);
        if (count == 0)
            return accepted();
        answer->size += (size_t)count;
        if (answer->size > READ_LIMIT)
            return declined(EFBIG);
    }
}

struct outcome files_read(struct agent *agent, struct reader *request, struct buffer *answer)
{
    (void)agent;
    char path[PATH_MAX];
    int unfit = only_path(request, path);
    if (unfit)
        return declined(unfit);
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return refused("open", errno);
    struct outcome outcome = drain(fd, answer);
    close(fd);
    return outcome;
}

static struct outcome write_once(int fd, struct bytes data)
{
    ssize_t count = write(fd, data.data, data.size);
    if (count < 0)
        return refused("write", errno);
    return (size_t)count == data.size ? accepted() : refused("write", EIO);
}

struct outcome files_write(struct agent *agent, struct reader *request, struct buffer *answer)
{
    (void)agent;
    (void)answer;
    char path[PATH_MAX];
    struct bytes given = reader_str(request);
    struct bytes data = reader_str(request);
    int unfit = reader_is_done(request) ? path_copy(given, path) : EBADMSG;
    if (unfit)
        return declined(unfit);
    int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return refused("open", errno);
    struct outcome outcome = write_once(fd, data);
    close(fd);
    return outcome;
}

struct outcome files_mkdir(struct agent *agent, struct reader *request, struct buffer *answer)
{
    (void)agent;
    (void)answer;
    char path[PATH_MAX];
    int unfit = only_path(request, path);
    if (unfit)
        return declined(unfit);
    return mkdir(path, 0755) == 0 ? accepted() : refused("mkdir", errno);
}

struct outcome files_rmdir(struct agent *agent, struct reader *request, struct buffer *answer)
{
    (void)agent;
    (void)answer;
    char path[PATH_MAX];
    int unfit = only_path(request, path);
    if (unfit)
        return declined(unfit);
    return rmdir(path) == 0 ? accepted() : refused("rmdir", errno);
}

static char type_letter(unsigned char type)
{
    switch (type) {
    case DT_DIR: return 'd';
    case DT_REG: return 'f';
    case DT_LNK: return 'l';
    default: return 'o';
    }
}

static struct outcome list_entries(DIR *folder, struct buffer *answer)
{
    for (;;) {
        errno = 0;
        struct dirent *entry = readdir(folder);
        if (!entry)
            return errno ? refused("getdents64", errno) : accepted();
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        char letter = type_letter(entry->d_type);
        buffer_add(answer, &letter, 1);
        buffer_str(answer, entry->d_name);
    }
}

struct outcome files_list(struct agent *agent, struct reader *request, struct buffer *answer)
{
    (void)agent;
    char path[PATH_MAX];
    int unfit = only_path(request, path);
    if (unfit)
        return declined(unfit);
    DIR *folder = opendir(path);
    if (!folder)
        return refused("open", errno);
    struct outcome outcome = list_entries(folder, answer);
    closedir(folder);
    return outcome;
}
