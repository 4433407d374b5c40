/* SPDX-License-Identifier: Apache-2.0 */
/* One pass of each work type, as docs/protocol.md lists them, and what passes are made of. */
#ifndef KTSTR_PASS_H
#define KTSTR_PASS_H

#include "worker.h"

/* What a pass returns: its units of work, or this if it did not come to its end. */
enum { UNFINISHED = -1 };

int64_t pass_spin(struct worker *worker);
int64_t pass_yield(struct worker *worker);
int64_t pass_mixed(struct worker *worker);
int64_t pass_bursty(struct worker *worker);
int64_t pass_sequence(struct worker *worker);
int64_t pass_io(struct worker *worker);
int64_t pass_memory(struct worker *worker);
int64_t pass_page_faults(struct worker *worker);
int64_t pass_cache(struct worker *worker);
int64_t pass_cache_yield(struct worker *worker);
int64_t pass_cache_pipe(struct worker *worker);
int64_t pass_pipe(struct worker *worker);
int64_t pass_turn(struct worker *worker);
int64_t pass_fan_out(struct worker *worker);
int64_t pass_compute(struct worker *worker);
int64_t pass_mutex(struct worker *worker);
int64_t pass_fork(struct worker *worker);
int64_t pass_nice(struct worker *worker);
int64_t pass_affinity(struct worker *worker);
int64_t pass_policy(struct worker *worker);
int64_t pass_working_set_sweep(struct worker *worker);
int64_t pass_migration(struct worker *worker);

/* What comes before the first pass and after the last one. */
void begin_policy(struct worker *worker);
void end_policy(struct worker *worker);
void begin_random(struct worker *worker);
void begin_period(struct worker *worker);
void end_nice(struct worker *worker);

bool must_stop(const struct worker *worker);

/* Spin-wait hints; false if it had to stop before all were given. */
bool spin(const struct worker *worker, uint64_t count);

/* Sleeps until the time has passed, and returns when that was to be; 0 if the worker must stop before. */
uint64_t doze(struct worker *worker, uint64_t ns);

/* The same, and sees how late it was woken. */
void rest(struct worker *worker, uint64_t ns);

/* The work leaves the CPU to others that can run. */
void yield(void);

/* Sends a message to the partner and waits for one from it; the units, or UNFINISHED. */
int64_t exchange(struct worker *worker, uint64_t units);

/* One pseudo-random number after the other. */
uint64_t random_next(struct worker *worker);

/* Reports a call of the work that was refused; false if `result` is a negative errno. */
bool work_accepted(struct worker *worker, enum step_number step, long result, int64_t argument);

#endif
