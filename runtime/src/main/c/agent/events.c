/* SPDX-License-Identifier: Apache-2.0 */
/* An edge-triggered epoll: a virtio-serial port whose host end is closed is always "readable", and only an edge shows its return. */
#include "events.h"

#include <sys/epoll.h>

#include "deadline.h"

bool events_open(struct events *events)
{
    events->epoll = epoll_create1(EPOLL_CLOEXEC);
    return events->epoll >= 0;
}

bool events_watch(struct events *events, int fd)
{
    struct epoll_event interest = {.events = EPOLLIN | EPOLLOUT | EPOLLET};
    return epoll_ctl(events->epoll, EPOLL_CTL_ADD, fd, &interest) == 0;
}

void events_forget(struct events *events, int fd)
{
    epoll_ctl(events->epoll, EPOLL_CTL_DEL, fd, NULL);
}

bool events_wait(struct events *events, int64_t deadline)
{
    struct epoll_event changed[16];
    return epoll_wait(events->epoll, changed, 16, deadline_remaining(deadline)) != 0;
}
