package io.ktstr.model;

import java.util.OptionalInt;

/**
 * One NUMA node of an explicit {@link Topology}.
 *
 * @param llcs last-level caches of this node; 0 makes it a memory-only node, as CXL memory is
 * @param memoryMb memory in MiB; empty leaves it to the harness, which is only possible for a node
 *     with CPUs
 */
public record NodeSpec(int llcs, OptionalInt memoryMb) {

  /** Memory in MiB below which a guest's kernel may not boot or leaves no room for workers. */
  public static final int MIN_MEMORY_MB = 64;

  /**
   * A node.
   *
   * @param llcs last-level caches; 0 for a memory-only node
   * @param memoryMb memory in MiB
   * @return the node
   */
  public static NodeSpec of(int llcs, int memoryMb) {
    return new NodeSpec(llcs, OptionalInt.of(memoryMb));
  }

  /**
   * A node with CPUs.
   *
   * @param llcs last-level caches, at least 1
   * @return the node, its memory left to the harness
   */
  public static NodeSpec withLlcs(int llcs) {
    return new NodeSpec(llcs, OptionalInt.empty());
  }

  /**
   * A node with memory and no CPUs.
   *
   * @param memoryMb memory in MiB
   * @return the node
   */
  public static NodeSpec memoryOnly(int memoryMb) {
    return of(0, memoryMb);
  }

  /**
   * Whether the node has no CPUs.
   *
   * @return true without last-level caches
   */
  public boolean isMemoryOnly() {
    return llcs == 0;
  }
}
