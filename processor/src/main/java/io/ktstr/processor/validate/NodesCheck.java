package io.ktstr.processor.validate;

import io.ktstr.model.NodeSpec;
import io.ktstr.model.TopologyDraft;
import io.ktstr.model.rule.TopologyRules;
import io.ktstr.model.rule.Verdict;
import io.ktstr.processor.read.MachineDeclaration;
import io.ktstr.processor.read.NodeDeclaration;
import io.ktstr.processor.read.Written;
import io.ktstr.processor.report.Origin;
import io.ktstr.processor.report.Report;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Listed nodes, each on its own: the same rule is asked about a machine in which all other nodes
 * are fine.
 */
final class NodesCheck {

  private NodesCheck() {}

  static Report check(MachineDeclaration machine, List<NodeSpec> nodes) {
    if (machine.nodes().isEmpty() || shape(healthy(nodes.size(), 1)).violation().isPresent()) {
      return Report.clean();
    }
    List<Report> reports = new ArrayList<>();
    for (Written<NodeDeclaration> node : machine.nodes().get().elements()) {
      int index = reports.size();
      Verdict verdict = alone(nodes, index, nodes.get(index));
      reports.add(Report.of(verdict, place(node.value(), nodes, index)));
    }
    return Report.all(reports);
  }

  private static Origin place(NodeDeclaration node, List<NodeSpec> nodes, int index) {
    NodeSpec enough = NodeSpec.of(nodes.get(index).llcs(), NodeSpec.MIN_MEMORY_MB);
    return alone(nodes, index, enough).violation().isPresent()
        ? node.llcs().origin()
        : node.memoryMb().map(Written::origin).orElse(node.origin());
  }

  private static Verdict alone(List<NodeSpec> nodes, int index, NodeSpec node) {
    int llcs = Math.min(node.llcs(), 1);
    List<NodeSpec> others = healthy(nodes.size(), 1 - Math.min(llcs, 0));
    others.set(index, new NodeSpec(llcs, node.memoryMb()));
    return shape(others);
  }

  private static List<NodeSpec> healthy(int count, int llcs) {
    return new ArrayList<>(Collections.nCopies(count, NodeSpec.withLlcs(llcs)));
  }

  private static Verdict shape(List<NodeSpec> nodes) {
    int llcs = nodes.stream().mapToInt(NodeSpec::llcs).sum();
    return TopologyRules.shape(new TopologyDraft(nodes.size(), llcs, 1, 1, nodes, List.of()));
  }
}
