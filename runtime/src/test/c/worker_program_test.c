/* SPDX-License-Identifier: Apache-2.0 */
/* Workers whose work is a program: how it starts, how it ends, what is seen of it, and that nothing of it is left. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "crew_rig.h"
#include "deadline.h"
#include "programs.h"

enum { KIB = 8192, PAGES = KIB / 4, KEPT = 1 << 20 };

static char *const sleeper[] = {"/bin/sleep", "1000", NULL};

static struct rig run_shell(const char *script, enum state state)
{
    static char *command[] = {"/bin/sh", "-c", NULL, NULL};
    command[2] = (char *)script;
    return rig_with_program(command, state);
}

static struct rig run_sample(const char *way, const char *status, enum state state)
{
    static char kib[16];
    static char *command[] = {NULL, NULL, kib, NULL, NULL};
    snprintf(kib, sizeof kib, "%d", KIB);
    command[0] = (char *)sample_program;
    command[1] = (char *)way;
    command[3] = (char *)status;
    return rig_with_program(command, state);
}

/* A program that ends by itself leads to STOPPED without a command. */
static const struct slot *ended(struct rig *rig)
{
    CHECK(rig_await(rig, 0, STATE_STOPPED));
    const struct slot *slot = &rig->slots[0];
    CHECK_EQUAL(slot->state, STATE_STOPPED);
    CHECK_EQUAL(slot->program_end, PROGRAM_ENDED);
    return slot;
}

/* Pages of anonymous memory, all nodes together. */
static long anonymous_pages(int pid)
{
    char path[64], line[4096];
    long pages = 0;
    snprintf(path, sizeof path, "/proc/%d/numa_maps", pid);
    FILE *file = fopen(path, "r");
    CHECK(file);
    while (fgets(line, sizeof line, file)) {
        const char *anonymous = strstr(line, " anon=");
        if (anonymous && !strstr(line, "file="))
            pages += atol(anonymous + strlen(" anon="));
    }
    fclose(file);
    return pages;
}

static void await_pages(int pid, long pages)
{
    int64_t deadline = deadline_in(DEADLINE_MS);
    while (anonymous_pages(pid) < pages)
        CHECK(deadline_remaining(deadline) > 0);
}

/* Until the line holds `part`, or the process is gone if that is NULL. A zombie counts as gone: process 1 may reap late. */
static void await_stat(int pid, const char *part)
{
    int64_t deadline = deadline_in(DEADLINE_MS);
    char path[64], line[512];
    snprintf(path, sizeof path, "/proc/%d/stat", pid);
    for (;;) {
        FILE *file = fopen(path, "r");
        bool there = file && fgets(line, sizeof line, file);
        if (file)
            fclose(file);
        if (part ? there && strstr(line, part) : !there || strstr(line, ") Z "))
            return;
        CHECK(deadline_remaining(deadline) > 0);
        poll(NULL, 0, 10);
    }
}

static size_t read_output(const struct rig *rig, char *content, size_t room)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/fd/%d", rig->pids[0], OUTPUT_FD);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    CHECK(fd >= 0);
    size_t size = 0;
    ssize_t count;
    while ((count = read(fd, content + size, room - size)) > 0)
        size += (size_t)count;
    CHECK_EQUAL(count, 0);
    close(fd);
    return size;
}

static void check_output(const struct rig *rig, const char *expected)
{
    char content[4096];
    size_t size = read_output(rig, content, sizeof content - 1);
    content[size] = '\0';
    if (strcmp(content, expected) != 0)
        printf("  output: %s\n", content);
    CHECK(strcmp(content, expected) == 0);
}

static bool is_gone(int pid)
{
    return kill(pid, 0) < 0 && errno == ESRCH;
}

TEST(program_runs_until_it_is_stopped)
{
    struct rig rig = rig_with_program(sleeper, STATE_RUNNING);
    const struct slot *slot = &rig.slots[0];
    CHECK(slot->program_pid > 0 && slot->program_pid != slot->pid);
    CHECK_EQUAL(slot->step[STEP_FORK].status, STEP_DONE);
    CHECK_EQUAL(slot->step[STEP_TRACE].status, STEP_DONE);
    CHECK_EQUAL(slot->step[STEP_EXEC].status, STEP_DONE);
    CHECK_EQUAL(slot->step[STEP_TIMER_SLACK].status, STEP_NOT_ATTEMPTED);
    rig_command(&rig, 0, COMMAND_STOP);
    CHECK(rig_await(&rig, 0, STATE_STOPPED));
    CHECK_EQUAL(slot->program_end, PROGRAM_STOPPED);
    CHECK_EQUAL(slot->program_memory, 1);
    CHECK(slot->stop_ns > slot->start_ns);
    CHECK(slot->cpu_time_ns > 0);
    CHECK(anonymous_pages(slot->program_pid) > 0);
    rig_exit(&rig);
    CHECK(is_gone(slot->program_pid));
}

