package io.ktstr.model.rule;

import io.ktstr.model.NodeSpec;
import io.ktstr.model.Topology;
import io.ktstr.model.TopologyDraft;
import java.util.OptionalInt;

/** Whether a declared machine can exist and meets the constraints that the test itself sets. */
public final class TopologyRules {

  private TopologyRules() {}

  /**
   * Judges the shape of a machine.
   *
   * @param draft what is declared
   * @return Ok or a violation
   */
  public static Verdict shape(TopologyDraft draft) {
    return draft
        .shapeDefect()
        .map(d -> Verdict.violation(RuleCode.TOPOLOGY_INVALID, d.fact(), d.reason(), d.fix()))
        .orElseGet(Verdict::ok);
  }

  /**
   * Judges the distances between the nodes.
   *
   * @param draft what is declared
   * @return Ok or a violation
   */
  public static Verdict distances(TopologyDraft draft) {
    return draft
        .distanceDefect()
        .map(d -> Verdict.violation(RuleCode.TOPOLOGY_DISTANCES, d.fact(), d.reason(), d.fix()))
        .orElseGet(Verdict::ok);
  }

  /**
   * Judges one pair of constraints, such as minLlcs and maxLlcs.
   *
   * @param what name of what is counted, as in the attributes: {@code NumaNodes}, {@code Llcs} or
   *     {@code Cpus}
   * @param min lower limit, if written
   * @param max upper limit, if written
   * @param declared what the declared machine has
   * @return Ok or a violation
   */
  public static Verdict constraint(String what, OptionalInt min, OptionalInt max, int declared) {
    String minName = "min" + what;
    String maxName = "max" + what;
    return positive(minName, min)
        .then(() -> positive(maxName, max))
        .then(() -> order(minName, min, maxName, max))
        .then(() -> own(minName, min, what, declared, min.orElse(declared) > declared))
        .then(() -> own(maxName, max, what, declared, max.orElse(declared) < declared));
  }

  /**
   * Judges several nodes without a number of last-level caches, which means 1.
   *
   * @param numaNodes number of nodes
   * @return Ok for one node
   */
  public static Verdict llcsNotWritten(int numaNodes) {
    return numaNodes <= 1
        ? Verdict.ok()
        : Verdict.violation(
            RuleCode.TOPOLOGY_INVALID,
            "numaNodes = " + numaNodes + " but llcs is not written, which means 1",
            "llcs is the total over all nodes and every node gets the same number",
            "write llcs = " + numaNodes + " or a multiple, or list the nodes one by one");
  }

  /**
   * Judges the memory of a machine against what its nodes need.
   *
   * @param topology the machine
   * @param memoryMb memory of the machine in MiB
   * @return Ok if each node that does not say its own size gets enough and nothing is left over
   */
  public static Verdict memory(Topology topology, int memoryMb) {
    long written = topology.nodes().stream().mapToLong(n -> n.memoryMb().orElse(0)).sum();
    long open = topology.nodes().stream().filter(n -> n.memoryMb().isEmpty()).count();
    if (open == 0) {
      return written == memoryMb
          ? Verdict.ok()
          : memory(memoryMb, "its nodes have " + written + " MiB in total", "remove memoryMb");
    }
    long least = written + open * NodeSpec.MIN_MEMORY_MB;
    return memoryMb >= least
        ? Verdict.ok()
        : memory(
            memoryMb,
            "its nodes need "
                + least
                + " MiB, "
                + NodeSpec.MIN_MEMORY_MB
                + " for each that says no size",
            "write memoryMb = " + least + " or more");
  }

  private static Verdict memory(int memoryMb, String reason, String fix) {
    return Verdict.violation(
        RuleCode.TOPOLOGY_INVALID, "the machine has memoryMb = " + memoryMb, reason, fix);
  }

  private static Verdict positive(String name, OptionalInt limit) {
    return limit.orElse(1) >= 1
        ? Verdict.ok()
        : Verdict.violation(RuleCode.TOPOLOGY_CONSTRAINT, name, limit.getAsInt());
  }

  private static Verdict order(String minName, OptionalInt min, String maxName, OptionalInt max) {
    return min.isEmpty() || max.isEmpty() || min.getAsInt() <= max.getAsInt()
        ? Verdict.ok()
        : Verdict.violation(
            RuleCode.TOPOLOGY_MIN_EXCEEDS_MAX, minName, min.getAsInt(), maxName, max.getAsInt());
  }

  private static Verdict own(
      String name, OptionalInt limit, String what, int declared, boolean excluded) {
    String counted = Character.toLowerCase(what.charAt(0)) + what.substring(1);
    return excluded
        ? Verdict.violation(
            RuleCode.TOPOLOGY_OUTSIDE_CONSTRAINT, name, limit.getAsInt(), counted, declared)
        : Verdict.ok();
  }
}
