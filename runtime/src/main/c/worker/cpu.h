/* SPDX-License-Identifier: Apache-2.0 */
/* Which CPU a thread is on: free of cost through a registered rseq area, by getcpu(2) where rseq is refused. */
#ifndef KTSTR_CPU_H
#define KTSTR_CPU_H

#include <stdint.h>

#include <linux/rseq.h>

/* The area must stay where it is for as long as this thread runs. */
void cpu_register(struct rseq *area);
uint32_t cpu_current(const struct rseq *area);

#endif
