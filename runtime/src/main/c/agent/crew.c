/* SPDX-License-Identifier: Apache-2.0 */
/* The life of crews: shared memory, bell, members, ends. */
#include "crew.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/futex.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "deadline.h"
#include "launch.h"

/* A worker with a program needs four seconds at the most to put it away. */
enum { GRACE_MS = 5000, LOOK_MS = 20 };

static size_t memory_size(const struct crew *crew)
{
    return (size_t)crew->count * SLOT_BYTES;
}

/* Moves a descriptor out of the way of those that a worker is given, so that putting these in place overwrites nothing. */
static int lift(int fd)
{
    if (fd < 0 || fd > BELL_FD)
        return fd;
    int lifted = fcntl(fd, F_DUPFD_CLOEXEC, BELL_FD + 1);
    close(fd);
    return lifted;
}

static void fill_slots(struct crew *crew, const uint8_t *requests)
{
    for (uint32_t i = 0; i < crew->count; i++) {
        memcpy(&crew->slots[i], requests + (size_t)i * SLOT_REQUEST_BYTES, SLOT_REQUEST_BYTES);
        crew->slots[i].parent_pid = getpid();
    }
}

static struct outcome share_memory(struct crew *crew, const void *requests)
{
    crew->memory = lift(memfd_create("ktstr-crew", MFD_CLOEXEC));
    if (crew->memory < 0)
        return refused("memfd_create", errno);
    if (ftruncate(crew->memory, (off_t)memory_size(crew)) < 0)
        return refused("ftruncate", errno);
    void *slots = mmap(NULL, memory_size(crew), PROT_READ | PROT_WRITE, MAP_SHARED, crew->memory, 0);
    if (slots == MAP_FAILED)
        return refused("mmap", errno);
    crew->slots = slots;
    fill_slots(crew, requests);
    return accepted();
}

