package io.ktstr.processor.validate;

import io.ktstr.model.Affinity;
import io.ktstr.model.rule.CpusetRules;
import io.ktstr.model.rule.WorkerRules;
import io.ktstr.processor.read.AffinityDeclaration;
import io.ktstr.processor.read.Written;
import io.ktstr.processor.read.WrittenList;
import io.ktstr.processor.report.Origin;
import io.ktstr.processor.report.Report;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The CPU affinity of the workers of one cgroup. */
final class AffinityCheck {

  private final String cgroup;
  private final AffinityDeclaration affinity;

  private AffinityCheck(String cgroup, AffinityDeclaration affinity) {
    this.cgroup = cgroup;
    this.affinity = affinity;
  }

  /**
   * Checks the affinity.
   *
   * @param allowed the CPUs of the cgroup; empty if they are not known
   */
  static Checked<Affinity> check(
      String cgroup, AffinityDeclaration affinity, Optional<Set<Integer>> allowed) {
    AffinityCheck check = new AffinityCheck(cgroup, affinity);
    return Checked.after(check.alternatives(), () -> check.chosen(allowed));
  }

  private Report alternatives() {
    return new Alternatives("@CpuAffinity", affinity.origin())
        .with("exact", affinity.exact().map(WrittenList::origin))
        .with("singleCpu", ifTrue(affinity.singleCpu()))
        .with("llcAligned", ifTrue(affinity.llcAligned()))
        .with("crossCgroup", ifTrue(affinity.crossCgroup()))
        .atMostOne();
  }

  private Checked<Affinity> chosen(Optional<Set<Integer>> allowed) {
    return affinity
        .exact()
        .map(cpus -> exact(cpus, allowed))
        .or(() -> ifTrue(affinity.singleCpu()).map(o -> Checked.fine(Affinity.singleCpu())))
        .or(() -> ifTrue(affinity.llcAligned()).map(o -> Checked.fine(Affinity.llcAligned())))
        .or(() -> ifTrue(affinity.crossCgroup()).map(o -> Checked.fine(Affinity.crossCgroup())))
        .orElseGet(() -> Checked.fine(Affinity.inherit()));
  }

  private Checked<Affinity> exact(WrittenList<Integer> cpus, Optional<Set<Integer>> allowed) {
    Set<Integer> asked = new TreeSet<>(cpus.values());
    Report report =
        Ids.check(cpus, cpu -> CpusetRules.cpuId(cgroup, cpu))
            .then(
                () ->
                    Report.of(
                        WorkerRules.affinity(cgroup, asked, allowed.orElse(asked)), cpus.origin()));
    return Checked.of(report, () -> new Affinity.Exact(asked));
  }

  private static Optional<Origin> ifTrue(Optional<Written<Boolean>> member) {
    return member.filter(Written::value).map(Written::origin);
  }
}
