/* SPDX-License-Identifier: Apache-2.0 */
/* What a program writes to its standard output and error: any amount, of which the last part is kept. */
#ifndef KTSTR_OUTPUT_H
#define KTSTR_OUTPUT_H

#include <stdint.h>

#include "slot.h"

/* A negative errno where that is refused. */
long output_open(void);

/* In the program's process: makes it what descriptors 1 and 2 are. */
void output_attach(void);

/* Gives back the memory of what will not be kept. */
void output_trim(void);

/* Puts what is kept where the harness reads it, and says in the slot how much there was. */
void output_keep(struct slot *slot);

#endif
