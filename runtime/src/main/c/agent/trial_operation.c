/* SPDX-License-Identifier: Apache-2.0 */
/* TRIAL: payload in, payload out. */
#include "trial_operation.h"

#include <errno.h>
#include <string.h>

#include "path.h"
#include "trial.h"

static bool read_mems(struct reader *request, char mems[TRIAL_MEMS])
{
    struct bytes text = reader_str(request);
    if (request->malformed || text.size >= TRIAL_MEMS)
        return false;
    memcpy(mems, text.data, text.size);
    return true;
}

/* Everything but the steps; 0 or an errno. */
static int read_batch(struct reader *request, struct trial_batch *batch)
{
    struct bytes folder = reader_str(request);
    batch->cpu = reader_u32(request);
    batch->timeout_ms = reader_u32(request);
    batch->phases = reader_u32(request);
    if (request->malformed || batch->phases == 0 || batch->phases > TRIAL_PHASES)
        return EBADMSG;
    for (uint32_t phase = 0; phase < batch->phases; phase++)
        if (!read_mems(request, batch->mems[phase]))
            return EBADMSG;
    batch->trials = reader_u32(request);
    if (request->malformed || batch->trials == 0 || batch->trials > TRIAL_LIMIT)
        return EBADMSG;
    return path_copy(folder, batch->folder);
}

struct outcome trial_op(struct agent *agent, struct reader *request, struct buffer *answer)
{
    (void)agent;
    struct trial_batch batch = {0};
    int unfit = read_batch(request, &batch);
    if (unfit)
        return declined(unfit);
    size_t count = (size_t)batch.trials * batch.phases;
    struct bytes steps = reader_bytes(request, count * sizeof(struct trial_step));
    if (!reader_is_done(request))
        return declined(EBADMSG);
    struct trial_board *board = trial_board_new(&batch);
    if (!board)
        return refused("mmap", errno);
    memcpy(board->steps, steps.data, steps.size);
    struct outcome outcome = trial_run(board);
    if (!outcome.error)
        buffer_add(answer, board->notes, count * sizeof(struct trial_note));
    trial_board_free(board);
    return outcome;
}
