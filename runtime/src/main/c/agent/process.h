/* SPDX-License-Identifier: Apache-2.0 */
/* Any process of the machine, known by its number only. */
#ifndef KTSTR_PROCESS_H
#define KTSTR_PROCESS_H

#include "agent.h"

/* Sends SIGKILL and waits until the process has ended. One that is gone already is fine; process 1 is never meant. */
struct outcome process_end(uint32_t pid, uint32_t timeout_ms);

#endif
