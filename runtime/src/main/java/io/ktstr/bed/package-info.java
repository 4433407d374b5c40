/**
 * The machine that somebody wants to run a scenario on: where it runs, whether it is the one that
 * was wanted, what is missing if there is none, guests that are made ready ahead of need, and the
 * record of what became of a run.
 *
 * <p>Belongs here: the choice between a guest and this host, the requirements of a test, and its
 * result file. Does not belong here: how a machine is brought up ({@code io.ktstr.machine}) and who
 * wants it ({@code io.ktstr.junit}, {@code io.ktstr.cli}).
 */
package io.ktstr.bed;
