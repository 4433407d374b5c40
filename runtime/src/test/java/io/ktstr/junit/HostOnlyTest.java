package io.ktstr.junit;

import static io.ktstr.junit.RunLab.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ktstr.api.AssertResult;
import io.ktstr.api.CheckResult;
import io.ktstr.api.Checks;
import io.ktstr.api.Outcome;
import io.ktstr.api.Scenarios;
import io.ktstr.api.WorkerReport;
import io.ktstr.junit.spi.TestSpec;
import io.ktstr.model.CgroupDef;
import io.ktstr.model.MemPolicy;
import io.ktstr.model.WorkType;
import io.ktstr.model.rule.RuleCode;
import io.ktstr.os.Descriptors;
import io.ktstr.result.TestResult;
import io.ktstr.scenario.DeclarationException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

/** Whole runs with real workers on this host, of which only node 0 is used. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class HostOnlyTest {

  private static final long PAGES = 64;

  private static final CgroupDef BOUND =
      CgroupDef.named("bound")
          .workers(2)
          .workType(WorkType.memTouch())
          .workingSet(PAGES * 4096)
          .memPolicy(MemPolicy.bind(0));

  private static final CgroupDef LOCAL =
      CgroupDef.named("local").workers(1).workingSet(PAGES * 4096).memPolicy(MemPolicy.local());

  private static final TestSpec LOCALITY = spec().checks(Checks.defaults().minPageLocality(1.0));

  @TempDir private Path results;
  private RunLab lab;

  @BeforeEach
  void makeLab() {
    lab = new RunLab(results);
  }

  @Test
  void pagesOfBoundWorkersAreWhereTheirPolicyPutsThem() throws Throwable {
    lab.run().declared(LOCALITY, BOUND, LOCAL);

    TestResult result = lab.result();
    assertThat(result.outcome()).hasValue(Outcome.PASS);
    assertThat(result.checks())
        .extracting(check -> check.name() + " " + check.outcome() + " " + check.observations())
        .containsExactly("policyReadBack PASS 3", "notStarved PASS 3", "minPageLocality PASS 2");
    assertThat(result.workers())
        .extracting(WorkerReport::label)
        .containsExactly("bound/0", "bound/1", "local/0");
    assertThat(result.workers())
        .allSatisfy(worker -> assertThat(worker.totalPages()).isEqualTo(PAGES))
        .allSatisfy(worker -> assertThat(worker.workUnits()).isPositive())
        .allSatisfy(worker -> assertThat(worker.wallNanos()).isPositive());
    assertThat(result.workers().subList(0, 2))
        .allSatisfy(worker -> assertThat(worker.pages()).isEqualTo(Map.of(0, PAGES)))
        .allSatisfy(worker -> assertThat(worker.expectedNodes()).isEqualTo(Set.of(0)));
  }

  /** A single worker before them, so that the pairs do not begin at even slots. */
  @Test
  void pairsTakeTurns() throws Throwable {
    CgroupDef pairs = CgroupDef.named("pairs").workers(4).workType(WorkType.futexPingPong());

    lab.run().declared(spec().durationMillis(500), LOCAL, pairs);

    List<WorkerReport> workers = lab.result().workers();
    assertThat(workers).hasSize(5).allSatisfy(w -> assertThat(w.iterations()).isPositive());
    for (int first = 1; first < 5; first += 2) {
      long ahead = workers.get(first).iterations() - workers.get(first + 1).iterations();
      assertThat(ahead).isBetween(0L, 1L);
    }
  }

  @Test
  void nothingIsLeftAfterARun() throws Throwable {
    List<WorkerReport> workers = new ArrayList<>();
    int before = open();

    lab.run()
        .judged(
            LOCALITY,
            result -> {
              workers.addAll(result.workers());
              return result;
            },
            BOUND,
            LOCAL);

    assertThat(workers)
        .hasSize(3)
        .allSatisfy(worker -> assertThat(ProcessHandle.of(worker.pid())).isEmpty());
    assertThat(open()).isEqualTo(before);
  }

  private static int open() {
    return Descriptors.ofFile("ktstr-slots")
        + Descriptors.ofFile("ktstr-worker")
        + Descriptors.ofFile("pidfd");
  }

  @Test
  void workersThatSkipTheirPolicyAreSeen() {
    assertThatThrownBy(() -> lab.run("ktstr.fault", "skip-mempolicy").declared(LOCALITY, BOUND))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContaining(
            "bound/0: get_mempolicy reads back MPOL_DEFAULT NULL, expected MPOL_BIND {0}");
    assertThat(lab.result().checks())
        .filteredOn(check -> check.outcome() == Outcome.FAIL)
        .extracting(CheckResult::name)
        .containsExactly("policyReadBack");
  }

  @Test
  void localityWithoutAnythingExpectedIsInconclusive() {
    assertThatThrownBy(() -> lab.run().declared(LOCALITY, LOCAL))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContaining("INCONCLUSIVE minPageLocality");
    assertThat(lab.result().outcome()).hasValue(Outcome.INCONCLUSIVE);
  }

  @Test
  void upperLimitIsTheNegativeControl() {
    TestSpec atMost = spec().checks(Checks.defaults().maxPageLocality(0.5));

    assertThatThrownBy(() -> lab.run().declared(atMost, BOUND))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContaining("bound/0 has 1.0000 of its pages on node 0 (64 of 64");
  }

  @Test
  void bodyAfterTheCgroupsHasTheLastWord() {
    assertThatThrownBy(
            () ->
                lab.run()
                    .judged(LOCALITY, result -> result.merge(AssertResult.fail("too slow")), BOUND))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContaining("FAIL test: too slow");
    assertThat(lab.result().workers()).hasSize(2);
  }

  @Test
  void imperativeFormRunsTheSame() throws Throwable {
    lab.run().test(LOCALITY, ctx -> Scenarios.executeDefs(ctx, BOUND));

    assertThat(lab.result().outcome()).hasValue(Outcome.PASS);
    assertThat(lab.result().workers()).hasSize(2);
  }

  @Test
  void brokenRuleIsAFailureWithItsCode() {
    assertThatThrownBy(
            () ->
                lab.run().declared(LOCALITY, CgroupDef.named("far").memPolicy(MemPolicy.bind(900))))
        .isInstanceOfSatisfying(
            DeclarationException.class,
            refusal -> assertThat(refusal.code()).isEqualTo(RuleCode.POLICY_UNKNOWN_NODE));
    assertThat(lab.result().outcome()).hasValue(Outcome.FAIL);
    assertThat(lab.result().message().orElseThrow()).contains("far");
  }
}
