/* SPDX-License-Identifier: Apache-2.0 */
/* A program for tests: `sample WAY KIB STATUS` touches memory on several threads and ends in one of the ways that a process can end. */
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { THREADS = 3 };

static size_t size;
static int status;
static const char *way;
static pthread_barrier_t all_touched;

static void touch(void)
{
    unsigned char *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        exit(99);
    memset(memory, 1, size);
}

/* A thread that is traced while it leaves is in state t, one that has left in state Z. */
static void await_main(void)
{
    char path[64], line[512] = "";
    snprintf(path, sizeof path, "/proc/self/task/%d/stat", (int)getpid());
    while (!strstr(line, ") t ") && !strstr(line, ") Z ")) {
        FILE *file = fopen(path, "r");
        if (!file || !fgets(line, sizeof line, file))
            exit(95);
        fclose(file);
    }
}

static void *life(void *number)
{
    touch();
    pthread_barrier_wait(&all_touched);
    if (number)
        return NULL;
    if (strcmp(way, "main-leaves-first") == 0)
        await_main();
    if (strcmp(way, "thread-exits") == 0 || strcmp(way, "main-leaves-first") == 0)
        exit(status);
    if (strcmp(way, "thread-dies") == 0)
        raise(SIGSEGV);
    for (;;)
        pause();
}

static void start_threads(void)
{
    pthread_t thread;
    pthread_barrier_init(&all_touched, NULL, THREADS + 1);
    for (long i = 0; i < THREADS; i++)
        if (pthread_create(&thread, NULL, life, (void *)i) != 0)
            exit(98);
}

static void tell(int signal)
{
    (void)signal;
    if (write(STDOUT_FILENO, "signalled\n", 10) != 10)
        _exit(97);
    _exit(status);
}

int main(int argc, char **argv)
{
    if (argc != 4)
        return 96;
    way = argv[1];
    size = (size_t)atol(argv[2]) << 10;
    status = atoi(argv[3]);
    if (strcmp(way, "main-exits") == 0) {
        touch();
        return status;
    }
    if (strcmp(way, "signals-itself") == 0) {
        signal(SIGUSR1, tell);
        raise(SIGUSR1);
    }
    start_threads();
    pthread_barrier_wait(&all_touched);
    if (strncmp(way, "main-leaves", strlen("main-leaves")) == 0)
        pthread_exit(NULL);
    for (;;)
        pause();
}
