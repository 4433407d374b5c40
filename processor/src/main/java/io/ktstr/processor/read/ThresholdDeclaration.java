package io.ktstr.processor.read;

import io.ktstr.model.Threshold;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The thresholds that {@code @KtstrTest} sets.
 *
 * @param notStarved whether every worker must have done work
 * @param isolation whether every worker must have stayed on its CPUs
 * @param limits those that are written, in the order of the enum
 */
public record ThresholdDeclaration(
    Optional<Written<Boolean>> notStarved,
    Optional<Written<Boolean>> isolation,
    Map<Threshold, Written<Double>> limits) {

  /** Copies the map. */
  public ThresholdDeclaration {
    Map<Threshold, Written<Double>> copy = new EnumMap<>(Threshold.class);
    copy.putAll(limits);
    limits = Collections.unmodifiableMap(copy);
  }

  static ThresholdDeclaration read(Members test) {
    Map<Threshold, Written<Double>> limits = new EnumMap<>(Threshold.class);
    for (Threshold threshold : Threshold.values()) {
      test.one(threshold.attribute(), Number.class)
          .ifPresent(written -> limits.put(threshold, written.map(Number::doubleValue)));
    }
    return new ThresholdDeclaration(
        test.one("notStarved", Boolean.class), test.one("isolation", Boolean.class), limits);
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
}
