package io.ktstr.processor.plan;

import io.ktstr.model.KernelVersion;
import io.ktstr.model.Topology;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The settings of a test. What is not written is not here, so that the runtime decides about it.
 *
 * @param topology the declared machine
 * @param memoryMb memory of the machine in MiB
 * @param constraints attribute to limit, in a fixed order
 * @param durationMillis how long the workers run
 * @param workersPerCgroup workers of a cgroup that does not say its own number
 * @param minKernel the oldest kernel, written at the test or for the whole project
 * @param hostOnly whether the test runs on this host
 * @param expectErr whether the test must fail
 * @param checks attribute to threshold, in a fixed order
 * @param nodeShares how pages should be spread, in the order of the source
 */
public record Settings(
    Topology topology,
    OptionalInt memoryMb,
    Map<String, Object> constraints,
    OptionalLong durationMillis,
    OptionalInt workersPerCgroup,
    Optional<KernelVersion> minKernel,
    boolean hostOnly,
    boolean expectErr,
    Map<String, Object> checks,
    List<Share> nodeShares) {

  /** Copies the collections. */
  public Settings {
    constraints = Collections.unmodifiableMap(new LinkedHashMap<>(constraints));
    checks = Collections.unmodifiableMap(new LinkedHashMap<>(checks));
    nodeShares = List.copyOf(nodeShares);
  }
}
