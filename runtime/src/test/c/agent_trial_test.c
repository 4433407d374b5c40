/* SPDX-License-Identifier: Apache-2.0 */
/* TRIAL, in a folder of plain files where a cgroup would be. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "agent_rig.h"
#include "check.h"
#include "trial.h"

enum { BIND = 2, INTERLEAVE = 3, PAGES = 16 };

static char folder[64];
static const char *const files[] = {"cpuset.mems", "cgroup.procs"};

static void remove_folder(void)
{
    char path[128];
    for (size_t i = 0; i < 2; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, files[i]);
        unlink(path);
    }
    rmdir(folder);
}

static void make_folder(void)
{
    char path[128];
    strcpy(folder, "/tmp/ktstr-trial-XXXXXX");
    CHECK(mkdtemp(folder));
    atexit(remove_folder);
    for (size_t i = 0; i < 2; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, files[i]);
        int fd = open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
        CHECK(fd >= 0);
        close(fd);
    }
}

static void check_content(const char *file, const char *expected)
{
    char path[128], content[64] = {0};
    snprintf(path, sizeof path, "%s/%s", folder, file);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    CHECK(fd >= 0);
    CHECK(read(fd, content, sizeof content - 1) >= 0);
    close(fd);
    CHECK(strcmp(content, expected) == 0);
}

struct request {
    const char *folder;
    uint32_t cpu, timeout_ms, phases, trials;
    const char *mems;
    const struct trial_step *steps;
    size_t step_count;
};

static struct answer ask(struct agent_rig *rig, struct request request)
{
    struct buffer payload = {0};
    buffer_str(&payload, request.folder);
    buffer_u32(&payload, request.cpu);
    buffer_u32(&payload, request.timeout_ms);
    buffer_u32(&payload, request.phases);
    for (uint32_t i = 0; i < request.phases && i <= TRIAL_PHASES; i++)
        buffer_str(&payload, request.mems);
    buffer_u32(&payload, request.trials);
    buffer_add(&payload, request.steps, request.step_count * sizeof *request.steps);
    struct answer answer = agent_rig_ask(rig, OP_TRIAL, &payload);
    buffer_free(&payload);
    return answer;
}

static struct trial_step set(uint32_t mode, uint64_t mask, uint32_t pages)
{
    return (struct trial_step){.want = TRIAL_SET, .mode = mode, .maxnode = mask ? 65 : 0, .mask = {mask}, .pages = pages};
}

static struct trial_note note(const struct answer *answer, size_t index)
{
    struct trial_note taken;
    CHECK(answer->size >= (index + 1) * sizeof taken);
    memcpy(&taken, answer->payload + index * sizeof taken, sizeof taken);
    return taken;
}

static struct request in_folder(const struct trial_step *steps, uint32_t trials, uint32_t phases)
{
    return (struct request){
        .folder = folder, .timeout_ms = DEADLINE_MS, .phases = phases, .trials = trials, .mems = "0", .steps = steps,
        .step_count = (size_t)trials * phases};
}

TEST(trial_notes_what_the_kernel_says)
{
    struct agent_rig rig = agent_rig_open();
    make_folder();
    const struct trial_step steps[] = {set(BIND, 1, PAGES), set(BIND, 0, PAGES), {.pages = PAGES}};
    struct answer answer = ask(&rig, in_folder(steps, 3, 1));
    CHECK_EQUAL(answer.error, 0);
    CHECK_EQUAL(answer.size, 3 * sizeof(struct trial_note));

    struct trial_note bound = note(&answer, 0);
    CHECK_EQUAL(bound.done, 1);
    CHECK_EQUAL(bound.set_error, 0);
    CHECK_EQUAL(bound.mode, BIND);
    CHECK_EQUAL(bound.mask[0], 1);
    CHECK_EQUAL(bound.touch_error, 0);
    CHECK(strstr(bound.line, " bind:0 anon=16 "));
    CHECK(strstr(bound.line, " N0=16 "));

    struct trial_note empty = note(&answer, 1);
    CHECK_EQUAL(empty.set_error, EINVAL);
    CHECK_EQUAL(empty.mode, 0);
    CHECK(strstr(empty.line, " default anon=16 "));

    CHECK(strstr(note(&answer, 2).line, " default anon=16 "));
    check_content("cpuset.mems", "0");
    check_content("cgroup.procs", "0");
}

TEST(trial_keeps_its_policy_from_phase_to_phase)
{
    struct agent_rig rig = agent_rig_open();
    make_folder();
    const struct trial_step steps[] = {set(INTERLEAVE, 1, 0), {.pages = PAGES}, {0}};
    struct answer answer = ask(&rig, in_folder(steps, 1, 3));
    CHECK_EQUAL(answer.error, 0);
    CHECK_EQUAL(note(&answer, 0).line[0], 0);
    CHECK(strstr(note(&answer, 1).line, " interleave:0 "));
    CHECK_EQUAL(note(&answer, 2).mode, INTERLEAVE);
}

TEST(trial_that_is_refused_can_end_while_others_go_on)
{
    struct agent_rig rig = agent_rig_open();
    make_folder();
    struct trial_step steps[] = {set(BIND, 0, PAGES), {.pages = PAGES}, set(BIND, 1, 0), {.pages = PAGES}};
    steps[0].want |= TRIAL_END_IF_REFUSED;
    struct answer answer = ask(&rig, in_folder(steps, 2, 2));
    CHECK_EQUAL(answer.error, 0);
    CHECK_EQUAL(note(&answer, 0).set_error, EINVAL);
    CHECK_EQUAL(note(&answer, 0).line[0], 0);
    CHECK_EQUAL(note(&answer, 1).done, 0);
    CHECK(strstr(note(&answer, 3).line, " bind:0 "));
}

TEST(trial_answers_with_the_call_that_stopped_it)
{
    static const struct trial_step step = {0};
    struct agent_rig rig = agent_rig_open();
    make_folder();
    struct request request = in_folder(&step, 1, 1);
    request.cpu = 1023;
    struct answer answer = ask(&rig, request);
    agent_rig_check_refused(&answer, EINVAL, "sched_setaffinity");
    request = in_folder(&step, 1, 1);
    request.folder = "/nowhere";
    answer = ask(&rig, request);
    agent_rig_check_refused(&answer, ENOENT, "open");
}

TEST(trial_refuses_what_is_malformed)
{
    static const struct trial_step steps[TRIAL_PHASES + 1];
    struct agent_rig rig = agent_rig_open();
    make_folder();
    const struct request wrong[] = {in_folder(steps, 0, 1), in_folder(steps, 1, 0), in_folder(steps, 1, TRIAL_PHASES + 1)};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        struct answer answer = ask(&rig, wrong[i]);
        agent_rig_check_refused(&answer, EBADMSG, "");
    }
    struct request short_of_steps = in_folder(steps, 2, 1);
    short_of_steps.step_count = 1;
    struct answer answer = ask(&rig, short_of_steps);
    agent_rig_check_refused(&answer, EBADMSG, "");
    struct request climbing = in_folder(steps, 1, 1);
    climbing.folder = "/tmp/../etc";
    answer = ask(&rig, climbing);
    agent_rig_check_refused(&answer, EINVAL, "");
}

TEST(trial_runs_many_at_once)
{
    static struct trial_step steps[100];
    struct agent_rig rig = agent_rig_open();
    make_folder();
    for (size_t i = 0; i < 100; i++)
        steps[i] = set(BIND, 1, PAGES);
    struct answer answer = ask(&rig, in_folder(steps, 100, 1));
    CHECK_EQUAL(answer.error, 0);
    for (size_t i = 0; i < 100; i++)
        CHECK(strstr(note(&answer, i).line, " N0=16 "));
}