TEST(program_inherits_what_the_worker_was_given)
{
    struct slot request = rig_plain_slot();
    request.work_type = WORK_EXEC;
    request.want = WANT_AFFINITY | WANT_NICE;
    cpu_set_t cpus;
    CHECK_EQUAL(sched_getaffinity(0, sizeof cpus, &cpus), 0);
    unsigned cpu = 0;
    while (!CPU_ISSET(cpu, &cpus))
        cpu++;
    request.affinity_mask[cpu / 64] = 1ull << cpu % 64;
    request.nice = 7;
    struct rig rig = rig_open(1);
    rig.slots[0] = request;
    rig.command = sleeper;
    rig_spawn(&rig, 0);
    rig_command(&rig, 0, COMMAND_RUN);
    CHECK(rig_await(&rig, 0, STATE_RUNNING));
    int pid = rig.slots[0].program_pid;
    CHECK_EQUAL(sched_getaffinity(pid, sizeof cpus, &cpus), 0);
    CHECK(CPU_COUNT(&cpus) == 1 && CPU_ISSET(cpu, &cpus));
    CHECK_EQUAL(syscall(SYS_getpriority, 0, pid), 20 - 7);
    rig_exit(&rig);
}

TEST(program_starts_with_a_clean_process)
{
    signal(SIGUSR2, SIG_IGN);
    struct rig rig = run_shell(
        "ls /proc/self/fd | tr '\\n' ' '; readlink /proc/self/fd/0; grep -E 'Sig(Blk|Ign)' /proc/self/status | tr -d '\\t\\n'", STATE_RUNNING);
    CHECK_EQUAL(ended(&rig)->program_status, 0);
    check_output(&rig, "0 1 2 3 /dev/null\nSigBlk:0000000000000000SigIgn:0000000000000000");
    rig_exit(&rig);
}

TEST(program_gets_arguments_as_they_are)
{
    static char *const command[] = {"/bin/echo", "a b", "", "*", "\xc3\xa9", NULL};
    struct rig rig = rig_with_program(command, STATE_RUNNING);
    ended(&rig);
    check_output(&rig, "a b  * \xc3\xa9\n");
    CHECK_EQUAL(rig.slots[0].output_bytes, strlen("a b  * \xc3\xa9\n"));
    rig_exit(&rig);
}

TEST(program_that_ends_keeps_its_memory)
{
    struct rig rig = run_sample("main-exits", "3", STATE_RUNNING);
    const struct slot *slot = ended(&rig);
    CHECK(WIFEXITED(slot->program_status) && WEXITSTATUS(slot->program_status) == 3);
    CHECK_EQUAL(slot->program_memory, 1);
    CHECK(anonymous_pages(slot->program_pid) >= PAGES);
    rig_command(&rig, 0, COMMAND_STOP);
    rig_exit(&rig);
    CHECK(is_gone(slot->program_pid));
}

TEST(program_that_ends_on_another_thread_keeps_its_memory)
{
    struct rig rig = run_sample("thread-exits", "4", STATE_RUNNING);
    const struct slot *slot = ended(&rig);
    CHECK(WIFEXITED(slot->program_status) && WEXITSTATUS(slot->program_status) == 4);
    CHECK(anonymous_pages(slot->program_pid) >= 3 * PAGES);
    rig_exit(&rig);
}

TEST(program_that_dies_on_another_thread_keeps_its_memory)
{
    struct rig rig = run_sample("thread-dies", "0", STATE_RUNNING);
    const struct slot *slot = ended(&rig);
    CHECK(WIFSIGNALED(slot->program_status) && WTERMSIG(slot->program_status) == SIGSEGV);
    CHECK(anonymous_pages(slot->program_pid) >= 3 * PAGES);
    rig_exit(&rig);
}

/* Its other threads go on, so it has not ended. */
TEST(program_whose_main_thread_leaves_runs_on)
{
    struct rig rig = run_sample("main-leaves", "0", STATE_RUNNING);
    await_pages(rig.slots[0].program_pid, 3 * PAGES);
    await_stat(rig.slots[0].program_pid, ") t "); /* its main thread is held on its way out */
    CHECK_EQUAL(rig.slots[0].state, STATE_RUNNING);
    rig_command(&rig, 0, COMMAND_STOP);
    CHECK(rig_await(&rig, 0, STATE_STOPPED));
    CHECK_EQUAL(rig.slots[0].program_end, PROGRAM_STOPPED);
    CHECK(anonymous_pages(rig.slots[0].program_pid) >= 3 * PAGES);
    rig_exit(&rig);
    CHECK(is_gone(rig.slots[0].program_pid));
}

