package io.ktstr.processor.read;

import io.ktstr.model.NodeShareSpec;
import io.ktstr.processor.report.Origin;
import java.util.Optional;

/**
 * What {@code @NodeShare} says.
 *
 * @param origin the annotation
 * @param cgroup name of the cgroup
 * @param node the node
 * @param share how much of the pages should be there
 * @param tolerance how much more or less is fine
 */
public record NodeShareDeclaration(
    Origin origin,
    Optional<Written<String>> cgroup,
    Written<Integer> node,
    Written<Double> share,
    Optional<Written<Double>> tolerance) {

  static NodeShareDeclaration read(Members share) {
    return new NodeShareDeclaration(
        share.origin(),
        share.one("cgroup", String.class),
        share.one("node", Integer.class).orElseThrow(),
        share.one("share", Double.class).orElseThrow(),
        share.one("tolerance", Double.class));
  }

  /**
   * The share as a value.
   *
   * @return with the default of what is not written
   */
  public NodeShareSpec spec() {
    return new NodeShareSpec(
        cgroup.map(Written::value).orElse(NodeShareSpec.EVERY_CGROUP),
        node.value(),
        share.value(),
        tolerance.map(Written::value).orElse(NodeShareSpec.DEFAULT_TOLERANCE));
  }
}
