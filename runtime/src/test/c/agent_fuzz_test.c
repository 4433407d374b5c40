/* SPDX-License-Identifier: Apache-2.0 */
/* Random requests and random byte streams must be answered or refused, and never more. */
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "agent_rig.h"
#include "check.h"
#include "crew.h"
#include "crew_rig.h"

enum { SEED = 20240607, FRAMES = 20000, STREAMS = 500, PAYLOAD_LIMIT = 4096 };

static unsigned below(unsigned limit)
{
    return (unsigned)random() % limit;
}

static void put_u32(uint8_t *payload, uint32_t value)
{
    memcpy(payload, &value, sizeof value);
}

/* Mostly noise; now and then with a first word that makes sense: a length that fits, a crew, a count. */
static size_t random_payload(uint8_t *payload, uint16_t op)
{
    size_t size = below(8) ? below(32) : below(PAYLOAD_LIMIT);
    for (size_t i = 0; i < size; i++)
        payload[i] = (uint8_t)random();
    if (op == OP_SPAWN && !below(40)) {
        struct slot slot = rig_plain_slot();
        put_u32(payload, 1);
        memcpy(payload + 4, &slot, SLOT_REQUEST_BYTES);
        put_u32(payload + 4 + SLOT_REQUEST_BYTES, 0); /* no command */
        return 8 + SLOT_REQUEST_BYTES;
    }
    if (size >= 4 && below(2))
        put_u32(payload, below(2) ? (uint32_t)size - 4 : below(8));
    if (((op >= OP_WRITE && op <= OP_RMDIR) || op == OP_PUT) && size > 4 && payload[4] == '/')
        payload[4] = '.'; /* nothing on this machine is to be changed */
    return size;
}

TEST(agent_survives_random_requests)
{
    static uint8_t payload[PAYLOAD_LIMIT];
    struct agent agent = agent_rig_alone();
    srandom(SEED);
    for (unsigned i = 0; i < FRAMES; i++) {
        uint16_t op = (uint16_t)(below(20) ? below(OP_CPUSET + 2) : (unsigned)random());
        struct buffer answer = {0};
        size_t size = random_payload(payload, op);
        int error = operations_perform(&agent, op, (struct reader){.next = payload, .left = size}, &answer);
        CHECK(error >= 0 && error < 4096);
        buffer_free(&answer);
    }
    while (agent.crews)
        crew_dismiss(&agent, agent.crews);
}

static void feed(int to, struct channel *channel)
{
    uint8_t noise[256];
    for (size_t i = 0; i < sizeof noise; i++)
        noise[i] = (uint8_t)random();
    put_u32(noise, below(200));
    CHECK_EQUAL(write(to, noise, sizeof noise), sizeof noise);
    while (channel_receive(channel) == FRAME_COMPLETE)
        channel_release(channel);
}

TEST(agent_survives_random_streams)
{
    srandom(SEED);
    for (unsigned i = 0; i < STREAMS; i++) {
        struct events events;
        struct channel channel;
        int ends[2];
        CHECK(events_open(&events));
        CHECK_EQUAL(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
        CHECK(channel_open(&channel, ends[1], &events, (struct patience){0, 0}));
        feed(ends[0], &channel);
        channel_close(&channel);
        close(ends[0]);
        close(ends[1]);
        close(events.epoll);
    }
}
