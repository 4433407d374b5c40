package io.ktstr.processor.read;

import io.ktstr.processor.report.Origin;
import java.util.Optional;

/**
 * What {@code @MemoryPolicy} says.
 *
 * @param origin the annotation
 * @param bind node ids
 * @param preferred node id
 * @param interleave node ids
 * @param local whether the policy is local
 * @param preferredMany node ids
 * @param weightedInterleave node ids
 * @param weights one for each node of {@code weightedInterleave}
 */
public record PolicyDeclaration(
    Origin origin,
    Optional<WrittenList<Integer>> bind,
    Optional<Written<Integer>> preferred,
    Optional<WrittenList<Integer>> interleave,
    Optional<Written<Boolean>> local,
    Optional<WrittenList<Integer>> preferredMany,
    Optional<WrittenList<Integer>> weightedInterleave,
    Optional<WrittenList<Integer>> weights) {

  static PolicyDeclaration read(Members policy) {
    return new PolicyDeclaration(
        policy.origin(),
        policy.list("bind", Integer.class),
        policy.one("preferred", Integer.class),
        policy.list("interleave", Integer.class),
        policy.one("local", Boolean.class),
        policy.list("preferredMany", Integer.class),
        policy.list("weightedInterleave", Integer.class),
        policy.list("weights", Integer.class));
  }
}
