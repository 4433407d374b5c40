/* SPDX-License-Identifier: Apache-2.0 */
/* Payload fields as bytes. All supported machines are little-endian, like the protocol. */
#include "payload.h"

#include <stdlib.h>
#include <string.h>

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "fields are copied as they are");

struct bytes reader_bytes(struct reader *reader, size_t size)
{
    if (reader->malformed || size > reader->left) {
        reader->malformed = true;
        return (struct bytes){0};
    }
    struct bytes taken = {reader->next, size};
    reader->next += size;
    reader->left -= size;
    return taken;
}

uint32_t reader_u32(struct reader *reader)
{
    uint32_t value = 0;
    struct bytes field = reader_bytes(reader, sizeof value);
    if (field.data)
        memcpy(&value, field.data, sizeof value);
    return value;
}

struct bytes reader_str(struct reader *reader)
{
    uint32_t size = reader_u32(reader);
    return reader_bytes(reader, size);
}

bool reader_is_done(const struct reader *reader)
{
    return !reader->malformed && reader->left == 0;
}

static void buffer_grow(struct buffer *buffer, size_t needed)
{
    size_t capacity = buffer->capacity * 2 > needed ? buffer->capacity * 2 : needed;
    uint8_t *data = realloc(buffer->data, capacity);
    if (!data) {
        buffer->exhausted = true;
        return;
    }
    buffer->data = data;
    buffer->capacity = capacity;
}

uint8_t *buffer_reserve(struct buffer *buffer, size_t size)
{
    if (buffer->capacity - buffer->size < size)
        buffer_grow(buffer, buffer->size + size);
    return buffer->exhausted ? NULL : buffer->data + buffer->size;
}

void buffer_add(struct buffer *buffer, const void *data, size_t size)
{
    if (size == 0 || !buffer_reserve(buffer, size))
        return;
    memcpy(buffer->data + buffer->size, data, size);
    buffer->size += size;
}

void buffer_u32(struct buffer *buffer, uint32_t value)
{
    buffer_add(buffer, &value, sizeof value);
}

void buffer_str(struct buffer *buffer, const char *text)
{
    size_t size = strlen(text);
    buffer_u32(buffer, (uint32_t)size);
    buffer_add(buffer, text, size);
}

void buffer_free(struct buffer *buffer)
{
    free(buffer->data);
    *buffer = (struct buffer){0};
}
