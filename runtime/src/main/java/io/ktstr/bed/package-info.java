/**
 * The machine that somebody wants to run a scenario on: where it runs, whether it is the one that
 * was wanted, and what is missing if there is none.
 *
 * <p>Belongs here: the choice between a guest and this host, and the requirements of a test. Does
 * not belong here: how a machine is brought up ({@code io.ktstr.machine}) and who wants it ({@code
 * io.ktstr.junit}, {@code io.ktstr.cli}).
 */
package io.ktstr.bed;
