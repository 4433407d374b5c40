/* SPDX-License-Identifier: Apache-2.0 */
/* Finding the virtio-serial port with a given name. */
#ifndef KTSTR_PORT_H
#define KTSTR_PORT_H

#include <stdint.h>

/* Returns a descriptor, or -1 when no such port has appeared before the deadline. */
int port_open(const char *name, int64_t deadline);

#endif
