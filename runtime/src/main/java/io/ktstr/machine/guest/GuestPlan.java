package io.ktstr.machine.guest;

import io.ktstr.machine.guest.kernel.KernelImage;
import io.ktstr.model.NodeSpec;
import io.ktstr.model.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * The guest to boot.
 *
 * @param topology nodes, last-level caches, cores, threads and distances
 * @param nodeMemoryMb memory of each node in MiB
 * @param kernel the kernel
 * @param accelerator how the CPUs are run
 */
public record GuestPlan(
    Topology topology,
    List<Integer> nodeMemoryMb,
    KernelImage kernel,
    GuestAccelerator accelerator) {

  /** Memory of a node when nothing is said, in MiB. */
  public static final int DEFAULT_NODE_MB = 256;

  /** Copies the list. */
  public GuestPlan {
    Objects.requireNonNull(topology, "topology");
    nodeMemoryMb = List.copyOf(nodeMemoryMb);
    Objects.requireNonNull(kernel, "kernel");
    Objects.requireNonNull(accelerator, "accelerator");
  }

  /**
   * The plan for a declared machine.
   *
   * @param topology the machine
   * @param memoryMb its memory in MiB, shared evenly by the nodes that do not say their own; empty
   *     for {@value #DEFAULT_NODE_MB} for each of those
   * @param kernel the kernel
   * @param accelerator how the CPUs are run
   * @return the plan
   */
  public static GuestPlan of(
      Topology topology, OptionalInt memoryMb, KernelImage kernel, GuestAccelerator accelerator) {
    long unsaid = topology.nodes().stream().filter(node -> node.memoryMb().isEmpty()).count();
    int said = topology.nodes().stream().mapToInt(node -> node.memoryMb().orElse(0)).sum();
    int share =
        memoryMb.isPresent() && unsaid > 0
            ? (int) ((memoryMb.getAsInt() - said) / unsaid)
            : DEFAULT_NODE_MB;
    List<Integer> nodes = new ArrayList<>();
    for (NodeSpec node : topology.nodes()) {
      nodes.add(node.memoryMb().orElse(share));
    }
    return new GuestPlan(topology, nodes, kernel, accelerator);
  }

  /**
   * Memory of all nodes.
   *
   * @return MiB
   */
  public int totalMemoryMb() {
    return nodeMemoryMb.stream().mapToInt(Integer::intValue).sum();
  }

  /** Topology, memory and accelerator, for example {@code 2n4l4c1t, 512 MiB, tcg}. */
  @Override
  public String toString() {
    return topology + ", " + totalMemoryMb() + " MiB, " + accelerator.qemuName();
  }
}
