package io.ktstr.adhoc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ktstr.api.Checks;
import io.ktstr.model.Topology;
import io.ktstr.model.rule.RuleCode;
import io.ktstr.scenario.DeclarationException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules hold for scenarios of a command line too, before there is a machine. */
class AdHocScenarioTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private static AdHocScenario scenario(Duration duration, Checks checks, String... cgroups) {
    return new AdHocScenario(
        Topology.of(2, 2, 2, 1),
        OptionalInt.empty(),
        Stream.of(cgroups).map(CgroupSyntax::parse).toList(),
        duration,
        2,
        checks);
  }

  private static RuleCode broken(AdHocScenario scenario, boolean ownMachine) {
    return catchThrowableOfType(DeclarationException.class, () -> scenario.requireRules(ownMachine))
        .code();
  }

  @Test
  void whatIsWellIsWell() {
    assertThatCode(
            () ->
                scenario(
                        SECOND,
                        Checks.defaults().minPageLocality(0.8),
                        "a:cpuset=numa0,mem=bind:0",
                        "b:cpuset=numa1,mem=bind:1")
                    .requireRules(true))
        .doesNotThrowAnyException();
  }

  @Test
  void thePlannersRulesAreAppliedToTheDeclaredMachineOnly() {
    AdHocScenario outside = scenario(SECOND, Checks.defaults(), "a:cpuset=numa0,mem=bind:1");

    assertThat(broken(outside, true)).isEqualTo(RuleCode.POLICY_OUTSIDE_CPUSET);
    assertThatCode(() -> outside.requireRules(false)).doesNotThrowAnyException();
    assertThat(broken(scenario(SECOND, Checks.defaults(), "a", "a"), true).name())
        .isEqualTo("CGROUP_DUPLICATE");
  }

  @Test
  void thresholdsThatNothingCouldMissAreRefused() {
    assertThat(broken(scenario(SECOND, Checks.defaults().minPageLocality(0.8), "a"), false))
        .isEqualTo(RuleCode.THRESHOLD_VACUOUS_LOCALITY);
    assertThat(broken(scenario(SECOND, Checks.defaults().maxSlowTierRatio(0.1), "a:mems=0"), false))
        .isEqualTo(RuleCode.THRESHOLD_VACUOUS_SLOW_TIER);
  }

  @Test
  void aTimeMustBeOne() {
    assertThat(broken(scenario(Duration.ZERO, Checks.defaults(), "a"), false))
        .isEqualTo(RuleCode.DURATION_INVALID);
  }
}
