/* SPDX-License-Identifier: Apache-2.0 */
/* The monotonic clock, read without a system call where the kernel's vDSO can. */
#ifndef KTSTR_CLOCK_H
#define KTSTR_CLOCK_H

#include <stdint.h>

#include <linux/time_types.h>

struct clock {
    int (*read)(int clock, struct __kernel_timespec *time); /* of the vDSO; NULL where there is none */
};

/* `vdso` is AT_SYSINFO_EHDR of the auxiliary vector, 0 where there is none. */
struct clock clock_find(uint64_t vdso);

/* Nanoseconds of CLOCK_MONOTONIC. */
uint64_t clock_now(const struct clock *clock);

#endif
