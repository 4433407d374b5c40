package demo;

import io.ktstr.annotation.KtstrTest;
import io.ktstr.api.AssertResult;
import io.ktstr.api.Ctx;

class Outer {
  static class Inner {
    @KtstrTest(durationS = 0.5, workersPerCgroup = 3, minKernel = "6.1", hostOnly = true)
    AssertResult nested(Ctx ctx) {
      return AssertResult.skip("nothing to see");
    }
  }
}
