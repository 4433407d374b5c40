/* SPDX-License-Identifier: Apache-2.0 */
/* Process 1 of a guest: mounts what the harness needs, opens the port and serves. */
#include <errno.h>
#include <fcntl.h>
#include <linux/random.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "deadline.h"
#include "modules.h"
#include "port.h"
#include "process.h"
#include "serve.h"

static const struct patience patience = {.first_ms = 60000, .again_ms = 10000};

static const struct {
    const char *type;
    const char *target;
} mounts[] = {
    {"devtmpfs", "/dev"}, {"proc", "/proc"}, {"sysfs", "/sys"}, {"cgroup2", "/sys/fs/cgroup"}, {"tmpfs", "/tmp"},
};

/* Process 1 has no descriptors at all where the initramfs brings no /dev/console. */
static void open_console(void)
{
    while (fcntl(STDERR_FILENO, F_GETFD) < 0 && open("/dev/console", O_RDWR | O_NOCTTY) >= 0)
        ;
}

static bool mount_all(void)
{
    for (size_t i = 0; i < sizeof mounts / sizeof mounts[0]; i++) {
        mkdir(mounts[i].target, 0755);
        if (mount(mounts[i].type, mounts[i].target, mounts[i].type, 0, NULL) < 0) {
            fprintf(stderr, "ktstr-agent: mounting %s on %s: %s\n", mounts[i].type, mounts[i].target, strerror(errno));
            return false;
        }
        if (i == 0)
            open_console();
    }
    return true;
}

static void power_off(void)
{
    reboot(RB_POWER_OFF);
    fprintf(stderr, "ktstr-agent: powering off: %s\n", strerror(errno));
}

static void panic(void)
{
    _exit(1);
}

static void hang(void)
{
    for (;;)
        pause();
}

static struct outcome set_clock(uint64_t nanoseconds)
{
    struct timespec now = {.tv_sec = (time_t)(nanoseconds / 1000000000), .tv_nsec = (long)(nanoseconds % 1000000000)};
    return clock_settime(CLOCK_REALTIME, &now) < 0 ? refused("clock_settime", errno) : accepted();
}

/* Believed to be random, so that the generator is ready at once. */
static struct outcome add_randomness(const void *bytes, size_t size)
{
    enum { SEED_LIMIT = 256 };
    struct {
        struct rand_pool_info info;
        uint8_t bytes[SEED_LIMIT];
    } pool;
    if (size > SEED_LIMIT)
        return declined(EINVAL);
    pool.info.entropy_count = (int)size * 8;
    pool.info.buf_size = (int)size;
    memcpy(pool.bytes, bytes, size);
    struct outcome outcome = accepted();
    int fd = open("/dev/urandom", O_WRONLY | O_CLOEXEC);
    if (fd < 0)
        return refused("open", errno);
    if (ioctl(fd, RNDADDENTROPY, &pool) < 0 || ioctl(fd, RNDRESEEDCRNG) < 0)
        outcome = refused("ioctl", errno);
    close(fd);
    return outcome;
}

int main(void)
{
    static const struct machine guest = {power_off, panic, hang, set_clock, add_randomness, process_end};
    if (!mount_all())
        return 1;
    modules_load("/modules");
    int port = port_open("ktstr.agent", deadline_in(patience.first_ms));
    if (port < 0) {
        fprintf(stderr, "ktstr-agent: no virtio-serial port named ktstr.agent\n");
        return 1;
    }
    if (!serve(port, patience, "/worker", &guest))
        fprintf(stderr, "ktstr-agent: cannot serve: %s\n", strerror(errno));
    return 1;
}
