/**
 * What a worker is asked and what it answers: the Java end of the slot in docs/protocol.md.
 *
 * <p>Belongs here: encoding a request, decoding a report, and turning a refused set-up step into a
 * message. Does not belong here: starting workers ({@code io.ktstr.machine}) and judging them
 * ({@code io.ktstr.check}).
 */
package io.ktstr.worker;
