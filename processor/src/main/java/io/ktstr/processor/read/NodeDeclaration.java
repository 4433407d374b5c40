package io.ktstr.processor.read;

import io.ktstr.processor.report.Origin;
import java.util.Optional;

/**
 * What {@code @NumaNode} says.
 *
 * @param origin the annotation
 * @param llcs last-level caches
 * @param memoryMb memory in MiB
 */
public record NodeDeclaration(
    Origin origin, Written<Integer> llcs, Optional<Written<Integer>> memoryMb) {

  static NodeDeclaration read(Members node) {
    return new NodeDeclaration(
        node.origin(),
        node.one("llcs", Integer.class).orElseThrow(),
        node.one("memoryMb", Integer.class));
  }
}
