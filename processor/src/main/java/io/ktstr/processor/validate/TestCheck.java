package io.ktstr.processor.validate;

import io.ktstr.model.CgroupDef;
import io.ktstr.model.KernelVersion;
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

  static Checked<TestMethod> check(TestDeclaration test, TypeFacts facts, Options options) {
    Checked<Call> call = MethodShape.check(test, facts);
    Checked<Topology> machine = MachineCheck.check(test.machine());
    Optional<Topology> known = machine.value().filter(topology -> !onHost(test));
    Checked<Optional<KernelVersion>> kernel = KernelCheck.check(test.run(), options);
    Surroundings surroundings = surroundings(test, known, kernel);
    Optional<Checked<List<CgroupDef>>> cgroups =
        test.cgroups().map(c -> CgroupsCheck.check(c, surroundings));
    Report report =
        Report.all(
            call.report(),
            machine.report(),
            LimitCheck.check(test.limits(), known).then(() -> gauntlet(test, known)),
            kernel.report(),
            RunCheck.check(test.run()),
            ThresholdCheck.check(test, known),
            StepCheck.check(test.body().steps(), surroundings),
            cgroups.map(Checked::report).orElse(Report.clean()));
    return Checked.of(
        report,
        () ->
            new TestMethod(
                test.method().getSimpleName().toString(),
                SettingsOf.declaration(
                    test, machine.value().orElseThrow(), kernel.value().orElseThrow()),
                cgroups.flatMap(Checked::value),
                call.value().orElseThrow()));
  }

  /** What the body alone says, for a test that was checked when less of its body was known. */
  static Report body(TestDeclaration test, Options options) {
    Optional<Topology> known =
        MachineCheck.check(test.machine()).value().filter(topology -> !onHost(test));
    return StepCheck.check(
        test.body().steps(), surroundings(test, known, KernelCheck.check(test.run(), options)));
  }

  private static Surroundings surroundings(
      TestDeclaration test, Optional<Topology> machine, Checked<Optional<KernelVersion>> kernel) {
    return new Surroundings(
        machine.map(Topology::layout),
        CgroupsCheck.inheritedWorkers(test.run()),
        kernel.value().flatMap(version -> version));
  }

  /** A test on this host has no gauntlet, and a machine that is wrong itself is one cause. */
  private static Report gauntlet(TestDeclaration test, Optional<Topology> machine) {
    return machine.isPresent() ? GauntletCheck.check(test.limits()) : Report.clean();
  }

  /**
   * What the host has is only known there; the declared topology is the least that it must have.
   */
  private static boolean onHost(TestDeclaration test) {
    return test.run().hostOnly().map(Written::value).orElse(false);
  }
}
