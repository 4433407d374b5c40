/* SPDX-License-Identifier: Apache-2.0 */
/* The set-up steps: what is asked of the kernel, what is reported, what a refusal leaves out. */
#include <dirent.h>
#include <errno.h>
#include <inttypes.h>
#include <linux/mempolicy.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "check.h"
#include "crew_rig.h"

enum { ABSENT_NODE = 5, ALL_BITS = SLOT_MASK_WORDS * 64 + 1, PAGES = 300 };

static struct slot binding_to(unsigned node)
{
    struct slot request = rig_plain_slot();
    request.want = WANT_MEMORY_POLICY;
    request.mpol_mode = MPOL_BIND;
    request.mpol_maxnode = ALL_BITS;
    request.mpol_mask[node / 64] = 1ull << node % 64;
    return request;
}

static void check_refused(struct slot request, enum step_number number, int error)
{
    struct rig rig = rig_with(request, STATE_REFUSED);
    const struct step_report *steps = rig.slots[0].step;
    CHECK_EQUAL(steps[number].status, STEP_REFUSED);
    CHECK_EQUAL(steps[number].error, error);
    for (unsigned i = number + 1; i < SLOT_STEPS; i++)
        CHECK_EQUAL(steps[i].status, STEP_NOT_ATTEMPTED);
    rig_exit(&rig);
}

static void need_numa(void)
{
    if (access("/proc/self/numa_maps", R_OK) < 0)
        check_skip("this kernel has no NUMA support");
}

TEST(setup_of_nothing_takes_only_the_steps_that_are_always_taken)
{
    struct rig rig = rig_with(rig_plain_slot(), STATE_READY);
    for (unsigned i = 0; i < SLOT_STEPS; i++) {
        bool always = i <= STEP_NAME || i == STEP_TIMER_SLACK;
        CHECK_EQUAL(rig.slots[0].step[i].status, always ? STEP_DONE : STEP_NOT_ATTEMPTED);
        CHECK_EQUAL(rig.slots[0].step[i].error, 0);
    }
    rig_exit(&rig);
}

TEST(setup_refusal_of_an_absent_node_is_reported)
{
    need_numa();
    struct slot request = binding_to(ABSENT_NODE);
    request.working_set_bytes = (uint64_t)sysconf(_SC_PAGESIZE);
    check_refused(request, STEP_SET_MEMPOLICY, EINVAL);
}

TEST(setup_refusal_of_an_empty_affinity_is_reported)
{
    struct slot request = rig_plain_slot();
    request.want = WANT_AFFINITY;
    check_refused(request, STEP_AFFINITY, EINVAL);
}

TEST(setup_refusal_of_an_unknown_scheduling_policy_is_reported)
{
    struct slot request = rig_plain_slot();
    request.want = WANT_SCHED_POLICY | WANT_NICE;
    request.sched_policy = 99;
    check_refused(request, STEP_SCHED_POLICY, EINVAL);
}

TEST(setup_refusal_of_a_working_set_beyond_the_address_space_is_reported)
{
    struct slot request = rig_plain_slot();
    request.working_set_bytes = 1ull << 62;
    check_refused(request, STEP_RESERVE, ENOMEM);
}

TEST(setup_refusal_before_the_first_command_is_reported)
{
    struct rig rig = rig_open(1);
    rig_refuse_call(SYS_prctl, EPERM);
    rig_spawn(&rig, 0);
    CHECK(rig_await(&rig, 0, STATE_REFUSED));
    CHECK_EQUAL(rig.slots[0].step[STEP_DIE_WITH_PARENT].error, EPERM);
    CHECK_EQUAL(rig.slots[0].step[STEP_NAME].status, STEP_NOT_ATTEMPTED);
    rig_exit(&rig);
}

TEST(setup_reads_the_memory_policy_back)
{
    need_numa();
    struct rig rig = rig_with(binding_to(0), STATE_READY);
    CHECK_EQUAL(rig.slots[0].mpol_mode_read, MPOL_BIND);
    CHECK_EQUAL(rig.slots[0].mpol_mask_read[0], 1);
    for (unsigned i = 1; i < SLOT_MASK_WORDS; i++)
        CHECK_EQUAL(rig.slots[0].mpol_mask_read[i], 0);
    rig_exit(&rig);
}

TEST(setup_fault_leaves_the_memory_policy_out)
{
    need_numa();
    struct slot request = binding_to(0);
    request.want |= FAULT_SKIP_MEMPOLICY;
    struct rig rig = rig_with(request, STATE_READY);
    CHECK_EQUAL(rig.slots[0].step[STEP_SET_MEMPOLICY].status, STEP_NOT_ATTEMPTED);
    CHECK_EQUAL(rig.slots[0].step[STEP_GET_MEMPOLICY].status, STEP_DONE);
    CHECK_EQUAL(rig.slots[0].mpol_mode_read, MPOL_DEFAULT);
    CHECK_EQUAL(rig.slots[0].mpol_mask_read[0], 0);
    rig_exit(&rig);
}

TEST(setup_passes_no_nodemask_where_maxnode_is_zero)
{
    need_numa();
    struct slot request = binding_to(0);
    request.mpol_mode = MPOL_LOCAL; /* with a mask the kernel would refuse it */
    request.mpol_maxnode = 0;
    struct rig rig = rig_with(request, STATE_READY);
    CHECK_EQUAL(rig.slots[0].mpol_mode_read, MPOL_LOCAL);
    rig_exit(&rig);
}

