/* SPDX-License-Identifier: Apache-2.0 */
/* READ, WRITE, MKDIR, RMDIR and LIST. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "agent_rig.h"
#include "check.h"

static char folder[64];

static void remove_folder(void)
{
    char path[128];
    snprintf(path, sizeof path, "%s/file", folder);
    unlink(path);
    snprintf(path, sizeof path, "%s/link", folder);
    unlink(path);
    snprintf(path, sizeof path, "%s/sub/file", folder);
    unlink(path);
    snprintf(path, sizeof path, "%s/sub", folder);
    rmdir(path);
    rmdir(folder);
}

/* The path of `name` in a folder that goes away with the test. */
static const char *in_folder(const char *name)
{
    static char path[128];
    if (!folder[0]) {
        strcpy(folder, "/tmp/ktstr-agent-XXXXXX");
        CHECK(mkdtemp(folder));
        atexit(remove_folder);
    }
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void create(const char *path, const char *content)
{
    int fd = open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    CHECK(fd >= 0);
    CHECK_EQUAL(write(fd, content, strlen(content)), strlen(content));
    close(fd);
}

static struct answer ask_to_write(struct agent_rig *rig, const char *path, const char *content)
{
    struct buffer payload = {0};
    buffer_str(&payload, path);
    buffer_str(&payload, content);
    struct answer answer = agent_rig_ask(rig, OP_WRITE, &payload);
    buffer_free(&payload);
    return answer;
}

static struct answer ask_to_put(struct agent_rig *rig, const char *path, uint32_t mode, uint32_t begins, const char *content)
{
    struct buffer payload = {0};
    buffer_str(&payload, path);
    buffer_u32(&payload, mode);
    buffer_u32(&payload, begins);
    buffer_str(&payload, content);
    struct answer answer = agent_rig_ask(rig, OP_PUT, &payload);
    buffer_free(&payload);
    return answer;
}

static void check_content(const char *path, const char *expected)
{
    char content[64];
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    CHECK(fd >= 0);
    ssize_t size = read(fd, content, sizeof content);
    CHECK_EQUAL(size, strlen(expected));
    CHECK_EQUAL(memcmp(content, expected, (size_t)size), 0);
    close(fd);
}

TEST(agent_puts_files_piece_by_piece_into_folders_that_it_makes)
{
    struct agent_rig rig = agent_rig_open();
    const char *path = in_folder("sub/file");
    struct stat made;
    CHECK_EQUAL(ask_to_put(&rig, path, 0755, 1, "one ").error, 0);
    CHECK_EQUAL(ask_to_put(&rig, path, 0755, 0, "two").error, 0);
    check_content(path, "one two");
    CHECK_EQUAL(stat(path, &made), 0);
    CHECK_EQUAL(made.st_mode, S_IFREG | 0755);
    unlink(path);
}

TEST(agent_does_not_put_where_something_is)
{
    struct agent_rig rig = agent_rig_open();
    const char *path = in_folder("file");
    create(path, "old");
    struct answer answer = ask_to_put(&rig, path, 0755, 1, "new");
    agent_rig_check_refused(&answer, EEXIST, "open");
    check_content(path, "old");
    char link[128];
    snprintf(link, sizeof link, "%s/link", folder);
    CHECK_EQUAL(symlink("file", link), 0);
    answer = ask_to_put(&rig, link, 0755, 0, "new");
    agent_rig_check_refused(&answer, ELOOP, "open");
    check_content(in_folder("file"), "old");
}

TEST(agent_puts_nothing_at_unfit_paths)
{
    struct agent_rig rig = agent_rig_open();
    struct answer answer = ask_to_put(&rig, "tmp/file", 0755, 1, "");
    agent_rig_check_refused(&answer, EINVAL, "");
    answer = ask_to_put(&rig, "/tmp/../file", 0755, 1, "");
    agent_rig_check_refused(&answer, EINVAL, "");
    answer = ask_to_put(&rig, in_folder("file"), 04755, 1, "");
    agent_rig_check_refused(&answer, EINVAL, "");
    answer = ask_to_put(&rig, "/proc/version/file", 0755, 1, "");
    agent_rig_check_refused(&answer, ENOTDIR, "open");
}

TEST(agent_reads_files_without_a_size)
{
    struct agent_rig rig = agent_rig_open();
    struct answer answer = agent_rig_ask_about(&rig, OP_READ, "/proc/self/status");
    char expected[32];
    snprintf(expected, sizeof expected, "\nPid:\t%d\n", rig.pid);
    CHECK_EQUAL(answer.error, 0);
    CHECK(memmem(answer.payload, answer.size, expected, strlen(expected)));
}

TEST(agent_reads_an_empty_file)
{
    struct agent_rig rig = agent_rig_open();
    struct answer answer = agent_rig_ask_about(&rig, OP_READ, "/dev/null");
    CHECK_EQUAL(answer.error, 0);
    CHECK_EQUAL(answer.size, 0);
}

TEST(agent_reads_no_endless_file)
{
    struct agent_rig rig = agent_rig_open();
    struct answer answer = agent_rig_ask_about(&rig, OP_READ, "/dev/zero");
    agent_rig_check_refused(&answer, EFBIG, "");
}

TEST(agent_names_the_call_that_was_refused)
{
    struct agent_rig rig = agent_rig_open();
    struct answer answer = agent_rig_ask_about(&rig, OP_READ, "/no/such/file");
    agent_rig_check_refused(&answer, ENOENT, "open");
    answer = agent_rig_ask_about(&rig, OP_READ, "/tmp");
    agent_rig_check_refused(&answer, EISDIR, "read");
    answer = agent_rig_ask_about(&rig, OP_LIST, "/no/such/folder");
    agent_rig_check_refused(&answer, ENOENT, "open");
    answer = agent_rig_ask_about(&rig, OP_RMDIR, "/no/such/folder");
    agent_rig_check_refused(&answer, ENOENT, "rmdir");
    answer = agent_rig_ask_about(&rig, OP_MKDIR, "/tmp");
    agent_rig_check_refused(&answer, EEXIST, "mkdir");
    answer = ask_to_write(&rig, "/dev/full", "x");
    agent_rig_check_refused(&answer, ENOSPC, "write");
}

TEST(agent_writes_existing_files)
{
    struct agent_rig rig = agent_rig_open();
    const char *path = in_folder("file");
    create(path, "");
    CHECK_EQUAL(ask_to_write(&rig, path, "3-5\n").error, 0);
    struct answer answer = agent_rig_ask_about(&rig, OP_READ, path);
    CHECK_EQUAL(answer.size, 4);
    CHECK_EQUAL(memcmp(answer.payload, "3-5\n", 4), 0);
}

TEST(agent_creates_no_files)
{
    struct agent_rig rig = agent_rig_open();
    struct answer answer = ask_to_write(&rig, in_folder("file"), "x");
    agent_rig_check_refused(&answer, ENOENT, "open");
}

TEST(agent_makes_and_removes_folders)
{
    struct agent_rig rig = agent_rig_open();
    const char *path = in_folder("sub");
    struct stat status;
    umask(0);
    CHECK_EQUAL(agent_rig_ask_about(&rig, OP_MKDIR, path).error, 0);
    CHECK_EQUAL(stat(path, &status), 0);
    CHECK(S_ISDIR(status.st_mode));
    CHECK_EQUAL(agent_rig_ask_about(&rig, OP_RMDIR, path).error, 0);
    CHECK(stat(path, &status) < 0 && errno == ENOENT);
}

static bool lists(const struct answer *answer, char type, const char *name)
{
    struct buffer entry = {0};
    buffer_add(&entry, &type, 1);
    buffer_str(&entry, name);
    bool found = memmem(answer->payload, answer->size, entry.data, entry.size);
    buffer_free(&entry);
    return found;
}

TEST(agent_lists_folders)
{
    struct agent_rig rig = agent_rig_open();
    create(in_folder("file"), "");
    CHECK_EQUAL(mkdir(in_folder("sub"), 0700), 0);
    CHECK_EQUAL(symlink("nowhere", in_folder("link")), 0);
    struct answer answer = agent_rig_ask_about(&rig, OP_LIST, folder);
    CHECK_EQUAL(answer.error, 0);
    CHECK(lists(&answer, 'f', "file") && lists(&answer, 'd', "sub") && lists(&answer, 'l', "link"));
    CHECK_EQUAL(answer.size, 3 * (1 + 4) + strlen("file") + strlen("sub") + strlen("link"));
    answer = agent_rig_ask_about(&rig, OP_LIST, "/dev");
    CHECK(lists(&answer, 'o', "null"));
}

TEST(agent_refuses_paths_that_are_relative_or_climb)
{
    static const char *const unfit[] = {"", "proc/version", "./x", "/..", "/tmp/..", "/tmp/../etc/passwd", "/../x"};
    struct agent_rig rig = agent_rig_open();
    for (uint16_t op = OP_READ; op <= OP_LIST; op++)
        for (size_t i = 0; i < sizeof unfit / sizeof unfit[0]; i++) {
            struct answer answer =
                op == OP_WRITE ? ask_to_write(&rig, unfit[i], "x") : agent_rig_ask_about(&rig, op, unfit[i]);
            agent_rig_check_refused(&answer, EINVAL, "");
        }
}

TEST(agent_accepts_dots_that_do_not_climb)
{
    struct agent_rig rig = agent_rig_open();
    struct answer answer = agent_rig_ask_about(&rig, OP_READ, "/proc/./..version..");
    agent_rig_check_refused(&answer, ENOENT, "open");
}

TEST(agent_refuses_paths_with_a_zero_byte_and_endless_ones)
{
    struct agent_rig rig = agent_rig_open();
    struct buffer payload = {0};
    char endless[5000];
    buffer_u32(&payload, 6);
    buffer_add(&payload, "/tmp\0x", 6);
    struct answer answer = agent_rig_ask(&rig, OP_READ, &payload);
    agent_rig_check_refused(&answer, EINVAL, "");
    buffer_free(&payload);
    memset(endless, '/', sizeof endless);
    endless[sizeof endless - 1] = '\0';
    answer = agent_rig_ask_about(&rig, OP_READ, endless);
    agent_rig_check_refused(&answer, ENAMETOOLONG, "");
}
