package io.ktstr.junit.spi;

import io.ktstr.api.Checks;
import io.ktstr.model.KernelVersion;
import io.ktstr.model.Topology;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One declared test as data. Immutable: each builder call returns a new value.
 *
 * @param className simple name of the declaring class; nested classes are joined by a dot
 * @param methodName name of the declaring method
 * @param topology the declared machine
 * @param memoryMb memory of the machine in MiB; empty for the default of each node
 * @param constraints on which machines the test makes sense
 * @param duration how long the workers run
 * @param workersPerCgroup number of workers where a cgroup does not say
 * @param minKernel the oldest kernel on which the test makes sense; empty for no limit
 * @param hostOnly whether the test runs on this host instead of in a guest
 * @param expectErr whether a FAIL verdict is what passes
 * @param checks thresholds
 */
public record TestSpec(
    String className,
    String methodName,
    Topology topology,
    OptionalInt memoryMb,
    Constraints constraints,
    Duration duration,
    int workersPerCgroup,
    Optional<KernelVersion> minKernel,
    boolean hostOnly,
    boolean expectErr,
    Checks checks) {

  private static final Duration DEFAULT_DURATION = Duration.ofSeconds(2);
  private static final int DEFAULT_WORKERS = 2;

  /** Checks that nothing is null. */
  public TestSpec {
    Objects.requireNonNull(className, "className");
    Objects.requireNonNull(methodName, "methodName");
    Objects.requireNonNull(topology, "topology");
    Objects.requireNonNull(memoryMb, "memoryMb");
    Objects.requireNonNull(constraints, "constraints");
    Objects.requireNonNull(duration, "duration");
    Objects.requireNonNull(minKernel, "minKernel");
    Objects.requireNonNull(checks, "checks");
  }

  /**
   * A test with the default of everything that is not written.
   *
   * @param className simple name of the declaring class; nested classes are joined by a dot
   * @param methodName name of the declaring method
   * @param topology the declared machine
   * @return the starting point of a builder chain
   */
  public static TestSpec of(String className, String methodName, Topology topology) {
    return new TestSpec(
        className,
        methodName,
        topology,
        OptionalInt.empty(),
        Constraints.none(),
        DEFAULT_DURATION,
        DEFAULT_WORKERS,
        Optional.empty(),
        false,
        false,
        Checks.defaults());
  }

  /**
   * With this memory.
   *
   * @param mb memory of the machine in MiB
   * @return a new value
   */
  public TestSpec memoryMb(int mb) {
    return new TestSpec(
        className,
        methodName,
        topology,
        OptionalInt.of(mb),
        constraints,
        duration,
        workersPerCgroup,
        minKernel,
        hostOnly,
        expectErr,
        checks);
  }

  /**
   * With these constraints.
   *
   * @param limits on which machines the test makes sense
   * @return a new value
   */
  public TestSpec constraints(Constraints limits) {
    return new TestSpec(
        className,
        methodName,
        topology,
        memoryMb,
        limits,
        duration,
        workersPerCgroup,
        minKernel,
        hostOnly,
        expectErr,
        checks);
  }

  /**
   * With this duration.
   *
   * @param millis how long the workers run, in milliseconds
   * @return a new value
   */
  public TestSpec durationMillis(long millis) {
    return new TestSpec(
        className,
        methodName,
        topology,
        memoryMb,
        constraints,
        Duration.ofMillis(millis),
        workersPerCgroup,
        minKernel,
        hostOnly,
        expectErr,
        checks);
  }

  /**
   * With this number of workers where a cgroup does not say.
   *
   * @param workers number of processes
   * @return a new value
   */
  public TestSpec workersPerCgroup(int workers) {
    return new TestSpec(
        className,
        methodName,
        topology,
        memoryMb,
        constraints,
        duration,
        workers,
        minKernel,
        hostOnly,
        expectErr,
        checks);
  }

  /**
   * With this oldest kernel.
   *
   * @param version two or three numbers joined by dots
   * @return a new value
   */
  public TestSpec minKernel(String version) {
    return new TestSpec(
        className,
        methodName,
        topology,
        memoryMb,
        constraints,
        duration,
        workersPerCgroup,
        Optional.of(KernelVersion.parse(version)),
        hostOnly,
        expectErr,
        checks);
  }

  /**
   * On this host instead of in a guest.
   *
   * @return a new value
   */
  public TestSpec onHostOnly() {
    return new TestSpec(
        className,
        methodName,
        topology,
        memoryMb,
        constraints,
        duration,
        workersPerCgroup,
        minKernel,
        true,
        expectErr,
        checks);
  }

  /**
   * Passing exactly when the verdict is FAIL.
   *
   * @return a new value
   */
  public TestSpec expectingFailure() {
    return new TestSpec(
        className,
        methodName,
        topology,
        memoryMb,
        constraints,
        duration,
        workersPerCgroup,
        minKernel,
        hostOnly,
        true,
        checks);
  }

  /**
   * With these thresholds.
   *
   * @param thresholds what is judged
   * @return a new value
   */
  public TestSpec checks(Checks thresholds) {
    return new TestSpec(
        className,
        methodName,
        topology,
        memoryMb,
        constraints,
        duration,
        workersPerCgroup,
        minKernel,
        hostOnly,
        expectErr,
        thresholds);
  }

  /**
   * The name under which the test is shown.
   *
   * @return for example {@code numaLocality [2n4l4c1t]}
   */
  public String displayName() {
    return methodName + " [" + topology + "]";
  }
}
