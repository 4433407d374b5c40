/* SPDX-License-Identifier: Apache-2.0 */
/* The end of a program and of its descendants, which become children of this process when their parents end. */
#include "program.h"

#include <linux/ptrace.h>
#include <linux/time.h>
#include <linux/wait.h>

#include "sys.h"
#include "text.h"

enum { PATIENCE_NS = 2000000000, LOOK_NS = 10000000 };

static void await_news(void)
{
    static const struct __kernel_timespec a_while = {.tv_nsec = LOOK_NS};
    sys_await_signal(SIGNAL_BIT(SIGCHLD), &a_while);
}

static bool is_before(uint64_t deadline)
{
    return sys_clock_ns(CLOCK_MONOTONIC) < deadline;
}

/* The program leads a session, so all that did not leave its process group are reached at once. */
static void signal_all(const struct program *program, int signal)
{
    sys_kill(-program->pid, signal);
    sys_kill(program->pid, signal);
}

static bool may_end(const struct program *program)
{
    return program->place == PROGRAM_RUNS || program->place == PROGRAM_RESTS;
}

static void ask_to_end(struct program *program)
{
    uint64_t deadline = sys_clock_ns(CLOCK_MONOTONIC) + PATIENCE_NS;
    signal_all(program, SIGTERM);
    signal_all(program, SIGCONT);
    while (may_end(program) && is_before(deadline)) {
        await_news();
        program_look(program);
    }
}

/* A file that kernels without CONFIG_PROC_CHILDREN do not have: then orphans that left the process group stay. */
static void kill_children(void)
{
    char path[64], children[1024];
    text_path(path, "/proc/self/task/", text_digits((uint32_t)sys_getpid()).text, "/children");
    size_t size = text_read(path, children, sizeof children);
    for (const char *text = children; size > 0 && *text;) {
        uint32_t pid = (uint32_t)text_number(&text);
        if (pid > 0 && (*text == ' ' || *text == '\0'))
            sys_kill((int)pid, SIGKILL);
        while (*text == ' ')
            text++;
    }
}

/* Each that dies hands its own children over, hence again and again. */
static void end_orphans(uint64_t deadline)
{
    int status;
    for (;;) {
        kill_children();
        long pid = sys_wait(-1, &status, WNOHANG | __WALL);
        if (pid < 0 || !is_before(deadline))
            return;
        if (pid == 0)
            await_news();
    }
}

/* As long as the program is not reaped its number means it and its group, and nobody else. Its end is held even when it is killed.
   One that the kernel does not let go stays killed when this process is gone. */
void program_kill(struct program *program)
{
    uint64_t deadline = sys_clock_ns(CLOCK_MONOTONIC) + PATIENCE_NS;
    while (program->place != PROGRAM_GONE && is_before(deadline)) {
        signal_all(program, SIGKILL);
        if (program->place == PROGRAM_AT_END)
            sys_ptrace(PTRACE_CONT, program->pid, 0);
        await_news();
        program_look(program);
    }
    end_orphans(deadline);
}

void program_end(struct program *program)
{
    if (program->place != PROGRAM_GONE)
        ask_to_end(program);
    program_kill(program);
}
