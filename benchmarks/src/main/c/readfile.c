/* SPDX-License-Identifier: Apache-2.0 */
/*
 * readfile FILE: for each line "read" opens the file, reads it to its end and closes it; for "cat" has cat do so, and
 * for "start" has cat read an empty file; prints the nanoseconds that this took.
 */
#include <fcntl.h>
#include <spawn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static uint64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

static int fail(const char *what)
{
    perror(what);
    exit(1);
}

static void read_whole(const char *file)
{
    static char buffer[1 << 16];
    ssize_t count;
    int fd = open(file, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        fail(file);
    while ((count = read(fd, buffer, sizeof buffer)) > 0)
        ;
    if (count < 0)
        fail(file);
    close(fd);
}

static void cat(char *file)
{
    char *arguments[] = {"cat", file, NULL};
    char *environment[] = {NULL};
    posix_spawn_file_actions_t actions;
    pid_t pid;
    int status;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    if (posix_spawnp(&pid, "cat", &actions, NULL, arguments, environment) != 0)
        fail("posix_spawnp");
    if (waitpid(pid, &status, 0) < 0 || status != 0)
        fail("cat");
    posix_spawn_file_actions_destroy(&actions);
}

int main(int argc, char **argv)
{
    char line[16];
    if (argc != 2)
        return 2;
    while (fgets(line, sizeof line, stdin)) {
        uint64_t start = now();
        if (strcmp(line, "read\n") == 0)
            read_whole(argv[1]);
        else
            cat(strcmp(line, "cat\n") == 0 ? argv[1] : "/dev/null");
        printf("%llu\n", (unsigned long long)(now() - start));
        fflush(stdout);
    }
    return 0;
}
