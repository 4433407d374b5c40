package io.ktstr.api;

/**
 * Page faults of a worker while its loop ran, see getrusage(2).
 *
 * @param minor served without input or output
 * @param major that needed input or output
 */
public record Faults(long minor, long major) {}
