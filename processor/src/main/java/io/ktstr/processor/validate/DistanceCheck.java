package io.ktstr.processor.validate;

import io.ktstr.model.Topology;
import io.ktstr.model.TopologyDraft;
import io.ktstr.model.rule.TopologyRules;
import io.ktstr.model.rule.Verdict;
import io.ktstr.processor.read.MachineDeclaration;
import io.ktstr.processor.read.WrittenList;
import io.ktstr.processor.report.Origin;
import io.ktstr.processor.report.Report;
import java.util.ArrayList;
import java.util.List;

/** Distances between nodes. */
final class DistanceCheck {

  private DistanceCheck() {}

  static Report check(MachineDeclaration machine, TopologyDraft draft) {
    return machine
        .distances()
        .map(distances -> Report.of(TopologyRules.distances(draft), place(distances, draft)))
        .orElse(Report.clean());
  }

  /** The first distance that does not agree with those before it. */
  private static Origin place(WrittenList<Integer> distances, TopologyDraft draft) {
    int nodes = draft.numaNodes();
    if (distances.elements().size() == nodes * nodes) {
      for (int i = 0; i < nodes * nodes; i++) {
        if (upTo(i, distances.values(), draft).violation().isPresent()) {
          return distances.elements().get(i).origin();
        }
      }
    }
    return distances.origin();
  }

  private static Verdict upTo(int last, List<Integer> distances, TopologyDraft draft) {
    int nodes = draft.numaNodes();
    List<Integer> table = new ArrayList<>();
    for (int i = 0; i < nodes * nodes; i++) {
      int mirrored = i % nodes * nodes + i / nodes;
      int first = i <= last ? i : mirrored;
      table.add(first <= last ? distances.get(first) : usual(i / nodes, i % nodes));
    }
    return TopologyRules.distances(
        new TopologyDraft(
            nodes, draft.llcs(), draft.cores(), draft.threads(), draft.nodes(), table));
  }

  private static int usual(int from, int to) {
    return from == to ? Topology.LOCAL_DISTANCE : Topology.REMOTE_DISTANCE;
  }
}
