package io.ktstr.api;

import static io.ktstr.api.Outcome.FAIL;
import static io.ktstr.api.Outcome.INCONCLUSIVE;
import static io.ktstr.api.Outcome.PASS;
import static io.ktstr.api.Outcome.SKIP;
import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.api.CheckResult.Kind;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;

class OutcomePropertyTest {

  @Property
  void orderAndGroupingDoNotMatter(
      @ForAll Outcome one, @ForAll Outcome other, @ForAll Outcome third) {
    assertThat(one.and(other)).isEqualTo(other.and(one)).isIn(one, other);
    assertThat(one.and(other).and(third)).isEqualTo(one.and(other.and(third)));
    assertThat(one.and(one)).isEqualTo(one);
    assertThat(one.and(FAIL)).isEqualTo(FAIL);
    assertThat(one.and(SKIP)).isEqualTo(one);
  }

  @Property
  void verdictOfAResultIsThatOfItsHeaviestCheck(@ForAll @NotEmpty List<Outcome> outcomes) {
    AssertResult result =
        new AssertResult(
            outcomes.stream()
                .map(
                    outcome ->
                        new CheckResult("c", Kind.OTHER, outcome, 1, "workers", "s", List.of()))
                .toList(),
            List.of());

    assertThat(result.outcome())
        .isEqualTo(
            List.of(FAIL, INCONCLUSIVE, PASS, SKIP).stream()
                .filter(outcomes::contains)
                .findFirst()
                .orElseThrow());
  }
}
