/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pair: for each line "pipe LOOPS CPU CPU" two processes write a byte to each other and read it, by blocking pipes; for
 * "futex LOOPS CPU CPU" they take turns at a shared word. Each is pinned to its CPU, -1 for none. Prints the nanoseconds
 * that the first of them took for all its loops, and its CPU time in these.
 */
#include <linux/futex.h>
#include <sched.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static cpu_set_t every_cpu;

static uint64_t now(clockid_t clock)
{
    struct timespec time;
    clock_gettime(clock, &time);
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

static void require(bool done, const char *what)
{
    if (done)
        return;
    perror(what);
    exit(1);
}

static void pin(int cpu)
{
    cpu_set_t one;
    CPU_ZERO(&one);
    if (cpu >= 0)
        CPU_SET(cpu, &one);
    require(sched_setaffinity(0, sizeof one, cpu < 0 ? &every_cpu : &one) == 0, "sched_setaffinity");
}

struct meeting {
    int pipe[2][2]; /* what the first and the second process reads, and where the other writes */
    uint32_t *turn;
};

static void by_pipe(const struct meeting *meeting, uint32_t own, long loops)
{
    int in = meeting->pipe[own][0], out = meeting->pipe[1 - own][1];
    char byte = 0;
    for (long i = 0; i < loops; i++) {
        require(write(out, &byte, 1) == 1, "write");
        require(read(in, &byte, 1) == 1, "read");
    }
}

static void by_futex(const struct meeting *meeting, uint32_t own, long loops)
{
    uint32_t *turn = meeting->turn;
    for (long i = 0; i < loops; i++) {
        while (__atomic_load_n(turn, __ATOMIC_ACQUIRE) != own)
            syscall(SYS_futex, turn, FUTEX_WAIT, 1 - own, NULL, NULL, 0);
        __atomic_store_n(turn, 1 - own, __ATOMIC_RELEASE);
        syscall(SYS_futex, turn, FUTEX_WAKE, 1, NULL, NULL, 0);
    }
}

typedef void work(const struct meeting *meeting, uint32_t own, long loops);

static void measure(work *work, long loops, const int cpus[2])
{
    struct meeting meeting;
    int ready[2];
    char byte = 0;
    meeting.turn = mmap(NULL, sizeof *meeting.turn, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    require(meeting.turn != MAP_FAILED, "mmap");
    require(pipe(meeting.pipe[0]) == 0 && pipe(meeting.pipe[1]) == 0 && pipe(ready) == 0, "pipe");
    pid_t partner = fork();
    require(partner >= 0, "fork");
    if (partner == 0) {
        pin(cpus[1]);
        require(write(ready[1], &byte, 1) == 1, "write");
        work(&meeting, 1, loops);
        _exit(0);
    }
    pin(cpus[0]);
    require(read(ready[0], &byte, 1) == 1, "read");
    uint64_t start = now(CLOCK_MONOTONIC), start_cpu = now(CLOCK_THREAD_CPUTIME_ID);
    work(&meeting, 0, loops);
    uint64_t cpu = now(CLOCK_THREAD_CPUTIME_ID) - start_cpu;
    printf("%llu %llu\n", (unsigned long long)(now(CLOCK_MONOTONIC) - start), (unsigned long long)cpu);
    fflush(stdout);
    require(waitpid(partner, NULL, 0) == partner, "waitpid");
    munmap(meeting.turn, sizeof *meeting.turn);
    for (int i = 0; i < 2; i++) {
        close(meeting.pipe[0][i]);
        close(meeting.pipe[1][i]);
        close(ready[i]);
    }
}

int main(void)
{
    char kind[8];
    long loops;
    int cpus[2];
    require(sched_getaffinity(0, sizeof every_cpu, &every_cpu) == 0, "sched_getaffinity");
    while (scanf("%7s %ld %d %d", kind, &loops, &cpus[0], &cpus[1]) == 4)
        measure(strcmp(kind, "pipe") == 0 ? by_pipe : by_futex, loops, cpus);
    return 0;
}
