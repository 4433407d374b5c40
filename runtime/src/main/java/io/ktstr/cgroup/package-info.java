/**
 * The cgroups of a scenario, below one subtree that belongs to the harness.
 *
 * <p>Belongs here: making, filling and removing cgroups, and explaining refusals. Does not belong
 * here: which cgroups a scenario has ({@code io.ktstr.scenario}).
 */
package io.ktstr.cgroup;
