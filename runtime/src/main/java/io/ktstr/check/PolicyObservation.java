package io.ktstr.check;

/**
 * The memory policy of one worker: what it should be, and what the kernel says it is.
 *
 * @param worker label of the worker
 * @param expected what get_mempolicy(2) shows if the policy took effect
 * @param actual what it showed
 */
public record PolicyObservation(String worker, String expected, String actual) {}
