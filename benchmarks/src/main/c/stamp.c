/* SPDX-License-Identifier: Apache-2.0 */
/* The least program that can be started: writes the time of its first instructions to standard output and waits. */
#include <linux/time.h>

#include "sys.h"

_Noreturn void stamp(void);
ARCH_START(stamp);

_Noreturn void stamp(void)
{
    uint64_t now = sys_clock_ns(CLOCK_MONOTONIC);
    sys_write(1, &now, sizeof now);
    for (;;)
        sys_await_signal(0, NULL);
}
