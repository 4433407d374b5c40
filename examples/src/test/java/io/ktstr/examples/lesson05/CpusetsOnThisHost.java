package io.ktstr.examples.lesson05;

import io.ktstr.annotation.Cgroup;
import io.ktstr.annotation.CgroupDefs;
import io.ktstr.annotation.Cpuset;
import io.ktstr.annotation.KtstrTest;
import io.ktstr.annotation.MemoryPolicy;

/** The reference example on one node: cgroups with cpusets of this host, of whichever version. */
interface CpusetsOnThisHost {

  @KtstrTest(hostOnly = true, cores = 1, durationS = 0.5, minPageLocality = 1.0)
  @CgroupDefs({
    @Cgroup(name = "inherited", cpuset = @Cpuset(numa = 0), workers = 2),
    @Cgroup(
        name = "local",
        cpuset = @Cpuset(exact = 0),
        workers = 1,
        memPolicy = @MemoryPolicy(local = true)),
    @Cgroup(
        name = "bound",
        cpuset = @Cpuset(exact = 0),
        workers = 1,
        memPolicy = @MemoryPolicy(bind = 0))
  })
  void pagesOfNodeZero();
}
