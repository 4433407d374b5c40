/* SPDX-License-Identifier: Apache-2.0 */
/* TRIAL: a batch of trials in one request. */
#ifndef KTSTR_TRIAL_OPERATION_H
#define KTSTR_TRIAL_OPERATION_H

#include "agent.h"

operation trial_op;

#endif
