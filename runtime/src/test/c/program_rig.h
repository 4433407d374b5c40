/* SPDX-License-Identifier: Apache-2.0 */
/* Plays the harness against workers whose work is a program. */
#ifndef KTSTR_PROGRAM_RIG_H
#define KTSTR_PROGRAM_RIG_H

#include <stddef.h>

#include "crew_rig.h"

enum { PROGRAM_KIB = 8192, PROGRAM_PAGES = PROGRAM_KIB / 4 }; /* what each thread of the sample touches */

extern char *const program_sleeper[];

struct rig program_shell(const char *script, enum state state);

/* The program of sample/sample.c. */
struct rig program_sample(const char *way, const char *status, enum state state);

/* A program that ends by itself leads to STOPPED without a command. */
const struct slot *program_ended(struct rig *rig);

/* Pages of anonymous memory, all nodes together. */
long program_pages(int pid);
void program_await_pages(int pid, long pages);

/* Until the line in /proc/PID/stat holds `part`, or the process is gone if that is NULL. */
void program_await_stat(int pid, const char *part);
bool program_is_gone(int pid);

size_t program_read_output(const struct rig *rig, char *content, size_t room);
void program_check_output(const struct rig *rig, const char *expected);

#endif
