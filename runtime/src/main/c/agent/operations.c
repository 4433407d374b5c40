/* SPDX-License-Identifier: Apache-2.0 */
/* The table of operations, and those that are too small for a file of their own. */
#include "operations.h"

#include <errno.h>
#include <string.h>
#include <sys/utsname.h>

#include "crew_operations.h"
#include "files.h"
#include "put_operation.h"
#include "trial_operation.h"

enum { PROTOCOL_VERSION = 3, FAULT_EXIT = 1, FAULT_HANG = 2 };

void operations_hello(struct buffer *answer)
{
    struct utsname system;
    uname(&system);
    buffer_u32(answer, PROTOCOL_VERSION);
    buffer_str(answer, system.release);
    buffer_str(answer, system.machine);
}

static struct outcome ping(struct agent *agent, struct reader *request, struct buffer *answer)
{
    (void)agent;
    buffer_add(answer, request->next, request->left);
    return accepted();
}

static struct outcome power_off(struct agent *agent, struct reader *request, struct buffer *answer)
{
    (void)answer;
    if (!reader_is_done(request))
        return declined(EBADMSG);
    agent->powering_off = true;
    return accepted();
}

static struct outcome fault(struct agent *agent, struct reader *request, struct buffer *answer)
{
    (void)answer;
    uint32_t kind = reader_u32(request);
    if (!reader_is_done(request))
        return declined(EBADMSG);
    if (kind == FAULT_EXIT)
        agent->machine->panic();
    if (kind == FAULT_HANG)
        agent->machine->hang();
    return declined(EINVAL);
}

static struct outcome wake(struct agent *agent, struct reader *request, struct buffer *answer)
{
    (void)answer;
    uint64_t now;
    struct bytes clock = reader_bytes(request, sizeof now);
    struct bytes seed = reader_str(request);
    if (!reader_is_done(request))
        return declined(EBADMSG);
    memcpy(&now, clock.data, sizeof now);
    struct outcome outcome = agent->machine->set_clock(now);
    return outcome.error ? outcome : agent->machine->add_randomness(seed.data, seed.size);
}

static struct outcome kill_process(struct agent *agent, struct reader *request, struct buffer *answer)
{
    (void)answer;
    uint32_t pid = reader_u32(request);
    uint32_t timeout_ms = reader_u32(request);
    if (!reader_is_done(request))
        return declined(EBADMSG);
    return agent->machine->end_process(pid, timeout_ms);
}

static operation *const table[] = {
    [OP_PING] = ping,
    [OP_READ] = files_read,
    [OP_WRITE] = files_write,
    [OP_MKDIR] = files_mkdir,
    [OP_RMDIR] = files_rmdir,
    [OP_LIST] = files_list,
    [OP_SPAWN] = crew_op_spawn,
    [OP_COMMAND] = crew_op_command,
    [OP_AWAIT] = crew_op_await,
    [OP_SLOTS] = crew_op_slots,
    [OP_DISMISS] = crew_op_dismiss,
    [OP_POWEROFF] = power_off,
    [OP_FAULT] = fault,
    [OP_TRIAL] = trial_op,
    [OP_WAKE] = wake,
    [OP_KILL] = kill_process,
    [OP_PUT] = put_op,
    [OP_CPUSET] = crew_op_cpuset,
};

static operation *find(uint16_t op)
{
    return op < sizeof table / sizeof table[0] ? table[op] : NULL;
}

int operations_perform(struct agent *agent, uint16_t op, struct reader request, struct buffer *answer)
{
    operation *perform = find(op);
    struct outcome outcome = perform ? perform(agent, &request, answer) : declined(ENOSYS);
    if (!outcome.error && answer->exhausted)
        outcome = declined(ENOMEM);
    if (outcome.error) {
        answer->size = 0;
        buffer_add(answer, outcome.call, strlen(outcome.call));
    }
    return outcome.error;
}
