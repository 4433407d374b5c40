/* SPDX-License-Identifier: Apache-2.0 */
/* The work loops and what their telemetry says. */
#include <errno.h>
#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "check.h"
#include "crew_rig.h"

enum { PASSES = 200 };

static bool was_seen_on(const struct slot *slot, unsigned cpu)
{
    return slot->cpus_used[0][cpu / 64] >> cpu % 64 & 1;
}

static unsigned cpus_seen(const struct slot *slot)
{
    unsigned count = 0;
    for (unsigned i = 0; i < SLOT_MASK_WORDS; i++)
        count += (unsigned)__builtin_popcountll(slot->cpus_used[0][i]);
    return count;
}

static void check_telemetry_is_consistent(const struct slot *slot)
{
    uint64_t elapsed = slot->stop_ns - slot->start_ns;
    CHECK(slot->start_ns > 0 && slot->stop_ns > slot->start_ns);
    CHECK(slot->cpu_time_ns > 0 && slot->cpu_time_ns <= elapsed);
    CHECK(slot->max_gap_ns > 0 && slot->max_gap_ns <= slot->max_gap_at_ns);
    CHECK(slot->max_gap_at_ns <= elapsed);
    CHECK(was_seen_on(slot, slot->last_cpu) && was_seen_on(slot, slot->max_gap_cpu));
    CHECK(slot->migrations + 1 >= cpus_seen(slot));
    CHECK(slot->migrations < slot->checkpoints);
}

/* Runs the request for some passes and returns the final slot. */
static struct slot result_of(struct slot request)
{
    struct rig rig = rig_with(request, STATE_RUNNING);
    rig_await_iterations(&rig, 0, PASSES);
    CHECK_EQUAL(rig.slots[0].stop_ns, 0);
    rig_command(&rig, 0, COMMAND_STOP);
    CHECK(rig_await(&rig, 0, STATE_STOPPED));
    rig_exit(&rig);
    check_telemetry_is_consistent(&rig.slots[0]);
    return rig.slots[0];
}

static struct slot request_for(enum work_type_number type)
{
    struct slot request = rig_plain_slot();
    request.work_type = type;
    return request;
}

TEST(work_cpu_spin_progresses_and_stops)
{
    struct slot result = result_of(request_for(WORK_CPU_SPIN));
    CHECK_EQUAL(result.work_units, result.iterations * 1024);
    CHECK_EQUAL(result.checkpoints, result.iterations + 2);
}

TEST(work_yield_heavy_progresses_and_stops)
{
    struct slot result = result_of(request_for(WORK_YIELD_HEAVY));
    CHECK_EQUAL(result.work_units, result.iterations);
    CHECK_EQUAL(result.checkpoints, result.iterations / 64 + 2);
}

TEST(work_mem_touch_progresses_and_stops)
{
    struct slot request = request_for(WORK_MEM_TOUCH);
    request.working_set_bytes = 100 * (uint64_t)sysconf(_SC_PAGESIZE);
    struct slot result = result_of(request);
    CHECK_EQUAL(result.work_units, result.iterations * 64);
    CHECK_EQUAL(result.checkpoints, result.iterations + 2);
}

TEST(work_mem_touch_wraps_around_a_single_page)
{
    struct slot request = request_for(WORK_MEM_TOUCH);
    request.working_set_bytes = (uint64_t)sysconf(_SC_PAGESIZE);
    CHECK_EQUAL(result_of(request).pages_touched, 1);
}

static struct rig pair_open(void)
{
    struct rig rig = rig_open(2);
    for (unsigned i = 0; i < 2; i++) {
        rig.slots[i].work_type = WORK_FUTEX_PING_PONG;
        rig.slots[i].member = i;
        rig.slots[i].argument[0] = 1024;
    }
    return rig;
}

static void start(struct rig *rig, unsigned index)
{
    rig_spawn(rig, index);
    CHECK(rig_await(rig, index, STATE_WAITING));
    rig_command(rig, index, COMMAND_SETUP);
    CHECK(rig_await(rig, index, STATE_READY));
    rig_command(rig, index, COMMAND_RUN);
}

static void stop(struct rig *rig, unsigned index)
{
    rig_command(rig, index, COMMAND_STOP);
    CHECK(rig_await(rig, index, STATE_STOPPED));
}

TEST(work_futex_ping_pong_takes_turns)
{
    struct rig rig = pair_open();
    start(&rig, 0);
    start(&rig, 1);
    rig_await_iterations(&rig, 1, 100);
    stop(&rig, 1); /* whose partner then waits for ever */
    stop(&rig, 0);
    CHECK_EQUAL(rig.slots[0].iterations - rig.slots[1].iterations, rig.slots[0].turn);
    CHECK_EQUAL(rig.slots[0].work_units, rig.slots[0].iterations * 1024);
}

TEST(work_futex_ping_pong_alone_has_one_turn_and_stops)
{
    struct rig rig = pair_open();
    start(&rig, 0);
    rig_await_iterations(&rig, 0, 1);
    stop(&rig, 0);
    CHECK_EQUAL(rig.slots[0].iterations, 1);
    CHECK_EQUAL(rig.slots[0].turn, 1);
}

/* Not CPU 0 where there is another: zero is also what nobody wrote. */
static unsigned highest_allowed_cpu(void)
{
    cpu_set_t allowed;
    unsigned cpu = CPU_SETSIZE - 1;
    CHECK_EQUAL(sched_getaffinity(0, sizeof allowed, &allowed), 0);
    while (!CPU_ISSET(cpu, &allowed))
        cpu--;
    return cpu;
}

static void check_pinned_worker_reports_its_cpu(void)
{
    unsigned cpu = highest_allowed_cpu();
    struct slot request = request_for(WORK_CPU_SPIN);
    request.want = WANT_AFFINITY;
    request.affinity_mask[cpu / 64] = 1ull << cpu % 64;
    struct slot result = result_of(request);
    CHECK_EQUAL(result.last_cpu, cpu);
    CHECK_EQUAL(result.migrations, 0);
    CHECK_EQUAL(cpus_seen(&result), 1);
}

TEST(work_of_a_pinned_worker_is_seen_on_its_cpu)
{
    check_pinned_worker_reports_its_cpu();
}

TEST(work_is_seen_on_its_cpu_without_rseq)
{
    rig_refuse_call(SYS_rseq, ENOSYS);
    check_pinned_worker_reports_its_cpu();
}
