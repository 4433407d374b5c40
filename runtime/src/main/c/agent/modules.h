/* SPDX-License-Identifier: Apache-2.0 */
/* Kernel modules that came with the guest. */
#ifndef KTSTR_MODULES_H
#define KTSTR_MODULES_H

/* Loads the files of a folder in the order of their names; what is refused is written to the console. */
void modules_load(const char *folder);

#endif
