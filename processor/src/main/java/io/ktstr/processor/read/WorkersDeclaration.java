package io.ktstr.processor.read;

import io.ktstr.annotation.CloneKind;
import io.ktstr.annotation.MpolFlag;
import io.ktstr.model.LoopKind;
import java.util.Optional;

/**
 * What {@code @Cgroup} says about its workers.
 *
 * @param workers number of processes
 * @param workersKnown false if a number is written that is only known in a run
 * @param workType what each does in its loop, without numbers
 * @param work the same with numbers
 * @param exec the program that each runs instead, and its arguments
 * @param schedPolicy scheduling policy
 * @param nice nice value
 * @param affinity CPUs to ask for
 * @param memPolicy memory policy
 * @param mpolFlags its flags
 * @param workingSet working set in bytes
 * @param comm name of each worker
 * @param cloneMode whether they are processes or threads
 */
public record WorkersDeclaration(
    Optional<Written<Integer>> workers,
    boolean workersKnown,
    Optional<WorkDeclaration> workType,
    Optional<WorkDeclaration> work,
    Optional<WrittenList<String>> exec,
    Optional<SchedulingDeclaration> schedPolicy,
    Optional<Written<Integer>> nice,
    Optional<AffinityDeclaration> affinity,
    Optional<PolicyDeclaration> memPolicy,
    Optional<WrittenList<MpolFlag>> mpolFlags,
    Optional<Written<Long>> workingSet,
    Optional<Written<String>> comm,
    Optional<Written<CloneKind>> cloneMode) {

  private static final long KIB = 1024;

  static WorkersDeclaration read(Members cgroup) {
    return new WorkersDeclaration(
        cgroup.one("workers", Integer.class),
        true,
        cgroup.constant("workType").map(type -> WorkDeclaration.of(type.map(LoopKind::valueOf))),
        cgroup.nested("work").map(WorkDeclaration::read),
        cgroup.list("exec", String.class),
        cgroup.nested("schedPolicy").map(SchedulingDeclaration::read),
        cgroup.one("nice", Integer.class),
        cgroup.nested("affinity").map(AffinityDeclaration::read),
        cgroup.nested("memPolicy").map(PolicyDeclaration::read),
        cgroup.constants("mpolFlags").map(flags -> flags.map(MpolFlag::valueOf)),
        cgroup.one("workingSetKb", Integer.class).map(size -> size.map(kb -> kb * KIB)),
        cgroup.one("comm", String.class),
        cgroup.constant("cloneMode").map(mode -> mode.map(CloneKind::valueOf)));
  }

  /**
   * What each worker does in its loop.
   *
   * @return empty if nothing is said about it
   */
  public Optional<WorkDeclaration> loop() {
    return work.or(() -> workType);
  }
}
