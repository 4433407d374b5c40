/* SPDX-License-Identifier: Apache-2.0 */
/* Deadlines: points on CLOCK_MONOTONIC, in milliseconds. */
#ifndef KTSTR_DEADLINE_H
#define KTSTR_DEADLINE_H

#include <limits.h>
#include <stdint.h>
#include <time.h>

#define DEADLINE_NEVER INT64_MAX

static inline int64_t deadline_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static inline int64_t deadline_in(uint32_t milliseconds)
{
    return deadline_now() + milliseconds;
}

/* The time that is left, as poll(2) and epoll_wait(2) take it: -1 is for ever. */
static inline int deadline_remaining(int64_t deadline)
{
    if (deadline == DEADLINE_NEVER)
        return -1;
    int64_t left = deadline - deadline_now();
    if (left <= 0)
        return 0;
    return left < INT_MAX ? (int)left : INT_MAX;
}

#endif
