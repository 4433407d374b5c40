/* SPDX-License-Identifier: Apache-2.0 */
/* The harness end of section 1 of docs/protocol.md, as short as it can be. */
#include "crew_rig.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/filter.h>
#include <linux/futex.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <stddef.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "deadline.h"
#include "programs.h"
#include "launch.h"

static int above_worker_descriptors(int fd)
{
    int lifted = fcntl(fd, F_DUPFD_CLOEXEC, 10);
    CHECK(lifted >= 0);
    close(fd);
    return lifted;
}

struct slot rig_plain_slot(void)
{
    return (struct slot){
        .magic = SLOT_MAGIC, .version = SLOT_VERSION, .work_type = WORK_CPU_SPIN, .parent_pid = getpid()};
}

struct rig rig_open(unsigned count)
{
    struct rig rig = {.count = count};
    rig.memory = above_worker_descriptors(memfd_create("crew", MFD_CLOEXEC));
    rig.bell = above_worker_descriptors(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    CHECK_EQUAL(ftruncate(rig.memory, count * SLOT_BYTES), 0);
    rig.slots = mmap(NULL, count * SLOT_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, rig.memory, 0);
    CHECK(rig.slots != MAP_FAILED);
    for (unsigned i = 0; i < count; i++)
        rig.slots[i] = rig_plain_slot();
    return rig;
}

void rig_spawn(struct rig *rig, unsigned index)
{
    struct launch launch = {.index = index, .memory = rig->memory, .bell = rig->bell, .command = rig->command};
    while (launch.command && launch.command[launch.command_size])
        launch.command_size++;
    CHECK_EQUAL(launch_worker(worker_program, &launch, &rig->pids[index]), 0);
    rig->pidfds[index] = (int)syscall(SYS_pidfd_open, rig->pids[index], 0);
    CHECK(rig->pidfds[index] >= 0);
}

void rig_command(struct rig *rig, unsigned index, enum command command)
{
    store_release(&rig->slots[index].command, command);
    syscall(SYS_futex, &rig->slots[index].command, FUTEX_WAKE, INT_MAX, NULL, NULL, 0);
}

bool rig_await(struct rig *rig, unsigned index, enum state state)
{
    int64_t deadline = deadline_in(DEADLINE_MS);
    for (;;) {
        eventfd_t rings;
        struct pollfd news[] = {{.fd = rig->bell, .events = POLLIN}, {.fd = rig->pidfds[index], .events = POLLIN}};
        eventfd_read(rig->bell, &rings);
        if (load_acquire(&rig->slots[index].state) >= state)
            return true;
        CHECK(poll(news, 2, deadline_remaining(deadline)) > 0);
        if (news[1].revents)
            return load_acquire(&rig->slots[index].state) >= state;
    }
}

void rig_await_iterations(struct rig *rig, unsigned index, uint64_t iterations)
{
    int64_t deadline = deadline_in(DEADLINE_MS);
    struct pollfd end = {.fd = rig->pidfds[index], .events = POLLIN};
    while (__atomic_load_n(&rig->slots[index].iterations, __ATOMIC_ACQUIRE) < iterations) {
        CHECK_EQUAL(poll(&end, 1, 1), 0);
        CHECK(deadline_remaining(deadline) > 0);
    }
}

int rig_end(struct rig *rig, unsigned index)
{
    int wait_status;
    struct pollfd end = {.fd = rig->pidfds[index], .events = POLLIN};
    CHECK_EQUAL(poll(&end, 1, DEADLINE_MS), 1);
    CHECK_EQUAL(waitpid(rig->pids[index], &wait_status, 0), rig->pids[index]);
    return wait_status;
}

static void take_to(struct rig *rig, enum state state)
{
    static const enum command leads_to[] = {
        [STATE_WAITING] = COMMAND_HOLD, [STATE_READY] = COMMAND_SETUP,  [STATE_RUNNING] = COMMAND_RUN,
        [STATE_STOPPED] = COMMAND_STOP, [STATE_REFUSED] = COMMAND_SETUP};
    rig_spawn(rig, 0);
    CHECK(rig_await(rig, 0, STATE_WAITING));
    for (enum command command = COMMAND_SETUP; command <= leads_to[state]; command++) {
        rig_command(rig, 0, command);
        CHECK(rig_await(rig, 0, (enum state)(command + 1)));
    }
}

struct rig rig_with(struct slot request, enum state state)
{
    struct rig rig = rig_open(1);
    rig.slots[0] = request;
    take_to(&rig, state);
    CHECK_EQUAL(rig.slots[0].state, state);
    return rig;
}

struct rig rig_with_program(char *const *command, enum state state)
{
    struct rig rig = rig_open(1);
    rig.slots[0].work_type = WORK_EXEC;
    rig.command = command;
    take_to(&rig, state);
    return rig;
}

void rig_exit(struct rig *rig)
{
    rig_command(rig, 0, COMMAND_EXIT);
    CHECK_EQUAL(rig_end(rig, 0), 0);
}

void rig_refuse_call(int number, int error)
{
    struct sock_filter filter[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)number, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (unsigned)error),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = {.len = sizeof filter / sizeof filter[0], .filter = filter};
    CHECK_EQUAL(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), 0);
    if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) < 0)
        check_skip("this kernel has no seccomp filters");
}
