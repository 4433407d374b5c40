/* SPDX-License-Identifier: Apache-2.0 */
/* Paths that the harness names. */
#ifndef KTSTR_PATH_H
#define KTSTR_PATH_H

#include <limits.h>

#include "payload.h"

/* Copies an absolute path without a ".." component; otherwise returns an errno. */
int path_copy(struct bytes from, char to[PATH_MAX]);

#endif
