/**
 * The adapter to a QEMU guest: its command line, its initramfs, booting it, saving and restoring
 * it, the link to the agent inside, and guests that have a shell instead of the agent.
 *
 * <p>Belongs here: everything that knows of QEMU and of the agent's protocol. Does not belong here:
 * what is done on the machine once it is up. Kernel images are in {@code .kernel}.
 */
package io.ktstr.machine.guest;
