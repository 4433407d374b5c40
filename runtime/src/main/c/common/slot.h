/* SPDX-License-Identifier: Apache-2.0 */
/* The memory that a harness shares with one worker: section 1 of docs/protocol.md, and nothing else. */
#ifndef KTSTR_SLOT_H
#define KTSTR_SLOT_H

#include <stddef.h>
#include <stdint.h>

enum {
    SLOT_MAGIC = 0x544f4c53,
    SLOT_VERSION = 3,
    SLOT_BYTES = 24576,
    SLOT_REQUEST_BYTES = 3072, /* what a harness fills in */
    SLOT_MASK_WORDS = 16,
    SLOT_STEPS = 32,
    SLOT_ARGUMENTS = 16,
    SLOT_NAME_BYTES = 16,
    SLOT_PHASES = 16,     /* of a Sequence */
    SLOT_SETS = 16,       /* of nodes or CPUs */
    SLOT_CPUSETS = 16,    /* one after the other */
    SLOT_MIGRATIONS = 64, /* that are remembered */
    SLOT_STAMPS = 32,     /* of generations */
    SLOT_BUCKETS = 4096,  /* of wake latencies */
    SLOT_FD = 3, /* where a worker finds its crew's memfd */
    BELL_FD = 4, /* and its bell */
    OUTPUT_FD = 5, /* where a worker keeps what its program has written */
};

enum want {
    WANT_AFFINITY = 1 << 0,
    WANT_SCHED_POLICY = 1 << 1,
    WANT_NICE = 1 << 2,
    WANT_MEMORY_POLICY = 1 << 3,
    WANT_NAME = 1 << 4,
    WANT_DEADLINE = 1 << 5, /* sched_setattr in place of sched_setscheduler */
    FAULT_SKIP_MEMPOLICY = 1 << 16,
    FAULT_NO_TELEMETRY = 1 << 17,
};

enum command { COMMAND_HOLD, COMMAND_SETUP, COMMAND_RUN, COMMAND_STOP, COMMAND_EXIT };

enum state { STATE_NEW, STATE_WAITING, STATE_READY, STATE_RUNNING, STATE_STOPPED, STATE_REFUSED };

enum work_type_number {
    WORK_CPU_SPIN = 1,
    WORK_YIELD_HEAVY = 2,
    WORK_MEM_TOUCH = 3,
    WORK_FUTEX_PING_PONG = 4,
    WORK_EXEC = 5,
    WORK_MIXED = 6,
    WORK_IO_SYNC = 7,
    WORK_BURSTY = 8,
    WORK_PIPE_IO = 9,
    WORK_CACHE_PRESSURE = 10,
    WORK_CACHE_YIELD = 11,
    WORK_CACHE_PIPE = 12,
    WORK_FUTEX_FAN_OUT = 13,
    WORK_SEQUENCE = 14,
    WORK_FORK_EXIT = 15,
    WORK_NICE_SWEEP = 16,
    WORK_AFFINITY_CHURN = 17,
    WORK_POLICY_CHURN = 18,
    WORK_FAN_OUT_COMPUTE = 19,
    WORK_PAGE_FAULT_CHURN = 20,
    WORK_MUTEX_CONTENTION = 21,
    WORK_NUMA_WORKING_SET_SWEEP = 22,
    WORK_NUMA_MIGRATION_CHURN = 23,
};

enum phase_kind { PHASE_SPIN, PHASE_SLEEP, PHASE_YIELD, PHASE_IO };

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
    STEP_THREAD,
    STEP_PIPE,
    STEP_OPEN_PIPE,
    STEP_TIMER,
    STEP_MEMORY_FILE,
    STEP_TRY_NICE,
    STEP_READ_AFFINITY,
    STEP_WORK_WRITE,
    STEP_WORK_FORK,
    STEP_WORK_NICE,
    STEP_WORK_AFFINITY,
    STEP_WORK_POLICY,
    STEP_WORK_MADVISE,
    STEP_WORK_MBIND,
};

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

struct sequence_phase {
    uint32_t kind;
    uint32_t reserved;
    uint64_t ns;
};

struct migration {
    uint64_t at_ns; /* since start_ns */
    uint32_t from;
    uint32_t to;
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
    uint64_t member;
    uint8_t reserved_member[24];
    int32_t parent_pid;
    uint8_t reserved_parent[44];
    uint64_t mpol_mask[SLOT_MASK_WORDS];
    uint64_t affinity_mask[SLOT_MASK_WORDS];
    uint64_t argument[SLOT_ARGUMENTS];
    char name[SLOT_NAME_BYTES];
    uint64_t sched_runtime;
    uint64_t sched_deadline;
    uint64_t sched_period;
    uint32_t threads; /* slots that this process runs, itself included; 0 is 1 */
    uint32_t leader;  /* how many slots back that of its process is */
    uint32_t entries; /* of the phases or of the sets */
    uint8_t reserved_entries[12];
    struct sequence_phase phase[SLOT_PHASES];
    uint8_t reserved_request[192];
    uint64_t set[SLOT_SETS][SLOT_MASK_WORDS];

    uint32_t command; /* control */
    uint32_t state;
    int32_t pid;
    uint32_t cpuset; /* which of those that are in force one after the other */
    uint8_t reserved_control[48];

