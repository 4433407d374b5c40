/* SPDX-License-Identifier: Apache-2.0 */
/* Picks the header of the processor architecture; each defines arch_syscall, arch_spin_hint and ARCH_START. */
#ifndef KTSTR_ARCH_H
#define KTSTR_ARCH_H

#if defined(__x86_64__)
#include "arch_x86_64.h"
#elif defined(__aarch64__)
#include "arch_aarch64.h"
#else
#error "ktstr's native part knows x86-64 and aarch64 only"
#endif

#endif
