package io.ktstr.examples.lesson01;

import static io.ktstr.api.Scenarios.executeDefs;

import io.ktstr.annotation.KtstrTest;
import io.ktstr.api.AssertResult;
import io.ktstr.api.Ctx;
import io.ktstr.model.CgroupDef;
import io.ktstr.model.CpusetSpec;
import io.ktstr.model.MemPolicy;

/**
 * Each cgroup's workers run on the CPUs of one node and bind their memory to it: do their pages
 * stay there?
 */
class NumaLocality {

  @KtstrTest(
      numaNodes = 2,
      llcs = 4,
      cores = 4,
      threads = 1,
      minNumaNodes = 2,
      minPageLocality = 0.8)
  AssertResult numaLocality(Ctx ctx) {
    return executeDefs(
        ctx,
        CgroupDef.named("node0")
            .withCpuset(CpusetSpec.numa(0))
            .workers(4)
            .memPolicy(MemPolicy.bind(0)),
        CgroupDef.named("node1")
            .withCpuset(CpusetSpec.numa(1))
            .workers(4)
            .memPolicy(MemPolicy.bind(1)));
  }
}
