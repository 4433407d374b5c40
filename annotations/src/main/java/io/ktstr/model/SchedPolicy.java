package io.ktstr.model;

import java.time.Duration;
import java.util.Optional;

/** The scheduling policy of a worker, see sched(7). A refusal by the kernel fails the test. */
public sealed interface SchedPolicy {

  /** Inherit the parent's policy: no system call is made. */
  record Inherit() implements SchedPolicy {}

  /** {@code SCHED_OTHER}. */
  record Normal() implements SchedPolicy {}

  /** {@code SCHED_BATCH}. */
  record Batch() implements SchedPolicy {}

  /** {@code SCHED_IDLE}. */
  record Idle() implements SchedPolicy {}

  /**
   * {@code SCHED_FIFO}.
   *
   * @param priority 1 to 99
   */
  record Fifo(int priority) implements SchedPolicy {
    /** Checks the priority. */
    public Fifo {
      checkPriority(priority);
    }
  }

  /**
   * {@code SCHED_RR}.
   *
   * @param priority 1 to 99
   */
  record RoundRobin(int priority) implements SchedPolicy {
    /** Checks the priority. */
    public RoundRobin {
      checkPriority(priority);
    }
  }

  /**
   * {@code SCHED_DEADLINE}: in each period the kernel gives the worker its runtime before the
   * deadline, both counted from the beginning of the period, or refuses to have it at all. The
   * kernel also refuses a period outside of the sysctls {@code sched_deadline_period_min_us} and
   * {@code sched_deadline_period_max_us} (100 us and about 4.2 s unless set), more runtime than is
   * left of what all such tasks may have together, and a worker whose affinity or cpuset leaves out
   * a CPU of its root domain, see docs/placement.md. Such a worker cannot fork.
   *
   * @param runtime at least {@value DeadlineTimes#MIN_RUNTIME_NANOS} ns
   * @param deadline at least the runtime
   * @param period at least the deadline, below 2^63 ns
   */
  record Deadline(Duration runtime, Duration deadline, Duration period) implements SchedPolicy {
    /** Checks the order of the three times. */
    public Deadline {
      DeadlineTimes.runtime(runtime)
          .or(() -> DeadlineTimes.deadline(runtime, deadline))
          .or(() -> DeadlineTimes.period(deadline, period))
          .ifPresent(
              defect -> {
                throw new IllegalArgumentException(defect.toString());
              });
    }

    @Override
    public Optional<KernelVersion> since() {
      return Optional.of(KernelVersion.of(3, 14));
    }
  }

  /**
   * {@code SCHED_EXT}: the class of BPF schedulers, which runs such a worker as {@code SCHED_OTHER}
   * while no BPF scheduler is loaded. A kernel that was built without {@code
   * CONFIG_SCHED_CLASS_EXT} refuses it with EINVAL.
   */
  record Ext() implements SchedPolicy {
    @Override
    public Optional<KernelVersion> since() {
      return Optional.of(KernelVersion.of(6, 12));
    }
  }

  /**
   * The name of the policy in messages and results.
   *
   * @return for example {@code RoundRobin}
   */
  default String displayName() {
    return getClass().getSimpleName();
  }

  /**
   * The first version of Linux that can know the policy.
   *
   * @return empty if every version does
   */
  default Optional<KernelVersion> since() {
    return Optional.empty();
  }

  /**
   * Inherit the parent's policy.
   *
   * @return the policy
   */
  static SchedPolicy inherit() {
    return new Inherit();
  }

  /**
   * {@code SCHED_OTHER}.
   *
   * @return the policy
   */
  static SchedPolicy normal() {
    return new Normal();
  }

  /**
   * {@code SCHED_BATCH}.
   *
   * @return the policy
   */
  static SchedPolicy batch() {
    return new Batch();
  }

  /**
   * {@code SCHED_IDLE}.
   *
   * @return the policy
   */
  static SchedPolicy idle() {
    return new Idle();
  }

  /**
   * {@code SCHED_FIFO}.
   *
   * @param priority 1 to 99
   * @return the policy
   */
  static SchedPolicy fifo(int priority) {
    return new Fifo(priority);
  }

  /**
   * {@code SCHED_RR}.
   *
   * @param priority 1 to 99
   * @return the policy
   */
  static SchedPolicy roundRobin(int priority) {
    return new RoundRobin(priority);
  }

  /**
   * {@code SCHED_DEADLINE}, see {@link Deadline}.
   *
   * @param runtime time on a CPU in each period
   * @param deadline when the runtime must be over, from the beginning of the period
   * @param period time from one beginning to the next
   * @return the policy
   * @throws IllegalArgumentException unless 1024 ns &lt;= runtime &lt;= deadline &lt;= period
   */
  static SchedPolicy deadline(Duration runtime, Duration deadline, Duration period) {
    return new Deadline(runtime, deadline, period);
  }

  /**
   * {@code SCHED_EXT}, see {@link Ext}.
   *
   * @return the policy
   */
  static SchedPolicy ext() {
    return new Ext();
  }

  private static void checkPriority(int priority) {
    if (priority < 1 || priority > 99) {
      throw new IllegalArgumentException(
          "real-time priority "
              + priority
              + " does not exist; sched(7) allows 1 to 99; write one of those");
    }
  }
}
