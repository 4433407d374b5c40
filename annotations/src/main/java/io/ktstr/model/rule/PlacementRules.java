package io.ktstr.model.rule;

import io.ktstr.model.CgroupName;
import io.ktstr.model.CloneMode;
import io.ktstr.model.CommName;
import io.ktstr.model.DeadlineTimes;
import io.ktstr.model.Defect;
import io.ktstr.model.SchedPolicy;
import io.ktstr.model.WorkSpec;
import io.ktstr.model.WorkType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Whether workers can be what they are to be: with the times of {@code SCHED_DEADLINE}, with a name
 * of their own, as threads.
 */
public final class PlacementRules {

  private PlacementRules() {}

  /**
   * Judges a group of workers whose parts are each fine on their own.
   *
   * @param cgroup name for the message
   * @param work the group
   * @return the first violation
   */
  public static Verdict check(String cgroup, WorkSpec work) {
    return scheduling(cgroup, work.schedPolicy(), work.workType())
        .then(
            () ->
                work.comm()
                    .map(name -> commOf(cgroup, name, work.workType()))
                    .orElseGet(Verdict::ok))
        .then(() -> cloneMode(cgroup, work.cloneMode(), work.workType()));
  }

  /**
   * Judges that the three times of {@code SCHED_DEADLINE} are written.
   *
   * @param cgroup name for the message
   * @param missing names of those that are not
   * @return a violation unless it is empty
   */
  public static Verdict allTimes(String cgroup, List<String> missing) {
    return missing.isEmpty()
        ? Verdict.ok()
        : Verdict.violation(RuleCode.SCHED_DEADLINE_MISSING, cgroup, String.join(", ", missing));
  }

  /**
   * Judges a time that is written on another policy.
   *
   * @param cgroup name for the message
   * @param policy name of the policy
   * @param time name of the time
   * @return the violation
   */
  public static Verdict timeElsewhere(String cgroup, String policy, String time) {
    return Verdict.violation(RuleCode.SCHED_DEADLINE_ELSEWHERE, cgroup, policy, time);
  }

  /**
   * Judges a runtime.
   *
   * @param cgroup name for the message
   * @param runtime time on a CPU in each period
   * @return Ok from 1024 ns up
   */
  public static Verdict runtime(String cgroup, Duration runtime) {
    return times(cgroup, DeadlineTimes.runtime(runtime));
  }

  /**
   * Judges a deadline.
   *
   * @param cgroup name for the message
   * @param runtime time on a CPU in each period
   * @param deadline time from the beginning of the period
   * @return Ok if it is as long as the runtime or longer
   */
  public static Verdict deadline(String cgroup, Duration runtime, Duration deadline) {
    return times(cgroup, DeadlineTimes.deadline(runtime, deadline));
  }

  /**
   * Judges a period.
   *
   * @param cgroup name for the message
   * @param deadline time from the beginning of the period
   * @param period time from one beginning to the next
   * @return Ok if it is as long as the deadline or longer, and below 2^63 ns
   */
  public static Verdict period(String cgroup, Duration deadline, Duration period) {
    return times(cgroup, DeadlineTimes.period(deadline, period));
  }

  private static Verdict times(String cgroup, Optional<Defect> defect) {
    return of(RuleCode.SCHED_DEADLINE, cgroup, defect);
  }

  private static Verdict of(RuleCode code, String cgroup, Optional<Defect> defect) {
    return defect
        .map(d -> Verdict.violation(code, cgroup, d.fact(), d.reason(), d.fix()))
        .orElseGet(Verdict::ok);
  }

  /**
   * Judges a scheduling policy for what the workers do.
   *
   * @param cgroup name for the message
   * @param policy the policy
   * @param type what the workers do
   * @return a violation for {@code SCHED_DEADLINE} where the workers fork: {@code sched_fork()} in
   *     kernel/sched/core.c refuses it
   */
  public static Verdict scheduling(String cgroup, SchedPolicy policy, WorkType type) {
    boolean forks = type.runsProgram() || type instanceof WorkType.ForkExit;
    return policy instanceof SchedPolicy.Deadline && forks
        ? Verdict.violation(RuleCode.SCHED_DEADLINE_FORK, cgroup, type.displayName())
        : Verdict.ok();
  }

  /**
   * Judges a name.
   *
   * @param cgroup name for the message
   * @param name any text
   * @return Ok for what {@link CommName} takes
   */
  public static Verdict comm(String cgroup, String name) {
    return of(RuleCode.WORKERS_COMM, cgroup, CommName.defect(name));
  }

  /**
   * Judges a good name for what the workers do.
   *
   * @param cgroup name for the message
   * @param name the name
   * @param type what the workers do
   * @return a violation for a program
   */
  public static Verdict commOf(String cgroup, String name, WorkType type) {
    return type.runsProgram()
        ? Verdict.violation(
            RuleCode.WORKERS_COMM_PROGRAM, cgroup, type.displayName(), CgroupName.shown(name))
        : Verdict.ok();
  }

  /**
   * Judges processes or threads for what the workers do.
   *
   * @param cgroup name for the message
   * @param mode what the workers are to be
   * @param type what they do
   * @return a violation for a program in a thread
   */
  public static Verdict cloneMode(String cgroup, CloneMode mode, WorkType type) {
    return mode == CloneMode.THREADS && type.runsProgram()
        ? Verdict.violation(RuleCode.WORKERS_CLONE_MODE, cgroup, type.displayName())
        : Verdict.ok();
  }
}
