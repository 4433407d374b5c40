package io.ktstr.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.api.CheckResult.Kind;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class AssertResultPropertyTest {

  private static AssertResult of(Outcome outcome) {
    return new AssertResult(
        List.of(new CheckResult("check", Kind.OTHER, outcome, 1, "workers", "s", List.of())),
        List.of());
  }

  @Property
  void verdictOfBothIsTheHeavierOneInEitherOrder(@ForAll Outcome one, @ForAll Outcome other) {
    assertThat(of(one).merge(of(other)).outcome()).isEqualTo(one.and(other));
    assertThat(of(other).merge(of(one)).outcome()).isEqualTo(one.and(other));
  }

  @Property
  void noCheckPassesWithoutObservations(@ForAll Outcome outcome, @ForAll long observations) {
    CheckResult result =
        new CheckResult(
            "check", Kind.OTHER, outcome, observations, "workers", "summary", List.of());

    assertThat(result.outcome() == Outcome.PASS && result.observations() <= 0).isFalse();
    if (observations > 0 || outcome != Outcome.PASS) {
      assertThat(result.outcome()).isEqualTo(outcome);
    } else {
      assertThat(result.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }
  }
}
