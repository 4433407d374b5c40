package io.ktstr.junit;

import static io.ktstr.junit.RunLab.giving;
import static io.ktstr.junit.RunLab.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ktstr.api.AssertResult;
import io.ktstr.api.Ctx;
import io.ktstr.api.Outcome;
import io.ktstr.api.Timing;
import io.ktstr.bed.Recorder;
import io.ktstr.host.SysTopology;
import io.ktstr.junit.spi.TestSpec;
import io.ktstr.result.ResultException;
import io.ktstr.result.TestResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class TestRunTest {

  private static final AssertResult PASS = AssertResult.pass("distances", 4);
  private static final AssertResult FAIL = AssertResult.fail("node 1 is too far");
  private static final AssertResult INCONCLUSIVE = AssertResult.inconclusive("nothing to see");
  private static final AssertResult SKIP = AssertResult.skip("no such node");

  @TempDir private Path results;
  private RunLab lab;

  @BeforeEach
  void makeLab() {
    lab = new RunLab(results);
  }

  private void assertRecorded(Outcome outcome) {
    assertThat(lab.result().status()).isEqualTo(TestResult.Status.FINISHED);
    assertThat(lab.result().finished()).isPresent();
    assertThat(lab.result().outcome()).hasValue(outcome);
  }

  @Nested
  class Verdicts {

    @Test
    void passIsSilentAndRecorded() throws Throwable {
      lab.run().test(spec(), giving(PASS));

      assertRecorded(Outcome.PASS);
      assertThat(lab.result().test()).isEqualTo("Sample.body");
      assertThat(lab.result().topology()).isEqualTo("1n1l1c1t");
      assertThat(lab.result().machine().orElseThrow()).startsWith("host, Linux ");
      assertThat(lab.result().checks()).isEqualTo(PASS.checks());
    }

    @Test
    void failIsAFailedTestWithVerdictFindingsAndMachine() {
      assertThatThrownBy(() -> lab.run().test(spec(), giving(FAIL)))
          .isInstanceOf(AssertionFailedError.class)
          .hasMessageStartingWith("FAIL Sample.body [1n1l1c1t] test: node 1 is too far\n")
          .hasMessageContaining("FAIL test: node 1 is too far")
          .hasMessageContaining("machine: host, Linux ");
      assertRecorded(Outcome.FAIL);
    }

    @Test
    void inconclusiveIsAFailedTest() {
      assertThatThrownBy(() -> lab.run().test(spec(), giving(INCONCLUSIVE)))
          .isInstanceOf(AssertionFailedError.class)
          .hasMessageContaining("nothing to see");
      assertRecorded(Outcome.INCONCLUSIVE);
    }

    @Test
    void inconclusiveIsAnAbortedTestWhereThatIsSet() {
      assertThatThrownBy(
              () -> lab.run("ktstr.inconclusive", "skip").test(spec(), giving(INCONCLUSIVE)))
          .isInstanceOf(TestAbortedException.class)
          .hasMessageContaining("nothing to see");
      assertRecorded(Outcome.INCONCLUSIVE);
    }

    @Test
    void skipIsAnAbortedTestWithItsReason() {
      assertThatThrownBy(() -> lab.run().test(spec(), giving(SKIP)))
          .isInstanceOf(TestAbortedException.class)
          .hasMessageContaining("no such node");
      assertRecorded(Outcome.SKIP);
    }

    @Test
    void skipIsAFailedTestWhereThatIsSet() {
      assertThatThrownBy(() -> lab.run("ktstr.skip", "fail").test(spec(), giving(SKIP)))
          .isInstanceOf(AssertionFailedError.class)
          .hasMessageContaining("no such node");
      assertRecorded(Outcome.SKIP);
    }

    @Test
    void resultWithoutAnyCheckIsAFailedTest() {
      AssertResult empty = new AssertResult(List.of(), List.of());

      assertThatThrownBy(() -> lab.run().test(spec(), giving(empty)))
          .isInstanceOf(AssertionFailedError.class);
      assertRecorded(Outcome.INCONCLUSIVE);
    }

    @Test
    void noResultAtAllIsAFailure() {
      assertThatThrownBy(() -> lab.run().test(spec(), giving(null)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("Sample.body returned null");
      assertRecorded(Outcome.FAIL);
    }
  }

  @Nested
  class Order {

    private TestRun run;

    @BeforeEach
    void makeRun() {
      run = lab.run().run();
    }

    @Test
    void methodThatGivesNoVerdictIsAFailure() {
      assertThatThrownBy(() -> run.around(() -> run.begin(spec())))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("Sample.body ended without a verdict");
      assertRecorded(Outcome.FAIL);
    }

    @Test
    void methodThatNeverBeginsIsAFailureWithoutAResult() {
      assertThatThrownBy(() -> run.around(() -> {}))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("has not begun");
      assertThat(lab.files()).isEmpty();
    }

    @Test
    void nothingRunsBeforeTheBeginning() {
      assertThatThrownBy(() -> run.execute()).hasMessageContaining("has not begun");
      assertThatThrownBy(() -> run.end(PASS)).hasMessageContaining("has not begun");
    }

    @Test
    void oneRunIsOneTest() {
      assertThatThrownBy(
              () ->
                  run.around(
                      () -> {
                        run.begin(spec());
                        run.begin(spec());
                      }))
          .hasMessageContaining("Sample.body has begun already");
    }

    @Test
    void verdictIsGivenOnce() {
      assertThatThrownBy(
              () ->
                  run.around(
                      () -> {
                        run.begin(spec());
                        run.end(PASS);
                        run.end(PASS);
                      }))
          .hasMessageContaining("Sample.body has ended already");
      assertRecorded(Outcome.FAIL);
    }
  }

  @Nested
  class ExpectedFailure {

    private final TestSpec expecting = spec().expectingFailure();

    @Test
    void failPasses() throws Throwable {
      lab.run().test(expecting, giving(FAIL));

      assertRecorded(Outcome.FAIL);
      assertThat(lab.result().expectErr()).isTrue();
      assertThat(lab.result().good()).isTrue();
    }

    @Test
    void passFails() {
      assertThatThrownBy(() -> lab.run().test(expecting, giving(PASS)))
          .isInstanceOf(AssertionFailedError.class)
          .hasMessageContaining("expectErr = true but its verdict is not FAIL");
      assertThat(lab.result().good()).isFalse();
    }

    @Test
    void inconclusiveFails() {
      assertThatThrownBy(() -> lab.run().test(expecting, giving(INCONCLUSIVE)))
          .isInstanceOf(AssertionFailedError.class)
          .hasMessageContaining("nothing to see");
      assertThat(lab.result().good()).isFalse();
    }

    @Test
    void skipStaysAnAbortedTest() {
      assertThatThrownBy(() -> lab.run().test(expecting, giving(SKIP)))
          .isInstanceOf(TestAbortedException.class)
          .hasMessageContaining("no such node");
    }

    @Test
    void exceptionIsNotWhatWasExpected() {
      assertThatThrownBy(() -> lab.run().test(expecting, throwing(new IOException("broke"))))
          .isInstanceOf(IOException.class);
      assertThat(lab.result().good()).isFalse();
    }
  }

  private static RunLab.Body throwing(Throwable failure) {
    return ctx -> {
      if (failure instanceof Error error) {
        throw error;
      }
      throw (Exception) failure;
    };
  }

  @Nested
  class Failures {

    @Test
    void exceptionOfTheBodyArrivesAndIsRecorded() {
      IOException failure = new IOException("broke");

      assertThatThrownBy(() -> lab.run().test(spec(), throwing(failure))).isSameAs(failure);

      assertRecorded(Outcome.FAIL);
      assertThat(lab.result().message()).hasValue("java.io.IOException: broke");
      assertThat(lab.result().machine()).isPresent();
    }

    @Test
    void assertionOfTheBodyArrivesAndIsRecorded() {
      AssertionError failure = new AssertionError("3 is not 4");

      assertThatThrownBy(() -> lab.run().test(spec(), throwing(failure))).isSameAs(failure);

      assertRecorded(Outcome.FAIL);
      assertThat(lab.result().message().orElseThrow()).contains("3 is not 4");
    }

    @Test
    void assumptionOfTheBodyIsASkip() {
      TestAbortedException failure = new TestAbortedException("not on Mondays");

      assertThatThrownBy(() -> lab.run().test(spec(), throwing(failure))).isSameAs(failure);

      assertRecorded(Outcome.SKIP);
      assertThat(lab.result().message()).hasValue("not on Mondays");
    }

    @Test
    void folderThatCannotBeWrittenEndsTheRunBeforeItsBody() throws IOException {
      Path occupied = Files.createFile(results.resolve("occupied"));
      List<Ctx> called = new ArrayList<>();

      assertThatThrownBy(
              () ->
                  lab.run("ktstr.results", occupied.toString())
                      .test(
                          spec(),
                          ctx -> {
                            called.add(ctx);
                            return PASS;
                          }))
          .isInstanceOf(ResultException.class)
          .hasMessageContaining("ktstr.results");
      assertThat(called).isEmpty();
    }
  }

  @Test
  void resultSaysRunningWhileTheBodyRuns() throws Throwable {
    List<TestResult> seen = new ArrayList<>();

    lab.run()
        .test(
            spec(),
            ctx -> {
              seen.add(lab.result());
              return PASS;
            });

    assertThat(seen).hasSize(1);
    assertThat(seen.get(0).status()).isEqualTo(TestResult.Status.RUNNING);
    assertThat(seen.get(0).outcome()).isEmpty();
    assertThat(seen.get(0).finished()).isEmpty();
    assertThat(seen.get(0).machine()).isPresent();
    assertThat(lab.result().started()).isEqualTo(seen.get(0).started());
  }

  @Test
  void resultIsThereBeforeTheMachineIs() {
    Recorder recorder =
        Recorder.begin(lab.settings(), "a.b", "Sample.body", spec().topology(), false);

    assertThat(lab.result().status()).isEqualTo(TestResult.Status.RUNNING);
    assertThat(lab.result().machine()).isEmpty();
    assertThat(recorder.logFile()).isEmpty();
  }

  @Test
  void contextIsWhatTheTestDeclares() throws Throwable {
    TestSpec spec = spec().workersPerCgroup(7);

    lab.run()
        .test(
            spec,
            ctx -> {
              assertThat(ctx.topology()).isEqualTo(spec.topology());
              assertThat(ctx.duration()).isEqualTo(spec.duration());
              assertThat(ctx.workersPerCgroup()).isEqualTo(7);
              assertThat(ctx.checks()).isEqualTo(spec.checks());
              assertThat(ctx.machine().identity().kind()).isEqualTo("host");
              assertThat(ctx.layout()).isEqualTo(SysTopology.readAllowed(ctx.machine().files()));
              assertThat(ctx.timing()).isEqualTo(Timing.TRUSTED);
              return PASS;
            });
  }

  @Test
  void machineIsReportedToJunit() throws Throwable {
    List<Map<String, String>> entries = new ArrayList<>();

    new RunLab.Run(new TestRun(lab.settings(), "a.b", entries::add, Optional::empty))
        .test(spec(), giving(PASS));

    assertThat(entries)
        .singleElement()
        .satisfies(
            entry ->
                assertThat(entry)
                    .containsOnlyKeys("ktstr.machine")
                    .containsValue(lab.result().machine().orElseThrow()));
  }
}
