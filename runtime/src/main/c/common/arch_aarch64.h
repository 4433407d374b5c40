/* SPDX-License-Identifier: Apache-2.0 */
/* Everything about the freestanding programs that only aarch64 does this way. */
#ifndef KTSTR_ARCH_AARCH64_H
#define KTSTR_ARCH_AARCH64_H

#include <asm/unistd.h>

static inline long arch_syscall(long number, long a, long b, long c, long d, long e, long f)
{
    register long x8 __asm__("x8") = number;
    register long x0 __asm__("x0") = a;
    register long x1 __asm__("x1") = b;
    register long x2 __asm__("x2") = c;
    register long x3 __asm__("x3") = d;
    register long x4 __asm__("x4") = e;
    register long x5 __asm__("x5") = f;
    __asm__ volatile("svc #0"
                     : "+r"(x0)
                     : "r"(x8), "r"(x1), "r"(x2), "r"(x3), "r"(x4), "r"(x5)
                     : "cc", "memory");
    return x0;
}

static inline void arch_spin_hint(void)
{
    __asm__ volatile("yield");
}

/* Starts a thread that runs `function`, which must not return, with `argument`, on the stack that ends at `top`. */
static inline long arch_thread(unsigned long flags, void *top, void (*function)(void *), void *argument)
{
    void **frame = (void **)top - 2;
    register long x8 __asm__("x8") = __NR_clone;
    register long x0 __asm__("x0") = (long)flags;
    register void *x1 __asm__("x1") = frame;
    register long x2 __asm__("x2") = 0;
    register long x3 __asm__("x3") = 0;
    register long x4 __asm__("x4") = 0;
    frame[0] = (void *)function;
    frame[1] = argument;
    __asm__ volatile("svc #0\n\t"
                     "cbnz x0, 1f\n\t"
                     "mov x29, xzr\n\t"
                     "mov x30, xzr\n\t"
                     "ldp x9, x0, [sp]\n\t"
                     "blr x9\n\t"
                     "brk #1\n"
                     "1:"
                     : "+r"(x0)
                     : "r"(x8), "r"(x1), "r"(x2), "r"(x3), "r"(x4)
                     : "cc", "memory");
    return x0;
}

/* The kernel itself sends a signal handler back. */
#define ARCH_SIGNAL_FLAGS 0ul
#define ARCH_SIGNAL_RETURN(function) \
    void function(void)              \
    {                                \
    }

#define ARCH_VDSO_CLOCK "__kernel_clock_gettime"

/* The process entry point: hands the initial stack (argc, argv, environment, auxiliary vector) to `function`. */
#define ARCH_START(function)              \
    __asm__(".globl _start\n"             \
            ".type _start, %function\n"   \
            "_start:\n\t"                 \
            "mov x29, xzr\n\t"            \
            "mov x30, xzr\n\t"            \
            "mov x0, sp\n\t"              \
            "bl " #function "\n\t"        \
            "brk #1\n\t"                  \
            ".size _start, . - _start\n")

#endif
