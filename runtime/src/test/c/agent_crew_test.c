/* SPDX-License-Identifier: Apache-2.0 */
/* SPAWN, COMMAND, AWAIT, SLOTS and DISMISS with real workers. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "agent_rig.h"
#include "check.h"
#include "crew.h"
#include "crew_rig.h"

enum { WORKERS = 3, ALL = -1, ENDED = STATE_STOPPED + 1 };

struct status {
    uint32_t state;
    uint32_t ended;
    int32_t wait_status;
};

struct awaited {
    uint32_t reached;
    struct status workers[WORKERS];
};

static struct answer ask_words(struct agent_rig *rig, uint16_t op, uint32_t a, uint32_t b, uint32_t c, unsigned count)
{
    const uint32_t words[] = {a, b, c};
    struct buffer payload = {0};
    buffer_add(&payload, words, count * sizeof words[0]);
    struct answer answer = agent_rig_ask(rig, op, &payload);
    buffer_free(&payload);
    return answer;
}

static struct answer ask_to_spawn(struct agent_rig *rig, uint32_t count, struct slot slot)
{
    struct buffer payload = {0};
    buffer_u32(&payload, count);
    for (uint32_t i = 0; i < count; i++)
        buffer_add(&payload, &slot, SLOT_REQUEST_BYTES);
    for (uint32_t i = 0; i < count; i++)
        buffer_u32(&payload, 0); /* no command */
    struct answer answer = agent_rig_ask(rig, OP_SPAWN, &payload);
    buffer_free(&payload);
    return answer;
}

static uint32_t word(const struct answer *answer, size_t index)
{
    uint32_t value;
    CHECK((index + 1) * sizeof value <= answer->size);
    memcpy(&value, answer->payload + index * sizeof value, sizeof value);
    return value;
}

static uint32_t spawn_crew(struct agent_rig *rig, struct slot slot, pid_t pids[WORKERS])
{
    struct answer answer = ask_to_spawn(rig, WORKERS, slot);
    CHECK_EQUAL(answer.error, 0);
    CHECK_EQUAL(answer.size, (1 + WORKERS) * 4);
    for (unsigned i = 0; i < WORKERS; i++)
        pids[i] = (pid_t)word(&answer, 1 + i);
    return word(&answer, 0);
}

static void command(struct agent_rig *rig, uint32_t crew, int index, enum command what)
{
    CHECK_EQUAL(ask_words(rig, OP_COMMAND, crew, (uint32_t)index, what, 3).error, 0);
}

static struct awaited await(struct agent_rig *rig, uint32_t crew, uint32_t state, uint32_t timeout_ms)
{
    struct awaited awaited;
    struct answer answer = ask_words(rig, OP_AWAIT, crew, state, timeout_ms, 3);
    CHECK_EQUAL(answer.error, 0);
    CHECK_EQUAL(answer.size, sizeof awaited);
    memcpy(&awaited, answer.payload, sizeof awaited);
    return awaited;
}

static void reach(struct agent_rig *rig, uint32_t crew, enum state state)
{
    struct awaited awaited = await(rig, crew, state, DEADLINE_MS);
    CHECK_EQUAL(awaited.reached, 1);
    for (unsigned i = 0; i < WORKERS; i++) {
        CHECK_EQUAL(awaited.workers[i].state, state);
        CHECK_EQUAL(awaited.workers[i].ended, 0);
    }
}

/* Each slot comes with its size, without the zeros at its end. */
static void take_slots(const struct answer *answer, struct slot *slots, unsigned count)
{
    const uint8_t *next = answer->payload + 4, *end = answer->payload + answer->size;
    CHECK_EQUAL(word(answer, 0), count);
    for (unsigned i = 0; i < count; i++) {
        uint32_t size;
        CHECK(end - next >= 4);
        memcpy(&size, next, sizeof size);
        CHECK(size <= sizeof slots[i] && size <= (size_t)(end - next - 4));
        memset(&slots[i], 0, sizeof slots[i]);
        memcpy(&slots[i], next + 4, size);
        next += 4 + size;
    }
    CHECK(next == end);
}

static void check_slots(struct agent_rig *rig, uint32_t crew, const pid_t pids[WORKERS])
{
    struct slot slots[WORKERS];
    struct answer answer = ask_words(rig, OP_SLOTS, crew, 0, 0, 1);
    take_slots(&answer, slots, WORKERS);
    for (unsigned i = 0; i < WORKERS; i++) {
        CHECK_EQUAL(slots[i].pid, pids[i]);
        CHECK_EQUAL(slots[i].parent_pid, rig->pid);
        CHECK_EQUAL(slots[i].state, STATE_STOPPED);
        CHECK(slots[i].iterations > 0);
    }
}

