package io.ktstr.processor.validate;

import io.ktstr.model.CpuLayout;
import io.ktstr.model.WorkType;
import io.ktstr.model.rule.WorkNodeRules;
import io.ktstr.processor.read.WorkDeclaration;
import io.ktstr.processor.report.Origin;
import io.ktstr.processor.report.Report;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The nodes to which a loop goes, on its machine and within its cgroup.
 *
 * @param cgroup name of the cgroup
 * @param cpus its CPUs; empty for all
 * @param mems nodes of its cpuset.mems; empty for all
 * @param machine where CPUs and memory are
 */
record WorkNodesCheck(
    String cgroup, Optional<Set<Integer>> cpus, Optional<Set<Integer>> mems, CpuLayout machine) {

  Report check(WorkDeclaration work, WorkType type) {
    return Report.of(WorkNodeRules.check(cgroup, type, cpus, mems, machine), place(work));
  }

  private Origin place(WorkDeclaration work) {
    return work.nodes()
        .map(
            nodes ->
                Ids.firstOf(
                    nodes,
                    node ->
                        WorkNodeRules.sweep(cgroup, List.of(node), mems, machine)
                            .violation()
                            .isPresent()))
        .orElse(work.kind().origin());
  }
}
