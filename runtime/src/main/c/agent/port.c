/* SPDX-License-Identifier: Apache-2.0 */
/* Ports are announced by the host while the guest boots; the kernel reports each name by a uevent. */
#include "port.h"

#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/netlink.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "deadline.h"

#define PORTS "/sys/class/virtio-ports"
enum { RESCAN_MS = 20 }; /* a kernel without networking has no uevents to wait for */

static int listen_for_uevents(void)
{
    struct sockaddr_nl kernel_group = {.nl_family = AF_NETLINK, .nl_groups = 1};
    int fd = socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_KOBJECT_UEVENT);
    if (fd >= 0 && bind(fd, (struct sockaddr *)&kernel_group, sizeof kernel_group) < 0) {
        close(fd);
        return -1;
    }
    return fd;
}

static void wait_for_uevent(int uevents)
{
    char ignored[4096];
    struct pollfd news = {.fd = uevents, .events = POLLIN};
    poll(&news, 1, RESCAN_MS);
    while (uevents >= 0 && recv(uevents, ignored, sizeof ignored, 0) > 0)
        ;
}

static bool has_name(const char *port, const char *name)
{
    char path[PATH_MAX], found[256] = "";
    snprintf(path, sizeof path, PORTS "/%s/name", port);
    FILE *file = fopen(path, "re");
    if (!file)
        return false;
    char *line = fgets(found, sizeof found, file);
    fclose(file);
    found[strcspn(found, "\n")] = '\0';
    return line && strcmp(found, name) == 0;
}

static int open_device(const char *port)
{
    char path[PATH_MAX];
    snprintf(path, sizeof path, "/dev/%s", port);
    return open(path, O_RDWR | O_CLOEXEC | O_NOCTTY);
}

static int open_named(const char *name)
{
    int fd = -1;
    DIR *ports = opendir(PORTS);
    if (!ports)
        return -1;
    for (struct dirent *entry; fd < 0 && (entry = readdir(ports));)
        if (entry->d_name[0] != '.' && has_name(entry->d_name, name))
            fd = open_device(entry->d_name);
    closedir(ports);
    return fd;
}

int port_open(const char *name, int64_t deadline)
{
    int uevents = listen_for_uevents();
    int fd = open_named(name);
    while (fd < 0 && deadline_remaining(deadline) > 0) {
        wait_for_uevent(uevents);
        fd = open_named(name);
    }
    if (uevents >= 0)
        close(uevents);
    return fd;
}
