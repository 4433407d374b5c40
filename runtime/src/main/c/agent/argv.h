/* SPDX-License-Identifier: Apache-2.0 */
/* The command of a worker as a payload has it: u32 count, then count strings. */
#ifndef KTSTR_ARGV_H
#define KTSTR_ARGV_H

#include <stddef.h>

#include "payload.h"

struct argv {
    char **words; /* ends with NULL */
    size_t count;
};

/* Returns 0 or an errno; what was taken is to be given back either way. */
int argv_take(struct reader *request, struct argv *argv);
void argv_free(struct argv *argv);

#endif
