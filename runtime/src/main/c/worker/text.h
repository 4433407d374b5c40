/* SPDX-License-Identifier: Apache-2.0 */
/* Small files of /proc: their paths and their content. */
#ifndef KTSTR_TEXT_H
#define KTSTR_TEXT_H

#include <stddef.h>
#include <stdint.h>

/* `prefix`, the number, `suffix`; `path` must be large enough. */
void text_path(char *path, const char *prefix, uint32_t number, const char *suffix);

/* As much of the file as there is room for, ended with a NUL; its size, 0 where it cannot be read. */
size_t text_read(const char *path, char *content, size_t room);

/* The number that begins at `*text`, which is moved behind it. */
uint32_t text_number(const char **text);

#endif
