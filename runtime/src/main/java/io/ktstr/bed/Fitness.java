package io.ktstr.bed;

import io.ktstr.junit.spi.Constraints;
import io.ktstr.machine.MachineIdentity;
import io.ktstr.model.CpuLayout;
import io.ktstr.model.KernelVersion;
import io.ktstr.model.Topology;
import java.util.Optional;
import java.util.OptionalInt;

/** Whether a machine is the one that a test wants. */
final class Fitness {

  private Fitness() {}

  /** Why a test makes no sense on this host; empty if it does. */
  static Optional<String> unmet(MachineRequest request, CpuLayout host) {
    Topology topology = request.topology();
    Constraints limits = request.constraints();
    return outside(
            "NUMA nodes",
            host.nodes().size(),
            Math.max(topology.numaNodes(), limits.minNumaNodes().orElse(1)),
            limits.maxNumaNodes())
        .or(
            () ->
                outside(
                    "last-level caches",
                    host.llcs().size(),
                    Math.max(topology.llcs(), limits.minLlcs().orElse(1)),
                    limits.maxLlcs()))
        .or(
            () ->
                outside(
                    "CPUs",
                    host.cpus().size(),
                    Math.max(topology.totalCpus(), limits.minCpus().orElse(1)),
                    limits.maxCpus()));
  }

  /** Why a test makes no sense on the kernel of a machine; empty if it does. */
  static Optional<String> unmetKernel(MachineRequest request, MachineIdentity machine) {
    return request
        .minKernel()
        .filter(minimum -> isOlder(machine.kernelRelease(), minimum))
        .map(
            minimum ->
                "the "
                    + machine.kind()
                    + " runs Linux "
                    + machine.kernelRelease()
                    + "; the test needs "
                    + minimum
                    + " (minKernel)");
  }

  /** A release that is no version is taken for new: the kernel itself has the last word. */
  private static boolean isOlder(String release, KernelVersion minimum) {
    return KernelVersion.ofRelease(release)
        .filter(version -> version.isOlderThan(minimum))
        .isPresent();
  }

  private static Optional<String> outside(String what, int has, int min, OptionalInt max) {
    if (has < min) {
      return Optional.of("this host has " + has + " " + what + "; the test needs " + min);
    }
    return max.isPresent() && has > max.getAsInt()
        ? Optional.of(
            "this host has " + has + " " + what + "; the test allows at most " + max.getAsInt())
        : Optional.empty();
  }
}
