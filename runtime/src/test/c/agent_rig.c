/* SPDX-License-Identifier: Apache-2.0 */
/* The harness end of section 2 of docs/protocol.md, as short as it can be. */
#include "agent_rig.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "programs.h"
#include "serve.h"

enum { HEADER_REST = sizeof(struct frame_header) - sizeof(uint32_t) };

static void power_off(void)
{
    _exit(EXIT_POWERED_OFF);
}

static void panic(void)
{
    _exit(EXIT_PANICKED);
}

static void hang(void)
{
    _exit(EXIT_HUNG);
}

static struct outcome set_clock(uint64_t nanoseconds)
{
    return nanoseconds == CLOCK_THAT_IS_REFUSED ? refused("clock_settime", EPERM) : accepted();
}

static struct outcome add_randomness(const void *bytes, size_t size)
{
    (void)bytes;
    return size == 0 ? refused("ioctl", EINVAL) : accepted();
}

/* Nothing of this host is ended. */
static struct outcome end_process(uint32_t pid, uint32_t timeout_ms)
{
    (void)timeout_ms;
    return pid == PID_THAT_STAYS ? declined(ETIMEDOUT) : accepted();
}

struct agent_rig agent_rig_open_with(const char *worker_path, struct answer *hello)
{
    static const struct machine machine = {power_off, panic, hang, set_clock, add_randomness, end_process};
    static const struct patience patience = {.first_ms = 100, .again_ms = 100};
    struct agent_rig rig = {0};
    int ends[2];
    CHECK_EQUAL(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), 0);
    rig.pid = fork();
    if (rig.pid == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        close(ends[0]);
        serve(ends[1], patience, worker_path, &machine);
        _exit(1);
    }
    close(ends[1]);
    rig.channel = ends[0];
    agent_rig_receive(&rig, hello);
    return rig;
}

struct agent_rig agent_rig_open(void)
{
    struct answer hello;
    return agent_rig_open_with(worker_program, &hello);
}

static void send_all(int fd, const void *data, size_t size)
{
    const uint8_t *next = data;
    while (size > 0) {
        ssize_t count = send(fd, next, size, MSG_NOSIGNAL);
        CHECK(count > 0);
        next += count;
        size -= (size_t)count;
    }
}

static void receive_all(int fd, void *data, size_t size)
{
    uint8_t *next = data;
    while (size > 0) {
        struct pollfd end = {.fd = fd, .events = POLLIN};
        CHECK_EQUAL(poll(&end, 1, DEADLINE_MS), 1);
        ssize_t count = read(fd, next, size);
        CHECK(count > 0);
        next += count;
        size -= (size_t)count;
    }
}

void agent_rig_send(struct agent_rig *rig, uint16_t op, const void *payload, size_t size)
{
    struct frame_header header = {.length = (uint32_t)(HEADER_REST + size), .id = ++rig->last_id, .op = op};
    send_all(rig->channel, &header, sizeof header);
    send_all(rig->channel, payload, size);
}

void agent_rig_receive(struct agent_rig *rig, struct answer *answer)
{
    struct frame_header header;
    receive_all(rig->channel, &header, sizeof header);
    answer->id = header.id;
    answer->op = header.op;
    answer->error = header.error;
    answer->size = header.length - HEADER_REST;
    CHECK_EQUAL(header.reserved, 0);
    CHECK(answer->size <= sizeof answer->payload);
    receive_all(rig->channel, answer->payload, answer->size);
}

struct answer agent_rig_ask(struct agent_rig *rig, uint16_t op, const struct buffer *payload)
{
    struct answer answer = {0};
    agent_rig_send(rig, op, payload->data, payload->size);
    agent_rig_receive(rig, &answer);
    CHECK_EQUAL(answer.id, rig->last_id);
    CHECK_EQUAL(answer.op, op | ANSWER);
    return answer;
}

struct answer agent_rig_ask_about(struct agent_rig *rig, uint16_t op, const char *path)
{
    struct buffer payload = {0};
    buffer_str(&payload, path);
    struct answer answer = agent_rig_ask(rig, op, &payload);
    buffer_free(&payload);
    return answer;
}

void agent_rig_check_refused(const struct answer *answer, int error, const char *call)
{
    CHECK_EQUAL(answer->error, error);
    CHECK_EQUAL(answer->size, strlen(call));
    CHECK_EQUAL(memcmp(answer->payload, call, answer->size), 0);
}

int agent_rig_end(struct agent_rig *rig)
{
    int wait_status;
    CHECK_EQUAL(waitpid(rig->pid, &wait_status, 0), rig->pid);
    CHECK(WIFEXITED(wait_status));
    return WEXITSTATUS(wait_status);
}

static void nothing(void)
{
}

struct agent agent_rig_alone(void)
{
    static const struct machine machine = {nothing, nothing, nothing, set_clock, add_randomness, end_process};
    struct agent agent = {.machine = &machine, .worker_path = worker_program};
    sigset_t none;
    int ends[2];
    sigemptyset(&none);
    agent.child_ends = signalfd(-1, &none, SFD_NONBLOCK | SFD_CLOEXEC);
    CHECK(agent.child_ends >= 0);
    CHECK(events_open(&agent.events));
    CHECK_EQUAL(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    close(ends[0]);
    CHECK(channel_open(&agent.channel, ends[1], &agent.events, (struct patience){0, 0}));
    return agent;
}
