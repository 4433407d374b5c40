package io.ktstr.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A claim about one value; several conditions must all hold. The order in which it is told
 * conditions, observations and reason does not matter.
 *
 * @param <C> the kind of claim
 */
public abstract sealed class Claim<C extends Claim<C>> permits NumberClaim, SetClaim, TruthClaim {

  private record Condition(String text, boolean holds) {}

  private final String what;
  private final String value;
  private final Optional<String> missing;
  private final List<Condition> conditions = new ArrayList<>();
  private long observations = 1;
  private String reason = "";

  /**
   * For a value.
   *
   * @param what its name
   * @param value how it is shown
   * @param missing why nothing can be said about it
   */
  Claim(String what, String value, Optional<String> missing) {
    this.what = Objects.requireNonNull(what, "what");
    this.value = value;
    this.missing = missing;
  }

  abstract C self();

  C condition(String text, boolean holds) {
    conditions.add(new Condition(text, holds));
    return self();
  }

  /**
   * Says what the value rests on.
   *
   * @param count number of observations; 1 if not said, and none makes the claim INCONCLUSIVE
   * @return this claim
   */
  public C over(long count) {
    observations = count;
    return self();
  }

  /**
   * Says why it should be so.
   *
   * @param text shown with the claim, after "because"
   * @return this claim
   */
  public C because(String text) {
    reason = " (because " + Objects.requireNonNull(text, "text") + ")";
    return self();
  }

  CheckResult judge() {
    if (missing.isPresent()) {
      return judged(Outcome.INCONCLUSIVE, 0, missing.get(), List.of());
    }
    if (conditions.isEmpty()) {
      return judged(Outcome.INCONCLUSIVE, 0, value + ", and nothing is claimed", List.of());
    }
    if (observations <= 0) {
      return judged(Outcome.INCONCLUSIVE, 0, "no observation", List.of());
    }
    List<String> broken =
        conditions.stream()
            .filter(condition -> !condition.holds())
            .map(condition -> what + " is " + value + ", not " + condition.text() + reason)
            .toList();
    Outcome outcome = broken.isEmpty() ? Outcome.PASS : Outcome.FAIL;
    return judged(outcome, observations, value, broken);
  }

  private CheckResult judged(Outcome outcome, long count, String finding, List<String> details) {
    List<String> claimed = conditions.stream().map(Condition::text).toList();
    String expected = claimed.isEmpty() ? "" : ", claimed " + String.join(" and ", claimed);
    return new CheckResult(
        what,
        CheckResult.Kind.CLAIM,
        outcome,
        count,
        "observations",
        finding + expected + reason,
        details);
  }
}
