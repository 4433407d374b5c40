/* SPDX-License-Identifier: Apache-2.0 */
/* Frames over a byte channel whose other end may be away. */
#ifndef KTSTR_CHANNEL_H
#define KTSTR_CHANNEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "events.h"
#include "payload.h"

enum { FRAME_LIMIT = 32 << 20, ANSWER = 0x8000 };

struct frame_header {
    uint32_t length; /* of what follows this word */
    uint32_t id;
    uint16_t op;
    uint16_t reserved;
    int32_t error;
};

struct patience {
    uint32_t first_ms; /* for the other end to come */
    uint32_t again_ms; /* for it to come back */
};

struct channel {
    int fd;
    struct events *events;
    struct patience patience;
    bool was_connected;
    int64_t given_up_at; /* 0 while the other end is there */
    struct frame_header header;
    uint8_t *payload;
    size_t received; /* bytes of header and payload */
};

enum arrival { FRAME_COMPLETE, FRAME_PENDING, FRAME_BROKEN };

bool channel_open(struct channel *channel, int fd, struct events *events, struct patience patience);
void channel_close(struct channel *channel);
bool channel_is_connected(struct channel *channel);

/* Sleeps until `interest` (POLLIN, POLLOUT) may be met or anything else changes; false when the other end stayed away for too long. */
bool channel_wait(struct channel *channel, short interest);

/* Takes in what has arrived. A complete frame stays in `header` and `payload` until channel_release. */
enum arrival channel_receive(struct channel *channel);
size_t channel_payload_size(const struct channel *channel);
void channel_release(struct channel *channel);

/* Sends one whole frame; what the other end does not take because it left is dropped. */
void channel_send(struct channel *channel, struct frame_header header, const struct buffer *payload);

#endif
