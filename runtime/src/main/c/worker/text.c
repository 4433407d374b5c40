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

void text_path(char *path, const char *prefix, uint32_t number, const char *suffix)
{
    char digits[12], *first = digits + sizeof digits - 1;
    *first = '\0';
    do
        *--first = (char)('0' + number % 10);
    while (number /= 10);
    *append(append(append(path, prefix), first), suffix) = '\0';
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

uint32_t text_number(const char **text)
{
    uint32_t number = 0;
    for (; **text >= '0' && **text <= '9'; ++*text)
        number = number * 10 + (uint32_t)(**text - '0');
    return number;
}
