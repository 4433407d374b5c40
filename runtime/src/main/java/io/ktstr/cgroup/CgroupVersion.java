package io.ktstr.cgroup;

/** The two interfaces that the kernel has for cgroups. A host can have both at a time. */
public enum CgroupVersion {

  /** One tree for each controller, see Documentation/admin-guide/cgroup-v1/. */
  V1,

  /** The unified hierarchy, see Documentation/admin-guide/cgroup-v2.rst. */
  V2
}
