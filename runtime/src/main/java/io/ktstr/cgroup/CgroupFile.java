package io.ktstr.cgroup;

import java.util.Optional;

/** The files of a cgroup that the harness uses, and what they are called in each version. */
enum CgroupFile {
  /** The CPUs that a cgroup asks for. */
  CPUS("cpuset.cpus", "cpuset.cpus"),

  /** The CPUs that the kernel gives it. */
  CPUS_EFFECTIVE("cpuset.effective_cpus", "cpuset.cpus.effective"),

  /** The memory nodes that a cgroup asks for. */
  MEMS("cpuset.mems", "cpuset.mems"),

  /** The memory nodes that the kernel gives it. */
  MEMS_EFFECTIVE("cpuset.effective_mems", "cpuset.mems.effective"),

  /** Whether pages follow when the memory nodes change; in version 2 they always do. */
  MEMORY_MIGRATE("cpuset.memory_migrate", null),

  /** The processes in a cgroup; writing a number moves that process. */
  PROCESSES("cgroup.procs", "cgroup.procs"),

  /** The controllers that a cgroup can hand down; version 1 has a tree for each instead. */
  CONTROLLERS(null, "cgroup.controllers"),

  /** The controllers that a cgroup hands down. */
  SUBTREE_CONTROL(null, "cgroup.subtree_control"),

  /** Ends every process in a cgroup, since Linux 5.14. */
  KILL(null, "cgroup.kill");

  private final String v1;
  private final String v2;

  CgroupFile(String v1, String v2) {
    this.v1 = v1;
    this.v2 = v2;
  }

  /** Empty where the version has no such file. */
  Optional<String> name(CgroupVersion version) {
    return Optional.ofNullable(version == CgroupVersion.V1 ? v1 : v2);
  }

  /** In a cgroup of a version that has the file. */
  String in(String folder, CgroupVersion version) {
    return folder
        + "/"
        + name(version)
            .orElseThrow(() -> new IllegalArgumentException(version + " has no " + this));
  }
}
