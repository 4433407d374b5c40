/**
 * What everything needs that keeps files in the cache: locks between JVMs, checksums, sizes, and
 * the removal of folders that another JVM may be removing too. Does not belong here: what is kept.
 */
package io.ktstr.machine.guest.cache;
