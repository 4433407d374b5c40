package io.ktstr.processor.read;

import java.util.Optional;

/**
 * What {@code @KtstrTest} says about the run.
 *
 * @param durationS seconds
 * @param workersPerCgroup workers of a cgroup that does not say its own number
 * @param minKernel the oldest kernel
 * @param hostOnly whether the test runs on this host
 * @param expectErr whether the test must fail
 */
public record RunDeclaration(
    Optional<Written<Double>> durationS,
    Optional<Written<Integer>> workersPerCgroup,
    Optional<Written<String>> minKernel,
    Optional<Written<Boolean>> hostOnly,
    Optional<Written<Boolean>> expectErr) {

  static RunDeclaration read(Members test) {
    return new RunDeclaration(
        test.one("durationS", Double.class),
        test.one("workersPerCgroup", Integer.class),
        test.one("minKernel", String.class),
        test.one("hostOnly", Boolean.class),
        test.one("expectErr", Boolean.class));
  }
}
