/* SPDX-License-Identifier: Apache-2.0 */
/* The work loop. */
#ifndef KTSTR_WORK_H
#define KTSTR_WORK_H

#include <stdbool.h>

#include "worker.h"

bool work_is_possible(const struct worker *worker);

/* Works until the command says STOP or above; false if the kernel refused a call of the work. */
bool work(struct worker *worker);

#endif
