/**
 * The port to a machine under test and its values. Everything above it does not know whether the
 * machine is this host or a guest.
 *
 * <p>Belongs here: what any machine can do. Does not belong here: how ({@code .local}, {@code
 * .guest}).
 */
package io.ktstr.machine;
