package demo;

import io.ktstr.annotation.Cgroup;
import io.ktstr.annotation.CgroupDefs;
import io.ktstr.annotation.KtstrTest;
import io.ktstr.annotation.MemoryPolicy;

interface OnThisHostDeclared {

  @KtstrTest(hostOnly = true, cores = 1, durationS = 0.1, minPageLocality = 1.0)
  @CgroupDefs(@Cgroup(name = "spin", workers = 1, memPolicy = @MemoryPolicy(bind = 0)))
  void pagesOfNodeZero();
}
