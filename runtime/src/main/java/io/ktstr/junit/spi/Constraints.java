package io.ktstr.junit.spi;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * On which machines a test makes sense. Immutable: each builder call returns a new value.
 *
 * @param minNumaNodes fewest NUMA nodes
 * @param maxNumaNodes most NUMA nodes
 * @param minLlcs fewest last-level caches
 * @param maxLlcs most last-level caches
 * @param minCpus fewest CPUs
 * @param maxCpus most CPUs
 */
public record Constraints(
    OptionalInt minNumaNodes,
    OptionalInt maxNumaNodes,
    OptionalInt minLlcs,
    OptionalInt maxLlcs,
    OptionalInt minCpus,
    OptionalInt maxCpus) {

  private static final Constraints NONE =
      new Constraints(
          OptionalInt.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          OptionalInt.empty());

  /** Checks that nothing is null. */
  public Constraints {
    Objects.requireNonNull(minNumaNodes, "minNumaNodes");
    Objects.requireNonNull(maxNumaNodes, "maxNumaNodes");
    Objects.requireNonNull(minLlcs, "minLlcs");
    Objects.requireNonNull(maxLlcs, "maxLlcs");
    Objects.requireNonNull(minCpus, "minCpus");
    Objects.requireNonNull(maxCpus, "maxCpus");
  }

  /**
   * Every machine will do.
   *
   * @return the starting point of a builder chain
   */
  public static Constraints none() {
    return NONE;
  }

  /**
   * With at least this many NUMA nodes.
   *
   * @param limit number of nodes
   * @return a new value
   */
  public Constraints minNumaNodes(int limit) {
    return new Constraints(OptionalInt.of(limit), maxNumaNodes, minLlcs, maxLlcs, minCpus, maxCpus);
  }

  /**
   * With at most this many NUMA nodes.
   *
   * @param limit number of nodes
   * @return a new value
   */
  public Constraints maxNumaNodes(int limit) {
    return new Constraints(minNumaNodes, OptionalInt.of(limit), minLlcs, maxLlcs, minCpus, maxCpus);
  }

  /**
   * With at least this many last-level caches.
   *
   * @param limit number of caches
   * @return a new value
   */
  public Constraints minLlcs(int limit) {
    return new Constraints(
        minNumaNodes, maxNumaNodes, OptionalInt.of(limit), maxLlcs, minCpus, maxCpus);
  }

  /**
   * With at most this many last-level caches.
   *
   * @param limit number of caches
   * @return a new value
   */
  public Constraints maxLlcs(int limit) {
    return new Constraints(
        minNumaNodes, maxNumaNodes, minLlcs, OptionalInt.of(limit), minCpus, maxCpus);
  }

  /**
   * With at least this many CPUs.
   *
   * @param limit number of CPUs
   * @return a new value
   */
  public Constraints minCpus(int limit) {
    return new Constraints(
        minNumaNodes, maxNumaNodes, minLlcs, maxLlcs, OptionalInt.of(limit), maxCpus);
  }

  /**
   * With at most this many CPUs.
   *
   * @param limit number of CPUs
   * @return a new value
   */
  public Constraints maxCpus(int limit) {
    return new Constraints(
        minNumaNodes, maxNumaNodes, minLlcs, maxLlcs, minCpus, OptionalInt.of(limit));
  }
}
