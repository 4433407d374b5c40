/* SPDX-License-Identifier: Apache-2.0 */
/* The memory that a harness shares with one worker: section 1 of docs/protocol.md, and nothing else. */
#ifndef KTSTR_SLOT_H
#define KTSTR_SLOT_H

#include <stddef.h>
#include <stdint.h>

enum {
    SLOT_MAGIC = 0x544f4c53,
    SLOT_VERSION = 2,
    SLOT_BYTES = 2048,
    SLOT_MASK_WORDS = 16,
    SLOT_STEPS = 16,
    SLOT_FD = 3, /* where a worker finds its crew's memfd */
    BELL_FD = 4, /* and its bell */
    OUTPUT_FD = 5, /* where a worker keeps what its program has written */
};

enum want {
    WANT_AFFINITY = 1 << 0,
    WANT_SCHED_POLICY = 1 << 1,
    WANT_NICE = 1 << 2,
    WANT_MEMORY_POLICY = 1 << 3,
    FAULT_SKIP_MEMPOLICY = 1 << 16,
};

enum command { COMMAND_HOLD, COMMAND_SETUP, COMMAND_RUN, COMMAND_STOP, COMMAND_EXIT };

enum state { STATE_NEW, STATE_WAITING, STATE_READY, STATE_RUNNING, STATE_STOPPED, STATE_REFUSED };

enum work_type_number {
    WORK_CPU_SPIN = 1,
    WORK_YIELD_HEAVY = 2,
    WORK_MEM_TOUCH = 3,
    WORK_FUTEX_PING_PONG = 4,
    WORK_EXEC = 5,
};

enum step_number {
    STEP_CLOSE_DESCRIPTORS,
    STEP_DIE_WITH_PARENT,
    STEP_NAME,
    STEP_AFFINITY,
    STEP_SCHED_POLICY,
    STEP_NICE,
    STEP_SET_MEMPOLICY,
    STEP_GET_MEMPOLICY,
    STEP_RESERVE,
    STEP_OPEN_UP,
    STEP_NO_HUGE_PAGES,
    STEP_TOUCH,
    STEP_TIMER_SLACK,
    STEP_FORK,
    STEP_TRACE,
    STEP_EXEC,
};

enum parameter_number { PARAMETER_MEMBER };

enum step_status { STEP_NOT_ATTEMPTED, STEP_DONE, STEP_REFUSED };

enum worker_exit {
    WORKER_EXIT_BAD_SLOT = 64,
    WORKER_EXIT_NO_SLOT = 65,
    WORKER_EXIT_ORPHAN = 66,
    WORKER_EXIT_WAIT_FAILED = 67,
    WORKER_EXIT_NO_OUTPUT = 68,
};

enum program_end { PROGRAM_NOT_STARTED, PROGRAM_STOPPED, PROGRAM_ENDED };

struct step_report {
    uint32_t status;
    int32_t error;
};

struct slot {
    uint32_t magic; /* request */
    uint32_t version;
    uint32_t work_type;
    uint32_t want;
    int32_t sched_policy;
    int32_t sched_priority;
    int32_t nice;
    uint32_t mpol_mode;
    uint64_t mpol_maxnode;
    uint64_t working_set_bytes;
    uint64_t parameter[4];
    int32_t parent_pid;
    uint8_t reserved_request[44];
    uint64_t mpol_mask[SLOT_MASK_WORDS];
    uint64_t affinity_mask[SLOT_MASK_WORDS];

    uint32_t command; /* control */
    uint32_t state;
    int32_t pid;
    uint32_t reserved_control;

    struct step_report step[SLOT_STEPS]; /* set-up report */
    int32_t mpol_mode_read;
    uint32_t page_size;
    uint64_t working_set_address;
    uint64_t pages_touched;
    uint64_t mpol_mask_read[SLOT_MASK_WORDS];
    uint8_t reserved_report[88];

    uint64_t iterations; /* telemetry */
    uint64_t work_units;
    uint64_t start_ns;
    uint64_t stop_ns;
    uint64_t cpu_time_ns;
    uint64_t max_gap_ns;
    uint64_t max_gap_at_ns;
    uint32_t max_gap_cpu;
    uint32_t last_cpu;
    uint64_t migrations;
    uint64_t checkpoints;
    int32_t program_pid;
    uint32_t program_end;
    int32_t program_status; /* as wait(2) gives it */
    uint32_t program_memory; /* whether it is still mapped */
    uint64_t output_bytes;
    uint8_t reserved_telemetry[24];
    uint64_t cpus_used[SLOT_MASK_WORDS];

    uint32_t turn; /* meeting point of the workers that work together, in the slot of the first */
    uint8_t reserved_end[1020];
};

#define SLOT_AT(field, offset) _Static_assert(offsetof(struct slot, field) == (offset), #field " is misplaced")
SLOT_AT(magic, 0);
SLOT_AT(version, 4);
SLOT_AT(work_type, 8);
SLOT_AT(want, 12);
SLOT_AT(sched_policy, 16);
SLOT_AT(sched_priority, 20);
SLOT_AT(nice, 24);
SLOT_AT(mpol_mode, 28);
SLOT_AT(mpol_maxnode, 32);
SLOT_AT(working_set_bytes, 40);
SLOT_AT(parameter, 48);
SLOT_AT(parent_pid, 80);
SLOT_AT(reserved_request, 84);
SLOT_AT(mpol_mask, 128);
SLOT_AT(affinity_mask, 256);
SLOT_AT(command, 384);
SLOT_AT(state, 388);
SLOT_AT(pid, 392);
SLOT_AT(reserved_control, 396);
SLOT_AT(step, 400);
SLOT_AT(mpol_mode_read, 528);
SLOT_AT(page_size, 532);
SLOT_AT(working_set_address, 536);
SLOT_AT(pages_touched, 544);
SLOT_AT(mpol_mask_read, 552);
SLOT_AT(reserved_report, 680);
SLOT_AT(iterations, 768);
SLOT_AT(work_units, 776);
SLOT_AT(start_ns, 784);
SLOT_AT(stop_ns, 792);
SLOT_AT(cpu_time_ns, 800);
SLOT_AT(max_gap_ns, 808);
SLOT_AT(max_gap_at_ns, 816);
SLOT_AT(max_gap_cpu, 824);
SLOT_AT(last_cpu, 828);
SLOT_AT(migrations, 832);
SLOT_AT(checkpoints, 840);
SLOT_AT(program_pid, 848);
SLOT_AT(program_end, 852);
SLOT_AT(program_status, 856);
SLOT_AT(program_memory, 860);
SLOT_AT(output_bytes, 864);
SLOT_AT(reserved_telemetry, 872);
SLOT_AT(cpus_used, 896);
SLOT_AT(turn, 1024);
SLOT_AT(reserved_end, 1028);
#undef SLOT_AT
_Static_assert(sizeof(struct slot) == SLOT_BYTES, "a slot is 2048 bytes");

static inline uint32_t load_acquire(const uint32_t *word)
{
    return __atomic_load_n(word, __ATOMIC_ACQUIRE);
}

static inline void store_release(uint32_t *word, uint32_t value)
{
    __atomic_store_n(word, value, __ATOMIC_RELEASE);
}

static inline void store_release64(uint64_t *word, uint64_t value)
{
    __atomic_store_n(word, value, __ATOMIC_RELEASE);
}

#endif
