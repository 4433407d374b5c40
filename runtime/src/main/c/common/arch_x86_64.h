/* SPDX-License-Identifier: Apache-2.0 */
/* Everything about the freestanding programs that only x86-64 does this way. */
#ifndef KTSTR_ARCH_X86_64_H
#define KTSTR_ARCH_X86_64_H

#include <asm/unistd.h>

static inline long arch_syscall(long number, long a, long b, long c, long d, long e, long f)
{
    register long r10 __asm__("r10") = d;
    register long r8 __asm__("r8") = e;
    register long r9 __asm__("r9") = f;
    long result;
    __asm__ volatile("syscall"
                     : "=a"(result)
                     : "a"(number), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
                     : "rcx", "r11", "memory");
    return result;
}

static inline void arch_spin_hint(void)
{
    __asm__ volatile("pause");
}

/* The process entry point: hands the initial stack (argc, argv, environment, auxiliary vector) to `function`. */
#define ARCH_START(function)              \
    __asm__(".globl _start\n"             \
            ".type _start, @function\n"   \
            "_start:\n\t"                 \
            "xor %ebp, %ebp\n\t"          \
            "mov %rsp, %rdi\n\t"          \
            "and $-16, %rsp\n\t"          \
            "call " #function "\n\t"      \
            "ud2\n\t"                     \
            ".size _start, . - _start\n")

#endif
