/* SPDX-License-Identifier: Apache-2.0 */
/* Reading a request's payload and building an answer. Errors stick, so that callers check once, at the end. */
#ifndef KTSTR_PAYLOAD_H
#define KTSTR_PAYLOAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct reader {
    const uint8_t *next;
    size_t left;
    bool malformed;
};

struct bytes {
    const uint8_t *data;
    size_t size;
};

uint32_t reader_u32(struct reader *reader);
struct bytes reader_bytes(struct reader *reader, size_t size);
struct bytes reader_str(struct reader *reader);
bool reader_is_done(const struct reader *reader);

struct buffer {
    uint8_t *data;
    size_t size;
    size_t capacity;
    bool exhausted; /* memory ran out */
};

/* Room for `size` more bytes behind the last one, or NULL; the caller adds what it used to `size`. */
uint8_t *buffer_reserve(struct buffer *buffer, size_t size);
void buffer_add(struct buffer *buffer, const void *data, size_t size);
void buffer_u32(struct buffer *buffer, uint32_t value);
void buffer_str(struct buffer *buffer, const char *text);
void buffer_free(struct buffer *buffer);

#endif
