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

/* Starts a thread that runs `function`, which must not return, with `argument`, on the stack that ends at `top`. */
static inline long arch_thread(unsigned long flags, void *top, void (*function)(void *), void *argument)
{
    void **frame = (void **)top - 2;
    register void *stack __asm__("rsi") = frame;
    long result;
    frame[0] = (void *)function;
    frame[1] = argument;
    __asm__ volatile("xor %%edx, %%edx\n\t"
                     "xor %%r10d, %%r10d\n\t"
                     "xor %%r8d, %%r8d\n\t"
                     "syscall\n\t"
                     "test %%rax, %%rax\n\t"
                     "jnz 1f\n\t"
                     "xor %%ebp, %%ebp\n\t"
                     "mov 8(%%rsp), %%rdi\n\t"
                     "call *(%%rsp)\n\t"
                     "ud2\n"
                     "1:"
                     : "=a"(result)
                     : "a"(__NR_clone), "D"(flags), "r"(stack)
                     : "rcx", "rdx", "r8", "r10", "r11", "memory");
    return result;
}

/* Where a signal handler returns to; flag and code for struct kernel_sigaction. */
#define ARCH_SIGNAL_FLAGS 0x04000000ul /* SA_RESTORER */
#define ARCH_SIGNAL_RETURN(function)             \
    __asm__(".globl " #function "\n"             \
            ".type " #function ", @function\n"   \
            #function ":\n\t"                    \
            "mov $15, %eax\n\t" /* __NR_rt_sigreturn */ \
            "syscall\n\t"                       \
            ".size " #function ", . - " #function "\n")

#define ARCH_VDSO_CLOCK "__vdso_clock_gettime"

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
