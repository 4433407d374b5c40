package io.ktstr.processor.read;

import io.ktstr.model.NodeShareSpec;
import io.ktstr.model.Threshold;
import io.ktstr.processor.report.Origin;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The checks that {@code @KtstrTest} or {@code @KtstrChecks} sets.
 *
 * @param origin the annotation
 * @param notStarved whether every worker must have done work
 * @param isolation whether every worker must have stayed on its CPUs
 * @param limits those that are written, in the order of the enum
 * @param nodeShares how pages should be spread
 */
public record ThresholdDeclaration(
    Origin origin,
    Optional<Written<Boolean>> notStarved,
    Optional<Written<Boolean>> isolation,
    Map<Threshold, Written<Double>> limits,
    List<NodeShareDeclaration> nodeShares) {

  /** Copies the collections. */
  public ThresholdDeclaration {
    Map<Threshold, Written<Double>> copy = new EnumMap<>(Threshold.class);
    copy.putAll(limits);
    limits = Collections.unmodifiableMap(copy);
    nodeShares = List.copyOf(nodeShares);
  }

  static ThresholdDeclaration read(Members annotation) {
    Map<Threshold, Written<Double>> limits = new EnumMap<>(Threshold.class);
    for (Threshold threshold : Threshold.values()) {
      annotation
          .one(threshold.attribute(), Number.class)
          .ifPresent(written -> limits.put(threshold, written.map(Number::doubleValue)));
    }
    return new ThresholdDeclaration(
        annotation.origin(),
        annotation.one("notStarved", Boolean.class),
        annotation.one("isolation", Boolean.class),
        limits,
        annotation
            .nestedList("nodeShares")
            .map(shares -> shares.map(NodeShareDeclaration::read).values())
            .orElse(List.of()));
  }

  /**
   * This layer over another one, as {@code io.ktstr.api.Checks} merges them.
   *
   * @param base what is written further away
   * @return what holds, each value with its own place
   */
  public ThresholdDeclaration over(ThresholdDeclaration base) {
    Map<Threshold, Written<Double>> merged = new EnumMap<>(Threshold.class);
    merged.putAll(base.limits);
    merged.putAll(limits);
    return new ThresholdDeclaration(
        origin,
        notStarved.or(base::notStarved),
        isolation.or(base::isolation),
        merged,
        Stream.concat(
                base.nodeShares.stream().filter(one -> !isOverridden(one)), nodeShares.stream())
            .toList());
  }

  private boolean isOverridden(NodeShareDeclaration share) {
    return nodeShares.stream().anyMatch(own -> own.spec().overrides(share.spec()));
  }

  /**
   * A threshold.
   *
   * @param threshold which one
   * @return empty if it is not written
   */
  public Optional<Written<Double>> limit(Threshold threshold) {
    return Optional.ofNullable(limits.get(threshold));
  }

  /**
   * The node shares as values.
   *
   * @return in order
   */
  public List<NodeShareSpec> shareSpecs() {
    return nodeShares.stream().map(NodeShareDeclaration::spec).toList();
  }
}
