package demo;

import io.ktstr.annotation.*;
import io.ktstr.api.AssertResult;
import io.ktstr.api.Ctx;

final class StaticTests {
  private StaticTests() {}

  @KtstrTest(memoryMb = 512, expectErr = true)
  static AssertResult second(Ctx ctx) {
    return AssertResult.fail("on purpose");
  }

  @KtstrTest
  @CgroupDefs(@Cgroup(name = "a", workType = WorkKind.YIELD_HEAVY, schedPolicy = @Scheduling(SchedKind.IDLE), nice = 5))
  static void first(Ctx ctx, AssertResult result) {}

  @KtstrTest
  @CgroupDefs(@Cgroup(name = "a", affinity = @CpuAffinity(exact = {1, 0}), workingSetKb = 8))
  static AssertResult third(Ctx ctx, AssertResult result) {
    return result;
  }
}