TEST(program_killed_by_a_signal_is_told)
{
    struct rig rig = run_shell("kill -KILL $$", STATE_RUNNING);
    const struct slot *slot = ended(&rig);
    CHECK(WIFSIGNALED(slot->program_status) && WTERMSIG(slot->program_status) == SIGKILL);
    rig_exit(&rig);
}

TEST(program_gets_its_signals)
{
    struct rig rig = run_sample("signals-itself", "5", STATE_RUNNING);
    const struct slot *slot = ended(&rig);
    CHECK_EQUAL(WEXITSTATUS(slot->program_status), 5);
    check_output(&rig, "signalled\n");
    rig_exit(&rig);
}

TEST(program_that_stops_itself_can_be_continued_and_ended)
{
    struct rig rig = run_shell("kill -STOP $$; echo on; exit 6", STATE_RUNNING);
    await_stat(rig.slots[0].program_pid, ") t ");
    CHECK_EQUAL(kill(rig.slots[0].program_pid, SIGCONT), 0);
    CHECK_EQUAL(WEXITSTATUS(ended(&rig)->program_status), 6);
    check_output(&rig, "on\n");
    rig_exit(&rig);
}

TEST(program_that_rests_can_be_stopped)
{
    struct rig rig = run_shell("kill -STOP $$", STATE_STOPPED);
    CHECK_EQUAL(rig.slots[0].program_end, PROGRAM_STOPPED);
    rig_exit(&rig);
    CHECK(is_gone(rig.slots[0].program_pid));
}

TEST(program_may_execute_another)
{
    struct rig rig = run_shell("exec /bin/echo other", STATE_RUNNING);
    CHECK_EQUAL(ended(&rig)->program_status, 0);
    check_output(&rig, "other\n");
    rig_exit(&rig);
}

TEST(program_is_asked_to_end_first)
{
    struct rig rig = run_shell("trap 'echo asked; exit' TERM; echo ready; while :; do sleep 0.01; done", STATE_RUNNING);
    int64_t deadline = deadline_in(DEADLINE_MS);
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/fd/6", rig.pids[0]); /* what the program writes to */
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    CHECK(fd >= 0);
    char content[64];
    while (pread(fd, content, sizeof content, 0) <= 0)
        CHECK(deadline_remaining(deadline) > 0);
    rig_exit(&rig);
    CHECK(is_gone(rig.slots[0].program_pid));
    ssize_t count = pread(fd, content, sizeof content - 1, 0);
    CHECK(count > 0);
    content[count] = '\0';
    CHECK(strstr(content, "asked\n"));
}

TEST(program_that_ignores_the_request_is_killed)
{
    struct rig rig = run_shell("trap '' TERM; while :; do sleep 0.01; done", STATE_RUNNING);
    rig_command(&rig, 0, COMMAND_STOP);
    CHECK(rig_await(&rig, 0, STATE_STOPPED));
    rig_exit(&rig);
    CHECK(is_gone(rig.slots[0].program_pid));
}

TEST(program_that_does_not_exist_is_refused)
{
    static char *const command[] = {"/no/such/program", NULL};
    struct rig rig = rig_with_program(command, STATE_RUNNING);
    CHECK_EQUAL(rig.slots[0].state, STATE_REFUSED);
    CHECK_EQUAL(rig.slots[0].step[STEP_EXEC].status, STEP_REFUSED);
    CHECK_EQUAL(rig.slots[0].step[STEP_EXEC].error, ENOENT);
    CHECK_EQUAL(rig.slots[0].program_pid, 0);
    rig_exit(&rig);
}

TEST(program_that_is_none_is_refused)
{
    static char *const folder[] = {"/tmp", NULL};
    struct rig rig = rig_with_program(folder, STATE_RUNNING);
    CHECK_EQUAL(rig.slots[0].step[STEP_EXEC].error, EACCES);
    rig_exit(&rig);
}

TEST(program_that_cannot_be_traced_is_refused)
{
    rig_refuse_call(SYS_ptrace, EPERM);
    struct rig rig = rig_with_program(sleeper, STATE_RUNNING);
    CHECK_EQUAL(rig.slots[0].state, STATE_REFUSED);
    CHECK_EQUAL(rig.slots[0].step[STEP_TRACE].status, STEP_REFUSED);
    CHECK_EQUAL(rig.slots[0].step[STEP_TRACE].error, EPERM);
    CHECK_EQUAL(rig.slots[0].step[STEP_EXEC].status, STEP_NOT_ATTEMPTED);
    rig_exit(&rig);
    _exit(EXIT_SUCCESS); /* at the usual exit the address sanitizer would want to trace */
}

TEST(refused_program_leaves_a_worker_that_dies_with_its_parent)
{
    static char *const command[] = {"/no/such/program", NULL};
    struct rig rig = rig_with_program(command, STATE_RUNNING);
    CHECK_EQUAL(kill(rig.pids[0], SIGTERM), 0);
    CHECK_EQUAL(WTERMSIG(rig_end(&rig, 0)), SIGTERM);
}

