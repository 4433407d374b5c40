package io.ktstr.processor.read;

import io.ktstr.processor.report.Origin;
import java.util.Optional;

/**
 * What {@code @CpuAffinity} says.
 *
 * @param origin the annotation
 * @param exact CPU ids
 * @param singleCpu whether to take the lowest CPU
 * @param llcAligned whether to take one last-level cache
 * @param crossCgroup whether to take every CPU
 */
public record AffinityDeclaration(
    Origin origin,
    Optional<WrittenList<Integer>> exact,
    Optional<Written<Boolean>> singleCpu,
    Optional<Written<Boolean>> llcAligned,
    Optional<Written<Boolean>> crossCgroup) {

  static AffinityDeclaration read(Members affinity) {
    return new AffinityDeclaration(
        affinity.origin(),
        affinity.list("exact", Integer.class),
        affinity.one("singleCpu", Boolean.class),
        affinity.one("llcAligned", Boolean.class),
        affinity.one("crossCgroup", Boolean.class));
  }
}
