package io.ktstr.examples.lesson02;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ktstr.annotation.Cgroup;
import io.ktstr.annotation.CgroupDefs;
import io.ktstr.annotation.Cpuset;
import io.ktstr.annotation.KtstrTest;
import io.ktstr.annotation.MemoryPolicy;
import io.ktstr.annotation.MpolFlag;
import io.ktstr.api.AssertResult;
import io.ktstr.api.Ctx;
import java.util.Map;

/**
 * Preferring both nodes from the CPUs of node 0 fills node 0. STATIC_NODES says that the far node
 * is meant.
 */
class PreferredManyIsNearestFirst {

  @KtstrTest(numaNodes = 2, llcs = 2, cores = 2, durationS = 0.5, minPageLocality = 1.0)
  @CgroupDefs(
      @Cgroup(
          name = "near",
          cpuset = @Cpuset(numa = 0),
          workers = 2,
          memPolicy = @MemoryPolicy(preferredMany = {0, 1}),
          mpolFlags = MpolFlag.STATIC_NODES))
  static void fillsTheNearNode(Ctx ctx, AssertResult result) {
    assertEquals(2, result.workers().size());
    result.workers().forEach(worker -> assertEquals(Map.of(0, 1024L), worker.pages()));
  }
}
