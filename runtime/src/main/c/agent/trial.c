/* SPDX-License-Identifier: Apache-2.0 */
/* One trial: sets a policy, asks for it, touches memory, reads where that memory is. */
#include "trial.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <linux/futex.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "slot.h"

enum {
    MAPS_BYTES = 16 << 10,
    POPULATE_WRITE = 23 /* MADV_POPULATE_WRITE, Linux 5.14: as if each page were written to, without leaving the kernel for each */
};

static int errno_of(long result)
{
    return result < 0 ? errno : 0;
}

static void ask_for_policy(struct trial_note *note)
{
    const unsigned long maxnode = TRIAL_MASK_WORDS * 64 + 1;
    note->get_error = errno_of(syscall(SYS_get_mempolicy, &note->mode, note->mask, maxnode, NULL, 0));
}

/* The line of numa_maps that begins at this address; empty if there is none. */
static int read_line(const void *address, char line[TRIAL_LINE])
{
    static char maps[MAPS_BYTES];
    char start[20];
    size_t size = 0;
    ssize_t count = 0;
    int fd = open("/proc/self/numa_maps", O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return errno;
    while (size < sizeof maps - 1 && (count = read(fd, maps + size, sizeof maps - 1 - size)) > 0)
        size += (size_t)count;
    int error = count < 0 ? errno : 0;
    close(fd);
    if (error)
        return error;
    maps[size] = '\0';
    snprintf(start, sizeof start, "%08" PRIxPTR " ", (uintptr_t)address);
    char *found = strstr(maps, start);
    if (found)
        snprintf(line, TRIAL_LINE, "%.*s", (int)strcspn(found, "\n"), found);
    return 0;
}

/* Between guard pages, so that the memory is one line of numa_maps of its own, and of small pages only. */
static int touch(uint32_t pages, char line[TRIAL_LINE])
{
    const size_t page = (size_t)sysconf(_SC_PAGESIZE);
    size_t size = pages * page;
    char *around = mmap(NULL, size + 2 * page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (around == MAP_FAILED)
        return errno;
    char *memory = around + page;
    if (mprotect(memory, size, PROT_READ | PROT_WRITE) < 0)
        return errno;
    madvise(memory, size, MADV_NOHUGEPAGE); /* refused where there are no huge pages at all */
    if (madvise(memory, size, POPULATE_WRITE) < 0)
        for (size_t at = 0; at < size; at += page)
            *(volatile char *)(memory + at) = 1;
    int error = read_line(memory, line);
    munmap(around, size + 2 * page);
    return error;
}

/* False if the trial ends here. */
static bool perform_step(const struct trial_step *step, struct trial_note *note)
{
    bool goes_on = true;
    if (step->want & TRIAL_SET) {
        const uint64_t *mask = step->maxnode ? step->mask : NULL;
        note->set_error = errno_of(syscall(SYS_set_mempolicy, (int)step->mode, mask, step->maxnode));
        goes_on = note->set_error == 0 || !(step->want & TRIAL_END_IF_REFUSED);
    }
    ask_for_policy(note);
    if (goes_on && step->pages > 0)
        note->touch_error = touch(step->pages, note->line);
    note->done = 1;
    return goes_on;
}

bool trial_is_refused_at_once(const struct trial_step *step, struct trial_note *note)
{
    struct trial_step call = *step;
    call.pages = 0;
    if (!(step->want & TRIAL_SET) || !(step->want & TRIAL_END_IF_REFUSED))
        return false;
    if (!perform_step(&call, note))
        return true;
    syscall(SYS_set_mempolicy, 0, NULL, 0); /* MPOL_DEFAULT, which is never refused */
    *note = (struct trial_note){0};
    return false;
}

static void await_phase(struct trial_board *board, uint32_t phase)
{
    uint32_t now;
    while ((now = load_acquire(&board->phase)) < phase)
        syscall(SYS_futex, &board->phase, FUTEX_WAIT, now, NULL, NULL, 0);
}

_Noreturn void trial_perform(struct trial_board *board, uint32_t trial, int bell)
{
    const uint64_t one = 1;
    size_t first = (size_t)trial * board->batch.phases;
    bool goes_on = true;
    for (uint32_t phase = 0; goes_on && phase < board->batch.phases; phase++) {
        await_phase(board, phase);
        goes_on = perform_step(&board->steps[first + phase], &board->notes[first + phase]);
        if (goes_on && write(bell, &one, sizeof one) != sizeof one)
            _exit(1);
    }
    _exit(0);
}