TEST(setup_applies_scheduling_policy_and_nice)
{
    struct slot request = rig_plain_slot();
    request.want = WANT_SCHED_POLICY | WANT_NICE;
    request.sched_policy = SCHED_BATCH;
    request.nice = 7;
    struct rig rig = rig_with(request, STATE_READY);
    CHECK_EQUAL(sched_getscheduler(rig.pids[0]), SCHED_BATCH);
    CHECK_EQUAL(getpriority(PRIO_PROCESS, (id_t)rig.pids[0]), 7);
    rig_exit(&rig);
}

static void check_proc_file(pid_t pid, const char *name, const char *expected)
{
    char path[64], content[64] = "";
    snprintf(path, sizeof path, "/proc/%d/%s", pid, name);
    FILE *file = fopen(path, "r");
    CHECK(file && fgets(content, sizeof content, file));
    fclose(file);
    CHECK_EQUAL(strcmp(content, expected), 0);
}

TEST(setup_names_the_worker_and_makes_its_timers_sharp)
{
    struct rig rig = rig_with(rig_plain_slot(), STATE_READY);
    check_proc_file(rig.pids[0], "comm", "ktstr-worker\n");
    check_proc_file(rig.pids[0], "timerslack_ns", "1\n");
    rig_exit(&rig);
}

/* Counts the inaccessible mappings that touch the working set. */
static unsigned guards_of(const struct slot *slot)
{
    char path[64], line[4096], access[5];
    uint64_t begin, end, working_set_end = slot->working_set_address + slot->working_set_bytes;
    unsigned guards = 0;
    snprintf(path, sizeof path, "/proc/%d/maps", slot->pid);
    FILE *maps = fopen(path, "r");
    CHECK(maps);
    while (fgets(line, sizeof line, maps))
        if (sscanf(line, "%" SCNx64 "-%" SCNx64 " %4s", &begin, &end, access) == 3 && strcmp(access, "---p") == 0)
            guards += end == slot->working_set_address || begin == working_set_end;
    fclose(maps);
    return guards;
}

TEST(setup_working_set_has_a_guard_on_either_side)
{
    struct slot request = rig_plain_slot();
    request.working_set_bytes = PAGES * (uint64_t)sysconf(_SC_PAGESIZE);
    struct rig rig = rig_with(request, STATE_READY);
    CHECK_EQUAL(guards_of(&rig.slots[0]), 2);
    rig_exit(&rig);
}

/* Returns how many lines of numa_maps start at the working set; `anon` receives the pages of the last. */
static unsigned numa_maps_lines(const struct slot *slot, unsigned *anon)
{
    char path[64], line[4096];
    unsigned found = 0;
    snprintf(path, sizeof path, "/proc/%d/numa_maps", slot->pid);
    FILE *maps = fopen(path, "r");
    CHECK(maps);
    while (fgets(line, sizeof line, maps)) {
        const char *pages = strstr(line, " anon=");
        if (strtoull(line, NULL, 16) != slot->working_set_address)
            continue;
        found++;
        *anon = pages ? (unsigned)strtoul(pages + strlen(" anon="), NULL, 10) : 0;
    }
    fclose(maps);
    return found;
}

TEST(setup_working_set_is_one_line_of_numa_maps_with_every_page_present)
{
    need_numa();
    unsigned anon = 0;
    struct slot request = binding_to(0);
    request.working_set_bytes = PAGES * (uint64_t)sysconf(_SC_PAGESIZE);
    struct rig rig = rig_with(request, STATE_READY);
    CHECK_EQUAL(numa_maps_lines(&rig.slots[0], &anon), 1);
    CHECK_EQUAL(anon, PAGES);
    CHECK_EQUAL(rig.slots[0].pages_touched, PAGES);
    rig_command(&rig, 0, COMMAND_STOP);
    CHECK(rig_await(&rig, 0, STATE_STOPPED));
    CHECK_EQUAL(numa_maps_lines(&rig.slots[0], &anon), 1);
    rig_exit(&rig);
}

TEST(setup_goes_on_where_the_kernel_has_no_huge_pages)
{
    rig_refuse_call(SYS_madvise, EINVAL);
    struct slot request = rig_plain_slot();
    request.working_set_bytes = (uint64_t)sysconf(_SC_PAGESIZE);
    struct rig rig = rig_with(request, STATE_READY);
    CHECK_EQUAL(rig.slots[0].step[STEP_NO_HUGE_PAGES].status, STEP_DONE);
    CHECK_EQUAL(rig.slots[0].step[STEP_NO_HUGE_PAGES].error, EINVAL);
    rig_exit(&rig);
}

static void check_only_slot_and_bell_are_open(pid_t pid)
{
    char path[64];
    unsigned seen = 0;
    snprintf(path, sizeof path, "/proc/%d/fd", pid);
    DIR *folder = opendir(path);
    CHECK(folder);
    for (struct dirent *entry; (entry = readdir(folder));)
        if (entry->d_name[0] != '.')
            seen |= 1u << atoi(entry->d_name);
    closedir(folder);
    CHECK_EQUAL(seen, 1u << SLOT_FD | 1u << BELL_FD);
}

TEST(setup_closes_inherited_descriptors)
{
    CHECK(dup2(1, 7) == 7 && dup2(1, 23) == 23);
    struct rig rig = rig_with(rig_plain_slot(), STATE_WAITING);
    check_only_slot_and_bell_are_open(rig.pids[0]);
    rig_exit(&rig);
}

TEST(setup_closes_inherited_descriptors_without_close_range)
{
    CHECK(dup2(1, 7) == 7 && dup2(1, 23) == 23);
    rig_refuse_call(SYS_close_range, ENOSYS);
    struct rig rig = rig_with(rig_plain_slot(), STATE_WAITING);
    check_only_slot_and_bell_are_open(rig.pids[0]);
    rig_exit(&rig);
}
