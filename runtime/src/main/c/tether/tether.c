/* SPDX-License-Identifier: Apache-2.0 */
/* tether PARENT_PID PROGRAM ARGUMENT...: runs PROGRAM so that it is killed when its parent dies. Freestanding. */
#include <asm/signal.h>
#include <linux/prctl.h>

#include "sys.h"

enum { EXIT_USAGE = 64, EXIT_ORPHAN = 66, EXIT_NOT_EXECUTED = 127 };

_Noreturn void tether_main(long *stack);
ARCH_START(tether_main);

static void print(const char *text)
{
    size_t size = 0;
    while (text[size])
        size++;
    sys_write(2, text, size);
}

static void print_number(long number)
{
    char digits[24];
    char *first = digits + sizeof digits - 1;
    *first = '\0';
    do
        *--first = (char)('0' + number % 10);
    while (number /= 10);
    print(first);
}

static long parse_pid(const char *text)
{
    long pid = 0;
    while (*text >= '0' && *text <= '9' && pid < INT32_MAX)
        pid = pid * 10 + (*text++ - '0');
    return *text ? -1 : pid;
}

_Noreturn static void execute(char **argv, char **environment)
{
    long error = -sys_execve(argv[0], argv, environment);
    print("tether: cannot execute ");
    print(argv[0]);
    print(": errno ");
    print_number(error);
    print("\n");
    sys_exit(EXIT_NOT_EXECUTED);
}

_Noreturn void tether_main(long *stack)
{
    long argc = stack[0];
    char **argv = (char **)(stack + 1);
    if (argc < 3) {
        print("usage: tether PARENT_PID PROGRAM ARGUMENT...\n");
        sys_exit(EXIT_USAGE);
    }
    sys_prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (sys_getppid() != parse_pid(argv[1]))
        sys_exit(EXIT_ORPHAN);
    execute(argv + 2, argv + argc + 1);
}
