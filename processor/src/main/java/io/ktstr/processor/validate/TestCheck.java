package io.ktstr.processor.validate;

import io.ktstr.model.CgroupDef;
import io.ktstr.model.Topology;
import io.ktstr.processor.plan.Call;
import io.ktstr.processor.plan.TestMethod;
import io.ktstr.processor.read.TestDeclaration;
import io.ktstr.processor.read.Written;
import io.ktstr.processor.report.Report;
import java.util.List;
import java.util.Optional;

/** One test: its method, its machine, its settings and its cgroups. */
final class TestCheck {

  private TestCheck() {}

  static Checked<TestMethod> check(TestDeclaration test, TypeFacts facts) {
    Checked<Call> call = MethodShape.check(test, facts);
    Checked<Topology> machine = MachineCheck.check(test.machine());
    Optional<Topology> known = machine.value().filter(topology -> !onHost(test));
    Optional<Checked<List<CgroupDef>>> cgroups =
        test.cgroups().map(c -> CgroupsCheck.check(c, test.run(), known.map(Topology::layout)));
    Report report =
        Report.all(
            call.report(),
            machine.report(),
            LimitCheck.check(test.limits(), known),
            RunCheck.check(test.run()),
            ThresholdCheck.check(test, known),
            cgroups.map(Checked::report).orElse(Report.clean()));
    return Checked.of(
        report,
        () ->
            new TestMethod(
                test.method().getSimpleName().toString(),
                SettingsOf.declaration(test, machine.value().orElseThrow()),
                cgroups.flatMap(Checked::value),
                call.value().orElseThrow()));
  }

  /**
   * What the host has is only known there; the declared topology is the least that it must have.
   */
  private static boolean onHost(TestDeclaration test) {
    return test.run().hostOnly().map(Written::value).orElse(false);
  }
}
