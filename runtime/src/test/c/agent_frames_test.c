/* SPDX-License-Identifier: Apache-2.0 */
/* Frames, and the operations that touch neither files nor crews. */
#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "agent_rig.h"
#include "check.h"
#include "programs.h"

static struct answer ask_bytes(struct agent_rig *rig, uint16_t op, const void *data, size_t size)
{
    struct buffer payload = {0};
    buffer_add(&payload, data, size);
    struct answer answer = agent_rig_ask(rig, op, &payload);
    buffer_free(&payload);
    return answer;
}

TEST(agent_says_hello_first)
{
    struct utsname system;
    struct buffer expected = {0};
    struct answer hello;
    agent_rig_open_with(worker_program, &hello);
    CHECK_EQUAL(uname(&system), 0);
    buffer_u32(&expected, 3);
    buffer_str(&expected, system.release);
    buffer_str(&expected, system.machine);
    CHECK_EQUAL(hello.id, 0);
    CHECK_EQUAL(hello.op, 0x8001);
    CHECK_EQUAL(hello.error, 0);
    CHECK_EQUAL(hello.size, expected.size);
    CHECK_EQUAL(memcmp(hello.payload, expected.data, expected.size), 0);
    buffer_free(&expected);
}

TEST(agent_ping_returns_the_same_bytes)
{
    struct agent_rig rig = agent_rig_open();
    uint8_t bytes[60000];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (uint8_t)(i * 7);
    struct answer answer = ask_bytes(&rig, OP_PING, bytes, sizeof bytes);
    CHECK_EQUAL(answer.error, 0);
    CHECK_EQUAL(answer.size, sizeof bytes);
    CHECK_EQUAL(memcmp(answer.payload, bytes, sizeof bytes), 0);
    CHECK_EQUAL(ask_bytes(&rig, OP_PING, bytes, 0).size, 0);
}

TEST(agent_takes_frames_that_arrive_byte_by_byte)
{
    struct agent_rig rig = agent_rig_open();
    struct answer answer;
    static const uint8_t frame[] = {15, 0, 0, 0, 9, 8, 7, 6, OP_PING, 0, 0, 0, 0, 0, 0, 0, 'a', 'b', 'c'};
    for (size_t i = 0; i < sizeof frame; i++)
        CHECK_EQUAL(send(rig.channel, frame + i, 1, 0), 1);
    agent_rig_receive(&rig, &answer);
    CHECK_EQUAL(answer.id, 0x06070809);
    CHECK_EQUAL(answer.size, 3);
    CHECK_EQUAL(memcmp(answer.payload, "abc", 3), 0);
}

TEST(agent_refuses_unknown_operations)
{
    static const uint16_t unknown[] = {0, OP_HELLO, OP_CPUSET + 1, ANSWER | OP_PING, 0xffff};
    struct agent_rig rig = agent_rig_open();
    for (size_t i = 0; i < sizeof unknown / sizeof unknown[0]; i++) {
        struct answer answer = ask_bytes(&rig, unknown[i], "x", 1);
        agent_rig_check_refused(&answer, ENOSYS, "");
    }
}

/* No operation but PING accepts one byte, or five with a length that is a lie. */
TEST(agent_refuses_malformed_payloads)
{
    static const uint8_t liar[] = {0xff, 0xff, 0xff, 0xff, '/'};
    struct agent_rig rig = agent_rig_open();
    for (uint16_t op = OP_READ; op <= OP_CPUSET; op++) {
        struct answer answer = ask_bytes(&rig, op, "x", 1);
        agent_rig_check_refused(&answer, EBADMSG, "");
        answer = ask_bytes(&rig, op, liar, sizeof liar);
        agent_rig_check_refused(&answer, EBADMSG, "");
    }
}

TEST(agent_refuses_payloads_with_bytes_left_over)
{
    static const uint8_t path[] = {1, 0, 0, 0, '/', 0};
    struct agent_rig rig = agent_rig_open();
    for (uint16_t op = OP_READ; op <= OP_LIST; op++) {
        struct answer answer = ask_bytes(&rig, op, path, sizeof path);
        agent_rig_check_refused(&answer, EBADMSG, "");
    }
}

