package io.ktstr.examples.lesson01;

import io.ktstr.annotation.Cgroup;
import io.ktstr.annotation.CgroupDefs;
import io.ktstr.annotation.Cpuset;
import io.ktstr.annotation.KtstrTest;
import io.ktstr.annotation.MemoryPolicy;

/**
 * The same without a body. A node that the cpuset does not reach would be an error of javac here.
 */
interface NumaLocalityDeclared {

  @KtstrTest(
      numaNodes = 2,
      llcs = 4,
      cores = 4,
      threads = 1,
      minNumaNodes = 2,
      minPageLocality = 0.8)
  @CgroupDefs({
    @Cgroup(
        name = "node0",
        cpuset = @Cpuset(numa = 0),
        workers = 4,
        memPolicy = @MemoryPolicy(bind = 0)),
    @Cgroup(
        name = "node1",
        cpuset = @Cpuset(numa = 1),
        workers = 4,
        memPolicy = @MemoryPolicy(bind = 1))
  })
  void numaLocality();
}
