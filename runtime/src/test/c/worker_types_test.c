/* SPDX-License-Identifier: Apache-2.0 */
/* Every work type: makes progress, counts what docs/protocol.md says, is woken, and stops when it is told to. */
#include <errno.h>
#include <sched.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "check.h"
#include "crew_rig.h"
#include "program_rig.h"

enum { PASSES = 20, MILLISECOND = 1000000 };

/* A group of workers with this request, each with its number. */
static struct rig group_of(struct slot request, unsigned members)
{
    struct rig rig = rig_open(members);
    for (unsigned i = 0; i < members; i++) {
        rig.slots[i] = request;
        rig.slots[i].member = i;
    }
    for (unsigned i = 0; i < members; i++) {
        rig_spawn(&rig, i);
        CHECK(rig_await(&rig, i, STATE_WAITING));
    }
    return rig;
}

static void reach(struct rig *rig, enum command command, enum state state)
{
    for (unsigned i = 0; i < rig->count; i++)
        rig_command(rig, i, command);
    for (unsigned i = 0; i < rig->count; i++) {
        CHECK(rig_await(rig, i, state));
        CHECK_EQUAL(rig->slots[i].state, state);
    }
}

static struct rig run_group(struct slot request, unsigned members)
{
    struct rig rig = group_of(request, members);
    reach(&rig, COMMAND_SETUP, STATE_READY);
    reach(&rig, COMMAND_RUN, STATE_RUNNING);
    for (unsigned i = 0; i < members; i++)
        rig_await_iterations(&rig, i, PASSES);
    reach(&rig, COMMAND_STOP, STATE_STOPPED);
    for (unsigned i = 0; i < members; i++) {
        const struct slot *slot = &rig.slots[i];
        CHECK(slot->stop_ns > slot->start_ns);
        CHECK(slot->checkpoints >= 2 && slot->max_gap_ns > 0);
        CHECK(slot->cpu_time_ns <= slot->stop_ns - slot->start_ns);
        CHECK(slot->minor_faults + slot->major_faults < 1000000);
        rig_command(&rig, i, COMMAND_EXIT);
        CHECK_EQUAL(rig_end(&rig, i), 0);
    }
    return rig;
}

static struct slot request_for(enum work_type_number type, uint64_t first, uint64_t second, uint64_t third, uint64_t fourth)
{
    struct slot request = rig_plain_slot();
    const uint64_t arguments[] = {first, second, third, fourth};
    request.work_type = type;
    memcpy(request.argument, arguments, sizeof arguments);
    return request;
}

static struct slot with_memory(struct slot request, uint64_t bytes)
{
    request.working_set_bytes = bytes;
    return request;
}

static struct slot run_alone(struct slot request)
{
    return run_group(request, 1).slots[0];
}

static uint64_t wakes_in_buckets(const struct slot *slot)
{
    uint64_t count = 0;
    for (unsigned i = 0; i < SLOT_BUCKETS; i++)
        count += slot->wake_bucket[i];
    return count;
}

static void check_counts_of_wakes(const struct slot *slot)
{
    CHECK_EQUAL(wakes_in_buckets(slot), slot->wakes);
    CHECK(slot->wake_sum_ns >= slot->wake_max_ns);
    CHECK(slot->wake_max_ns < slot->stop_ns - slot->start_ns);
    CHECK_EQUAL(slot->wake_max_ns > 0, slot->wakes > 0);
}

static void check_wakes(const struct slot *slot)
{
    CHECK(slot->wakes > 0);
    check_counts_of_wakes(slot);
}

/* On one CPU one of two may find its turn come whenever it gets to run, and never wait. */
static void check_wakes_of_some(const struct rig *rig)
{
    uint64_t wakes = 0;
    for (unsigned i = 0; i < rig->count; i++) {
        check_counts_of_wakes(&rig->slots[i]);
        wakes += rig->slots[i].wakes;
    }
    CHECK(wakes > 0);
}

static void check_units(const struct slot *slot, uint64_t units)
{
    CHECK_EQUAL(slot->work_units, slot->iterations * units);
}

TEST(type_mixed)
{
    struct slot slot = run_alone(request_for(WORK_MIXED, 0, 0, 0, 0));
    check_units(&slot, 1024);
    CHECK_EQUAL(slot.wakes, 0);
}

