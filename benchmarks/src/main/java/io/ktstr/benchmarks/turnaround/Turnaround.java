package io.ktstr.benchmarks.turnaround;

import io.ktstr.annotation.Cgroup;
import io.ktstr.annotation.CgroupDefs;
import io.ktstr.annotation.Cpuset;
import io.ktstr.annotation.KtstrTest;
import io.ktstr.annotation.MemoryPolicy;

/** The tests that are timed, each with real work and checks for its duration. */
interface Turnaround {

  /** How long the workers of both tests run. */
  double HOLD_SECONDS = 0.2;

  @KtstrTest(numaNodes = 1, llcs = 1, cores = 2, threads = 1, durationS = HOLD_SECONDS)
  @CgroupDefs(@Cgroup(name = "all", workers = 2, memPolicy = @MemoryPolicy(bind = 0)))
  void small();

  @KtstrTest(
      numaNodes = 2,
      llcs = 4,
      cores = 4,
      threads = 1,
      durationS = HOLD_SECONDS,
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
  void large();
}
