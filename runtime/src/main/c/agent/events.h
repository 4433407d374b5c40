/* SPDX-License-Identifier: Apache-2.0 */
/* One place to wait. Whoever waits looks for what it wants, then sleeps until any watched descriptor changes, then looks again. */
#ifndef KTSTR_EVENTS_H
#define KTSTR_EVENTS_H

#include <stdbool.h>
#include <stdint.h>

struct events {
    int epoll;
};

bool events_open(struct events *events);
bool events_watch(struct events *events, int fd);
void events_forget(struct events *events, int fd);

/* False when the deadline passed and nothing changed. */
bool events_wait(struct events *events, int64_t deadline);

#endif
