package io.ktstr.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ktstr.api.AssertResult;
import io.ktstr.api.Outcome;
import io.ktstr.junit.spi.Constraints;
import io.ktstr.junit.spi.TestSpec;
import io.ktstr.model.Topology;
import io.ktstr.scenario.DeclarationException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A spec that was written by hand is held to the same rules as one that the processor wrote. */
class SpecRulesTest {

  private static final TestSpec GOOD = TestSpec.of("A", "m", Topology.of(2, 4, 4, 1));

  private static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of(GOOD.workersPerCgroup(0), "workers-zero"),
        Arguments.of(GOOD.durationMillis(0), "duration-invalid"),
        Arguments.of(GOOD.constraints(Constraints.none().maxNumaNodes(1)), "topology-"),
        Arguments.of(GOOD.constraints(Constraints.none().minLlcs(5)), "topology-"),
        Arguments.of(GOOD.constraints(Constraints.none().maxCpus(15)), "topology-"),
        Arguments.of(
            TestSpec.of("A", "m", Topology.of(8, 8, 1, 1))
                .constraints(Constraints.none().minNumaNodes(8)),
            "gauntlet-empty"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void brokenRuleIsToldWithItsCode(TestSpec spec, String code) {
    assertThatThrownBy(() -> SpecRules.require(spec))
        .isInstanceOfSatisfying(
            DeclarationException.class,
            refusal -> assertThat(refusal.code().id()).startsWith(code));
  }

  @Test
  void goodSpecIsFine() {
    assertThatCode(() -> SpecRules.require(GOOD)).doesNotThrowAnyException();
  }

  @Test
  void limitsOfAHostOnlyTestAreNoQuestionOfRules() {
    TestSpec large = GOOD.onHostOnly().constraints(Constraints.none().minNumaNodes(64));

    assertThatCode(() -> SpecRules.require(large)).doesNotThrowAnyException();
  }

  @Test
  void brokenRuleEndsTheRunBeforeItsMachineAndIsRecorded(@TempDir Path results) {
    RunLab lab = new RunLab(results);

    assertThatThrownBy(
            () ->
                lab.run()
                    .test(RunLab.spec().workersPerCgroup(0), ctx -> AssertResult.pass("one", 1)))
        .isInstanceOf(DeclarationException.class);
    assertThat(lab.result().outcome()).hasValue(Outcome.FAIL);
    assertThat(lab.result().machine()).isEmpty();
  }
}
