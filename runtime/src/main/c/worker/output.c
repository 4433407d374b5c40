/* SPDX-License-Identifier: Apache-2.0 */
/* A file and not a pipe: nobody has to read while the program runs, and it never waits for a reader. */
#include "output.h"

#include <linux/falloc.h>
#include <linux/memfd.h>

#include "sys.h"

enum { KEPT_BYTES = 1 << 20, RUNNING_FD = OUTPUT_FD + 1, CHUNK_BYTES = 16 << 10, ONLY_AT_END = O_APPEND };

static long open_at(int number, const char *name)
{
    long fd = SYS_CALL2(__NR_memfd_create, name, MFD_CLOEXEC);
    if (fd < 0 || fd == number)
        return fd;
    long moved = sys_dup((int)fd, number, O_CLOEXEC);
    sys_close((unsigned)fd);
    return moved;
}

long output_open(void)
{
    long fd = open_at(RUNNING_FD, "ktstr-output");
    return fd < 0 ? fd : SYS_CALL3(__NR_fcntl, RUNNING_FD, F_SETFL, O_RDWR | ONLY_AT_END);
}

void output_attach(void)
{
    sys_dup(RUNNING_FD, 1, 0);
    sys_dup(RUNNING_FD, 2, 0);
}

static uint64_t size(void)
{
    struct statx file;
    return sys_size(RUNNING_FD, &file) < 0 ? 0 : file.stx_size;
}

/* The file keeps its size, so that the program goes on writing at its end. */
void output_trim(void)
{
    uint64_t written = size();
    if (written > 2 * KEPT_BYTES)
        SYS_CALL4(__NR_fallocate, RUNNING_FD, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 0, written - KEPT_BYTES);
}

void output_keep(struct slot *slot)
{
    static char chunk[CHUNK_BYTES];
    uint64_t written = size();
    uint64_t from = written > KEPT_BYTES ? written - KEPT_BYTES : 0;
    store_release64(&slot->output_bytes, written);
    if (open_at(OUTPUT_FD, "ktstr-kept-output") < 0)
        return;
    while (from < written) {
        uint64_t left = written - from;
        long count = SYS_CALL4(__NR_pread64, RUNNING_FD, chunk, left < CHUNK_BYTES ? left : CHUNK_BYTES, from);
        if (count <= 0 || sys_write(OUTPUT_FD, chunk, (size_t)count) != count)
            return;
        from += (uint64_t)count;
    }
}