static void check_ends_the_conversation(uint32_t length)
{
    struct agent_rig rig = agent_rig_open();
    struct frame_header header = {.length = length, .op = OP_PING};
    CHECK_EQUAL(send(rig.channel, &header, sizeof header, 0), sizeof header);
    CHECK_EQUAL(agent_rig_end(&rig), EXIT_POWERED_OFF);
}

TEST(agent_powers_off_after_an_oversized_frame)
{
    check_ends_the_conversation(FRAME_LIMIT + 1);
}

TEST(agent_powers_off_after_an_undersized_frame)
{
    check_ends_the_conversation(11);
}

TEST(agent_powers_off_when_the_other_end_stays_away)
{
    struct agent_rig rig = agent_rig_open();
    close(rig.channel);
    CHECK_EQUAL(agent_rig_end(&rig), EXIT_POWERED_OFF);
}

/* Reading 16 MiB of zeros takes the agent longer than leaving takes the harness. */
TEST(agent_survives_an_answer_that_nobody_takes)
{
    static const uint8_t endless[] = {9, 0, 0, 0, '/', 'd', 'e', 'v', '/', 'z', 'e', 'r', 'o'};
    struct agent_rig rig = agent_rig_open();
    agent_rig_send(&rig, OP_READ, endless, sizeof endless);
    close(rig.channel);
    CHECK_EQUAL(agent_rig_end(&rig), EXIT_POWERED_OFF);
}

TEST(agent_powers_off_after_answering)
{
    struct agent_rig rig = agent_rig_open();
    CHECK_EQUAL(ask_bytes(&rig, OP_POWEROFF, "", 0).error, 0);
    CHECK_EQUAL(agent_rig_end(&rig), EXIT_POWERED_OFF);
}

static int exit_after_fault(uint32_t kind)
{
    struct agent_rig rig = agent_rig_open();
    agent_rig_send(&rig, OP_FAULT, &kind, sizeof kind);
    return agent_rig_end(&rig);
}

TEST(agent_faults_as_asked)
{
    CHECK_EQUAL(exit_after_fault(1), EXIT_PANICKED);
    CHECK_EQUAL(exit_after_fault(2), EXIT_HUNG);
}

TEST(agent_refuses_an_unknown_fault)
{
    struct agent_rig rig = agent_rig_open();
    struct answer answer = ask_bytes(&rig, OP_FAULT, "\3\0\0", 4);
    agent_rig_check_refused(&answer, EINVAL, "");
}

static struct answer wake_at(struct agent_rig *rig, uint64_t nanoseconds, const char *seed)
{
    struct buffer payload = {0};
    buffer_add(&payload, &nanoseconds, sizeof nanoseconds);
    buffer_str(&payload, seed);
    struct answer answer = agent_rig_ask(rig, OP_WAKE, &payload);
    buffer_free(&payload);
    return answer;
}

TEST(agent_passes_clock_and_seed_on_and_answers_with_what_was_refused)
{
    struct agent_rig rig = agent_rig_open();
    struct answer answer = wake_at(&rig, 1, "seed");
    CHECK_EQUAL(answer.error, 0);
    CHECK_EQUAL(answer.size, 0);
    answer = wake_at(&rig, CLOCK_THAT_IS_REFUSED, "seed");
    agent_rig_check_refused(&answer, EPERM, "clock_settime");
    answer = wake_at(&rig, 1, "");
    agent_rig_check_refused(&answer, EINVAL, "ioctl");
}

static struct answer kill_pid(struct agent_rig *rig, uint32_t pid)
{
    struct buffer payload = {0};
    buffer_u32(&payload, pid);
    buffer_u32(&payload, 1000);
    struct answer answer = agent_rig_ask(rig, OP_KILL, &payload);
    buffer_free(&payload);
    return answer;
}

TEST(agent_passes_on_which_process_is_to_end)
{
    struct agent_rig rig = agent_rig_open();
    struct answer answer = kill_pid(&rig, 1234);
    CHECK_EQUAL(answer.error, 0);
    CHECK_EQUAL(answer.size, 0);
    answer = kill_pid(&rig, PID_THAT_STAYS);
    agent_rig_check_refused(&answer, ETIMEDOUT, "");
}
