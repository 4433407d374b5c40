/* SPDX-License-Identifier: Apache-2.0 */
/* The operations on crews. */
#ifndef KTSTR_CREW_OPERATIONS_H
#define KTSTR_CREW_OPERATIONS_H

#include "agent.h"

operation crew_op_spawn, crew_op_command, crew_op_await, crew_op_slots, crew_op_dismiss, crew_op_cpuset;

#endif