TEST(agent_leads_a_crew_through_its_life)
{
    struct agent_rig rig = agent_rig_open();
    pid_t pids[WORKERS];
    uint32_t crew = spawn_crew(&rig, rig_plain_slot(), pids);
    reach(&rig, crew, STATE_WAITING);
    command(&rig, crew, ALL, COMMAND_SETUP);
    reach(&rig, crew, STATE_READY);
    command(&rig, crew, ALL, COMMAND_RUN);
    reach(&rig, crew, STATE_RUNNING);
    CHECK_EQUAL(await(&rig, crew, STATE_STOPPED, 50).reached, 0);
    command(&rig, crew, ALL, COMMAND_STOP);
    reach(&rig, crew, STATE_STOPPED);
    check_slots(&rig, crew, pids);
    command(&rig, crew, ALL, COMMAND_EXIT);
    struct awaited end = await(&rig, crew, ENDED, DEADLINE_MS);
    CHECK_EQUAL(end.reached, 1);
    for (unsigned i = 0; i < WORKERS; i++)
        CHECK(end.workers[i].ended && end.workers[i].wait_status == 0);
    CHECK_EQUAL(ask_words(&rig, OP_DISMISS, crew, 0, 0, 1).error, 0);
    struct answer answer = ask_words(&rig, OP_SLOTS, crew, 0, 0, 1);
    agent_rig_check_refused(&answer, ESRCH, "");
}

TEST(agent_commands_a_single_worker)
{
    struct agent_rig rig = agent_rig_open();
    pid_t pids[WORKERS];
    uint32_t crew = spawn_crew(&rig, rig_plain_slot(), pids);
    reach(&rig, crew, STATE_WAITING);
    command(&rig, crew, 1, COMMAND_EXIT);
    command(&rig, crew, 0, COMMAND_SETUP);
    command(&rig, crew, 2, COMMAND_SETUP);
    struct awaited awaited = await(&rig, crew, STATE_READY, DEADLINE_MS);
    CHECK_EQUAL(awaited.reached, 1);
    CHECK_EQUAL(awaited.workers[1].ended, 1);
    CHECK_EQUAL(awaited.workers[1].state, STATE_WAITING);
    CHECK_EQUAL(awaited.workers[2].state, STATE_READY);
    struct answer answer = ask_words(&rig, OP_COMMAND, crew, WORKERS, COMMAND_EXIT, 3);
    agent_rig_check_refused(&answer, EINVAL, "");
}

TEST(agent_sees_a_killed_worker_as_ended)
{
    struct agent_rig rig = agent_rig_open();
    pid_t pids[WORKERS];
    uint32_t crew = spawn_crew(&rig, rig_plain_slot(), pids);
    for (unsigned i = 0; i < WORKERS; i++)
        CHECK_EQUAL(kill(pids[i], SIGKILL), 0);
    struct awaited end = await(&rig, crew, ENDED, DEADLINE_MS);
    CHECK_EQUAL(end.reached, 1);
    for (unsigned i = 0; i < WORKERS; i++) {
        CHECK_EQUAL(end.workers[i].ended, 1);
        CHECK(WIFSIGNALED(end.workers[i].wait_status) && WTERMSIG(end.workers[i].wait_status) == SIGKILL);
    }
}

TEST(agent_reports_how_workers_with_bad_slots_ended)
{
    struct agent_rig rig = agent_rig_open();
    pid_t pids[WORKERS];
    struct slot bad = rig_plain_slot();
    bad.magic = 0;
    struct awaited end = await(&rig, spawn_crew(&rig, bad, pids), STATE_WAITING, DEADLINE_MS);
    CHECK_EQUAL(end.reached, 1);
    for (unsigned i = 0; i < WORKERS; i++)
        CHECK_EQUAL(WEXITSTATUS(end.workers[i].wait_status), WORKER_EXIT_BAD_SLOT);
}

TEST(agent_counts_a_refused_worker_as_arrived)
{
    struct agent_rig rig = agent_rig_open();
    pid_t pids[WORKERS];
    struct slot request = rig_plain_slot();
    request.want = WANT_AFFINITY;
    uint32_t crew = spawn_crew(&rig, request, pids);
    command(&rig, crew, ALL, COMMAND_SETUP);
    struct awaited awaited = await(&rig, crew, STATE_READY, DEADLINE_MS);
    CHECK_EQUAL(awaited.reached, 1);
    for (unsigned i = 0; i < WORKERS; i++)
        CHECK_EQUAL(awaited.workers[i].state, STATE_REFUSED);
    CHECK_EQUAL(await(&rig, crew, ENDED, 0).reached, 0);
}

