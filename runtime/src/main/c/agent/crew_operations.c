/* SPDX-License-Identifier: Apache-2.0 */
/* SPAWN, COMMAND, AWAIT, SLOTS and DISMISS: payloads in, payloads out. */
#include "crew_operations.h"

#include <errno.h>
#include <stdlib.h>

#include "crew.h"
#include "deadline.h"

enum { CREW_LIMIT = 4096 };
static const uint32_t ALL_MEMBERS = 0xffffffff;

static void free_argvs(struct argv *argvs, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        argv_free(&argvs[i]);
    free(argvs);
}

static int take_argvs(struct reader *request, struct argv *argvs, uint32_t count)
{
    int error = 0;
    for (uint32_t i = 0; i < count && !error; i++)
        error = argv_take(request, &argvs[i]);
    return error || reader_is_done(request) ? error : EBADMSG;
}

static struct outcome spawn(struct agent *agent, const void *slots, struct argv *argvs, uint32_t count,
                            struct buffer *answer)
{
    struct crew *crew;
    struct outcome outcome = crew_spawn(agent, slots, argvs, count, &crew);
    if (outcome.error)
        return outcome;
    buffer_u32(answer, crew->id);
    for (uint32_t i = 0; i < count; i++)
        buffer_u32(answer, (uint32_t)crew->members[i].pid);
    return accepted();
}

struct outcome crew_op_spawn(struct agent *agent, struct reader *request, struct buffer *answer)
{
    uint32_t count = reader_u32(request);
    if (count == 0 || count > CREW_LIMIT)
        return declined(EBADMSG);
    struct bytes slots = reader_bytes(request, (size_t)count * SLOT_REQUEST_BYTES);
    struct argv *argvs = calloc(count, sizeof argvs[0]);
    if (!argvs)
        return declined(ENOMEM);
    int error = take_argvs(request, argvs, count);
    struct outcome outcome = error ? declined(error) : spawn(agent, slots.data, argvs, count, answer);
    free_argvs(argvs, count);
    return outcome;
}

struct outcome crew_op_command(struct agent *agent, struct reader *request, struct buffer *answer)
{
    (void)answer;
    struct crew *crew = crew_find(agent, reader_u32(request));
    uint32_t index = reader_u32(request);
    uint32_t command = reader_u32(request);
    if (!reader_is_done(request))
        return declined(EBADMSG);
    if (!crew)
        return declined(ESRCH);
    if (index != ALL_MEMBERS && index >= crew->count)
        return declined(EINVAL);
    uint32_t first = index == ALL_MEMBERS ? 0 : index;
    uint32_t last = index == ALL_MEMBERS ? crew->count - 1 : index;
    for (uint32_t i = first; i <= last; i++)
        crew_command(crew, i, command);
    return accepted();
}

/* Ends early when the harness has left: nobody is interested in the answer any more. */
static bool await_state(struct agent *agent, const struct crew *crew, uint32_t state, int64_t deadline)
{
    for (;;) {
        crew_reap(agent);
        if (crew_has_reached(crew, state))
            return true;
        if (!channel_is_connected(&agent->channel) || !events_wait(&agent->events, deadline))
            return false;
    }
}

struct outcome crew_op_await(struct agent *agent, struct reader *request, struct buffer *answer)
{
    const struct crew *crew = crew_find(agent, reader_u32(request));
    uint32_t state = reader_u32(request);
    int64_t deadline = deadline_in(reader_u32(request));
    if (!reader_is_done(request))
        return declined(EBADMSG);
    if (!crew)
        return declined(ESRCH);
    buffer_u32(answer, await_state(agent, crew, state, deadline));
    for (uint32_t i = 0; i < crew->count; i++) {
        buffer_u32(answer, load_acquire(&crew->slots[i].state));
        buffer_u32(answer, crew->members[i].ended);
        buffer_u32(answer, (uint32_t)crew->members[i].wait_status);
    }
    return accepted();
}

/* Most of a slot is histogram, and of that mostly nothing. */
static uint32_t used_bytes(const struct slot *slot)
{
    uint32_t bucket = SLOT_BUCKETS;
    while (bucket > 0 && slot->wake_bucket[bucket - 1] == 0)
        bucket--;
    return (uint32_t)(offsetof(struct slot, wake_bucket) + bucket * sizeof slot->wake_bucket[0]);
}

static void add_slot(struct buffer *answer, const struct slot *slot)
{
    uint32_t size = used_bytes(slot);
    buffer_u32(answer, size);
    buffer_add(answer, slot, size);
}

struct outcome crew_op_slots(struct agent *agent, struct reader *request, struct buffer *answer)
{
    const struct crew *crew = crew_find(agent, reader_u32(request));
    if (!reader_is_done(request))
        return declined(EBADMSG);
    if (!crew)
        return declined(ESRCH);
    buffer_u32(answer, crew->count);
    for (uint32_t i = 0; i < crew->count; i++)
        add_slot(answer, &crew->slots[i]);
    return accepted();
}

struct outcome crew_op_cpuset(struct agent *agent, struct reader *request, struct buffer *answer)
{
    (void)answer;
    struct crew *crew = crew_find(agent, reader_u32(request));
    uint32_t cpuset = reader_u32(request);
    if (!reader_is_done(request))
        return declined(EBADMSG);
    if (!crew)
        return declined(ESRCH);
    crew_cpuset(crew, cpuset);
    return accepted();
}

struct outcome crew_op_dismiss(struct agent *agent, struct reader *request, struct buffer *answer)
{
    (void)answer;
    struct crew *crew = crew_find(agent, reader_u32(request));
    if (!reader_is_done(request))
        return declined(EBADMSG);
    if (!crew)
        return declined(ESRCH);
    crew_dismiss(agent, crew);
    return accepted();
}
