package io.ktstr.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** One cgroup and the workers in it, see {@link io.ktstr.model.CgroupDef}. */
@Documented
@Target({})
@Retention(RetentionPolicy.CLASS)
public @interface Cgroup {

  /**
   * Name below the subtree that the harness owns, see {@link io.ktstr.model.CgroupName}.
   *
   * @return the name
   */
  String name();

  /**
   * CPUs of the cgroup.
   *
   * @return all CPUs if not written
   */
  Cpuset cpuset() default @Cpuset;

  /**
   * Nodes written to {@code cpuset.mems}.
   *
   * @return the file is not written if this is not
   */
  int[] cpusetMems() default {};

  /**
   * Number of workers.
   *
   * @return at least 1; {@link KtstrTest#workersPerCgroup()} if not written
   */
  int workers() default 1;

  /**
   * What each worker does in its loop, with the default numbers of the type.
   *
   * @return spins if neither this nor {@link #work()} nor {@link #exec()} is written
   */
  WorkKind workType() default WorkKind.CPU_SPIN;

  /**
   * What each worker does in its loop, with other numbers. Excludes {@link #workType()}.
   *
   * @return spins if not written
   */
  Work work() default @Work(WorkKind.CPU_SPIN);

  /**
   * The program that each worker runs in place of a loop, and its arguments, see {@link
   * io.ktstr.model.WorkType.Exec}. Excludes {@link #workType()} and {@link #work()}.
   *
   * @return a loop if not written
   */
  String[] exec() default {};

  /**
   * Scheduling policy of each worker.
   *
   * @return inherited if not written
   */
  Scheduling schedPolicy() default @Scheduling;

  /**
   * Nice value of each worker.
   *
   * @return -20 to 19; inherited if not written
   */
  int nice() default 0;

  /**
   * CPU affinity of each worker.
   *
   * @return whatever the cgroup allows if not written
   */
  CpuAffinity affinity() default @CpuAffinity;

  /**
   * NUMA memory policy of each worker.
   *
   * @return inherited if not written
   */
  MemoryPolicy memPolicy() default @MemoryPolicy;

  /**
   * Mode flags of the policy.
   *
   * @return no flag if not written
   */
  MpolFlag[] mpolFlags() default {};

  /**
   * Working set of each worker in KiB, touched before its clock starts.
   *
   * @return 4096 if not written; 0 for none, which is what a program has; not to be written for
   *     work that brings its own
   */
  int workingSetKb() default 4096;

  /**
   * Name of each worker in {@code /proc/PID/comm}, see {@link io.ktstr.model.CommName}.
   *
   * @return 1 to 15 bytes, no slash, no control character; that of the harness if not written
   */
  String comm() default "";

  /**
   * Whether the workers are processes or the threads of one.
   *
   * @return processes if not written
   */
  CloneKind cloneMode() default CloneKind.PROCESSES;
}
