package io.ktstr.scenario;

import io.ktstr.api.HoldSpec;
import io.ktstr.api.Step;
import io.ktstr.model.CgroupDef;
import io.ktstr.model.KernelVersion;
import io.ktstr.model.Topology;
import io.ktstr.model.rule.RuleCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The real set-up, up to where workers would start. In this package because it is not public. */
public final class SetUp {

  private SetUp() {}

  /** What set-up answers. */
  public record Answer(boolean accepted, Optional<RuleCode> code) {}

  /** Builds one definition and plans it. A value that cannot even be built has no code. */
  public static Answer of(
      Supplier<CgroupDef> definition, Topology topology, Optional<KernelVersion> kernel) {
    try {
      Step step = Step.of(HoldSpec.FULL, definition.get());
      new Planner(topology.layout(), kernel, 2, Duration.ofSeconds(1)).plan(List.of(step));
      return new Answer(true, Optional.empty());
    } catch (DeclarationException e) {
      return new Answer(false, Optional.of(e.code()));
    } catch (IllegalArgumentException e) {
      return new Answer(false, Optional.empty());
    }
  }
}
