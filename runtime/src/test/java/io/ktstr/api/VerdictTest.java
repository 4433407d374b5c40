package io.ktstr.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ktstr.api.CheckResult.Kind;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VerdictTest {

  private static CheckResult judged(Consumer<Verdict> claims) {
    Verdict verdict = new Verdict();
    claims.accept(verdict);
    assertThat(verdict.result().checks()).hasSize(1);
    return verdict.result().checks().get(0);
  }

  private static Arguments number(
      String name, double value, Consumer<NumberClaim> claim, Outcome outcome) {
    return Arguments.of(name, value, claim, outcome);
  }

  static Stream<Arguments> numbers() {
    return Stream.of(
        number("at least, on the limit", 5, claim -> claim.atLeast(5), Outcome.PASS),
        number("at least, below", 4.9, claim -> claim.atLeast(5), Outcome.FAIL),
        number("at most, on the limit", 5, claim -> claim.atMost(5), Outcome.PASS),
        number("at most, above", 5.1, claim -> claim.atMost(5), Outcome.FAIL),
        number("between", 5, claim -> claim.between(5, 5), Outcome.PASS),
        number("between, below", 4, claim -> claim.between(5, 6), Outcome.FAIL),
        number("between, above", 7, claim -> claim.between(5, 6), Outcome.FAIL),
        number("close", 0.5, claim -> claim.closeTo(0.25, 0.25), Outcome.PASS),
        number("not close", 0.51, claim -> claim.closeTo(0.25, 0.25), Outcome.FAIL),
        number("not close, below", -0.1, claim -> claim.closeTo(0.25, 0.25), Outcome.FAIL),
        number("equal", 3, claim -> claim.equalTo(3), Outcome.PASS),
        number("not equal", 3.1, claim -> claim.equalTo(3), Outcome.FAIL),
        number("both hold", 3, claim -> claim.atLeast(2).atMost(4), Outcome.PASS),
        number("one does not", 5, claim -> claim.atLeast(2).atMost(4), Outcome.FAIL),
        number("endless", Double.POSITIVE_INFINITY, claim -> claim.atLeast(2), Outcome.PASS),
        number("no number", Double.NaN, claim -> claim.atLeast(2), Outcome.INCONCLUSIVE),
        number("nothing observed", 5, claim -> claim.atLeast(2).over(0), Outcome.INCONCLUSIVE),
        number("nothing observed, false", 1, c -> c.over(0).atLeast(2), Outcome.INCONCLUSIVE),
        number("nothing claimed", 5, claim -> {}, Outcome.INCONCLUSIVE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("numbers")
  void numberIsHeldAgainstWhatIsClaimed(
      String name, double value, Consumer<NumberClaim> claim, Outcome outcome) {
    CheckResult result = judged(verdict -> claim.accept(verdict.claim(name, value)));

    assertThat(result.outcome()).isEqualTo(outcome);
    assertThat(result.kind()).isEqualTo(Kind.CLAIM);
    assertThat(result.details()).hasSize(outcome == Outcome.FAIL ? 1 : 0);
    assertThat(result.observations() > 0).isEqualTo(outcome != Outcome.INCONCLUSIVE);
  }

  @Test
  void claimSaysWhatIsAndWhatShouldBeAndWhy() {
    CheckResult result =
        judged(
            verdict ->
                verdict
                    .claim("pages migrated", 3L)
                    .over(2048)
                    .because("balancing is on")
                    .atLeast(5)
                    .atMost(9));

    assertThat(result.name()).isEqualTo("pages migrated");
    assertThat(result.observations()).isEqualTo(2048);
    assertThat(result.summary())
        .isEqualTo("3, claimed at least 5 and at most 9 (because balancing is on)");
    assertThat(result.details())
        .containsExactly("pages migrated is 3, not at least 5 (because balancing is on)");
  }

  @Test
  void valueThatIsMissingSaysNothing() {
    Verdict verdict = new Verdict();
    verdict.claim("double", OptionalDouble.empty()).atMost(1);
    verdict.claim("long", OptionalLong.empty()).atMost(1);
    verdict.claim("int", OptionalInt.empty()).atMost(1);

    assertThat(verdict.result().checks())
        .hasSize(3)
        .allSatisfy(check -> assertThat(check.outcome()).isEqualTo(Outcome.INCONCLUSIVE))
        .allSatisfy(check -> assertThat(check.observations()).isZero())
        .allSatisfy(
            check -> assertThat(check.summary()).isEqualTo("there is no value, claimed at most 1"));
  }

  @Test
  void valueThatIsThereIsJudged() {
    Verdict verdict = new Verdict();
    verdict.claim("double", OptionalDouble.of(0.5)).atMost(1);
    verdict.claim("long", OptionalLong.of(1)).atMost(1);
    verdict.claim("int", OptionalInt.of(2)).atMost(1);

    assertThat(verdict.result().checks())
        .extracting(CheckResult::outcome)
        .containsExactly(Outcome.PASS, Outcome.PASS, Outcome.FAIL);
  }

  static Stream<Arguments> sets() {
    return Stream.of(
        Arguments.of(Set.of(0, 1), Set.of(1, 0), Outcome.PASS, Outcome.PASS),
        Arguments.of(Set.of(0), Set.of(0, 1), Outcome.FAIL, Outcome.PASS),
        Arguments.of(Set.of(0, 2), Set.of(0, 1), Outcome.FAIL, Outcome.FAIL),
        Arguments.of(Set.of(0, 1, 2), Set.of(0, 1), Outcome.FAIL, Outcome.FAIL),
        Arguments.of(Set.of(), Set.of(0, 1), Outcome.INCONCLUSIVE, Outcome.INCONCLUSIVE));
  }

  @ParameterizedTest
  @MethodSource("sets")
  void setIsHeldAgainstWhatIsClaimed(
      Set<Integer> values, Set<Integer> expected, Outcome exactly, Outcome within) {
    assertThat(judged(verdict -> verdict.claim("CPUs", values).containsOnly(expected)).outcome())
        .isEqualTo(exactly);
    assertThat(judged(verdict -> verdict.claim("CPUs", values).subsetOf(expected)).outcome())
        .isEqualTo(within);
  }

  @Test
  void setThatIsAnotherIsShown() {
    assertThat(judged(v -> v.claim("CPUs", Set.of(7)).subsetOf(List.of(0, 1))).details())
        .containsExactly("CPUs is [7], not within [0, 1]");
  }

  @Test
  void truthIsWhatIsClaimed() {
    assertThat(judged(verdict -> verdict.claim("it", true).isTrue()).outcome())
        .isEqualTo(Outcome.PASS);
    assertThat(judged(verdict -> verdict.claim("it", false).isTrue()).outcome())
        .isEqualTo(Outcome.FAIL);
    assertThat(judged(verdict -> verdict.claim("it", false).isFalse()).outcome())
        .isEqualTo(Outcome.PASS);
    assertThat(judged(verdict -> verdict.claim("it", true).isFalse()).details())
        .containsExactly("it is true, not false");
  }

  @Test
  void claimsAreChecksBesideThoseOfTheRun() {
    AssertResult run = AssertResult.pass("run", 3);
    Verdict verdict = new Verdict();
    verdict.claim("first", 1).equalTo(1);
    verdict.claim("second", 1).equalTo(2);

    AssertResult both = run.merge(verdict.result());

    assertThat(both.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(both.checks())
        .extracting(CheckResult::name)
        .containsExactly("run", "first", "second");
    assertThat(both.check("second").kind()).isEqualTo(Kind.CLAIM);
  }

  @Test
  void verdictWithoutClaimsIsInconclusive() {
    assertThat(new Verdict().result().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  static Stream<Arguments> impossible() {
    return Stream.of(
        Arguments.of((Consumer<NumberClaim>) claim -> claim.atLeast(Double.NaN), "NaN is no limit"),
        Arguments.of((Consumer<NumberClaim>) claim -> claim.equalTo(Double.NaN), "NaN is no limit"),
        Arguments.of(
            (Consumer<NumberClaim>) claim -> claim.between(2, 1), "nothing is between 2 and 1"),
        Arguments.of(
            (Consumer<NumberClaim>) claim -> claim.closeTo(1, -1), "the tolerance -1 is below 0"));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void claimThatNothingCouldMeetIsRefused(Consumer<NumberClaim> claim, String message) {
    NumberClaim number = new Verdict().claim("number", 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> claim.accept(number))
        .withMessageContaining(message);
  }
}
