package demo;

import io.ktstr.annotation.*;
import io.ktstr.api.*;

/** Checks of all tests, and of one. */
@KtstrChecks(notStarved = false, maxP99WakeLatencyNs = 2_000_000, minPageLocality = 0.5, maxWakeLatencyCv = 2,
    nodeShares = {@NodeShare(cgroup = "a", node = 0, share = 0.75), @NodeShare(node = 1, share = 0.25, tolerance = 0.125)})
class Checked {
  @KtstrTest(numaNodes = 2, llcs = 2)
  AssertResult inherited(Ctx ctx) {
    return AssertResult.skip("never run");
  }

  @KtstrTest(numaNodes = 2, llcs = 2, minPageLocality = 0.75, notStarved = true, isolation = true,
      nodeShares = @NodeShare(cgroup = "a", node = 0, share = 0.625, tolerance = 0))
  AssertResult own(Ctx ctx) {
    return AssertResult.skip("never run");
  }
}
