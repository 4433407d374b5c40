/**
 * Reading what the kernel counts: page placement, migrated pages.
 *
 * <p>Belongs here: parsers of /proc texts, strict about what they rely on. Does not belong here:
 * judging the numbers ({@code io.ktstr.check}).
 */
package io.ktstr.telemetry;
