/* SPDX-License-Identifier: Apache-2.0 */
/* The kernel writes the CPU number into the rseq area each time it returns to the thread that has registered it. */
#include "cpu.h"

#include <stddef.h>

#include "sys.h"

enum {
    AREA_BYTES = 32,          /* the size that every kernel with rseq accepts */
    SIGNATURE = 0x53053053,   /* guards abort handlers, of which there are none */
};

void cpu_register(struct rseq *area)
{
    area->cpu_id = (uint32_t)RSEQ_CPU_ID_UNINITIALIZED;
    SYS_CALL4(__NR_rseq, area, AREA_BYTES, 0, SIGNATURE);
}

uint32_t cpu_current(const struct rseq *area)
{
    uint32_t cpu = *(const volatile uint32_t *)&area->cpu_id;
    if ((int32_t)cpu < 0)
        SYS_CALL3(__NR_getcpu, &cpu, NULL, NULL);
    return cpu;
}
