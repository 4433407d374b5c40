/* SPDX-License-Identifier: Apache-2.0 */
/*
 * crew WORKER SLOT: for each line with a number, starts that many workers and drills them as the harness does, and
 * prints the nanoseconds until all of them waited and until the last of them was in its loop. SLOT is a file with the
 * request that each of them gets. What need not be done for each worker is done once.
 */
#include <fcntl.h>
#include <limits.h>
#include <linux/futex.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "slot.h"

enum { DEADLINE_MS = 60000, OWN_FD = 10 };

struct crew {
    const char *worker;
    struct slot *slots;
    pid_t *pids;
    long count;
    int memory;
    int bell;
};

static void require(bool done, const char *what)
{
    if (done)
        return;
    perror(what);
    exit(1);
}

static uint64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

/* Out of the way of the numbers that a worker wants. */
static int moved_up(int fd)
{
    int high = fcntl(fd, F_DUPFD_CLOEXEC, OWN_FD);
    require(high >= 0, "fcntl");
    close(fd);
    return high;
}

static struct slot *shared_slots(struct crew *crew, const struct slot *request)
{
    size_t size = (size_t)crew->count * sizeof *request;
    crew->memory = moved_up(memfd_create("slots", MFD_CLOEXEC));
    require(ftruncate(crew->memory, (off_t)size) == 0, "ftruncate");
    struct slot *slots = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, crew->memory, 0);
    require(slots != MAP_FAILED, "mmap");
    for (long i = 0; i < crew->count; i++) {
        memcpy(&slots[i], request, SLOT_REQUEST_BYTES);
        slots[i].parent_pid = getpid();
    }
    return slots;
}

static void spawn_all(struct crew *crew)
{
    char index[24];
    char *arguments[] = {"worker", index, NULL};
    char *environment[] = {NULL};
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, crew->memory, SLOT_FD);
    posix_spawn_file_actions_adddup2(&actions, crew->bell, BELL_FD);
    for (long i = 0; i < crew->count; i++) {
        snprintf(index, sizeof index, "%ld", i);
        require(posix_spawn(&crew->pids[i], crew->worker, &actions, NULL, arguments, environment) == 0, "posix_spawn");
    }
    posix_spawn_file_actions_destroy(&actions);
}

static void reach(const struct crew *crew, enum state state)
{
    uint64_t rings;
    struct pollfd bell = {.fd = crew->bell, .events = POLLIN};
    for (long reached = 0; reached < crew->count;) {
        if (load_acquire(&crew->slots[reached].state) >= state) {
            reached++;
            continue;
        }
        require(poll(&bell, 1, DEADLINE_MS) == 1, "workers did not follow; poll");
        require(read(crew->bell, &rings, sizeof rings) == sizeof rings, "read");
    }
}

static void command(const struct crew *crew, enum command command)
{
    for (long i = 0; i < crew->count; i++) {
        store_release(&crew->slots[i].command, command);
        syscall(SYS_futex, &crew->slots[i].command, FUTEX_WAKE, INT_MAX, NULL, NULL, 0);
    }
}

/* When the last of them began its loop; they say that they are about to shortly before. */
static uint64_t last_start(const struct crew *crew)
{
    uint64_t last = 0;
    for (long i = 0; i < crew->count;) {
        uint64_t began = __atomic_load_n(&crew->slots[i].start_ns, __ATOMIC_ACQUIRE);
        if (began == 0) {
            sched_yield();
            continue;
        }
        last = began > last ? began : last;
        i++;
    }
    return last;
}

static void dismiss(struct crew *crew)
{
    for (long i = 0; i < crew->count; i++)
        kill(crew->pids[i], SIGKILL);
    for (long i = 0; i < crew->count; i++)
        waitpid(crew->pids[i], NULL, 0);
    munmap(crew->slots, (size_t)crew->count * sizeof *crew->slots);
    close(crew->memory);
    close(crew->bell);
    free(crew->pids);
}

static void measure(const char *worker, const struct slot *request, long count)
{
    struct crew crew = {.worker = worker, .count = count};
    uint64_t start = now();
    crew.pids = calloc((size_t)count, sizeof *crew.pids);
    crew.slots = shared_slots(&crew, request);
    crew.bell = moved_up(eventfd(0, EFD_CLOEXEC));
    spawn_all(&crew);
    reach(&crew, STATE_WAITING);
    uint64_t waiting = now();
    command(&crew, COMMAND_SETUP);
    reach(&crew, STATE_READY);
    command(&crew, COMMAND_RUN);
    reach(&crew, STATE_RUNNING);
    uint64_t last = last_start(&crew);
    printf("%llu %llu\n", (unsigned long long)(waiting - start), (unsigned long long)(last - start));
    fflush(stdout);
    dismiss(&crew);
}

int main(int argc, char **argv)
{
    struct slot request;
    char line[32];
    require(argc == 3, "usage: crew WORKER SLOT");
    int file = open(argv[2], O_RDONLY | O_CLOEXEC);
    require(read(file, &request, SLOT_REQUEST_BYTES) == SLOT_REQUEST_BYTES, argv[2]);
    close(file);
    while (fgets(line, sizeof line, stdin))
        measure(argv[1], &request, atol(line));
    return 0;
}