static struct outcome hang_bell(struct agent *agent, struct crew *crew)
{
    crew->bell = lift(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    if (crew->bell < 0)
        return refused("eventfd2", errno);
    return events_watch(&agent->events, crew->bell) ? accepted() : refused("epoll_ctl", errno);
}

/* A member that is a thread of an earlier one has its process. */
static struct outcome start_members(const struct agent *agent, struct crew *crew, const struct argv *argvs)
{
    for (uint32_t i = 0; i < crew->count; i++) {
        uint32_t leader = crew->slots[i].leader;
        if (leader > i)
            return declined(EINVAL);
        if (leader > 0) {
            crew->members[i].pid = crew->members[i - leader].pid;
            continue;
        }
        struct launch launch = {i, crew->memory, crew->bell, argvs[i].words, argvs[i].count};
        int error = launch_worker(agent->worker_path, &launch, &crew->members[i].pid);
        if (error)
            return refused("posix_spawn", error);
    }
    return accepted();
}

static struct outcome equip(struct agent *agent, struct crew *crew, const void *requests, const struct argv *argvs)
{
    struct outcome outcome = share_memory(crew, requests);
    if (!outcome.error)
        outcome = hang_bell(agent, crew);
    if (!outcome.error)
        outcome = start_members(agent, crew, argvs);
    return outcome;
}

struct outcome crew_spawn(struct agent *agent, const void *requests, const struct argv *argvs, uint32_t count,
                          struct crew **crew)
{
    struct crew *made = calloc(1, sizeof *made + count * sizeof made->members[0]);
    if (!made)
        return declined(ENOMEM);
    *made = (struct crew){.next = agent->crews, .id = ++agent->last_crew, .count = count, .memory = -1, .bell = -1};
    agent->crews = made;
    struct outcome outcome = equip(agent, made, requests, argvs);
    if (outcome.error) {
        crew_dismiss(agent, made);
        made = NULL;
    }
    *crew = made;
    return outcome;
}

struct crew *crew_find(const struct agent *agent, uint32_t id)
{
    struct crew *crew = agent->crews;
    while (crew && crew->id != id)
        crew = crew->next;
    return crew;
}

void crew_cpuset(struct crew *crew, uint32_t cpuset)
{
    for (uint32_t i = 0; i < crew->count; i++)
        store_release(&crew->slots[i].cpuset, cpuset);
}

void crew_command(struct crew *crew, uint32_t index, uint32_t command)
{
    uint32_t *word = &crew->slots[index].command;
    store_release(word, command);
    syscall(SYS_futex, word, FUTEX_WAKE, INT_MAX, NULL, NULL, 0);
}

static bool member_has_reached(const struct crew *crew, uint32_t index, uint32_t state)
{
    if (crew->members[index].ended)
        return true;
    return state <= STATE_STOPPED && load_acquire(&crew->slots[index].state) >= state;
}

bool crew_has_reached(const struct crew *crew, uint32_t state)
{
    for (uint32_t i = 0; i < crew->count; i++)
        if (!member_has_reached(crew, i, state))
            return false;
    return true;
}

static bool leads_a_process(const struct crew *crew, uint32_t index)
{
    return crew->members[index].pid > 0 && crew->slots[index].leader == 0;
}

static void signal_members(const struct crew *crew, int signal)
{
    for (uint32_t i = 0; i < crew->count; i++)
        if (leads_a_process(crew, i) && !crew->members[i].ended)
            kill(crew->members[i].pid, signal);
}

static bool members_have_ended(struct crew *crew, int options)
{
    bool all = true;
    for (uint32_t i = 0; i < crew->count; i++) {
        struct member *member = &crew->members[i];
        if (!leads_a_process(crew, i))
            continue;
        if (!member->ended)
            member->ended = waitpid(member->pid, &member->wait_status, options) == member->pid;
        all = all && member->ended;
    }
    return all;
}

/* SIGTERM ends a worker with a loop at once; one with a program puts that away first. */
static void end_members(const struct agent *agent, struct crew *crew)
{
    int64_t deadline = deadline_in(GRACE_MS);
    struct pollfd child_end = {.fd = agent->child_ends, .events = POLLIN};
    struct signalfd_siginfo news;
    signal_members(crew, SIGTERM);
    while (!members_have_ended(crew, WNOHANG) && deadline_remaining(deadline) > 0) {
        poll(&child_end, 1, LOOK_MS); /* a signal tells of several ends, and not of one that was seen before */
        while (read(agent->child_ends, &news, sizeof news) > 0)
            ; /* an unread signal would hide the next one */
    }
    signal_members(crew, SIGKILL);
    members_have_ended(crew, 0);
}

static void unlink_crew(struct agent *agent, const struct crew *crew)
{
    struct crew **link = &agent->crews;
    while (*link != crew)
        link = &(*link)->next;
    *link = crew->next;
}

void crew_dismiss(struct agent *agent, struct crew *crew)
{
    end_members(agent, crew);
    unlink_crew(agent, crew);
    if (crew->bell >= 0) {
        events_forget(&agent->events, crew->bell);
        close(crew->bell);
    }
    if (crew->slots)
        munmap(crew->slots, memory_size(crew));
    if (crew->memory >= 0)
        close(crew->memory);
    free(crew);
}

static void record_end(const struct agent *agent, pid_t pid, int wait_status)
{
    for (struct crew *crew = agent->crews; crew; crew = crew->next)
        for (uint32_t i = 0; i < crew->count; i++)
            if (crew->members[i].pid == pid && !crew->members[i].ended) {
                crew->members[i].ended = true;
                crew->members[i].wait_status = wait_status;
            }
}

void crew_reap(struct agent *agent)
{
    struct signalfd_siginfo news;
    int wait_status;
    pid_t pid;
    while (read(agent->child_ends, &news, sizeof news) > 0)
        ; /* an unread signal would hide the next one */
    while ((pid = waitpid(-1, &wait_status, WNOHANG)) > 0)
        record_end(agent, pid, wait_status);
}
