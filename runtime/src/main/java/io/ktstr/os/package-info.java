/**
 * System calls of this host. The only package that uses jnr-ffi.
 *
 * <p>Belongs here: thin, typed access to single calls, each refusal as a {@link
 * io.ktstr.machine.SystemCallException}. Does not belong here: any order of calls that has a
 * meaning for tests ({@code io.ktstr.machine.local}).
 */
package io.ktstr.os;
