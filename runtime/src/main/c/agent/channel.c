/* SPDX-License-Identifier: Apache-2.0 */
/* Framing, and the patience with a host end that is away: read(2) returns 0 and poll(2) POLLHUP until it comes back. */
#include "channel.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "deadline.h"

enum { LENGTH_WORD = sizeof(uint32_t), HEADER_REST = sizeof(struct frame_header) - LENGTH_WORD };
enum { GONE = POLLHUP | POLLERR | POLLNVAL };
_Static_assert(sizeof(struct frame_header) == 16, "the header is 16 bytes on the wire");

bool channel_open(struct channel *channel, int fd, struct events *events, struct patience patience)
{
    *channel = (struct channel){.fd = fd, .events = events, .patience = patience};
    int flags = fcntl(fd, F_GETFL);
    return flags >= 0 && fcntl(fd, F_SETFL, flags | O_NONBLOCK) == 0 && events_watch(events, fd);
}

void channel_close(struct channel *channel)
{
    channel_release(channel);
    events_forget(channel->events, channel->fd);
}

/* Asks about `interest` and takes note of whether the other end is there. */
static short look(struct channel *channel, short interest)
{
    struct pollfd end = {.fd = channel->fd, .events = interest};
    if (poll(&end, 1, 0) < 0)
        return 0;
    if (!(end.revents & GONE)) {
        channel->was_connected = true;
        channel->given_up_at = 0;
    } else if (channel->given_up_at == 0) {
        const struct patience *patience = &channel->patience;
        channel->given_up_at = deadline_in(channel->was_connected ? patience->again_ms : patience->first_ms);
    }
    return end.revents;
}

bool channel_is_connected(struct channel *channel)
{
    return !(look(channel, 0) & GONE);
}

/* What poll(2) reports must not be slept on: in virtio_console its look takes the data from the queue, and the interrupt
   that comes after finds nothing to do and wakes nobody. */
bool channel_wait(struct channel *channel, short interest)
{
    short seen = look(channel, interest);
    if (seen & GONE)
        return events_wait(channel->events, channel->given_up_at);
    return (seen & interest) || events_wait(channel->events, DEADLINE_NEVER);
}

size_t channel_payload_size(const struct channel *channel)
{
    return channel->header.length - HEADER_REST;
}

void channel_release(struct channel *channel)
{
    free(channel->payload);
    channel->payload = NULL;
    channel->received = 0;
}

/* Fills `part`, whose first byte is number `begin` of the frame; anything but COMPLETE means that it is not full yet. */
static enum arrival fill(struct channel *channel, void *part, size_t begin, size_t size)
{
    while (channel->received < begin + size) {
        size_t have = channel->received - begin;
        ssize_t count = read(channel->fd, (uint8_t *)part + have, size - have);
        if (count < 0 && errno == EINTR)
            continue;
        if (count == 0)
            channel_release(channel); /* whoever comes back starts with a new frame */
        if (count <= 0)
            return FRAME_PENDING;
        channel->received += (size_t)count;
    }
    return FRAME_COMPLETE;
}

static bool accept_header(struct channel *channel)
{
    if (channel->header.length < HEADER_REST || channel->header.length > FRAME_LIMIT)
        return false;
    if (!channel->payload)
        channel->payload = malloc(channel_payload_size(channel) + 1);
    return channel->payload != NULL;
}

enum arrival channel_receive(struct channel *channel)
{
    const size_t header_size = sizeof channel->header;
    if (channel->received < header_size && fill(channel, &channel->header, 0, header_size) != FRAME_COMPLETE)
        return FRAME_PENDING;
    if (!accept_header(channel))
        return FRAME_BROKEN;
    return fill(channel, channel->payload, header_size, channel_payload_size(channel));
}

static bool send_all(struct channel *channel, const uint8_t *data, size_t size)
{
    while (size > 0) {
        ssize_t count = write(channel->fd, data, size);
        if (count > 0) {
            data += count;
            size -= (size_t)count;
        } else if (count < 0 && errno != EAGAIN && errno != EINTR) {
            return false;
        } else if (!channel_is_connected(channel) || !channel_wait(channel, POLLOUT)) {
            return false;
        }
    }
    return true;
}

void channel_send(struct channel *channel, struct frame_header header, const struct buffer *payload)
{
    header.length = (uint32_t)(HEADER_REST + payload->size);
    if (send_all(channel, (const uint8_t *)&header, sizeof header))
        send_all(channel, payload->data, payload->size);
}
