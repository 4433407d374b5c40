/* SPDX-License-Identifier: Apache-2.0 */
/* timer_create(2) with SIGEV_THREAD_ID: the signal goes to this thread and no other. */
#include "timer.h"

#include <asm/siginfo.h>
#include <linux/time.h>

#include "sys.h"

enum { PERIOD_NS = 100000000, THREAD_ID_NOTIFY = 4 }; /* SIGEV_THREAD_ID */

struct action { /* struct sigaction as the kernel has it */
    void (*handler)(int signal);
    unsigned long flags;
    void (*restorer)(void);
    uint64_t mask;
};

struct event { /* struct sigevent */
    uint64_t value;
    int32_t signal;
    int32_t notify;
    int32_t thread;
    uint8_t rest[44];
};

void timer_return_from_signal(void);
ARCH_SIGNAL_RETURN(timer_return_from_signal);

static void do_nothing(int signal)
{
    (void)signal;
}

static long handle_signal(void)
{
    struct action action = {
        .handler = do_nothing, .flags = ARCH_SIGNAL_FLAGS, .restorer = timer_return_from_signal, .mask = 0};
    return SYS_CALL4(__NR_rt_sigaction, SIGALRM, &action, NULL, sizeof action.mask);
}

long timer_start(void)
{
    struct event event = {
        .signal = SIGALRM, .notify = THREAD_ID_NOTIFY, .thread = (int32_t)SYS_CALL0(__NR_gettid)};
    struct __kernel_itimerspec period = {.it_interval = {.tv_nsec = PERIOD_NS}, .it_value = {.tv_nsec = PERIOD_NS}};
    int32_t timer;
    long result = handle_signal();
    if (result < 0)
        return result;
    result = SYS_CALL3(__NR_timer_create, CLOCK_MONOTONIC, &event, &timer);
    return result < 0 ? result : SYS_CALL4(__NR_timer_settime, timer, 0, &period, NULL);
}
