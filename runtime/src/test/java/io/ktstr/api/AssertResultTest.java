package io.ktstr.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssertResultTest {

  private static AssertResult of(Outcome outcome) {
    return new AssertResult(
        List.of(new CheckResult(outcome.name(), outcome, 1, "workers", "s", List.of("d"))),
        List.of());
  }

  @Test
  void resultWithoutChecksIsInconclusive() {
    assertThat(new AssertResult(List.of(), List.of()).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void ownVerdictsAreWhatTheySay() {
    assertThat(AssertResult.pass("distances", 4).outcome()).isEqualTo(Outcome.PASS);
    assertThat(AssertResult.fail("too far").outcome()).isEqualTo(Outcome.FAIL);
    assertThat(AssertResult.inconclusive("nothing there").outcome())
        .isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(AssertResult.skip("no such node").outcome()).isEqualTo(Outcome.SKIP);
    assertThat(AssertResult.fail("too far").checks())
        .singleElement()
        .hasToString("FAIL test: too far");
  }

  @Test
  void passWithoutObservationsIsInconclusive() {
    assertThat(AssertResult.pass("distances", 0).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void mergeKeepsChecksAndWorkersOfBothInOrder() {
    WorkerReport worker = Reports.worker("cg", 0).report();
    AssertResult one = of(Outcome.FAIL);
    AssertResult other = new AssertResult(of(Outcome.PASS).checks(), List.of(worker));

    AssertResult merged = one.merge(other);

    assertThat(merged.checks()).extracting(CheckResult::name).containsExactly("FAIL", "PASS");
    assertThat(merged.workers()).containsExactly(worker);
    assertThat(other.merge(one).checks())
        .extracting(CheckResult::name)
        .containsExactly("PASS", "FAIL");
  }

  @Test
  void checkWithoutAVerdictIsRefused() {
    assertThatNullPointerException()
        .isThrownBy(() -> new CheckResult("check", null, 1, "workers", "summary", List.of()))
        .withMessage("outcome");
  }

  @Test
  void laterChangesOfAListDoNotReachTheResult() {
    List<CheckResult> checks = new ArrayList<>(of(Outcome.PASS).checks());
    AssertResult result = new AssertResult(checks, List.of());

    checks.addAll(of(Outcome.FAIL).checks());

    assertThat(result.outcome()).isEqualTo(Outcome.PASS);
  }
}
