/* SPDX-License-Identifier: Apache-2.0 */
/* The worker's rseq area: the kernel writes the CPU number into it each time it returns to the worker. */
#include "cpu.h"

#include <linux/rseq.h>

#include "sys.h"

enum {
    AREA_BYTES = 32,          /* the size that every kernel with rseq accepts */
    SIGNATURE = 0x53053053,   /* guards abort handlers, of which there are none */
};

static struct rseq area = {.cpu_id = (uint32_t)RSEQ_CPU_ID_UNINITIALIZED};

void cpu_register(void)
{
    SYS_CALL4(__NR_rseq, &area, AREA_BYTES, 0, SIGNATURE);
}

uint32_t cpu_current(void)
{
    uint32_t cpu = *(volatile uint32_t *)&area.cpu_id;
    if ((int32_t)cpu < 0)
        SYS_CALL3(__NR_getcpu, &cpu, NULL, NULL);
    return cpu;
}