TEST(last_part_of_much_output_is_kept)
{
    static char content[2 * KEPT];
    struct rig rig = run_shell("dd if=/dev/zero bs=65536 count=200 2>/dev/null | tr '\\0' 'x'; echo; echo last", STATE_RUNNING);
    CHECK_EQUAL(ended(&rig)->output_bytes, 200 * 65536 + 6);
    CHECK_EQUAL(read_output(&rig, content, sizeof content), KEPT);
    CHECK(memcmp(content + KEPT - 7, "x\nlast\n", 7) == 0);
    CHECK_EQUAL(content[0], 'x');
    rig_exit(&rig);
}

/* In a session and process group of its own, and its parent is gone. */
static const char *const daemon_script =
    "setsid sh -c 'setsid sleep 1000 & echo $!'; sleep 1000 & echo $!; while :; do sleep 1; done";

static void read_pids(const struct rig *rig, int pids[2])
{
    char path[64], content[64];
    int64_t deadline = deadline_in(DEADLINE_MS);
    snprintf(path, sizeof path, "/proc/%d/fd/6", rig->pids[0]);
    for (;;) {
        FILE *file = fopen(path, "r");
        CHECK(file);
        size_t size = fread(content, 1, sizeof content - 1, file);
        content[size] = '\0';
        fclose(file);
        if (sscanf(content, "%d\n%d\n", &pids[0], &pids[1]) == 2 && content[size - 1] == '\n')
            return;
        CHECK(deadline_remaining(deadline) > 0);
    }
}

TEST(descendants_of_a_program_end_with_it)
{
    struct rig rig = run_shell(daemon_script, STATE_RUNNING);
    int pids[2];
    read_pids(&rig, pids);
    CHECK(!is_gone(pids[0]) && !is_gone(pids[1]));
    rig_exit(&rig);
    CHECK(is_gone(pids[0]) && is_gone(pids[1]));
}

TEST(descendants_of_a_program_end_when_the_worker_is_asked_to)
{
    struct rig rig = run_shell(daemon_script, STATE_RUNNING);
    int pids[2];
    read_pids(&rig, pids);
    rig_command(&rig, 0, COMMAND_STOP);
    CHECK(rig_await(&rig, 0, STATE_STOPPED));
    CHECK_EQUAL(kill(rig.pids[0], SIGTERM), 0);
    CHECK_EQUAL(rig_end(&rig, 0), 0);
    CHECK(is_gone(rig.slots[0].program_pid) && is_gone(pids[0]) && is_gone(pids[1]));
}

TEST(program_dies_with_a_killed_worker)
{
    struct rig rig = rig_with_program(sleeper, STATE_RUNNING);
    CHECK_EQUAL(kill(rig.pids[0], SIGKILL), 0);
    rig_end(&rig, 0);
    await_stat(rig.slots[0].program_pid, NULL);
}

TEST(program_and_descendants_die_with_a_killed_harness)
{
    int pids[2], told[2];
    CHECK_EQUAL(pipe(told), 0);
    CHECK_EQUAL(prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0), 0); /* so that the worker is seen to end */
    pid_t harness = fork();
    if (harness == 0) {
        struct rig rig = run_shell(daemon_script, STATE_RUNNING);
        read_pids(&rig, pids);
        int all[] = {rig.pids[0], rig.slots[0].program_pid, pids[0], pids[1]};
        CHECK_EQUAL(write(told[1], all, sizeof all), sizeof all);
        for (;;)
            pause();
    }
    int all[4];
    CHECK_EQUAL(read(told[0], all, sizeof all), sizeof all);
    CHECK_EQUAL(kill(harness, SIGKILL), 0);
    for (unsigned i = 0; i < 4; i++)
        await_stat(all[i], NULL);
}

TEST(loops_take_no_program_and_programs_no_working_set)
{
    struct rig rig = rig_open(1);
    rig.command = sleeper;
    rig_spawn(&rig, 0);
    CHECK_EQUAL(WEXITSTATUS(rig_end(&rig, 0)), WORKER_EXIT_BAD_SLOT);
    rig.slots[0].work_type = WORK_EXEC;
    rig.slots[0].working_set_bytes = (uint64_t)sysconf(_SC_PAGESIZE);
    rig_spawn(&rig, 0);
    CHECK_EQUAL(WEXITSTATUS(rig_end(&rig, 0)), WORKER_EXIT_BAD_SLOT);
    rig.slots[0].working_set_bytes = 0;
    rig.command = NULL;
    rig_spawn(&rig, 0);
    CHECK_EQUAL(WEXITSTATUS(rig_end(&rig, 0)), WORKER_EXIT_BAD_SLOT);
}
