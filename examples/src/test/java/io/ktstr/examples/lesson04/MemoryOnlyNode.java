package io.ktstr.examples.lesson04;

import io.ktstr.annotation.Cgroup;
import io.ktstr.annotation.CgroupDefs;
import io.ktstr.annotation.Cpuset;
import io.ktstr.annotation.KtstrTest;
import io.ktstr.annotation.MemoryPolicy;
import io.ktstr.annotation.MpolFlag;
import io.ktstr.annotation.NumaNode;

/** Two nodes with CPUs and a slow one without. */
interface MemoryOnlyNode {

  @KtstrTest(
      nodes = {
        @NumaNode(llcs = 1, memoryMb = 256),
        @NumaNode(llcs = 1, memoryMb = 256),
        @NumaNode(llcs = 0, memoryMb = 128)
      },
      distances = {10, 21, 30, 21, 10, 30, 30, 30, 10},
      cores = 2,
      durationS = 0.5,
      minPageLocality = 1.0)
  @CgroupDefs({
    @Cgroup(
        name = "slow",
        cpuset = @Cpuset(numa = 1),
        workers = 2,
        memPolicy = @MemoryPolicy(bind = 2),
        mpolFlags = MpolFlag.STATIC_NODES),
    @Cgroup(
        name = "spread",
        workers = 1,
        workingSetKb = 3072,
        memPolicy = @MemoryPolicy(interleave = {0, 1, 2}))
  })
  void pagesReachTheSlowNode();

  /**
   * The same placement against a limit on slow memory: the verdict is FAIL, and FAIL is what the
   * test expects.
   */
  @KtstrTest(
      nodes = {@NumaNode(llcs = 1, memoryMb = 256), @NumaNode(llcs = 0, memoryMb = 128)},
      durationS = 0.5,
      maxSlowTierRatio = 0.5,
      expectErr = true)
  @CgroupDefs(
      @Cgroup(
          name = "slow",
          cpuset = @Cpuset(numa = 0),
          workers = 1,
          memPolicy = @MemoryPolicy(bind = 1),
          mpolFlags = MpolFlag.STATIC_NODES))
  void tooMuchSlowMemoryFails();
}
