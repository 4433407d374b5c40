/**
 * The adapter to this host: the same workers as in a guest, spawned by this JVM.
 *
 * <p>Belongs here: the order of system calls that makes a worker process and waits for it. Does not
 * belong here: single calls ({@code io.ktstr.os}) and what workers are asked to do ({@code
 * io.ktstr.worker}).
 */
package io.ktstr.machine.local;
