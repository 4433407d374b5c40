/* SPDX-License-Identifier: Apache-2.0 */
/* Trials of memory policies: many processes that make the calls they are given, phase by phase, and note what the kernel says. */
#ifndef KTSTR_TRIAL_H
#define KTSTR_TRIAL_H

#include <limits.h>
#include <stdint.h>

#include "agent.h"

enum { TRIAL_PHASES = 16, TRIAL_LIMIT = 512, TRIAL_MASK_WORDS = 2, TRIAL_LINE = 256, TRIAL_MEMS = 64 };
enum trial_call { CALL_NONE, CALL_OPEN, CALL_WRITE, CALL_SCHED_SETAFFINITY, CALL_SIGNALFD, CALL_EVENTFD, CALL_FORK };
enum trial_want { TRIAL_SET = 1, TRIAL_END_IF_REFUSED = 2 };

/* What one trial does in one phase. As in the protocol. */
struct trial_step {
    uint32_t want;
    uint32_t mode;
    uint64_t maxnode;
    uint64_t mask[TRIAL_MASK_WORDS];
    uint32_t pages;
    uint32_t reserved;
};

/* What came of it. As in the protocol. */
struct trial_note {
    uint32_t done;
    int32_t set_error;
    int32_t get_error;
    int32_t mode;
    uint64_t mask[TRIAL_MASK_WORDS];
    int32_t touch_error;
    uint32_t reserved;
    char line[TRIAL_LINE];
};

_Static_assert(sizeof(struct trial_step) == 40, "the protocol says so");
_Static_assert(sizeof(struct trial_note) == 296, "the protocol says so");

/* A batch as it was asked for. */
struct trial_batch {
    char folder[PATH_MAX];
    uint32_t cpu;
    uint32_t timeout_ms;
    uint32_t phases;
    char mems[TRIAL_PHASES][TRIAL_MEMS];
    uint32_t trials;
};

/* Shared by the agent, the runner of the batch and the trials: steps[trials][phases], then notes[trials][phases]. */
struct trial_board {
    uint32_t phase; /* futex word: the phase that may run */
    int32_t error;  /* what stopped the runner, 0 if nothing did */
    uint32_t call;  /* the call that was refused */
    struct trial_batch batch;
    struct trial_step *steps;
    struct trial_note *notes;
    size_t bytes;
};

/* A board with room for a batch, or NULL. */
struct trial_board *trial_board_new(const struct trial_batch *batch);
void trial_board_free(struct trial_board *board);

/* Runs the batch to its end or its deadline. */
struct outcome trial_run(struct trial_board *board);

/*
 * Makes the first call of a trial in this process. A trial that ends with it needs no process of its own; otherwise everything
 * is as before.
 */
bool trial_is_refused_at_once(const struct trial_step *step, struct trial_note *note);

/* What one trial does, from its first phase to its last; rings the bell after each. */
_Noreturn void trial_perform(struct trial_board *board, uint32_t trial, int bell);

/* Starts the trials in their cgroup and leads them through the phases. */
_Noreturn void trial_lead(struct trial_board *board, int64_t deadline);

#endif
