/* SPDX-License-Identifier: Apache-2.0 */
/* The name of the program, field 2, may hold anything, so the fields are counted from its end. */
#include "stat.h"

#include "text.h"

enum { NAME_FIELD = 2, THREADS_FIELD = 20, CPU_FIELD = 39 };

static const char *end_of_name(const char *line)
{
    const char *end = line;
    for (; *line; line++)
        if (*line == ')')
            end = line;
    return end;
}

static uint32_t field(const char *name_end, int number)
{
    const char *text = name_end;
    for (int at = NAME_FIELD; at < number; at++) {
        while (*text && *text != ' ')
            text++;
        while (*text == ' ')
            text++;
    }
    return text_number(&text);
}

bool stat_read(int pid, struct stat_line *stat)
{
    char path[32], line[1024];
    text_path(path, "/proc/", (uint32_t)pid, "/stat");
    if (text_read(path, line, sizeof line) == 0)
        return false;
    const char *name_end = end_of_name(line);
    *stat = (struct stat_line){field(name_end, THREADS_FIELD), field(name_end, CPU_FIELD)};
    return true;
}
