package demo;

import static io.ktstr.api.Scenarios.executeDefs;

import io.ktstr.annotation.KtstrTest;
import io.ktstr.api.AssertResult;
import io.ktstr.api.Ctx;
import io.ktstr.model.CgroupDef;

class OnThisHost {

  @KtstrTest(hostOnly = true, cores = 1, durationS = 0.1)
  AssertResult spins(Ctx ctx) {
    return executeDefs(ctx, CgroupDef.named("spin").workers(1));
  }
}
