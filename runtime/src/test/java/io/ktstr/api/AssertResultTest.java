package io.ktstr.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.ktstr.api.CheckResult.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssertResultTest {

  private static AssertResult of(Outcome outcome) {
    return new AssertResult(
        List.of(
            new CheckResult(outcome.name(), Kind.OTHER, outcome, 1, "workers", "s", List.of("d"))),
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
  void skipYieldsToAnyOtherVerdict() {
    AssertResult skip = of(Outcome.SKIP);

    assertThat(skip.merge(of(Outcome.PASS)).outcome()).isEqualTo(Outcome.PASS);
    assertThat(of(Outcome.PASS).merge(skip).outcome()).isEqualTo(Outcome.PASS);
    assertThat(skip.merge(of(Outcome.FAIL)).outcome()).isEqualTo(Outcome.FAIL);
    assertThat(skip.merge(skip).outcome()).isEqualTo(Outcome.SKIP);
    assertThat(AssertResult.skip("no node").checks())
        .extracting(CheckResult::kind)
        .containsExactly(Kind.SKIP);
    assertThat(AssertResult.fail("no").checks())
        .extracting(CheckResult::kind)
        .containsExactly(Kind.OTHER);
  }

  @Test
  void partsAreFoundByName() {
    AssertResult result =
        new AssertResult(
            of(Outcome.PASS).checks(),
            List.of(
                Reports.worker("a", 0).report(),
                Reports.worker("b", 0).report(),
                Reports.worker("a", 1).report()));

    assertThat(result.workers("a")).extracting(WorkerReport::index).containsExactly(0, 1);
    assertThat(result.cgroup("a").workers()).isEqualTo(2);
    assertThat(result.check("PASS").outcome()).isEqualTo(Outcome.PASS);
  }

  @Test
  void nameThatIsNotThereIsAnErrorAndNotAnEmptyList() {
    AssertResult result =
        new AssertResult(of(Outcome.PASS).checks(), List.of(Reports.worker("a", 0).report()));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> result.workers("b"))
        .withMessageContaining("no worker of a cgroup \"b\"")
        .withMessageContaining("name one of a");
    assertThatIllegalArgumentException().isThrownBy(() -> result.cgroup("b"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> result.check("FAIL"))
        .withMessageContaining("no check \"FAIL\"")
        .withMessageContaining("name one of PASS");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AssertResult(List.of(), List.of()).check("FAIL"))
        .withMessageContaining("it is empty");
  }

  @Test
  void stepsAreKeptApartInTheStatsAndTogetherUnderAName() {
    AssertResult calm =
        new AssertResult(
            List.of(new CheckResult("c", Kind.OTHER, Outcome.PASS, 1, "u", "s", List.of())),
            List.of(Reports.worker("a", 0).cpuNanos(5_000_000_000L).report()));
    AssertResult busy =
        new AssertResult(
            List.of(new CheckResult("c", Kind.OTHER, Outcome.FAIL, 1, "u", "s", List.of("d"))),
            List.of(Reports.worker("a", 0).cpuNanos(0).report()));

    AssertResult both = calm.merge(busy);

    assertThat(both.stats().cgroups()).hasSize(2);
    assertThat(both.stats().worstSpread()).hasValue(0);
    assertThat(both.cgroup("a").workers()).isEqualTo(2);
    assertThat(both.check("c").outcome()).as("the heaviest").isEqualTo(Outcome.FAIL);
    assertThat(busy.merge(calm).check("c").outcome()).isEqualTo(Outcome.FAIL);
  }

  @Test
  void checkWithoutAVerdictIsRefused() {
    assertThatNullPointerException()
        .isThrownBy(
            () -> new CheckResult("check", Kind.OTHER, null, 1, "workers", "summary", List.of()))
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
