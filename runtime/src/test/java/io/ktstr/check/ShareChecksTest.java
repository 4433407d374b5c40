package io.ktstr.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.api.CheckResult;
import io.ktstr.api.Outcome;
import io.ktstr.api.Reports;
import io.ktstr.api.WorkerReport;
import io.ktstr.model.NodeShareSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareChecksTest {

  private static WorkerReport worker(String cgroup, int index, long node0, long node1) {
    return Reports.worker(cgroup, index).pages(Map.of(0, node0, 1, node1)).report();
  }

  private static NodeShareSpec share(String cgroup, int node, double share) {
    return new NodeShareSpec(cgroup, node, share, 0.05);
  }

  private static List<CheckResult> judged(List<NodeShareSpec> shares, WorkerReport... workers) {
    return ShareChecks.nodeShares(shares, Seen.workers(workers));
  }

  @ParameterizedTest
  @CsvSource({
    "75, 25, PASS",
    "80, 20, PASS",
    "70, 30, PASS",
    "81, 19, FAIL",
    "69, 31, FAIL",
    "0, 100, FAIL"
  })
  void shareMayDifferByTheTolerance(long node0, long node1, Outcome outcome) {
    List<CheckResult> results = judged(List.of(share("a", 0, 0.75)), worker("a", 0, node0, node1));

    assertThat(results).extracting(CheckResult::outcome).containsExactly(outcome);
  }

  @Test
  void nodeWithoutAnyPageHasAShareOfNothing() {
    assertThat(judged(List.of(share("a", 5, 0)), worker("a", 0, 1, 1)))
        .extracting(CheckResult::outcome)
        .containsExactly(Outcome.PASS);
  }

  @Test
  void eachWorkerIsJudgedAndNamed() {
    List<CheckResult> results =
        judged(
            List.of(share("a", 0, 0.75)),
            worker("a", 0, 75, 25),
            worker("a", 1, 50, 50),
            worker("b", 0, 0, 100));

    assertThat(results)
        .singleElement()
        .satisfies(result -> assertThat(result.observations()).isEqualTo(2))
        .satisfies(
            result ->
                assertThat(result.summary())
                    .isEqualTo(
                        "0.5000 to 0.7500 of the pages on node 0 over 2 workers, 200 pages, expected"
                            + " 0.75 within 0.05"))
        .satisfies(
            result ->
                assertThat(result.details())
                    .containsExactly(
                        "a/1 has 0.5000 of its pages on node 0 (50 of 100, pages by node {0=50, 1=50}),"
                            + " expected 0.75 within 0.05"));
  }

  @Test
  void shareOfEveryCgroupYieldsToThatOfOne() {
    List<CheckResult> results =
        judged(
            List.of(share("", 0, 0.5), share("a", 0, 1)),
            worker("a", 0, 100, 0),
            worker("b", 0, 50, 50));

    assertThat(results)
        .extracting(result -> result.name() + " " + result.outcome() + " " + result.observations())
        .containsExactly("nodeShare(0) PASS 1", "nodeShare(a, 0) PASS 1");
  }

  @Test
  void workersWithoutPagesSayNothing() {
    assertThat(judged(List.of(share("a", 0, 0)), Reports.worker("a", 0).report()))
        .extracting(CheckResult::outcome)
        .containsExactly(Outcome.INCONCLUSIVE);
    assertThat(judged(List.of(share("", 0, 0))))
        .extracting(CheckResult::outcome)
        .containsExactly(Outcome.INCONCLUSIVE);
  }

  @Test
  void shareOfACgroupThatAnotherStepHasIsJudgedThere() {
    assertThat(judged(List.of(share("a", 0, 0.5)), worker("b", 0, 1, 1))).isEmpty();
  }
}
