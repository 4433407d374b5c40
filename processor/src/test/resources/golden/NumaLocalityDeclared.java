package demo;

import io.ktstr.annotation.*;

interface NumaLocalityDeclared {
  @KtstrTest(numaNodes = 2, llcs = 4, cores = 4, threads = 1, minNumaNodes = 2, minPageLocality = 0.8)
  @CgroupDefs({
      @Cgroup(name = "node0", cpuset = @Cpuset(numa = 0), workers = 4, memPolicy = @MemoryPolicy(bind = 0)),
      @Cgroup(name = "node1", cpuset = @Cpuset(numa = 1), workers = 4, memPolicy = @MemoryPolicy(bind = 1))})
  void numaLocality();
}