TEST(type_io_sync_rests_after_its_writes)
{
    struct slot slot = run_alone(request_for(WORK_IO_SYNC, 0, 0, 0, 0));
    CHECK(slot.work_units - slot.iterations * 16 <= 0);
    check_wakes(&slot);
    CHECK(slot.voluntary_switches >= slot.iterations / 2);
}

TEST(type_bursty_does_not_count_its_sleep_as_latency_or_gap)
{
    struct slot slot = run_alone(request_for(WORK_BURSTY, MILLISECOND, 20 * MILLISECOND, 0, 0));
    check_wakes(&slot);
    CHECK_EQUAL(slot.work_units % 1024, 0);
    CHECK(slot.stop_ns - slot.start_ns > (slot.iterations - 1) * 20 * MILLISECOND);
    CHECK(slot.wake_sum_ns < slot.wakes * 20 * MILLISECOND);
}

TEST(type_bursty_that_does_not_sleep_is_not_woken)
{
    struct slot slot = run_alone(request_for(WORK_BURSTY, MILLISECOND, 0, 0, 0));
    CHECK_EQUAL(slot.wakes, 0);
}

TEST(type_bursty_stops_in_the_middle_of_a_long_sleep)
{
    struct rig rig = group_of(request_for(WORK_BURSTY, MILLISECOND, 3600ull * 1000 * MILLISECOND, 0, 0), 1);
    reach(&rig, COMMAND_SETUP, STATE_READY);
    reach(&rig, COMMAND_RUN, STATE_RUNNING);
    reach(&rig, COMMAND_STOP, STATE_STOPPED);
    CHECK_EQUAL(rig.slots[0].wakes, 0);
    rig_exit(&rig);
}

TEST(type_sequence_takes_its_phases_in_turn)
{
    struct slot request = request_for(WORK_SEQUENCE, 0, 0, 0, 0);
    for (uint32_t kind = PHASE_SPIN; kind <= PHASE_IO; kind++)
        request.phase[kind] = (struct sequence_phase){.kind = kind, .ns = MILLISECOND};
    request.entries = 4;
    struct slot slot = run_alone(request);
    check_wakes(&slot);
    CHECK(slot.checkpoints > slot.iterations * 3);
    CHECK(slot.work_units >= slot.iterations * (1024 + 1));
}

TEST(type_cache_pressure)
{
    struct slot slot = run_alone(with_memory(request_for(WORK_CACHE_PRESSURE, 32768, 64, 0, 0), 32768));
    check_units(&slot, 1024);
}

TEST(type_cache_yield)
{
    struct slot slot = run_alone(with_memory(request_for(WORK_CACHE_YIELD, 32768, 64, 0, 0), 32768));
    check_units(&slot, 1024);
    CHECK_EQUAL(slot.wakes, 0);
}

TEST(type_fork_exit)
{
    struct slot slot = run_alone(with_memory(request_for(WORK_FORK_EXIT, 0, 0, 0, 0), 1 << 20));
    check_units(&slot, 1);
    check_wakes(&slot);
    CHECK_EQUAL(slot.wakes, slot.iterations);
}

/* The worker when it has stopped, which is to be told to exit. */
static struct rig stopped_alone(struct slot request)
{
    struct rig rig = group_of(request, 1);
    reach(&rig, COMMAND_SETUP, STATE_READY);
    reach(&rig, COMMAND_RUN, STATE_RUNNING);
    rig_await_iterations(&rig, 0, PASSES);
    reach(&rig, COMMAND_STOP, STATE_STOPPED);
    return rig;
}

TEST(type_nice_sweep_returns_to_where_it_was)
{
    enum { BEFORE = 3 };
    if (setpriority(PRIO_PROCESS, 0, -1) < 0 || setpriority(PRIO_PROCESS, 0, BEFORE) < 0)
        check_skip("this user may not have every nice value");
    struct rig rig = stopped_alone(request_for(WORK_NICE_SWEEP, 0, 0, 0, 0));
    check_units(&rig.slots[0], 512);
    CHECK_EQUAL(getpriority(PRIO_PROCESS, (id_t)rig.slots[0].pid), BEFORE);
    rig_exit(&rig);
}

