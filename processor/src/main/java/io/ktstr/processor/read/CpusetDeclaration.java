package io.ktstr.processor.read;

import io.ktstr.processor.report.Origin;
import java.util.Optional;

/**
 * What {@code @Cpuset} says.
 *
 * @param origin the annotation
 * @param numa node id
 * @param llc LLC index
 * @param exact CPU ids
 * @param range start and end
 * @param disjoint index and number of parts
 * @param overlap index and number of parts
 * @param overlapFraction how much overlapping parts add on each side
 */
public record CpusetDeclaration(
    Origin origin,
    Optional<Written<Integer>> numa,
    Optional<Written<Integer>> llc,
    Optional<WrittenList<Integer>> exact,
    Optional<WrittenList<Double>> range,
    Optional<WrittenList<Integer>> disjoint,
    Optional<WrittenList<Integer>> overlap,
    Optional<Written<Double>> overlapFraction) {

  static CpusetDeclaration read(Members cpuset) {
    return new CpusetDeclaration(
        cpuset.origin(),
        cpuset.one("numa", Integer.class),
        cpuset.one("llc", Integer.class),
        cpuset.list("exact", Integer.class),
        cpuset.list("range", Double.class),
        cpuset.list("disjoint", Integer.class),
        cpuset.list("overlap", Integer.class),
        cpuset.one("overlapFraction", Double.class));
  }
}
