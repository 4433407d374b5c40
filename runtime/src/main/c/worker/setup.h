/* SPDX-License-Identifier: Apache-2.0 */
/* The set-up steps of section 1 of docs/protocol.md. All return false when a step was refused. */
#ifndef KTSTR_SETUP_H
#define KTSTR_SETUP_H

#include <stdbool.h>

#include "worker.h"

bool setup_of_process(struct worker *worker);
bool setup_before_waiting(struct worker *worker);
bool setup_on_command(struct worker *worker);

/* Reports a step that is taken elsewhere; false if `result` is a negative errno. */
bool setup_report(struct slot *slot, enum step_number number, long result);

#endif