TEST(agent_dismisses_running_workers)
{
    struct agent_rig rig = agent_rig_open();
    pid_t pids[WORKERS];
    uint32_t crew = spawn_crew(&rig, rig_plain_slot(), pids);
    command(&rig, crew, ALL, COMMAND_RUN);
    reach(&rig, crew, STATE_RUNNING);
    CHECK_EQUAL(ask_words(&rig, OP_DISMISS, crew, 0, 0, 1).error, 0);
    for (unsigned i = 0; i < WORKERS; i++)
        CHECK(kill(pids[i], 0) < 0 && errno == ESRCH);
}

TEST(agent_tells_all_workers_which_cpuset_is_in_force)
{
    struct agent_rig rig = agent_rig_open();
    pid_t pids[WORKERS];
    struct slot slots[WORKERS];
    uint32_t crew = spawn_crew(&rig, rig_plain_slot(), pids);
    CHECK_EQUAL(ask_words(&rig, OP_CPUSET, crew, 3, 0, 2).error, 0);
    struct answer answer = ask_words(&rig, OP_SLOTS, crew, 0, 0, 1);
    take_slots(&answer, slots, WORKERS);
    for (unsigned i = 0; i < WORKERS; i++)
        CHECK_EQUAL(slots[i].cpuset, 3);
    CHECK_EQUAL(ask_words(&rig, OP_CPUSET, crew + 1, 3, 0, 2).error, ESRCH);
}

static struct answer ask_for_threads(struct agent_rig *rig, uint32_t leader_of_second)
{
    struct slot slot = rig_plain_slot();
    struct buffer payload = {0};
    buffer_u32(&payload, 2);
    slot.threads = 2;
    buffer_add(&payload, &slot, SLOT_REQUEST_BYTES);
    slot.threads = 0;
    slot.leader = leader_of_second;
    buffer_add(&payload, &slot, SLOT_REQUEST_BYTES);
    buffer_u32(&payload, 0);
    buffer_u32(&payload, 0);
    struct answer answer = agent_rig_ask(rig, OP_SPAWN, &payload);
    buffer_free(&payload);
    return answer;
}

TEST(agent_starts_one_process_for_workers_that_are_its_threads)
{
    struct agent_rig rig = agent_rig_open();
    struct answer answer = ask_for_threads(&rig, 1);
    CHECK_EQUAL(answer.error, 0);
    CHECK_EQUAL(word(&answer, 1), word(&answer, 2));
    uint32_t crew = word(&answer, 0);
    pid_t process = (pid_t)word(&answer, 1);
    answer = ask_words(&rig, OP_AWAIT, crew, STATE_WAITING, DEADLINE_MS, 3);
    CHECK_EQUAL(word(&answer, 0), 1);
    CHECK_EQUAL(kill(process, SIGKILL), 0);
    answer = ask_words(&rig, OP_AWAIT, crew, ENDED, DEADLINE_MS, 3);
    CHECK_EQUAL(word(&answer, 2), 1);
    CHECK_EQUAL(word(&answer, 5), 1);
    CHECK_EQUAL(ask_words(&rig, OP_DISMISS, crew, 0, 0, 1).error, 0);
}

TEST(agent_refuses_a_thread_of_a_process_before_the_first)
{
    struct agent_rig rig = agent_rig_open();
    struct answer answer = ask_for_threads(&rig, 2);
    agent_rig_check_refused(&answer, EINVAL, "");
}

static struct answer ask_for_a_program(struct agent_rig *rig, const void *word, uint32_t size)
{
    struct slot slot = rig_plain_slot();
    struct buffer payload = {0};
    slot.work_type = WORK_EXEC;
    buffer_u32(&payload, 1);
    buffer_add(&payload, &slot, SLOT_REQUEST_BYTES);
    buffer_u32(&payload, 2);
    buffer_str(&payload, "/bin/sleep");
    buffer_u32(&payload, size);
    buffer_add(&payload, word, size);
    struct answer answer = agent_rig_ask(rig, OP_SPAWN, &payload);
    buffer_free(&payload);
    return answer;
}

