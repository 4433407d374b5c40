/* SPDX-License-Identifier: Apache-2.0 */
/* One request at a time: receive, perform, answer. */
#include "serve.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/signalfd.h>

#include "crew.h"
#include "operations.h"

/* SIGCHLD becomes an event; SIGPIPE must not end an agent that answers a harness that has just left. */
static int take_over_signals(void)
{
    sigset_t blocked, child_ends;
    sigemptyset(&child_ends);
    sigaddset(&child_ends, SIGCHLD);
    blocked = child_ends;
    sigaddset(&blocked, SIGPIPE);
    if (sigprocmask(SIG_BLOCK, &blocked, NULL) < 0)
        return -1;
    return signalfd(-1, &child_ends, SFD_CLOEXEC | SFD_NONBLOCK);
}

static bool begin(struct agent *agent, int channel_fd, struct patience patience)
{
    agent->child_ends = take_over_signals();
    return agent->child_ends >= 0 && events_open(&agent->events) && events_watch(&agent->events, agent->child_ends) &&
           channel_open(&agent->channel, channel_fd, &agent->events, patience);
}

static bool say_hello(struct agent *agent)
{
    struct buffer payload = {0};
    while (!channel_is_connected(&agent->channel))
        if (!channel_wait(&agent->channel, POLLIN))
            return false;
    operations_hello(&payload);
    channel_send(&agent->channel, (struct frame_header){.op = OP_HELLO | ANSWER}, &payload);
    buffer_free(&payload);
    return true;
}

static void answer_request(struct agent *agent)
{
    struct channel *channel = &agent->channel;
    struct buffer payload = {0};
    struct frame_header header = {.id = channel->header.id, .op = channel->header.op | ANSWER};
    struct reader request = {.next = channel->payload, .left = channel_payload_size(channel)};
    header.error = operations_perform(agent, channel->header.op, request, &payload);
    channel_release(channel);
    channel_send(channel, header, &payload);
    buffer_free(&payload);
}

static bool serve_once(struct agent *agent)
{
    crew_reap(agent);
    switch (channel_receive(&agent->channel)) {
    case FRAME_COMPLETE:
        answer_request(agent);
        return true;
    case FRAME_PENDING:
        if (channel_wait(&agent->channel, POLLIN))
            return true;
        fprintf(stderr, "ktstr-agent: the host end of the channel stays away; powering off\n");
        return false;
    default:
        fprintf(stderr, "ktstr-agent: a frame of %u bytes; powering off\n", agent->channel.header.length);
        return false;
    }
}

bool serve(int channel_fd, struct patience patience, const char *worker_path, const struct machine *machine)
{
    struct agent agent = {.machine = machine, .worker_path = worker_path};
    if (!begin(&agent, channel_fd, patience))
        return false;
    bool serving = say_hello(&agent);
    while (serving && !agent.powering_off)
        serving = serve_once(&agent);
    machine->power_off();
    return true;
}
