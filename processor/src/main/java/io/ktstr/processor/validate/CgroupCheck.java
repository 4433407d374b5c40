package io.ktstr.processor.validate;

import io.ktstr.model.Affinity;
import io.ktstr.model.CgroupDef;
import io.ktstr.model.CpuLayout;
import io.ktstr.model.CpusetSpec;
import io.ktstr.model.MemPolicy;
import io.ktstr.model.MpolFlags;
import io.ktstr.model.SchedPolicy;
import io.ktstr.model.WorkType;
import io.ktstr.model.rule.CgroupRules;
import io.ktstr.model.rule.PolicyQuestion;
import io.ktstr.processor.read.CgroupDeclaration;
import io.ktstr.processor.read.WorkersDeclaration;
import io.ktstr.processor.read.WrittenList;
import io.ktstr.processor.report.Report;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** One cgroup: each part on its own, then the memory policy against those parts that are fine. */
final class CgroupCheck {

  private final CgroupDeclaration cgroup;
  private final WorkersDeclaration workers;
  private final Surroundings surroundings;
  private final Optional<CpuLayout> machine;
  private final Optional<Checked<CpusetSpec>> cpuset;
  private final Optional<Checked<Set<Integer>>> mems;
  private final Optional<Checked<StatedPolicy>> policy;
  private final Optional<Checked<SchedPolicy>> scheduling;
  private final Optional<Checked<Affinity>> affinity;
  private final Optional<Checked<WorkType>> work;

  private CgroupCheck(CgroupDeclaration cgroup, Surroundings surroundings) {
    String name = cgroup.name().value();
    this.cgroup = cgroup;
    this.workers = cgroup.workers();
    this.surroundings = surroundings;
    this.machine = surroundings.machine();
    this.cpuset = cgroup.cpuset().map(c -> CpusetCheck.check(name, c, machine));
    this.mems = cgroup.cpusetMems().map(m -> MemsCheck.check(name, m, machine));
    this.policy = workers.memPolicy().map(p -> PolicyShape.check(name, p));
    this.work = WorkersCheck.type(name, workers);
    this.scheduling =
        workers
            .schedPolicy()
            .map(
                s ->
                    SchedulingCheck.check(
                        name, s, WorkersCheck.typeOrSpin(work), surroundings.minKernel()));
    this.affinity = workers.affinity().map(a -> AffinityCheck.check(name, a, allowedCpus()));
  }

  static Checked<CgroupDef> check(CgroupDeclaration cgroup, Surroundings surroundings) {
    CgroupCheck check = new CgroupCheck(cgroup, surroundings);
    return Checked.of(check.report(), check::value);
  }

  private Report report() {
    return Report.all(
        Report.of(CgroupRules.name(cgroup.name().value()), cgroup.name().origin()),
        cpuset.map(Checked::report).orElse(Report.clean()),
        mems.map(Checked::report).orElse(Report.clean()),
        WorkersCheck.check(cgroup, surroundings.workers()),
        IdentityCheck.check(cgroup, WorkersCheck.typeOrSpin(work)),
        workNodes(),
        scheduling.map(Checked::report).orElse(Report.clean()),
        affinity.map(Checked::report).orElse(Report.clean()),
        policy.map(Checked::report).orElse(Report.clean()),
        policyInContext());
  }

  /** As for the policy, a cpuset or cpuset.mems that is wrong itself is not held against it. */
  private Report workNodes() {
    Optional<WorkType> type = work.flatMap(Checked::value);
    if (type.isEmpty() || workers.loop().isEmpty() || machine.isEmpty() || isBroken(cpuset)) {
      return Report.clean();
    }
    return new WorkNodesCheck(
            cgroup.name().value(), cpusetCpus(), mems.flatMap(Checked::value), machine.get())
        .check(workers.loop().get(), type.get());
  }

  /** A cpuset or cpuset.mems that is wrong itself is not held against the policy. */
  private Report policyInContext() {
    if (isBroken(policy)) {
      return Report.clean();
    }
    Optional<StatedPolicy> stated = policy.flatMap(Checked::value);
    PolicyQuestion question =
        new PolicyQuestion(
            cgroup.name().value(),
            stated.map(StatedPolicy::policy).orElse(MemPolicy.defaultPolicy()),
            PolicyCheck.flags(workers.mpolFlags()),
            isBroken(mems) ? Optional.empty() : cpusetCpus(),
            mems.flatMap(Checked::value),
            machine);
    WrittenList<Integer> nodes =
        stated.map(StatedPolicy::nodes).orElse(new WrittenList<>(List.of(), cgroup.origin()));
    PolicyCheck check = new PolicyCheck(question, nodes, workers.mpolFlags());
    return check.report().then(() -> check.kernel(surroundings.minKernel()));
  }

  private Optional<Set<Integer>> cpusetCpus() {
    return cpuset.flatMap(Checked::value).flatMap(spec -> machine.map(spec::resolve));
  }

  private Optional<Set<Integer>> allowedCpus() {
    return cpuset.isPresent() ? cpusetCpus() : machine.map(CpuLayout::cpus);
  }

  private static boolean isBroken(Optional<? extends Checked<?>> part) {
    return part.filter(Checked::isBroken).isPresent();
  }

  private CgroupDef value() {
    CgroupDef def = CgroupDef.named(cgroup.name().value());
    def = with(def, cpuset.flatMap(Checked::value), CgroupDef::withCpuset);
    def = with(def, mems.flatMap(Checked::value), CgroupCheck::withMems);
    def = with(def, workers.workers().map(w -> w.value()), CgroupDef::workers);
    def = with(def, work.flatMap(Checked::value), CgroupDef::workType);
    def = with(def, scheduling.flatMap(Checked::value), CgroupDef::schedPolicy);
    def = with(def, workers.nice().map(n -> n.value()), CgroupDef::nice);
    def = with(def, affinity.flatMap(Checked::value), CgroupDef::affinity);
    def = with(def, policy.flatMap(Checked::value).map(StatedPolicy::policy), CgroupDef::memPolicy);
    def = with(def, flags(), CgroupDef::mpolFlags);
    def = with(def, workers.workingSet().map(size -> size.value()), CgroupDef::workingSet);
    def = with(def, workers.comm().map(name -> name.value()), CgroupDef::comm);
    return with(
        def,
        workers.cloneMode().map(mode -> IdentityCheck.mode(mode.value())),
        CgroupDef::cloneMode);
  }

  private Optional<MpolFlags> flags() {
    return workers.mpolFlags().map(flags -> PolicyCheck.flags(Optional.of(flags)));
  }

  private static CgroupDef withMems(CgroupDef def, Set<Integer> nodes) {
    return def.cpusetMems(nodes.stream().mapToInt(Integer::intValue).toArray());
  }

  private static <T> CgroupDef with(
      CgroupDef def, Optional<T> part, BiFunction<CgroupDef, T, CgroupDef> step) {
    return part.map(p -> step.apply(def, p)).orElse(def);
  }
}
