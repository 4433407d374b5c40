package io.ktstr.processor.read;

import io.ktstr.processor.report.Origin;
import java.util.Optional;

/**
 * What {@code @Cgroup} says.
 *
 * @param origin the annotation
 * @param name name of the cgroup
 * @param cpuset its CPUs
 * @param cpusetMems nodes of {@code cpuset.mems}
 * @param workers its workers
 */
public record CgroupDeclaration(
    Origin origin,
    Written<String> name,
    Optional<CpusetDeclaration> cpuset,
    Optional<WrittenList<Integer>> cpusetMems,
    WorkersDeclaration workers) {

  static CgroupDeclaration read(Members cgroup) {
    return new CgroupDeclaration(
        cgroup.origin(),
        cgroup.one("name", String.class).orElseThrow(),
        cgroup.nested("cpuset").map(CpusetDeclaration::read),
        cgroup.list("cpusetMems", Integer.class),
        WorkersDeclaration.read(cgroup));
  }
}
