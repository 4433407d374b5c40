package io.ktstr.model;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The share of each worker's pages that should be on one node. Any value can be made; {@code
 * NodeShareRules} judges it.
 *
 * @param cgroup name of the cgroup whose workers are meant; empty for every cgroup that has no
 *     share of its own for the node
 * @param node the node
 * @param share how much of the pages should be there, 0.0 to 1.0
 * @param tolerance how much more or less is fine, 0.0 to 1.0
 */
public record NodeShareSpec(String cgroup, int node, double share, double tolerance) {

  /** The tolerance where none is written. */
  public static final double DEFAULT_TOLERANCE = 0.05;

  /** Every cgroup. */
  public static final String EVERY_CGROUP = "";

  /** Checks that nothing is null. */
  public NodeShareSpec {
    Objects.requireNonNull(cgroup, "cgroup");
  }

  /**
   * Whether workers of every cgroup are meant.
   *
   * @return true without a name
   */
  public boolean everyCgroup() {
    return cgroup.equals(EVERY_CGROUP);
  }

  /**
   * Whether this one is about the same workers and the same node as another one.
   *
   * @param other another one
   * @return true if one of them takes the place of the other
   */
  public boolean meansSameAs(NodeShareSpec other) {
    return node == other.node && cgroup.equals(other.cgroup);
  }

  /**
   * Whether this one, written nearer to a test, takes the place of another one.
   *
   * @param other one that is written further away
   * @return true for the same node of the same cgroup, or if this one is for every cgroup
   */
  public boolean overrides(NodeShareSpec other) {
    return node == other.node && (everyCgroup() || cgroup.equals(other.cgroup));
  }

  /**
   * Two layers of shares.
   *
   * @param base those that are written further away
   * @param over those that are written nearer
   * @return those of {@code base} that nothing overrides, then those of {@code over}
   */
  public static List<NodeShareSpec> merge(List<NodeShareSpec> base, List<NodeShareSpec> over) {
    return Stream.concat(
            base.stream().filter(one -> over.stream().noneMatch(o -> o.overrides(one))),
            over.stream())
        .toList();
  }

  /**
   * Those that hold for the workers of one cgroup: its own, and for other nodes those of every
   * cgroup.
   *
   * @param all shares of all cgroups
   * @param cgroup name of the cgroup
   * @return one for each node at most
   */
  public static List<NodeShareSpec> of(List<NodeShareSpec> all, String cgroup) {
    List<NodeShareSpec> own = all.stream().filter(one -> one.cgroup.equals(cgroup)).toList();
    return all.stream()
        .filter(
            one ->
                own.contains(one)
                    || (one.everyCgroup() && own.stream().noneMatch(o -> o.node == one.node)))
        .toList();
  }

  /** For example {@code a: 0.75 on node 0, within 0.05}. */
  @Override
  public String toString() {
    return (everyCgroup() ? "every cgroup" : cgroup)
        + ": "
        + share
        + " on node "
        + node
        + ", within "
        + tolerance;
  }
}
