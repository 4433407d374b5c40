/* SPDX-License-Identifier: Apache-2.0 */
/* The name of the program, field 2, may hold anything, so the fields are counted from its end. */
#include "stat.h"

#include "text.h"

enum { NAME_FIELD = 2, STATE_FIELD = 3, THREADS_FIELD = 20, CPU_FIELD = 39 };

static const char *end_of_name(const char *line)
{
    const char *end = line;
    for (; *line; line++)
        if (*line == ')')
            end = line;
    return end;
}

static const char *field(const char *name_end, int number)
{
    const char *text = name_end;
    for (int at = NAME_FIELD; at < number; at++) {
        while (*text && *text != ' ')
            text++;
        while (*text == ' ')
            text++;
    }
    return text;
}

static uint32_t number_at(const char *text)
{
    return (uint32_t)text_number(&text);
}

bool stat_read(int pid, struct stat_line *stat)
{
    char path[32], line[1024];
    text_path(path, "/proc/", text_digits((uint32_t)pid).text, "/stat");
    if (text_read(path, line, sizeof line) == 0)
        return false;
    const char *name_end = end_of_name(line);
    *stat = (struct stat_line){.state = *field(name_end, STATE_FIELD),
                               .threads = number_at(field(name_end, THREADS_FIELD)),
                               .cpu = number_at(field(name_end, CPU_FIELD))};
    return true;
}
