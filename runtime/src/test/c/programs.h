/* SPDX-License-Identifier: Apache-2.0 */
/* The programs under test, as given on the command line. */
#ifndef KTSTR_PROGRAMS_H
#define KTSTR_PROGRAMS_H

extern const char *worker_program, *tether_program, *sample_program;

#endif
