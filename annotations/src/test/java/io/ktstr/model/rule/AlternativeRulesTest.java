package io.ktstr.model.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AlternativeRulesTest {

  private static final List<String> ALL = List.of("numa", "llc", "exact");

  @Test
  void oneOfTheAlternativesIsOk() {
    assertThat(AlternativeRules.exactlyOne("@Cpuset", ALL, List.of("llc"))).isEqualTo(Verdict.ok());
    assertThat(AlternativeRules.atMostOne("@Cpuset", ALL, List.of("llc"))).isEqualTo(Verdict.ok());
  }

  @Test
  void noneIsOkOnlyWhereNoneIsNeeded() {
    assertThat(AlternativeRules.atMostOne("@Cpuset", ALL, List.of())).isEqualTo(Verdict.ok());
    assertThat(AlternativeRules.exactlyOne("@Cpuset", ALL, List.of()))
        .isEqualTo(Verdict.violation(RuleCode.ONE_OF_NONE, "@Cpuset", "numa, llc, exact"));
  }

  @Test
  void severalExcludeEachOther() {
    List<String> two = List.of("numa", "exact");
    assertThat(AlternativeRules.exactlyOne("@Cpuset", ALL, two))
        .isEqualTo(
            Verdict.violation(RuleCode.ONE_OF, "@Cpuset", "numa, llc, exact", "numa and exact"));
    assertThat(AlternativeRules.atMostOne("@Cpuset", ALL, two))
        .isEqualTo(
            Verdict.violation(
                RuleCode.ONE_OF_AT_MOST, "@Cpuset", "numa, llc, exact", "numa and exact"));
  }
}