    struct step_report step[SLOT_STEPS]; /* set-up report */
    int32_t mpol_mode_read;
    uint32_t page_size;
    uint64_t working_set_address;
    uint64_t pages_touched;
    uint64_t mpol_mask_read[SLOT_MASK_WORDS];
    int64_t refused_argument;
    uint8_t reserved_report[544];

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
    uint64_t wakes;
    uint64_t wake_sum_ns;
    uint64_t wake_max_ns;
    uint64_t run_ns; /* of schedstat, as the next two */
    uint64_t run_delay_ns;
    uint64_t timeslices;
    uint32_t has_schedstat;
    uint32_t reserved_schedstat;
    uint64_t voluntary_switches;
    uint64_t involuntary_switches;
    uint64_t minor_faults;
    uint64_t major_faults;
    uint8_t reserved_telemetry[64];
    uint64_t cpus_used[SLOT_CPUSETS][SLOT_MASK_WORDS];
    struct migration migration[SLOT_MIGRATIONS]; /* the last ones, number n at n % SLOT_MIGRATIONS */
    uint8_t reserved_migrations[128];

    uint32_t turn; /* meeting point of the workers that work together, in the slot of the first */
    uint32_t reserved_turn;
    uint64_t stamp_ns; /* when the turn was handed on, or the last child of this worker ended */
    uint8_t reserved_stamp[48];
    uint32_t generation;
    uint8_t reserved_generation[60];
    uint64_t generation_ns[SLOT_STAMPS]; /* when it began, number n at n % SLOT_STAMPS */
    uint32_t lock;
    uint32_t reserved_lock;
    uint64_t unlock_ns;
    uint8_t reserved_unlock[48];
    int32_t pipe[2][2]; /* what the first and the second reads from, and the end where the other writes */
    uint8_t reserved_pipe[176];

    uint32_t wake_bucket[SLOT_BUCKETS];
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
SLOT_AT(member, 48);
SLOT_AT(parent_pid, 80);
SLOT_AT(mpol_mask, 128);
SLOT_AT(affinity_mask, 256);
SLOT_AT(argument, 384);
SLOT_AT(name, 512);
SLOT_AT(sched_runtime, 528);
SLOT_AT(sched_deadline, 536);
SLOT_AT(sched_period, 544);
SLOT_AT(threads, 552);
SLOT_AT(leader, 556);
SLOT_AT(entries, 560);
SLOT_AT(phase, 576);
SLOT_AT(set, 1024);
SLOT_AT(command, 3072);
SLOT_AT(state, 3076);
SLOT_AT(pid, 3080);
SLOT_AT(cpuset, 3084);
SLOT_AT(step, 3136);
SLOT_AT(mpol_mode_read, 3392);
SLOT_AT(page_size, 3396);
SLOT_AT(working_set_address, 3400);
SLOT_AT(pages_touched, 3408);
SLOT_AT(mpol_mask_read, 3416);
SLOT_AT(refused_argument, 3544);
SLOT_AT(iterations, 4096);
SLOT_AT(work_units, 4104);
SLOT_AT(start_ns, 4112);
SLOT_AT(stop_ns, 4120);
SLOT_AT(cpu_time_ns, 4128);
SLOT_AT(max_gap_ns, 4136);
SLOT_AT(max_gap_at_ns, 4144);
SLOT_AT(max_gap_cpu, 4152);
SLOT_AT(last_cpu, 4156);
SLOT_AT(migrations, 4160);
SLOT_AT(checkpoints, 4168);
SLOT_AT(program_pid, 4176);
SLOT_AT(program_end, 4180);
SLOT_AT(program_status, 4184);
SLOT_AT(program_memory, 4188);
SLOT_AT(output_bytes, 4192);
SLOT_AT(wakes, 4200);
SLOT_AT(wake_sum_ns, 4208);
SLOT_AT(wake_max_ns, 4216);
SLOT_AT(run_ns, 4224);
SLOT_AT(run_delay_ns, 4232);
SLOT_AT(timeslices, 4240);
SLOT_AT(has_schedstat, 4248);
SLOT_AT(voluntary_switches, 4256);
SLOT_AT(involuntary_switches, 4264);
SLOT_AT(minor_faults, 4272);
SLOT_AT(major_faults, 4280);
SLOT_AT(cpus_used, 4352);
SLOT_AT(migration, 6400);
SLOT_AT(turn, 7552);
SLOT_AT(stamp_ns, 7560);
SLOT_AT(generation, 7616);
SLOT_AT(generation_ns, 7680);
SLOT_AT(lock, 7936);
SLOT_AT(unlock_ns, 7944);
SLOT_AT(pipe, 8000);
SLOT_AT(wake_bucket, 8192);
#undef SLOT_AT
_Static_assert(sizeof(struct slot) == SLOT_BYTES, "a slot is 24576 bytes");

static inline uint32_t load_acquire(const uint32_t *word)
{
    return __atomic_load_n(word, __ATOMIC_ACQUIRE);
}

static inline void store_release(uint32_t *word, uint32_t value)
{
    __atomic_store_n(word, value, __ATOMIC_RELEASE);
}

static inline uint64_t load_acquire64(const uint64_t *word)
{
    return __atomic_load_n(word, __ATOMIC_ACQUIRE);
}

static inline void store_release64(uint64_t *word, uint64_t value)
{
    __atomic_store_n(word, value, __ATOMIC_RELEASE);
}

#endif
