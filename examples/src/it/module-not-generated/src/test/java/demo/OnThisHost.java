package demo;

import static io.ktstr.api.Scenarios.executeDefs;

import io.ktstr.annotation.KtstrTest;
import io.ktstr.api.AssertResult;
import io.ktstr.api.Ctx;
import io.ktstr.model.CgroupDef;
import io.ktstr.model.MemPolicy;

class OnThisHost {

  @KtstrTest(hostOnly = true, cores = 1, durationS = 0.1, minPageLocality = 1.0)
  AssertResult pagesOfNodeZero(Ctx ctx) {
    if (!OnThisHost.class.getModule().isNamed()) {
      throw new AssertionError("this project is about modules, and the test is in none");
    }
    return executeDefs(
        ctx, CgroupDef.named("spin").workers(Workers.enough()).memPolicy(MemPolicy.bind(0)));
  }
}
