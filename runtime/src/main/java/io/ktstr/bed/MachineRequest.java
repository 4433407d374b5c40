package io.ktstr.bed;

import io.ktstr.junit.spi.Constraints;
import io.ktstr.model.KernelVersion;
import io.ktstr.model.Topology;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The machine that is wanted.
 *
 * @param topology the declared machine
 * @param memoryMb its memory in MiB; empty for the usual one
 * @param constraints on which machines the scenario makes sense
 * @param minKernel the oldest kernel on which it makes sense; empty for no limit
 * @param hostOnly whether it makes sense on this host only
 */
public record MachineRequest(
    Topology topology,
    OptionalInt memoryMb,
    Constraints constraints,
    Optional<KernelVersion> minKernel,
    boolean hostOnly) {

  /** Checks that nothing is null. */
  public MachineRequest {
    Objects.requireNonNull(topology, "topology");
    Objects.requireNonNull(memoryMb, "memoryMb");
    Objects.requireNonNull(constraints, "constraints");
    Objects.requireNonNull(minKernel, "minKernel");
  }

  /**
   * Any machine of this topology.
   *
   * @param topology the machine
   * @return without further requirements
   */
  public static MachineRequest of(Topology topology) {
    return new MachineRequest(
        topology, OptionalInt.empty(), Constraints.none(), Optional.empty(), false);
  }
}
