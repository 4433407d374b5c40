package io.ktstr.worker;

import io.ktstr.model.SchedPolicy;
import java.util.Optional;

/**
 * The arguments of sched_setscheduler(2), see sched(7).
 *
 * @param policy {@code SCHED_*} number
 * @param priority real-time priority, 0 for policies without
 * @param name of the policy
 */
public record SchedCall(int policy, int priority, String name) {

  /**
   * The call that applies a scheduling policy.
   *
   * @param policy the policy
   * @return empty if nothing is to be called
   */
  public static Optional<SchedCall> of(SchedPolicy policy) {
    if (policy instanceof SchedPolicy.Normal) {
      return Optional.of(new SchedCall(0, 0, "SCHED_OTHER"));
    }
    if (policy instanceof SchedPolicy.Fifo fifo) {
      return Optional.of(new SchedCall(1, fifo.priority(), "SCHED_FIFO"));
    }
    if (policy instanceof SchedPolicy.RoundRobin roundRobin) {
      return Optional.of(new SchedCall(2, roundRobin.priority(), "SCHED_RR"));
    }
    if (policy instanceof SchedPolicy.Batch) {
      return Optional.of(new SchedCall(3, 0, "SCHED_BATCH"));
    }
    if (policy instanceof SchedPolicy.Idle) {
      return Optional.of(new SchedCall(5, 0, "SCHED_IDLE"));
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return "sched_setscheduler(0, " + name + ", {" + priority + "})";
  }
}
