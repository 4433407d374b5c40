package io.ktstr.model;

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

  private static void checkPriority(int priority) {
    if (priority < 1 || priority > 99) {
      throw new IllegalArgumentException(
          "real-time priority "
              + priority
              + " does not exist; sched(7) allows 1 to 99; write one of those");
    }
  }
}
