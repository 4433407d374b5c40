/**
 * The adapter to a QEMU guest: its command line, its initramfs, booting it, saving and restoring
 * it, and the link to the agent inside.
 *
 * <p>Belongs here: everything that knows of QEMU and of the agent's protocol. Does not belong here:
 * what is done on the machine once it is up. Kernel images are in {@code .kernel}.
 */
package io.ktstr.machine.guest;
