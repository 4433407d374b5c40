package io.ktstr.scenario;

import io.ktstr.api.AssertResult;
import io.ktstr.api.CheckResult;
import io.ktstr.api.Checks;
import io.ktstr.api.HoldSpec;
import io.ktstr.api.Op;
import io.ktstr.api.Step;
import io.ktstr.machine.Machine;
import io.ktstr.model.CgroupDef;
import io.ktstr.model.CpusetSpec;
import java.time.Duration;
import java.util.List;

/** Workers on CPU 0 whose cpuset becomes CPU 1 as soon as they run. */
final class MovingCpuset {

  private MovingCpuset() {}

  /** What becomes of their isolation. */
  static CheckResult isolation(Machine machine) {
    Step step =
        Step.of(
                HoldSpec.fixed(Duration.ofMillis(500)),
                CgroupDef.named("a").withCpuset(CpusetSpec.exact(0)).workers(2))
            .withOps(Op.setCpuset("a", CpusetSpec.exact(1)));
    AssertResult result =
        new FakeCtx(machine, Checks.defaults().isolation(true)).run(List.of(step));
    return result.checks().stream()
        .filter(check -> check.name().equals("isolation"))
        .findFirst()
        .orElseThrow();
  }
}
