/**
 * Kernel images: what a file that claims to be a kernel is, where a kernel comes from, and where it
 * is kept.
 *
 * <p>Belongs here: recognising a vmlinux or a bzImage, taking the vmlinux out of a bzImage, the
 * cache of kernels and getting the distribution's kernel package; and busybox, which is got the
 * same way. Does not belong here: building a kernel, its command line, and anything about the
 * running guest.
 */
package io.ktstr.machine.guest.kernel;
