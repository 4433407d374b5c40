/* SPDX-License-Identifier: Apache-2.0 */
/* Passes that write a file of their own, which is in memory, so that it is gone with its worker. */
#include "pass.h"

#include "sys.h"

enum { WRITES = 16, WRITE_BYTES = 4096, REST_NS = 100000 };

static const uint8_t content[WRITE_BYTES];

static bool write_once(struct worker *worker, uint64_t offset)
{
    long result = SYS_CALL4(__NR_pwrite64, worker->file, content, WRITE_BYTES, offset);
    return work_accepted(worker, STEP_WORK_WRITE, result, (int64_t)offset);
}

int64_t pass_io(struct worker *worker)
{
    if (!work_accepted(worker, STEP_WORK_WRITE, SYS_CALL2(__NR_ftruncate, worker->file, 0), 0))
        return UNFINISHED;
    for (uint64_t i = 0; i < WRITES; i++)
        if (!write_once(worker, i * WRITE_BYTES))
            return UNFINISHED;
    rest(worker, REST_NS);
    return WRITES;
}
