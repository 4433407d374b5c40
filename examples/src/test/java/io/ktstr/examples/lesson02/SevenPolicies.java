package io.ktstr.examples.lesson02;

import io.ktstr.annotation.Cgroup;
import io.ktstr.annotation.CgroupDefs;
import io.ktstr.annotation.Cpuset;
import io.ktstr.annotation.KtstrTest;
import io.ktstr.annotation.MemoryPolicy;
import io.ktstr.annotation.NodeShare;
import io.ktstr.api.AssertResult;
import io.ktstr.api.Ctx;
import io.ktstr.api.Verdict;
import io.ktstr.api.WorkerReport;

/**
 * Seven cgroups at the same time, one for each policy, each with a working set of 16 MiB: 4096
 * pages of 4 KiB. All pages are where they may be, and those of two policies are spread as it says.
 */
class SevenPolicies {

  /** Weights are the machine's, so the harness gives them back when the cgroups are done. */
  private static final String WEIGHT_OF_NODE_ZERO =
      "/sys/kernel/mm/mempolicy/weighted_interleave/node0";

  @KtstrTest(
      numaNodes = 2,
      llcs = 2,
      cores = 4,
      minKernel = "6.9",
      durationS = 1,
      minPageLocality = 1.0,
      nodeShares = {
        @NodeShare(cgroup = "interleave", node = 1, share = 0.5, tolerance = 0.01),
        @NodeShare(cgroup = "weighted", node = 1, share = 0.25, tolerance = 0.01)
      })
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
  AssertResult pagesGoWhereThePolicySays(Ctx ctx, AssertResult result) {
    Verdict verdict = new Verdict();
    for (WorkerReport worker : result.workers()) {
      verdict.claim("pages of " + worker.label(), worker.totalPages()).equalTo(4096);
    }
    String weight = ctx.machine().files().read(WEIGHT_OF_NODE_ZERO).strip();
    verdict.claim("the weight of node 0 is as before", weight.equals("1")).isTrue();
    return result.merge(verdict.result());
  }
}
