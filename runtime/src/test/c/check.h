/* SPDX-License-Identifier: Apache-2.0 */
/* A minimal test framework: TEST registers a test, CHECK ends it. Each test runs in a process of its own, under a deadline. */
#ifndef KTSTR_CHECK_H
#define KTSTR_CHECK_H

#include <stdbool.h>
#include <stdint.h>

enum { DEADLINE_MS = 20000 }; /* for whatever a test waits for; far above what anything takes */

struct test {
    const char *name;
    void (*run)(void);
    struct test *next;
};

void check_register(struct test *test);
_Noreturn void check_fail(const char *file, int line, const char *what);
_Noreturn void check_fail_equal(const char *file, int line, const char *what, int64_t actual, int64_t expected);
_Noreturn void check_skip(const char *reason);

#define TEST(name)                                                              \
    static void name(void);                                                     \
    __attribute__((constructor)) static void register_##name(void)              \
    {                                                                           \
        static struct test test = {#name, name, 0};                             \
        check_register(&test);                                                  \
    }                                                                           \
    static void name(void)

#define CHECK(condition)                                     \
    do {                                                     \
        if (!(condition))                                    \
            check_fail(__FILE__, __LINE__, #condition);      \
    } while (0)

#define CHECK_EQUAL(actual, expected)                                                             \
    do {                                                                                          \
        int64_t actual_value = (int64_t)(actual), expected_value = (int64_t)(expected);           \
        if (actual_value != expected_value)                                                       \
            check_fail_equal(__FILE__, __LINE__, #actual, actual_value, expected_value);          \
    } while (0)

#endif
