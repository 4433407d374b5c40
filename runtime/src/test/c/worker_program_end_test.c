/* SPDX-License-Identifier: Apache-2.0 */
/* Workers whose work is a program: the ways in which it can end, and what is left to be seen. */
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "program_rig.h"

TEST(program_that_ends_keeps_its_memory)
{
    struct rig rig = program_sample("main-exits", "3", STATE_RUNNING);
    const struct slot *slot = program_ended(&rig);
    CHECK(WIFEXITED(slot->program_status) && WEXITSTATUS(slot->program_status) == 3);
    CHECK_EQUAL(slot->program_memory, 1);
    CHECK(program_pages(slot->program_pid) >= PROGRAM_PAGES);
    rig_command(&rig, 0, COMMAND_STOP);
    rig_exit(&rig);
    CHECK(program_is_gone(slot->program_pid));
}

TEST(program_that_ends_on_another_thread_keeps_its_memory)
{
    struct rig rig = program_sample("thread-exits", "4", STATE_RUNNING);
    const struct slot *slot = program_ended(&rig);
    CHECK(WIFEXITED(slot->program_status) && WEXITSTATUS(slot->program_status) == 4);
    CHECK(program_pages(slot->program_pid) >= 3 * PROGRAM_PAGES);
    rig_exit(&rig);
}

TEST(program_that_dies_on_another_thread_keeps_its_memory)
{
    struct rig rig = program_sample("thread-dies", "0", STATE_RUNNING);
    const struct slot *slot = program_ended(&rig);
    CHECK(WIFSIGNALED(slot->program_status) && WTERMSIG(slot->program_status) == SIGSEGV);
    CHECK(program_pages(slot->program_pid) >= 3 * PROGRAM_PAGES);
    rig_exit(&rig);
}

/* Its other threads go on, so it has not ended. */
TEST(program_whose_main_thread_leaves_runs_on)
{
    struct rig rig = program_sample("main-leaves", "0", STATE_RUNNING);
    program_await_pages(rig.slots[0].program_pid, 3 * PROGRAM_PAGES);
    program_await_stat(rig.slots[0].program_pid, ") t "); /* its main thread is held on its way out */
    CHECK_EQUAL(rig.slots[0].state, STATE_RUNNING);
    rig_command(&rig, 0, COMMAND_STOP);
    CHECK(rig_await(&rig, 0, STATE_STOPPED));
    CHECK_EQUAL(rig.slots[0].program_end, PROGRAM_STOPPED);
    CHECK(program_pages(rig.slots[0].program_pid) >= 3 * PROGRAM_PAGES);
    rig_exit(&rig);
    CHECK(program_is_gone(rig.slots[0].program_pid));
}

/* Nothing can hold up what its main thread held: that is let go with the others. */
TEST(program_that_ends_after_its_main_thread_left_is_told_without_its_memory)
{
    struct rig rig = program_sample("main-leaves-first", "7", STATE_RUNNING);
    const struct slot *slot = program_ended(&rig);
    CHECK(WIFEXITED(slot->program_status) && WEXITSTATUS(slot->program_status) == 7);
    CHECK_EQUAL(slot->program_memory, 0);
    rig_exit(&rig);
}

TEST(program_killed_by_a_signal_is_told)
{
    struct rig rig = program_shell("kill -KILL $$", STATE_RUNNING);
    const struct slot *slot = program_ended(&rig);
    CHECK(WIFSIGNALED(slot->program_status) && WTERMSIG(slot->program_status) == SIGKILL);
    rig_exit(&rig);
}

TEST(program_gets_its_signals)
{
    struct rig rig = program_sample("signals-itself", "5", STATE_RUNNING);
    const struct slot *slot = program_ended(&rig);
    CHECK_EQUAL(WEXITSTATUS(slot->program_status), 5);
    program_check_output(&rig, "signalled\n");
    rig_exit(&rig);
}

TEST(program_that_stops_itself_can_be_continued_and_ended)
{
    struct rig rig = program_shell("kill -STOP $$; echo on; exit 6", STATE_RUNNING);
    program_await_stat(rig.slots[0].program_pid, ") t ");
    CHECK_EQUAL(kill(rig.slots[0].program_pid, SIGCONT), 0);
    CHECK_EQUAL(WEXITSTATUS(program_ended(&rig)->program_status), 6);
    program_check_output(&rig, "on\n");
    rig_exit(&rig);
}

TEST(program_that_rests_can_be_stopped)
{
    struct rig rig = program_shell("kill -STOP $$", STATE_STOPPED);
    CHECK_EQUAL(rig.slots[0].program_end, PROGRAM_STOPPED);
    rig_exit(&rig);
    CHECK(program_is_gone(rig.slots[0].program_pid));
}
