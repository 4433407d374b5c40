package io.ktstr.conformance;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A part of the cases, so that several guests can share the work: every so many-th history of
 * cpuset.mems.
 *
 * @param index which part, from 0
 * @param of how many parts there are
 */
public record Portion(int index, int of) {

  /** All cases. */
  public static final Portion WHOLE = new Portion(0, 1);

  /** Checks that there is such a part. */
  public Portion {
    if (index < 0 || index >= of) {
      throw new IllegalArgumentException("there is no part " + index + " of " + of);
    }
  }

  /** Hands on the cases of this part only. */
  Consumer<PolicyCase> filter(Consumer<PolicyCase> consumer) {
    return new Filter(this, consumer);
  }

  private static final class Filter implements Consumer<PolicyCase> {

    private final Portion portion;
    private final Consumer<PolicyCase> consumer;
    private List<Set<Integer>> history = List.of();
    private int histories = -1;

    Filter(Portion portion, Consumer<PolicyCase> consumer) {
      this.portion = portion;
      this.consumer = consumer;
    }

    @Override
    public void accept(PolicyCase next) {
      if (!next.history().equals(history)) {
        history = next.history();
        histories++;
      }
      if (histories % portion.of() == portion.index()) {
        consumer.accept(next);
      }
    }
  }
}
