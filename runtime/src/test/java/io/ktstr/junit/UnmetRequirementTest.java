package io.ktstr.junit;

import static io.ktstr.junit.RunLab.giving;
import static io.ktstr.junit.RunLab.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ktstr.api.AssertResult;
import io.ktstr.api.Ctx;
import io.ktstr.api.Outcome;
import io.ktstr.junit.spi.Constraints;
import io.ktstr.junit.spi.TestSpec;
import io.ktstr.model.Topology;
import io.ktstr.result.TestResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;

/** Runs of tests that want a machine which is not there. */
class UnmetRequirementTest {

  private static final AssertResult PASS = AssertResult.pass("distances", 4);

  @TempDir private Path results;
  private RunLab lab;

  @BeforeEach
  void makeLab() {
    lab = new RunLab(results);
  }

  private void assertRecorded(Outcome outcome) {
    assertThat(lab.result().status()).isEqualTo(TestResult.Status.FINISHED);
    assertThat(lab.result().outcome()).hasValue(outcome);
  }

  private static final Constraints MANY_NODES = Constraints.none().minNumaNodes(64);

  @Test
  void hostThatDoesNotFitIsASkipWithTheReasonAndTheBodyIsNotCalled() {
    List<Ctx> called = new ArrayList<>();

    assertThatThrownBy(
            () ->
                lab.run()
                    .test(
                        spec().constraints(MANY_NODES),
                        ctx -> {
                          called.add(ctx);
                          return PASS;
                        }))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageMatching("this host has \\d+ NUMA nodes; the test needs 64");

    assertThat(called).isEmpty();
    assertRecorded(Outcome.SKIP);
    assertThat(lab.result().message().orElseThrow()).contains("the test needs 64");
    assertThat(lab.result().machine()).isEmpty();
    assertThat(lab.result().good()).isTrue();
  }

  @Test
  void hostThatDoesNotFitIsAFailureWhereThatIsSet() {
    assertThatThrownBy(
            () -> lab.run("ktstr.skip", "fail").test(spec().constraints(MANY_NODES), giving(PASS)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("the test needs 64 (ktstr.skip=fail)");
    assertRecorded(Outcome.SKIP);
  }

  @Test
  void declaredTopologyIsARequirementOfItsOwn() {
    TestSpec large = TestSpec.of("Sample", "body", Topology.of(64, 64, 1, 1)).onHostOnly();

    assertThatThrownBy(() -> lab.run().test(large, giving(PASS)))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("the test needs 64");
  }

  @Test
  void hostOnlyTestIsSkippedWhereOnlyGuestsAreWanted() {
    assertThatThrownBy(() -> lab.run("ktstr.backend", "vm").test(spec(), giving(PASS)))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("hostOnly")
        .hasMessageContaining("ktstr.backend is vm");
  }

  @Test
  void anyTestRunsOnThisHostWhereThatIsSet() throws Throwable {
    TestSpec anywhere = TestSpec.of("Sample", "body", Topology.of(1, 1, 1, 1));

    lab.run("ktstr.backend", "local").test(anywhere, giving(PASS));

    assertThat(lab.result().machine().orElseThrow()).startsWith("host, ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/no/such/qemu"})
  void programThatIsNamedMustBeThere(String qemu) {
    TestSpec guest = TestSpec.of("Sample", "body", Topology.of(1, 1, 1, 1));

    assertThatThrownBy(() -> lab.run("ktstr.qemu", qemu).test(guest, giving(PASS)))
        .isNotInstanceOf(TestAbortedException.class)
        .hasMessageContaining(qemu);
    assertRecorded(Outcome.FAIL);
  }
}
