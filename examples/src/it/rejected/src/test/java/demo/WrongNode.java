package demo;

import io.ktstr.annotation.Cgroup;
import io.ktstr.annotation.CgroupDefs;
import io.ktstr.annotation.Cpuset;
import io.ktstr.annotation.KtstrTest;
import io.ktstr.annotation.MemoryPolicy;

interface WrongNode {

  @KtstrTest(numaNodes = 2, llcs = 2)
  @CgroupDefs(
      @Cgroup(
          name = "near",
          cpuset = @Cpuset(numa = 1),
          memPolicy = @MemoryPolicy(bind = 0)))
  void pagesAreNear();
}
