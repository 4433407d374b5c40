/* SPDX-License-Identifier: Apache-2.0 */
/* Words are copied, because a payload does not end them with a NUL. */
#include "argv.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { WORD_LIMIT = 4096 };

static int take_word(struct reader *request, char **word)
{
    struct bytes given = reader_str(request);
    if (request->malformed)
        return EBADMSG;
    if (memchr(given.data, '\0', given.size))
        return EINVAL;
    *word = strndup((const char *)given.data, given.size);
    return *word ? 0 : ENOMEM;
}

int argv_take(struct reader *request, struct argv *argv)
{
    uint32_t count = reader_u32(request);
    if (request->malformed || count > WORD_LIMIT)
        return EBADMSG;
    argv->words = calloc(count + 1, sizeof argv->words[0]);
    if (!argv->words)
        return ENOMEM;
    while (argv->count < count) {
        int error = take_word(request, &argv->words[argv->count]);
        if (error)
            return error;
        argv->count++;
    }
    return 0;
}

void argv_free(struct argv *argv)
{
    for (size_t i = 0; i < argv->count; i++)
        free(argv->words[i]);
    free(argv->words);
    *argv = (struct argv){0};
}
