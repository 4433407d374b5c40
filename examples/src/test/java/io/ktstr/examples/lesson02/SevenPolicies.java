package io.ktstr.examples.lesson02;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ktstr.annotation.Cgroup;
import io.ktstr.annotation.CgroupDefs;
import io.ktstr.annotation.Cpuset;
import io.ktstr.annotation.KtstrTest;
import io.ktstr.annotation.MemoryPolicy;
import io.ktstr.api.AssertResult;
import io.ktstr.api.Ctx;
import io.ktstr.api.WorkerReport;
import java.util.Map;

/**
 * Seven cgroups at the same time, one for each policy, each with a working set of 16 MiB: 4096
 * pages of 4 KiB.
 */
class SevenPolicies {

  private static final double TOLERANCE = 0.01;

  /** Weights are the machine's, so the harness gives them back when the cgroups are done. */
  private static final String WEIGHT_OF_NODE_ZERO =
      "/sys/kernel/mm/mempolicy/weighted_interleave/node0";

  @KtstrTest(
      numaNodes = 2,
      llcs = 2,
      cores = 4,
      minKernel = "6.9",
      durationS = 1,
      minPageLocality = 1.0)
  @CgroupDefs({
    @Cgroup(name = "default", cpuset = @Cpuset(numa = 1), workers = 1, workingSetKb = 16384),
    @Cgroup(
        name = "local",
        cpuset = @Cpuset(numa = 1),
        workers = 1,
        workingSetKb = 16384,
        memPolicy = @MemoryPolicy(local = true)),
    @Cgroup(
        name = "bind",
        cpuset = @Cpuset(numa = 1),
        workers = 1,
        workingSetKb = 16384,
        memPolicy = @MemoryPolicy(bind = 1)),
    @Cgroup(
        name = "preferred",
        cpuset = @Cpuset(numa = 1),
        workers = 1,
        workingSetKb = 16384,
        memPolicy = @MemoryPolicy(preferred = 1)),
    @Cgroup(
        name = "interleave",
        workers = 1,
        workingSetKb = 16384,
        memPolicy = @MemoryPolicy(interleave = {0, 1})),
    @Cgroup(
        name = "preferred-many",
        cpuset = @Cpuset(exact = {0, 1, 4}),
        workers = 1,
        workingSetKb = 16384,
        memPolicy = @MemoryPolicy(preferredMany = {0, 1})),
    @Cgroup(
        name = "weighted",
        workers = 1,
        workingSetKb = 16384,
        memPolicy =
            @MemoryPolicy(
                weightedInterleave = {0, 1},
                weights = {3, 1}))
  })
  void pagesGoWhereThePolicySays(Ctx ctx, AssertResult result) {
    Map<String, Double> shareOfNodeOne =
        Map.of(
            "default", 1.0,
            "local", 1.0,
            "bind", 1.0,
            "preferred", 1.0,
            "interleave", 0.5,
            "weighted", 0.25);
    shareOfNodeOne.forEach((cgroup, share) -> assertShare(worker(result, cgroup), share));
    assertEquals(4096, worker(result, "preferred-many").totalPages());
    assertEquals("1", ctx.machine().files().read(WEIGHT_OF_NODE_ZERO).strip(), "as before");
  }

  private static WorkerReport worker(AssertResult result, String cgroup) {
    return result.workers().stream()
        .filter(worker -> worker.cgroup().equals(cgroup))
        .findFirst()
        .orElseThrow();
  }

  private static void assertShare(WorkerReport worker, double share) {
    assertEquals(4096, worker.totalPages(), worker.label());
    double seen = (double) worker.pages().getOrDefault(1, 0L) / worker.totalPages();
    assertEquals(share, seen, TOLERANCE, worker.label() + " has its pages at " + worker.pages());
  }
}
