/* SPDX-License-Identifier: Apache-2.0 */
/* A signal every 100 ms, which does nothing but end a wait, so that a worker that waits for others sees that it must stop. */
#ifndef KTSTR_TIMER_H
#define KTSTR_TIMER_H

/* For the calling thread; a negative errno if the kernel refuses. */
long timer_start(void);

#endif
