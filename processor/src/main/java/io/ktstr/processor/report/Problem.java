package io.ktstr.processor.report;

/**
 * One thing that is wrong, at the value that is wrong.
 *
 * @param message {@code [ktstr/CODE] fact; reason; fix}
 * @param origin where
 */
public record Problem(String message, Origin origin) {}
