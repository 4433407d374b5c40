package io.ktstr.processor.validate;

import io.ktstr.model.NodeSpec;
import io.ktstr.model.Topology;
import io.ktstr.model.TopologyDraft;
import io.ktstr.model.rule.TopologyRules;
import io.ktstr.processor.read.MachineDeclaration;
import io.ktstr.processor.read.NodeDeclaration;
import io.ktstr.processor.read.Written;
import io.ktstr.processor.read.WrittenList;
import io.ktstr.processor.report.Origin;
import io.ktstr.processor.report.Report;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/**
 * The machine of a test: what is not written is filled in, then the whole must be able to exist.
 */
final class MachineCheck {

  private static final int DEFAULT_NODES = 1;
  private static final int DEFAULT_LLCS = 1;
  private static final int DEFAULT_CORES = 2;
  private static final int DEFAULT_THREADS = 1;

  private final MachineDeclaration machine;
  private final List<NodeSpec> nodes;
  private final TopologyDraft draft;

  private MachineCheck(MachineDeclaration machine) {
    this.machine = machine;
    this.nodes = nodes(machine);
    this.draft =
        new TopologyDraft(
            valueOr(machine.numaNodes(), nodes.isEmpty() ? DEFAULT_NODES : nodes.size()),
            valueOr(machine.llcs(), nodes.isEmpty() ? DEFAULT_LLCS : sum(nodes)),
            valueOr(machine.cores(), DEFAULT_CORES),
            valueOr(machine.threads(), DEFAULT_THREADS),
            nodes,
            machine.distances().map(WrittenList::values).orElse(List.of()));
  }

  static Checked<Topology> check(MachineDeclaration machine) {
    MachineCheck check = new MachineCheck(machine);
    Report report =
        check
            .counts()
            .then(() -> NodesCheck.check(machine, check.nodes))
            .then(check::llcsWritten)
            .then(check::whole)
            .then(() -> DistanceCheck.check(machine, check.draft));
    return Checked.of(report, check.draft::topology).then(check::memory);
  }

  static List<NodeSpec> nodes(MachineDeclaration machine) {
    return machine.nodes().map(n -> n.map(MachineCheck::node).values()).orElse(List.of());
  }

  private static NodeSpec node(NodeDeclaration node) {
    OptionalInt memory =
        node.memoryMb().map(m -> OptionalInt.of(m.value())).orElse(OptionalInt.empty());
    return new NodeSpec(node.llcs().value(), memory);
  }

  /** Each number on its own, all others being fine. */
  private Report counts() {
    return Report.all(
        alone(machine.numaNodes(), n -> new TopologyDraft(n, 1, 1, 1, List.of(), List.of())),
        alone(machine.llcs(), n -> new TopologyDraft(1, n, 1, 1, List.of(), List.of())),
        alone(machine.cores(), n -> new TopologyDraft(1, 1, n, 1, List.of(), List.of())),
        alone(machine.threads(), n -> new TopologyDraft(1, 1, 1, n, List.of(), List.of())));
  }

  private static Report alone(Optional<Written<Integer>> number, IntFunction<TopologyDraft> draft) {
    return number
        .map(n -> Report.of(TopologyRules.shape(draft.apply(Math.min(n.value(), 1))), n.origin()))
        .orElse(Report.clean());
  }

  private Report llcsWritten() {
    return machine.llcs().isPresent() || !nodes.isEmpty()
        ? Report.clean()
        : Report.of(TopologyRules.llcsNotWritten(draft.numaNodes()), culprit());
  }

  private Report whole() {
    return Report.of(TopologyRules.shape(draft), culprit());
  }

  /**
   * The first written number without which the machine could exist; any, if it is more than one.
   */
  private Origin culprit() {
    int cores = draft.cores();
    int threads = draft.threads();
    int fitting = nodes.isEmpty() ? draft.numaNodes() : sum(nodes);
    int count = nodes.isEmpty() ? DEFAULT_NODES : nodes.size();
    return blame(machine.llcs(), with(draft.numaNodes(), fitting, cores, threads))
        .or(() -> blame(machine.cores(), with(draft.numaNodes(), draft.llcs(), 1, threads)))
        .or(() -> blame(machine.threads(), with(draft.numaNodes(), draft.llcs(), cores, 1)))
        .or(() -> blame(machine.numaNodes(), with(count, draft.llcs(), cores, threads)))
        .or(() -> machine.nodes().map(WrittenList::origin))
        .or(() -> machine.llcs().or(machine::cores).or(machine::threads).map(Written::origin))
        .orElse(machine.origin());
  }

  private TopologyDraft with(int numaNodes, int llcs, int cores, int threads) {
    return new TopologyDraft(numaNodes, llcs, cores, threads, nodes, List.of());
  }

  private static Optional<Origin> blame(Optional<Written<Integer>> number, TopologyDraft without) {
    return TopologyRules.shape(without).violation().isPresent()
        ? Optional.empty()
        : number.map(Written::origin);
  }

  private Report memory(Topology topology) {
    return machine
        .memoryMb()
        .map(m -> Report.of(TopologyRules.memory(topology, m.value()), m.origin()))
        .orElse(Report.clean());
  }

  private static int valueOr(Optional<Written<Integer>> number, int otherwise) {
    return number.map(Written::value).orElse(otherwise);
  }

  private static int sum(List<NodeSpec> nodes) {
    long sum = nodes.stream().mapToLong(NodeSpec::llcs).sum();
    return (int) Math.min(sum, Integer.MAX_VALUE);
  }
}
