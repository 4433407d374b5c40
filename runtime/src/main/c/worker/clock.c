/* SPDX-License-Identifier: Apache-2.0 */
/* The vDSO is a small shared object that the kernel maps into every process, see vdso(7); its symbols are in the section .dynsym. */
#include "clock.h"

#include <stdbool.h>
#include <stddef.h>

#include <linux/elf.h>
#include <linux/time.h>

#include "sys.h"

static bool is_same(const char *one, const char *other)
{
    while (*one && *one == *other) {
        one++;
        other++;
    }
    return *one == *other;
}

static const void *symbol_in(const uint8_t *image, const Elf64_Shdr *symbols, const Elf64_Shdr *names, const char *name)
{
    const Elf64_Sym *symbol = (const Elf64_Sym *)(image + symbols->sh_offset);
    const char *text = (const char *)image + names->sh_offset;
    for (uint64_t i = 0; i < symbols->sh_size / sizeof *symbol; i++)
        if (symbol[i].st_shndx != SHN_UNDEF && is_same(text + symbol[i].st_name, name))
            return image + symbol[i].st_value;
    return NULL;
}

static const void *symbol_of(const uint8_t *image, const char *name)
{
    const Elf64_Ehdr *header = (const Elf64_Ehdr *)image;
    const Elf64_Shdr *section = (const Elf64_Shdr *)(image + header->e_shoff);
    for (unsigned i = 0; header->e_shoff && i < header->e_shnum; i++)
        if (section[i].sh_type == SHT_DYNSYM && section[i].sh_link < header->e_shnum)
            return symbol_in(image, &section[i], &section[section[i].sh_link], name);
    return NULL;
}

struct clock clock_find(uint64_t vdso)
{
    struct clock clock = {NULL};
    if (vdso)
        *(const void **)&clock.read = symbol_of((const uint8_t *)vdso, ARCH_VDSO_CLOCK);
    return clock;
}

uint64_t clock_now(const struct clock *clock)
{
    struct __kernel_timespec now;
    if (!clock->read || clock->read(CLOCK_MONOTONIC, &now) != 0)
        return sys_clock_ns(CLOCK_MONOTONIC);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}
