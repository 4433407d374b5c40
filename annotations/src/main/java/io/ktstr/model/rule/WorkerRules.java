package io.ktstr.model.rule;

import io.ktstr.model.ListFormat;
import java.util.Collections;
import java.util.OptionalInt;
import java.util.Set;

/** Whether what a worker asks of the scheduler makes sense: nice value, priority, CPU affinity. */
public final class WorkerRules {

  private static final int MIN_NICE = -20;
  private static final int MAX_NICE = 19;
  private static final int MIN_PRIORITY = 1;
  private static final int MAX_PRIORITY = 99;

  private WorkerRules() {}

  /**
   * Judges a nice value.
   *
   * @param cgroup name for the message
   * @param nice the value
   * @return Ok from -20 to 19, see setpriority(2)
   */
  public static Verdict nice(String cgroup, int nice) {
    return nice >= MIN_NICE && nice <= MAX_NICE
        ? Verdict.ok()
        : Verdict.violation(
            RuleCode.SCHED_NICE, cgroup, nice, Nearest.within(MIN_NICE, MAX_NICE, nice));
  }

  /**
   * Judges the priority of a scheduling policy.
   *
   * @param cgroup name for the message
   * @param policy name of the policy
   * @param realTime whether it is one that has priorities
   * @param priority the priority, if written
   * @return Ok for 1 to 99 on a real-time policy and for none on any other, see sched(7)
   */
  public static Verdict priority(
      String cgroup, String policy, boolean realTime, OptionalInt priority) {
    if (priority.isEmpty()) {
      return realTime
          ? Verdict.violation(RuleCode.SCHED_PRIORITY_MISSING, cgroup, policy)
          : Verdict.ok();
    }
    int value = priority.getAsInt();
    if (!realTime) {
      return Verdict.violation(RuleCode.SCHED_PRIORITY_ELSEWHERE, cgroup, policy, value);
    }
    return value >= MIN_PRIORITY && value <= MAX_PRIORITY
        ? Verdict.ok()
        : Verdict.violation(
            RuleCode.SCHED_PRIORITY,
            cgroup,
            policy,
            value,
            Nearest.within(MIN_PRIORITY, MAX_PRIORITY, value));
  }

  /**
   * Judges an affinity to exact CPUs.
   *
   * @param cgroup name for the message
   * @param cpus CPUs that are asked for
   * @param allowed CPUs that the cgroup may use
   * @return a violation if none is left, see sched_setaffinity(2)
   */
  public static Verdict affinity(String cgroup, Set<Integer> cpus, Set<Integer> allowed) {
    if (cpus.isEmpty()) {
      return Verdict.violation(RuleCode.AFFINITY_EMPTY, cgroup);
    }
    return Collections.disjoint(cpus, allowed)
        ? Verdict.violation(
            RuleCode.AFFINITY_OUTSIDE_CPUSET,
            cgroup,
            ListFormat.format(cpus),
            ListFormat.format(allowed))
        : Verdict.ok();
  }
}
