/* SPDX-License-Identifier: Apache-2.0 */
/* The life of a worker whose work is a program. */
#ifndef KTSTR_SUPERVISE_H
#define KTSTR_SUPERVISE_H

#include "worker.h"

/* From the command RUN to the end of this process. */
_Noreturn void supervise(struct worker *worker);

#endif
