/* SPDX-License-Identifier: Apache-2.0 */
/* The system calls of the freestanding programs. Each returns what the kernel returned: a negative errno on refusal. */
#ifndef KTSTR_SYS_H
#define KTSTR_SYS_H

#include <stddef.h>
#include <stdint.h>

#include <asm/fcntl.h>
#include <asm/signal.h>
#include <linux/futex.h>
#include <linux/stat.h>
#include <linux/time_types.h>

#include "arch.h"

#ifndef __NR_close_range
#define __NR_close_range 436 /* the same on every architecture; headers before Linux 5.9 lack it */
#endif

#define SYS_CALL0(number) arch_syscall(number, 0, 0, 0, 0, 0, 0)
#define SYS_CALL1(number, a) arch_syscall(number, (long)(a), 0, 0, 0, 0, 0)
#define SYS_CALL2(number, a, b) arch_syscall(number, (long)(a), (long)(b), 0, 0, 0, 0)
#define SYS_CALL3(number, a, b, c) arch_syscall(number, (long)(a), (long)(b), (long)(c), 0, 0, 0)
#define SYS_CALL4(number, a, b, c, d) arch_syscall(number, (long)(a), (long)(b), (long)(c), (long)(d), 0, 0)
#define SYS_CALL5(number, a, b, c, d, e) arch_syscall(number, (long)(a), (long)(b), (long)(c), (long)(d), (long)(e), 0)
#define SYS_CALL6(number, a, b, c, d, e, f) \
    arch_syscall(number, (long)(a), (long)(b), (long)(c), (long)(d), (long)(e), (long)(f))

_Noreturn static inline void sys_exit(int status)
{
    for (;;)
        SYS_CALL1(__NR_exit_group, status);
}

static inline long sys_write(int fd, const void *data, size_t size)
{
    return SYS_CALL3(__NR_write, fd, data, size);
}

static inline long sys_close(unsigned fd)
{
    return SYS_CALL1(__NR_close, fd);
}

static inline long sys_close_range(unsigned first, unsigned last)
{
    return SYS_CALL3(__NR_close_range, first, last, 0);
}

static inline long sys_execve(const char *path, char *const argv[], char *const environment[])
{
    return SYS_CALL3(__NR_execve, path, argv, environment);
}

/* A copy of this process; returns 0 in it. */
static inline long sys_fork(void)
{
    return SYS_CALL5(__NR_clone, SIGCHLD, 0, 0, 0, 0);
}

static inline long sys_kill(int pid, int signal)
{
    return SYS_CALL2(__NR_kill, pid, signal);
}

static inline long sys_wait(int pid, int *status, int options)
{
    return SYS_CALL4(__NR_wait4, pid, status, options, NULL);
}

static inline long sys_ptrace(long request, int pid, unsigned long data)
{
    return SYS_CALL4(__NR_ptrace, request, pid, 0, data);
}

/* `signals` has bit n - 1 for signal n. */
static inline long sys_block_only(uint64_t signals)
{
    return SYS_CALL4(__NR_rt_sigprocmask, SIG_SETMASK, &signals, NULL, sizeof signals);
}

/* The signal that came, of those that are blocked. */
static inline long sys_await_signal(uint64_t signals, const struct __kernel_timespec *time)
{
    return SYS_CALL4(__NR_rt_sigtimedwait, &signals, NULL, time, sizeof signals);
}

static inline long sys_open_to_read(const char *path)
{
    enum { HERE = -100 }; /* AT_FDCWD */
    return SYS_CALL4(__NR_openat, HERE, path, O_RDONLY | O_CLOEXEC, 0);
}

static inline long sys_read(int fd, void *data, size_t size)
{
    return SYS_CALL3(__NR_read, fd, data, size);
}

static inline long sys_dup(int fd, int number, int flags)
{
    return SYS_CALL3(__NR_dup3, fd, number, flags);
}

static inline long sys_getpid(void)
{
    return SYS_CALL0(__NR_getpid);
}

static inline long sys_getppid(void)
{
    return SYS_CALL0(__NR_getppid);
}

static inline long sys_prctl(int option, unsigned long argument)
{
    return SYS_CALL5(__NR_prctl, option, argument, 0, 0, 0);
}

static inline long sys_size(int fd, struct statx *result)
{
    enum { EMPTY_PATH = 0x1000 }; /* AT_EMPTY_PATH: the descriptor itself */
    return SYS_CALL5(__NR_statx, fd, "", EMPTY_PATH, STATX_SIZE, result);
}

static inline long sys_futex_wait(const uint32_t *word, uint32_t expected)
{
    return SYS_CALL4(__NR_futex, word, FUTEX_WAIT, expected, NULL);
}

static inline long sys_futex_wait_for(const uint32_t *word, uint32_t expected, const struct __kernel_timespec *time)
{
    return SYS_CALL4(__NR_futex, word, FUTEX_WAIT, expected, time);
}

static inline long sys_futex_wake(const uint32_t *word, uint32_t count)
{
    return SYS_CALL3(__NR_futex, word, FUTEX_WAKE, count);
}

static inline uint64_t sys_clock_ns(int clock)
{
    struct __kernel_timespec now;
    SYS_CALL2(__NR_clock_gettime, clock, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

static inline void *sys_mmap(size_t size, int protection, int flags, int fd, uint64_t offset)
{
    return (void *)SYS_CALL6(__NR_mmap, NULL, size, protection, flags, fd, offset);
}

static inline int sys_failed(const void *address)
{
    return (unsigned long)address >= -4095ul;
}

#endif
