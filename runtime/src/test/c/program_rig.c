/* SPDX-License-Identifier: Apache-2.0 */
/* What tests of programs have in common: starting one, waiting for what it does, and looking at what is left of it. */
#include "program_rig.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "check.h"
#include "deadline.h"
#include "programs.h"

char *const program_sleeper[] = {"/bin/sleep", "1000", NULL};

struct rig program_shell(const char *script, enum state state)
{
    static char *command[] = {"/bin/sh", "-c", NULL, NULL};
    command[2] = (char *)script;
    return rig_with_program(command, state);
}

struct rig program_sample(const char *way, const char *status, enum state state)
{
    static char kib[16];
    static char *command[] = {NULL, NULL, kib, NULL, NULL};
    snprintf(kib, sizeof kib, "%d", PROGRAM_KIB);
    command[0] = (char *)sample_program;
    command[1] = (char *)way;
    command[3] = (char *)status;
    return rig_with_program(command, state);
}

/* A program that ends by itself leads to STOPPED without a command. */
const struct slot *program_ended(struct rig *rig)
{
    CHECK(rig_await(rig, 0, STATE_STOPPED));
    const struct slot *slot = &rig->slots[0];
    CHECK_EQUAL(slot->state, STATE_STOPPED);
    CHECK_EQUAL(slot->program_end, PROGRAM_ENDED);
    return slot;
}

/* Pages of anonymous memory, all nodes together. */
long program_pages(int pid)
{
    char path[64], line[4096];
    long pages = 0;
    snprintf(path, sizeof path, "/proc/%d/numa_maps", pid);
    FILE *file = fopen(path, "r");
    CHECK(file);
    while (fgets(line, sizeof line, file)) {
        const char *anonymous = strstr(line, " anon=");
        if (anonymous && !strstr(line, "file="))
            pages += atol(anonymous + strlen(" anon="));
    }
    fclose(file);
    return pages;
}

void program_await_pages(int pid, long pages)
{
    int64_t deadline = deadline_in(DEADLINE_MS);
    while (program_pages(pid) < pages)
        CHECK(deadline_remaining(deadline) > 0);
}

/* Until the line holds `part`, or the process is gone if that is NULL. A zombie counts as gone: process 1 may reap late. */
void program_await_stat(int pid, const char *part)
{
    int64_t deadline = deadline_in(DEADLINE_MS);
    char path[64], line[512];
    snprintf(path, sizeof path, "/proc/%d/stat", pid);
    for (;;) {
        FILE *file = fopen(path, "r");
        bool there = file && fgets(line, sizeof line, file);
        if (file)
            fclose(file);
        if (part ? there && strstr(line, part) : !there || strstr(line, ") Z "))
            return;
        CHECK(deadline_remaining(deadline) > 0);
        poll(NULL, 0, 10);
    }
}

size_t program_read_output(const struct rig *rig, char *content, size_t room)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/fd/%d", rig->pids[0], OUTPUT_FD);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    CHECK(fd >= 0);
    size_t size = 0;
    ssize_t count;
    while ((count = read(fd, content + size, room - size)) > 0)
        size += (size_t)count;
    CHECK_EQUAL(count, 0);
    close(fd);
    return size;
}

void program_check_output(const struct rig *rig, const char *expected)
{
    char content[4096];
    size_t size = program_read_output(rig, content, sizeof content - 1);
    content[size] = '\0';
    if (strcmp(content, expected) != 0)
        printf("  output: %s\n", content);
    CHECK(strcmp(content, expected) == 0);
}

bool program_is_gone(int pid)
{
    return kill(pid, 0) < 0 && errno == ESRCH;
}
