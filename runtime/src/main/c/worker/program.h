/* SPDX-License-Identifier: Apache-2.0 */
/* A program that a worker runs: its process, and where that stands. */
#ifndef KTSTR_PROGRAM_H
#define KTSTR_PROGRAM_H

#include <stdbool.h>
#include <stdint.h>

#include <asm/signal.h>

#include "worker.h"

#define SIGNAL_BIT(signal) (1ull << ((signal) - 1))
#define AWAITED_SIGNALS (SIGNAL_BIT(SIGCHLD) | SIGNAL_BIT(SIGTERM))

enum program_place {
    PROGRAM_RUNS,
    PROGRAM_RESTS,  /* a signal has stopped it: all of its threads */
    PROGRAM_AT_END, /* its main thread is held on its way out, with the memory still mapped */
    PROGRAM_GONE,
};

struct program {
    struct worker *worker;
    int pid;
    enum program_place place;
    int status;    /* as wait(2) gives it, from PROGRAM_AT_END on */
    uint64_t cpu_time_before;
};

/* Forks, has the child traced, and executes the command in it. False where one of these steps was refused. */
bool program_start(struct program *program);

/* Takes in what has happened to it and lets it go on. */
void program_look(struct program *program);

/* Whether it has ended by itself; its main thread may end long before the others. */
bool program_has_ended(const struct program *program);

/* CPU time of all its threads, those that have ended included; 0 where that cannot be told any more. */
uint64_t program_cpu_time(const struct program *program);

/* Ends it, and every process that came of it: SIGTERM first, SIGKILL for what is left when it ends or after two seconds. */
void program_end(struct program *program);

/* The same without asking first. */
void program_kill(struct program *program);

#endif
