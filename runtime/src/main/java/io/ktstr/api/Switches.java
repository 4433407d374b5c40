package io.ktstr.api;

/**
 * Context switches of a worker while its loop ran, see getrusage(2).
 *
 * @param voluntary because it waited for something
 * @param involuntary because another task was to run, or its time slice was over
 */
public record Switches(long voluntary, long involuntary) {}
