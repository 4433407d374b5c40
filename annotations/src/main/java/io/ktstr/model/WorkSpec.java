package io.ktstr.model;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Some workers that are alike. Immutable: each builder call returns a new value.
 *
 * @param workers number of worker processes; empty takes the test's {@code workersPerCgroup}
 * @param workType what each worker does
 * @param schedPolicy scheduling policy
 * @param nice nice value, -20 to 19; empty makes no system call
 * @param affinity CPUs to ask for
 * @param memPolicy NUMA memory policy
 * @param mpolFlags mode flags of the policy
 * @param workingSet bytes that each worker maps and touches before its clock starts; empty for
 *     {@value #DEFAULT_WORKING_SET}, for what the work type brings, and for a program none
 * @param comm name of each worker in {@code /proc/PID/comm}, see {@link CommName}; empty leaves
 *     that of the harness
 * @param cloneMode whether the workers are processes or the threads of one
 */
public record WorkSpec(
    OptionalInt workers,
    WorkType workType,
    SchedPolicy schedPolicy,
    OptionalInt nice,
    Affinity affinity,
    MemPolicy memPolicy,
    MpolFlags mpolFlags,
    OptionalLong workingSet,
    Optional<String> comm,
    CloneMode cloneMode) {

  /** Size of a working set unless said otherwise: 4 MiB. */
  public static final long DEFAULT_WORKING_SET = 4L << 20;

  private static final WorkSpec DEFAULTS =
      new WorkSpec(
          OptionalInt.empty(),
          WorkType.cpuSpin(),
          SchedPolicy.inherit(),
          OptionalInt.empty(),
          Affinity.inherit(),
          MemPolicy.defaultPolicy(),
          MpolFlags.NONE,
          OptionalLong.empty(),
          Optional.empty(),
          CloneMode.PROCESSES);

  /** Checks that nothing is null and that nice value and working set can exist. */
  public WorkSpec {
    Objects.requireNonNull(workers, "workers");
    Objects.requireNonNull(workType, "workType");
    Objects.requireNonNull(schedPolicy, "schedPolicy");
    Objects.requireNonNull(nice, "nice");
    Objects.requireNonNull(affinity, "affinity");
    Objects.requireNonNull(memPolicy, "memPolicy");
    Objects.requireNonNull(mpolFlags, "mpolFlags");
    Objects.requireNonNull(workingSet, "workingSet");
    Objects.requireNonNull(comm, "comm");
    Objects.requireNonNull(cloneMode, "cloneMode");
    nice.ifPresent(WorkSpec::checkNice);
    workingSet.ifPresent(WorkSpec::checkSize);
    comm.flatMap(CommName::defect)
        .ifPresent(
            defect -> {
              throw new IllegalArgumentException(defect.toString());
            });
  }

  /**
   * Workers that spin, with nothing asked of the kernel and the default working set.
   *
   * @return the starting point of every builder chain
   */
  public static WorkSpec defaults() {
    return DEFAULTS;
  }

  /**
   * With this number of workers.
   *
   * @param count number of processes; 0 is refused at set-up, because nothing would be measured
   * @return a new value
   */
  public WorkSpec workers(int count) {
    return with(draft -> draft.workers = OptionalInt.of(count));
  }

  /**
   * With this kind of work.
   *
   * @param type what each worker does
   * @return a new value
   */
  public WorkSpec workType(WorkType type) {
    return with(draft -> draft.workType = type);
  }

  /**
   * With this scheduling policy.
   *
   * @param policy scheduling policy
   * @return a new value
   */
  public WorkSpec schedPolicy(SchedPolicy policy) {
    return with(draft -> draft.schedPolicy = policy);
  }

  /**
   * With this nice value.
   *
   * @param value -20 (most favourable) to 19
   * @return a new value
   */
  public WorkSpec nice(int value) {
    return with(draft -> draft.nice = OptionalInt.of(value));
  }

  /**
   * With this CPU affinity.
   *
   * @param cpus which CPUs to ask for
   * @return a new value
   */
  public WorkSpec affinity(Affinity cpus) {
    return with(draft -> draft.affinity = cpus);
  }

  /**
   * With this memory policy.
   *
   * @param policy NUMA memory policy
   * @return a new value
   */
  public WorkSpec memPolicy(MemPolicy policy) {
    return with(draft -> draft.memPolicy = policy);
  }

  /**
   * With these policy flags.
   *
   * @param flags mode flags
   * @return a new value
   */
  public WorkSpec mpolFlags(MpolFlags flags) {
    return with(draft -> draft.mpolFlags = flags);
  }

  /**
   * With a working set of this size.
   *
   * @param bytes private anonymous memory of each worker, rounded up to whole pages; 0 for none
   * @return a new value
   */
  public WorkSpec workingSet(long bytes) {
    return with(draft -> draft.workingSet = OptionalLong.of(bytes));
  }

  /**
   * With this name.
   *
   * @param name of each worker in {@code /proc/PID/comm}: 1 to 15 bytes in UTF-8, no slash, no
   *     control character; not for a program, which has the name of its file
   * @return a new value
   */
  public WorkSpec comm(String name) {
    return with(draft -> draft.comm = Optional.of(name));
  }

  /**
   * With processes or threads.
   *
   * @param mode whether the workers are processes or the threads of one; a program is a process
   * @return a new value
   */
  public WorkSpec cloneMode(CloneMode mode) {
    return with(draft -> draft.cloneMode = mode);
  }

  private WorkSpec with(Consumer<WorkDraft> change) {
    WorkDraft draft = new WorkDraft(this);
    change.accept(draft);
    return draft.made();
  }

  /**
   * The size of the working set of each worker.
   *
   * @return bytes, not rounded: what is written, or else what the work type brings, which is 0 for
   *     a program; set-up refuses both together
   */
  public long workingSetBytes() {
    return workingSet.orElseGet(
        () -> workType.workingSetBytes().orElse(workType.runsProgram() ? 0 : DEFAULT_WORKING_SET));
  }

  private static void checkNice(int value) {
    if (value < -20 || value > 19) {
      throw new IllegalArgumentException(
          "nice " + value + " does not exist; setpriority(2) knows -20 to 19; write one of those");
    }
  }

  private static void checkSize(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException(
          "a working set of " + bytes + " bytes cannot exist; it is a size; write 0 for none");
    }
  }
}