TEST(type_nice_sweep_without_the_right_is_refused_before_it_works)
{
    rig_refuse_call(SYS_setpriority, EACCES);
    struct rig rig = rig_with(request_for(WORK_NICE_SWEEP, 0, 0, 0, 0), STATE_REFUSED);
    CHECK_EQUAL(rig.slots[0].step[STEP_TRY_NICE].error, EACCES);
    rig_exit(&rig);
}

TEST(type_affinity_churn_is_seen_on_every_cpu)
{
    cpu_set_t allowed;
    CHECK_EQUAL(sched_getaffinity(0, sizeof allowed, &allowed), 0);
    struct slot slot = run_alone(request_for(WORK_AFFINITY_CHURN, 1024, 0, 0, 0));
    check_units(&slot, 1024);
    if (CPU_COUNT(&allowed) < 2)
        check_skip("one CPU");
    CHECK(slot.migrations > 0);
    unsigned last = (unsigned)((slot.migrations - 1) % SLOT_MIGRATIONS);
    CHECK(slot.migration[last].from != slot.migration[last].to);
    CHECK(slot.migration[last].at_ns > 0 && slot.migration[last].at_ns <= slot.stop_ns - slot.start_ns);
}

TEST(type_affinity_churn_that_is_refused_while_it_works_tells_so)
{
    rig_refuse_call(SYS_sched_setaffinity, EINVAL);
    struct rig rig = group_of(request_for(WORK_AFFINITY_CHURN, 1, 0, 0, 0), 1);
    reach(&rig, COMMAND_SETUP, STATE_READY);
    rig_command(&rig, 0, COMMAND_RUN);
    CHECK(rig_await(&rig, 0, STATE_REFUSED));
    CHECK_EQUAL(rig.slots[0].step[STEP_WORK_AFFINITY].error, EINVAL);
    CHECK_EQUAL(rig.slots[0].iterations, 0);
    rig_exit(&rig);
}

TEST(type_policy_churn_ends_with_the_normal_policy)
{
    struct rig rig = stopped_alone(request_for(WORK_POLICY_CHURN, 1024, 0, 0, 0));
    check_units(&rig.slots[0], 1024);
    CHECK_EQUAL(sched_getscheduler(rig.slots[0].pid), SCHED_OTHER);
    rig_exit(&rig);
}

/* 256 random pages of 1024 are some 220 different ones; the worker's own are a few. */
TEST(type_page_fault_churn_leaves_the_pages_of_its_last_pass)
{
    enum { LEAST_PAGES = 100 };
    if (access("/proc/self/numa_maps", R_OK) < 0)
        check_skip("this kernel has no NUMA support");
    struct rig rig = stopped_alone(with_memory(request_for(WORK_PAGE_FAULT_CHURN, 4 << 20, 256, 64, 0), 4 << 20));
    check_units(&rig.slots[0], 320);
    CHECK(rig.slots[0].minor_faults > rig.slots[0].iterations * 200);
    CHECK(program_pages(rig.slots[0].pid) > LEAST_PAGES);
    rig_exit(&rig);
}

static struct rig run_pair(struct slot request)
{
    struct rig rig = run_group(request, 2);
    check_units(&rig.slots[0], request.argument[0] ? request.argument[0] : 1);
    check_wakes_of_some(&rig);
    return rig;
}

TEST(type_futex_ping_pong)
{
    struct rig rig = run_pair(request_for(WORK_FUTEX_PING_PONG, 1024, 0, 0, 0));
    CHECK(rig.slots[0].iterations - rig.slots[1].iterations + 1 <= 2);
}

TEST(type_futex_ping_pong_without_spins_counts_one_unit)
{
    run_pair(request_for(WORK_FUTEX_PING_PONG, 0, 0, 0, 0));
}

TEST(type_pipe_io)
{
    run_pair(request_for(WORK_PIPE_IO, 1024, 0, 0, 0));
}

TEST(type_pipe_io_stops_when_its_partner_is_gone)
{
    struct rig rig = group_of(request_for(WORK_PIPE_IO, 1024, 0, 0, 0), 2);
    reach(&rig, COMMAND_SETUP, STATE_READY);
    rig_command(&rig, 1, COMMAND_EXIT);
    CHECK_EQUAL(rig_end(&rig, 1), 0);
    rig_command(&rig, 0, COMMAND_RUN);
    CHECK(rig_await(&rig, 0, STATE_RUNNING));
    rig_command(&rig, 0, COMMAND_STOP);
    CHECK(rig_await(&rig, 0, STATE_STOPPED));
    CHECK_EQUAL(rig.slots[0].iterations, 0);
}

