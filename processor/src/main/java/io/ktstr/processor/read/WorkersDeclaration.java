package io.ktstr.processor.read;

import io.ktstr.annotation.CloneKind;
import io.ktstr.annotation.MpolFlag;
import io.ktstr.annotation.WorkKind;
import java.util.Optional;

/**
 * What {@code @Cgroup} says about its workers.
 *
 * @param workers number of processes
 * @param workType what each does in its loop
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
    Optional<Written<WorkKind>> workType,
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
        cgroup.constant("workType").map(type -> type.map(WorkKind::valueOf)),
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
}
