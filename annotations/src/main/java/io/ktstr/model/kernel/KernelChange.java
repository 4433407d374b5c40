package io.ktstr.model.kernel;

/** What changed from one version of Linux to another, beyond single modes. */
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
