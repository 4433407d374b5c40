/**
 * What a machine is made of, read from its sysfs: CPUs, last-level caches, NUMA nodes.
 *
 * <p>Belongs here: reading. Does not belong here: judging what was read.
 */
package io.ktstr.host;
