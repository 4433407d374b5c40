package io.ktstr.model.kernel;

/**
 * What changed from one version of Linux to another, beyond single modes.
 *
 * <p>The first came with commit af649773fb25 (mm/numa_balancing: teach mpol_to_str about the
 * balancing mode), the second with commit 3d702678f57e (mm/mempolicy: fix mpol_rebind_nodemask()
 * for MPOL_F_NUMA_BALANCING).
 */
public enum KernelChange {
  /**
   * /proc/PID/numa_maps shows a policy with NUMA_BALANCING as what it is; before, it was taken for
   * the policy of the kernel's own and shown as {@code default}.
   */
  BALANCING_IS_SHOWN,
  /**
   * A policy with NUMA_BALANCING alone is remapped like one without flags; before, its nodes were
   * remapped from the nodes of the caller, as if those had been cpuset.mems.
   */
  BALANCING_FOLLOWS_MEMS
}
