package io.ktstr.processor.read;

import io.ktstr.model.MachineCount;
import io.ktstr.processor.report.Origin;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;

/**
 * What {@code @KtstrTest} and {@code @CgroupDefs} say on one method.
 *
 * @param method the method
 * @param origin its name
 * @param machine the machine
 * @param limits on which machines the test makes sense
 * @param thresholds what it says about checks itself
 * @param inherited what its class says about the checks of all its tests
 * @param run how it runs
 * @param cgroups the cgroups; empty for a test that builds its own scenario
 * @param body what its body says
 */
public record TestDeclaration(
    ExecutableElement method,
    Origin origin,
    MachineDeclaration machine,
    List<LimitDeclaration> limits,
    ThresholdDeclaration thresholds,
    Optional<ThresholdDeclaration> inherited,
    RunDeclaration run,
    Optional<WrittenList<CgroupDeclaration>> cgroups,
    BodyDeclaration body) {

  /** Copies the limits. */
  public TestDeclaration {
    limits = List.copyOf(limits);
  }

  static TestDeclaration read(
      ExecutableElement method,
      Origin origin,
      Members test,
      Optional<ThresholdDeclaration> inherited,
      Optional<Members> defs,
      BodyDeclaration body) {
    return new TestDeclaration(
        method,
        origin,
        MachineDeclaration.read(test),
        Arrays.stream(MachineCount.values())
            .map(count -> LimitDeclaration.read(test, count))
            .toList(),
        ThresholdDeclaration.read(test),
        inherited,
        RunDeclaration.read(test),
        defs.flatMap(d -> d.nestedList("value")).map(d -> d.map(CgroupDeclaration::read)),
        body);
  }

  /**
   * What is judged.
   *
   * @return what it says itself, and for the rest its class
   */
  public ThresholdDeclaration checks() {
    return inherited.map(thresholds::over).orElse(thresholds);
  }
}
