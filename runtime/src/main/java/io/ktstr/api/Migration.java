package io.ktstr.api;

/**
 * One change of the CPU, as it was noticed at a checkpoint.
 *
 * @param atNanos when, in nanoseconds since the loop began
 * @param from the CPU before
 * @param to the CPU after
 */
public record Migration(long atNanos, int from, int to) {}