TEST(type_cache_pipe)
{
    struct slot request = with_memory(request_for(WORK_CACHE_PIPE, 32768, 1500, 0, 0), 32768);
    struct rig rig = run_group(request, 2);
    check_units(&rig.slots[1], 1500);
    check_wakes_of_some(&rig);
}

TEST(type_futex_fan_out)
{
    struct rig rig = run_group(request_for(WORK_FUTEX_FAN_OUT, 4, 1024, 0, 0), 5);
    check_units(&rig.slots[0], 1280);
    CHECK_EQUAL(rig.slots[0].wakes, 0);
    for (unsigned i = 1; i < 5; i++)
        check_units(&rig.slots[i], 1024);
    check_wakes_of_some(&rig);
}

TEST(type_fan_out_compute)
{
    struct slot request = with_memory(request_for(WORK_FAN_OUT_COMPUTE, 2, 16384, 5, 100000), 16384);
    struct rig rig = run_group(request, 3);
    check_units(&rig.slots[0], 256);
    check_units(&rig.slots[1], 5);
    check_units(&rig.slots[2], 5);
    check_wakes_of_some(&rig);
    CHECK(rig.slots[1].wakes <= rig.slots[1].iterations + 1); /* its sleep is not one of them */
}

TEST(type_mutex_contention)
{
    struct rig rig = run_group(request_for(WORK_MUTEX_CONTENTION, 4, 256, 1024, 0), 4);
    for (unsigned i = 0; i < 4; i++)
        check_units(&rig.slots[i], 1280);
    CHECK_EQUAL(rig.slots[0].lock, 0);
}

TEST(type_numa_working_set_sweep_of_one_node)
{
    if (access("/proc/self/numa_maps", R_OK) < 0)
        check_skip("this kernel has no NUMA support");
    struct slot request = with_memory(request_for(WORK_NUMA_WORKING_SET_SWEEP, 1 << 20, MILLISECOND, 0, 0), 1 << 20);
    request.entries = 1;
    request.set[0][0] = 1;
    struct slot slot = run_alone(request);
    check_units(&slot, 64);
}

TEST(type_numa_working_set_sweep_to_an_absent_node_is_refused)
{
    if (access("/proc/self/numa_maps", R_OK) < 0)
        check_skip("this kernel has no NUMA support");
    struct slot request = with_memory(request_for(WORK_NUMA_WORKING_SET_SWEEP, 1 << 20, MILLISECOND, 0, 0), 1 << 20);
    request.entries = 1;
    request.set[0][0] = 1ull << 62;
    struct rig rig = group_of(request, 1);
    reach(&rig, COMMAND_SETUP, STATE_READY);
    rig_command(&rig, 0, COMMAND_RUN);
    CHECK(rig_await(&rig, 0, STATE_REFUSED));
    CHECK_EQUAL(rig.slots[0].step[STEP_WORK_MBIND].error, EINVAL);
    rig_exit(&rig);
}

TEST(type_numa_migration_churn_takes_the_sets_of_cpus_in_turn)
{
    cpu_set_t allowed;
    CHECK_EQUAL(sched_getaffinity(0, sizeof allowed, &allowed), 0);
    if (!CPU_ISSET(0, &allowed) || !CPU_ISSET(1, &allowed))
        check_skip("not both of CPU 0 and 1");
    struct slot request = request_for(WORK_NUMA_MIGRATION_CHURN, 100000, 0, 0, 0);
    request.entries = 2;
    request.set[0][0] = 1;
    request.set[1][0] = 2;
    struct slot slot = run_alone(request);
    check_units(&slot, 1024);
    CHECK(slot.migrations > 0);
}

TEST(type_is_not_measured_where_that_is_not_wanted)
{
    struct slot request = request_for(WORK_FUTEX_PING_PONG, 1024, 0, 0, 0);
    request.want = FAULT_NO_TELEMETRY;
    struct rig rig = run_group(request, 2);
    CHECK_EQUAL(rig.slots[0].wakes, 0);
    CHECK_EQUAL(rig.slots[0].checkpoints, 2);
}