TEST(agent_gives_a_worker_its_program_and_dismisses_both)
{
    struct agent_rig rig = agent_rig_open();
    struct answer answer = ask_for_a_program(&rig, "1000", 4);
    CHECK_EQUAL(answer.error, 0);
    uint32_t crew = word(&answer, 0);
    command(&rig, crew, ALL, COMMAND_RUN);
    answer = ask_words(&rig, OP_AWAIT, crew, STATE_RUNNING, DEADLINE_MS, 3);
    CHECK_EQUAL(word(&answer, 0), 1);
    CHECK_EQUAL(word(&answer, 1), STATE_RUNNING);
    answer = ask_words(&rig, OP_SLOTS, crew, 0, 0, 1);
    struct slot slot;
    take_slots(&answer, &slot, 1);
    pid_t program = slot.program_pid;
    CHECK(program > 0 && kill(program, 0) == 0);
    CHECK_EQUAL(ask_words(&rig, OP_DISMISS, crew, 0, 0, 1).error, 0);
    CHECK(kill(program, 0) < 0 && errno == ESRCH);
}

TEST(agent_refuses_a_word_that_no_program_can_get)
{
    struct agent_rig rig = agent_rig_open();
    struct answer answer = ask_for_a_program(&rig, "1\0", 2);
    agent_rig_check_refused(&answer, EINVAL, "");
}

TEST(agent_keeps_crews_apart)
{
    struct agent_rig rig = agent_rig_open();
    pid_t first_pids[WORKERS], second_pids[WORKERS];
    uint32_t first = spawn_crew(&rig, rig_plain_slot(), first_pids);
    uint32_t second = spawn_crew(&rig, rig_plain_slot(), second_pids);
    CHECK(first != second);
    command(&rig, second, ALL, COMMAND_SETUP);
    reach(&rig, second, STATE_READY);
    CHECK_EQUAL(ask_words(&rig, OP_DISMISS, second, 0, 0, 1).error, 0);
    reach(&rig, first, STATE_WAITING);
}

TEST(agent_refuses_unknown_crews)
{
    struct agent_rig rig = agent_rig_open();
    struct answer answer = ask_words(&rig, OP_COMMAND, 7, 0, 0, 3);
    agent_rig_check_refused(&answer, ESRCH, "");
    answer = ask_words(&rig, OP_AWAIT, 7, 0, 0, 3);
    agent_rig_check_refused(&answer, ESRCH, "");
    answer = ask_words(&rig, OP_SLOTS, 7, 0, 0, 1);
    agent_rig_check_refused(&answer, ESRCH, "");
    answer = ask_words(&rig, OP_DISMISS, 7, 0, 0, 1);
    agent_rig_check_refused(&answer, ESRCH, "");
}

TEST(agent_refuses_crews_of_an_impossible_size)
{
    struct agent_rig rig = agent_rig_open();
    struct answer answer = ask_to_spawn(&rig, 0, rig_plain_slot());
    agent_rig_check_refused(&answer, EBADMSG, "");
    answer = ask_words(&rig, OP_SPAWN, 4097, 0, 0, 1);
    agent_rig_check_refused(&answer, EBADMSG, "");
}

TEST(agent_reports_a_worker_that_cannot_be_started)
{
    struct answer hello;
    struct agent_rig rig = agent_rig_open_with("/no/such/worker", &hello);
    struct answer answer = ask_to_spawn(&rig, WORKERS, rig_plain_slot());
    agent_rig_check_refused(&answer, ENOENT, "posix_spawn");
    answer = agent_rig_ask_about(&rig, OP_LIST, "/proc/self/fdinfo");
    CHECK_EQUAL(answer.error, 0);
}

/* Starts a process whose parent has ended, so that it is this process's to reap. */
static pid_t start_orphan(void)
{
    int told[2];
    pid_t orphan;
    CHECK_EQUAL(prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0), 0);
    CHECK_EQUAL(pipe(told), 0);
    pid_t parent = fork();
    if (parent == 0) {
        orphan = fork();
        if (orphan == 0)
            pause();
        CHECK(write(told[1], &orphan, sizeof orphan) == sizeof orphan);
        _exit(0);
    }
    CHECK_EQUAL(read(told[0], &orphan, sizeof orphan), sizeof orphan);
    CHECK_EQUAL(waitpid(parent, NULL, 0), parent);
    return orphan;
}

TEST(agent_reaps_orphans)
{
    struct agent agent = agent_rig_alone();
    pid_t orphan = start_orphan();
    struct pollfd end = {.fd = (int)syscall(SYS_pidfd_open, orphan, 0), .events = POLLIN};
    CHECK_EQUAL(kill(orphan, SIGKILL), 0);
    CHECK_EQUAL(poll(&end, 1, DEADLINE_MS), 1);
    crew_reap(&agent);
    CHECK(kill(orphan, 0) < 0 && errno == ESRCH);
}
