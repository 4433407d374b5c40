package io.ktstr.examples.lesson05;

import static io.ktstr.api.Scenarios.executeDefs;

import io.ktstr.annotation.KtstrTest;
import io.ktstr.api.AssertResult;
import io.ktstr.api.Ctx;
import io.ktstr.model.CgroupDef;
import io.ktstr.model.MemPolicy;
import io.ktstr.model.WorkType;

/** The same workers and the same checks, spawned by this JVM on the kernel that is running. */
class OnThisHost {

  @KtstrTest(hostOnly = true, cores = 1, durationS = 0.5, minPageLocality = 1.0)
  AssertResult pagesOfNodeZero(Ctx ctx) {
    return executeDefs(
        ctx,
        CgroupDef.named("spin").workers(1).memPolicy(MemPolicy.bind(0)),
        CgroupDef.named("touch")
            .workers(1)
            .workType(WorkType.memTouch())
            .memPolicy(MemPolicy.preferred(0)));
  }
}
