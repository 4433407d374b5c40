package io.ktstr.processor.validate;

import io.ktstr.model.CpuLayout;
import io.ktstr.model.rule.CpusetRules;
import io.ktstr.model.rule.PolicyRules;
import io.ktstr.processor.read.WrittenList;
import io.ktstr.processor.report.Origin;
import io.ktstr.processor.report.Report;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The nodes of {@code cpuset.mems}. */
final class MemsCheck {

  private MemsCheck() {}

  static Checked<Set<Integer>> check(
      String cgroup, WrittenList<Integer> mems, Optional<CpuLayout> machine) {
    Set<Integer> nodes = new TreeSet<>(mems.values());
    Report ids = Ids.check(mems, node -> PolicyRules.nodeId(cgroup, node));
    return Checked.of(
        ids.then(() -> machine.map(m -> fit(cgroup, mems, m)).orElse(Report.clean())), () -> nodes);
  }

  private static Report fit(String cgroup, WrittenList<Integer> mems, CpuLayout machine) {
    Origin place =
        Ids.firstOf(
            mems, node -> CpusetRules.mems(cgroup, Set.of(node), machine).violation().isPresent());
    return Report.of(CpusetRules.mems(cgroup, new TreeSet<>(mems.values()), machine), place);
  }
}
