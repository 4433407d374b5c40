/* SPDX-License-Identifier: Apache-2.0 */
/* PUT: a new file, or more of one. */
#ifndef KTSTR_PUT_OPERATION_H
#define KTSTR_PUT_OPERATION_H

#include "agent.h"

operation put_op;

#endif
