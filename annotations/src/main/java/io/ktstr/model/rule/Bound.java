package io.ktstr.model.rule;

import io.ktstr.model.MachineCount;
import io.ktstr.model.Topology;

/**
 * One limit on the machines on which a test makes sense.
 *
 * @param count what is limited
 * @param upper whether it is a maximum; otherwise a minimum
 * @param value the limit, included
 */
public record Bound(MachineCount count, boolean upper, int value) {

  /**
   * The attribute that says it.
   *
   * @return for example {@code minNumaNodes}
   */
  public String attribute() {
    return (upper ? "max" : "min") + count.suffix();
  }

  /**
   * Whether a machine is within the limit.
   *
   * @param topology the machine
   * @return true if it is
   */
  public boolean admits(Topology topology) {
    int has = count.of(topology);
    return upper ? has <= value : has >= value;
  }

  /** For example {@code minNumaNodes = 2}. */
  @Override
  public String toString() {
    return attribute() + " = " + value;
  }
}
