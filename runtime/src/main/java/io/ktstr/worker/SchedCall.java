package io.ktstr.worker;

import io.ktstr.machine.Errno;
import io.ktstr.model.SchedPolicy;
import java.util.Optional;

/**
 * The arguments of sched_setscheduler(2), or of sched_setattr(2) where there are times, see
 * sched(7).
 *
 * @param policy {@code SCHED_*} number
 * @param priority real-time priority, 0 for policies without
 * @param times those of {@code SCHED_DEADLINE}, empty for all others
 * @param name of the policy
 */
public record SchedCall(
    int policy, int priority, Optional<SchedPolicy.Deadline> times, String name) {

  /**
   * The call that applies a scheduling policy.
   *
   * @param policy the policy
   * @return empty if nothing is to be called
   */
  public static Optional<SchedCall> of(SchedPolicy policy) {
    if (policy instanceof SchedPolicy.Normal) {
      return Optional.of(plain(0, 0, "SCHED_OTHER"));
    }
    if (policy instanceof SchedPolicy.Fifo fifo) {
      return Optional.of(plain(1, fifo.priority(), "SCHED_FIFO"));
    }
    if (policy instanceof SchedPolicy.RoundRobin roundRobin) {
      return Optional.of(plain(2, roundRobin.priority(), "SCHED_RR"));
    }
    if (policy instanceof SchedPolicy.Batch) {
      return Optional.of(plain(3, 0, "SCHED_BATCH"));
    }
    if (policy instanceof SchedPolicy.Idle) {
      return Optional.of(plain(5, 0, "SCHED_IDLE"));
    }
    if (policy instanceof SchedPolicy.Deadline deadline) {
      return Optional.of(new SchedCall(6, 0, Optional.of(deadline), "SCHED_DEADLINE"));
    }
    return policy instanceof SchedPolicy.Ext
        ? Optional.of(plain(7, 0, "SCHED_EXT"))
        : Optional.empty();
  }

  private static SchedCall plain(int policy, int priority, String name) {
    return new SchedCall(policy, priority, Optional.empty(), name);
  }

  /**
   * What a refusal of a good call means, where the errno alone does not say it.
   *
   * @param errno what the kernel answered
   * @return the reason; empty if there is no more to say
   */
  Optional<String> reason(Errno errno) {
    if (times.isPresent()) {
      return deadlineReason(errno);
    }
    return name.equals("SCHED_EXT") && errno.equals(Errno.EINVAL)
        ? Optional.of("the kernel was built without CONFIG_SCHED_CLASS_EXT")
        : Optional.empty();
  }

  /** __checkparam_dl() and __sched_setscheduler() in kernel/sched, in the order of its checks. */
  private static Optional<String> deadlineReason(Errno errno) {
    if (errno.equals(Errno.EINVAL)) {
      return Optional.of(
          "the period must be within the sysctls kernel.sched_deadline_period_min_us and _max_us");
    }
    if (errno.equals(Errno.EPERM)) {
      return Optional.of(
          "a deadline worker needs CAP_SYS_NICE, and all CPUs of its root domain in cpuset and"
              + " affinity");
    }
    return errno.equals(Errno.EBUSY)
        ? Optional.of(
            "all deadline tasks of the root domain together would have more than"
                + " kernel.sched_rt_runtime_us leaves them")
        : Optional.empty();
  }

  @Override
  public String toString() {
    return times
        .map(
            t ->
                "sched_setattr(0, {%s, runtime %d, deadline %d, period %d}, 0)"
                    .formatted(
                        name, t.runtime().toNanos(), t.deadline().toNanos(), t.period().toNanos()))
        .orElseGet(() -> "sched_setscheduler(0, " + name + ", {" + priority + "})");
  }
}
