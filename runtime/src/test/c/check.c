/* SPDX-License-Identifier: Apache-2.0 */
/* Runs the registered tests: `tests WORKER TETHER SAMPLE`. */
#include "check.h"

#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "programs.h"

enum { EXIT_SKIPPED = 77, TEST_SECONDS = 60 };

const char *worker_program, *tether_program, *sample_program;
static struct test *first, **last = &first;

void check_register(struct test *test)
{
    *last = test;
    last = &test->next;
}

void check_fail(const char *file, int line, const char *what)
{
    printf("  %s:%d: not true: %s\n", file, line, what);
    exit(EXIT_FAILURE);
}

void check_fail_equal(const char *file, int line, const char *what, int64_t actual, int64_t expected)
{
    printf("  %s:%d: %s is %" PRId64 ", expected %" PRId64 "\n", file, line, what, actual, expected);
    exit(EXIT_FAILURE);
}

void check_skip(const char *reason)
{
    printf("  skipped: %s\n", reason);
    exit(EXIT_SKIPPED);
}

static int run_in_child(const struct test *test)
{
    int wait_status = 0;
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
        alarm(TEST_SECONDS);
        test->run();
        exit(EXIT_SUCCESS);
    }
    if (pid < 0 || waitpid(pid, &wait_status, 0) < 0)
        return -1;
    return WIFEXITED(wait_status) ? WEXITSTATUS(wait_status) : -1;
}

int main(int argc, char **argv)
{
    int passed = 0, failed = 0, skipped = 0;
    if (argc != 4) {
        fprintf(stderr, "usage: %s WORKER TETHER SAMPLE\n", argv[0]);
        return EXIT_FAILURE;
    }
    worker_program = argv[1];
    tether_program = argv[2];
    sample_program = argv[3];
    for (const struct test *test = first; test; test = test->next) {
        int status = run_in_child(test);
        int *count = status == 0 ? &passed : status == EXIT_SKIPPED ? &skipped : &failed;
        ++*count;
        printf("%s %s\n", status == 0 ? "ok  " : status == EXIT_SKIPPED ? "skip" : "FAIL", test->name);
    }
    if (skipped)
        printf("%d skipped\n", skipped);
    printf("%d passed, %d failed\n", passed, failed);
    return passed > 0 && failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
