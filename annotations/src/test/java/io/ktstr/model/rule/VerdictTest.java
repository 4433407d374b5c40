package io.ktstr.model.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VerdictTest {

  private static final Verdict VIOLATION = Verdict.violation(RuleCode.CGROUP_DUPLICATE, "cg_0");
  private static final Verdict UNDECIDED = Verdict.undecided("the topology");

  @Test
  void okAsksTheNextRule() {
    assertThat(Verdict.ok().then(() -> VIOLATION)).isEqualTo(VIOLATION);
  }

  @Test
  void anyOtherVerdictStands() {
    assertThat(VIOLATION.then(() -> UNDECIDED)).isEqualTo(VIOLATION);
    assertThat(UNDECIDED.then(() -> VIOLATION)).isEqualTo(UNDECIDED);
  }

  @Test
  void onlyAViolationHasOne() {
    assertThat(Verdict.ok().violation()).isEmpty();
    assertThat(UNDECIDED.violation()).isEmpty();
    assertThat(VIOLATION.violation())
        .map(Verdict.Violation::message)
        .hasValueSatisfying(
            message ->
                assertThat(message).startsWith("[ktstr/cgroup-duplicate] the cgroup \"cg_0\" is"));
  }
}
