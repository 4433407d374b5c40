/* SPDX-License-Identifier: Apache-2.0 */
/* What the C library would do elsewhere. */
#include "text.h"

#include "sys.h"

static char *append(char *end, const char *text)
{
    while (*text)
        *end++ = *text++;
    return end;
}

void text_path(char *path, const char *prefix, const char *middle, const char *suffix)
{
    *append(append(append(path, prefix), middle), suffix) = '\0';
}

struct digits text_digits(uint32_t number)
{
    struct digits digits;
    char reversed[sizeof digits.text], *next = digits.text;
    int count = 0;
    do
        reversed[count++] = (char)('0' + number % 10);
    while (number /= 10);
    while (count > 0)
        *next++ = reversed[--count];
    *next = '\0';
    return digits;
}

size_t text_read(const char *path, char *content, size_t room)
{
    size_t size = 0;
    long count, fd = sys_open_to_read(path);
    if (fd < 0)
        return 0;
    while (size < room - 1 && (count = sys_read((int)fd, content + size, room - 1 - size)) > 0)
        size += (size_t)count;
    content[size] = '\0';
    sys_close((unsigned)fd);
    return size;
}

uint64_t text_number(const char **text)
{
    uint64_t number = 0;
    for (; **text >= '0' && **text <= '9'; ++*text)
        number = number * 10 + (uint64_t)(**text - '0');
    return number;
}
