/**
 * Programs of this host that are to run in a guest: which files they need there.
 *
 * <p>Belongs here: reading an executable, and asking its loader for its libraries. Does not belong
 * here: sending files to a guest.
 */
package io.ktstr.machine.guest.program;
