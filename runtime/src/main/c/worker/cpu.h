/* SPDX-License-Identifier: Apache-2.0 */
/* Which CPU the worker is on: free of cost through a registered rseq area, by getcpu(2) where rseq is refused. */
#ifndef KTSTR_CPU_H
#define KTSTR_CPU_H

#include <stdint.h>

void cpu_register(void);
uint32_t cpu_current(void);

#endif
