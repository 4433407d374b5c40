/* SPDX-License-Identifier: Apache-2.0 */
/* Small files of /proc: their paths and their content. */
#ifndef KTSTR_TEXT_H
#define KTSTR_TEXT_H

#include <stddef.h>
#include <stdint.h>

struct digits {
    char text[12];
};

/* A number in decimal. */
struct digits text_digits(uint32_t number);

/* The three one after the other; `path` must be large enough. */
void text_path(char *path, const char *prefix, const char *middle, const char *suffix);

/* As much of the file as there is room for, ended with a NUL; its size, 0 where it cannot be read. */
size_t text_read(const char *path, char *content, size_t room);

/* The number that begins at `*text`, which is moved behind it. */
uint64_t text_number(const char **text);

#endif
