package io.ktstr.cgroup;

import java.util.Set;

/** The cgroups of one scenario. Closing removes every one that was made. */
public interface Cgroups extends AutoCloseable {

  /**
   * Makes a cgroup.
   *
   * @param name name below the subtree, see {@link io.ktstr.model.CgroupName}
   */
  void create(String name);

  /**
   * Limits the CPUs of a cgroup and checks that the kernel allows exactly those.
   *
   * @param name the cgroup
   * @param cpus CPU ids, at least one
   */
  void setCpus(String name, Set<Integer> cpus);

  /**
   * Limits the memory nodes of a cgroup.
   *
   * @param name the cgroup
   * @param nodes node ids, at least one
   */
  void setMems(String name, Set<Integer> nodes);

  /**
   * Moves a process into a cgroup.
   *
   * @param name the cgroup
   * @param pid the process
   */
  void add(String name, int pid);

  @Override
  void close();
}
