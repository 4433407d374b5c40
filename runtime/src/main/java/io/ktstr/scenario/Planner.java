package io.ktstr.scenario;

import io.ktstr.api.Op;
import io.ktstr.api.Step;
import io.ktstr.model.Affinity;
import io.ktstr.model.CgroupDef;
import io.ktstr.model.CpuLayout;
import io.ktstr.model.CpusetSpec;
import io.ktstr.model.KernelVersion;
import io.ktstr.model.MemPolicy;
import io.ktstr.model.MpolFlags;
import io.ktstr.model.WorkSpec;
import io.ktstr.model.WorkType;
import io.ktstr.model.kernel.KernelModel;
import io.ktstr.model.rule.CgroupRules;
import io.ktstr.model.rule.CommandRules;
import io.ktstr.model.rule.CpusetRules;
import io.ktstr.model.rule.KernelRules;
import io.ktstr.model.rule.PlacementRules;
import io.ktstr.model.rule.PolicyQuestion;
import io.ktstr.model.rule.PolicyRules;
import io.ktstr.model.rule.WorkNodeRules;
import io.ktstr.model.rule.WorkTypeRules;
import io.ktstr.model.rule.WorkerRules;
import io.ktstr.worker.WorkerRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Resolves steps against the machine and applies every rule, before anything is started. */
final class Planner {

  private final CpuLayout machine;
  private final Optional<KernelVersion> kernel;
  private final int defaultWorkers;
  private final Duration duration;

  /**
   * For a machine.
   *
   * @param kernel its version; empty if it tells none, which is taken for the newest
   */
  Planner(
      CpuLayout machine, Optional<KernelVersion> kernel, int defaultWorkers, Duration duration) {
    this.machine = machine;
    this.kernel = kernel;
    this.defaultWorkers = defaultWorkers;
    this.duration = duration;
  }

  List<PlannedStep> plan(List<Step> steps) {
    return steps.stream().map(this::plan).toList();
  }

  private PlannedStep plan(Step step) {
    DeclarationException.require(CgroupRules.count(step.defs().size()));
    Map<String, CgroupDef> defs = new LinkedHashMap<>();
    for (CgroupDef def : step.defs()) {
      DeclarationException.require(CgroupRules.unique(defs.keySet(), def.name()));
      check(def);
      defs.put(def.name(), def);
    }
    Map<String, CgroupDef> afterwards = new LinkedHashMap<>(defs);
    List<PlannedOp> ops = step.ops().stream().map(op -> plan(op, afterwards)).toList();
    List<PlannedCgroup> cgroups =
        defs.values().stream().map(def -> plan(def, afterwards.get(def.name()))).toList();
    return new PlannedStep(cgroups, weights(step.defs()), ops, step.hold().of(duration));
  }

  /** The definition as it is after the operation takes the place of the one before. */
  private PlannedOp plan(Op op, Map<String, CgroupDef> defs) {
    DeclarationException.require(CgroupRules.known(defs.keySet(), op.cgroup()));
    CgroupDef before = defs.get(op.cgroup());
    CgroupDef changed = changed(op, before);
    check(changed);
    checkMems(before, changed);
    defs.put(op.cgroup(), changed);
    return op instanceof Op.SetCpuset
        ? new PlannedOp(op.cgroup(), cpus(changed), Optional.empty())
        : new PlannedOp(op.cgroup(), Optional.empty(), changed.cpusetMems());
  }

  private void checkMems(CgroupDef before, CgroupDef after) {
    for (WorkSpec work : before.works()) {
      DeclarationException.require(
          PolicyRules.change(
              before.name(),
              work.memPolicy(),
              work.mpolFlags(),
              allowedNodes(before),
              allowedNodes(after),
              model()));
    }
  }

  private static CgroupDef changed(Op op, CgroupDef def) {
    if (op instanceof Op.SetCpuset set) {
      return def.withCpuset(set.cpuset());
    }
    Set<Integer> nodes = ((Op.SetMems) op).nodes();
    return def.cpusetMems(nodes.stream().mapToInt(Integer::intValue).toArray());
  }

  private void check(CgroupDef def) {
    Optional<Set<Integer>> cpus = cpus(def);
    def.cpusetMems()
        .ifPresent(
            mems -> DeclarationException.require(CpusetRules.mems(def.name(), mems, machine)));
    for (WorkSpec work : def.works()) {
      check(def, cpus, work, count(work));
    }
  }

  private Optional<Set<Integer>> cpus(CgroupDef def) {
    return def.cpuset().map(spec -> resolve(def.name(), spec));
  }

  private int count(WorkSpec work) {
    return work.workers().orElse(defaultWorkers);
  }

  /** Set up as it is declared; at the end its pages should be where it says afterwards. */
  private PlannedCgroup plan(CgroupDef def, CgroupDef afterwards) {
    List<PlannedWorker> workers = new ArrayList<>();
    for (WorkSpec work : def.works()) {
      PlannedWorker worker = plan(def, afterwards, work);
      for (int i = 0; i < count(work); i++) {
        workers.add(worker.numbered(workers.size(), i, count(work)));
      }
    }
    return new PlannedCgroup(def.name(), cpus(def), def.cpusetMems(), workers);
  }

  private Set<Integer> resolve(String cgroup, CpusetSpec spec) {
    DeclarationException.require(CpusetRules.check(cgroup, spec, machine));
    return spec.resolve(machine);
  }

  private void checkAffinity(CgroupDef def, Optional<Set<Integer>> cpus, WorkSpec work) {
    if (work.affinity() instanceof Affinity.Exact exact) {
      DeclarationException.require(
          WorkerRules.affinity(def.name(), exact.cpus(), cpus.orElse(machine.cpus())));
    }
  }

  private void check(CgroupDef def, Optional<Set<Integer>> cpus, WorkSpec work, int count) {
    WorkType type = work.workType();
    DeclarationException.require(CommandRules.check(def.name(), type));
    DeclarationException.require(WorkTypeRules.check(def.name(), type));
    DeclarationException.require(
        WorkNodeRules.check(def.name(), type, cpus, def.cpusetMems(), machine));
    DeclarationException.require(CgroupRules.workers(def.name(), count, type));
    work.workingSet()
        .ifPresent(
            bytes -> DeclarationException.require(CgroupRules.workingSet(def.name(), bytes, type)));
    checkAffinity(def, cpus, work);
    DeclarationException.require(PlacementRules.check(def.name(), work));
    DeclarationException.require(
        PolicyRules.check(
            new PolicyQuestion(
                def.name(),
                work.memPolicy(),
                work.mpolFlags(),
                cpus,
                def.cpusetMems(),
                Optional.of(machine))));
    kernel.ifPresent(
        version ->
            DeclarationException.require(
                KernelRules.onMachine(def.name(), work.memPolicy(), work.mpolFlags(), version)
                    .then(
                        () ->
                            KernelRules.schedulingOnMachine(
                                def.name(), work.schedPolicy(), version))));
  }

  private PlannedWorker plan(CgroupDef def, CgroupDef afterwards, WorkSpec work) {
    Optional<Set<Integer>> affinity =
        new AffinityResolver(machine, cpus(def)).resolve(work.affinity());
    WorkerRequest request =
        WorkerRequest.of(work, affinity).withNodeCpus(nodeCpus(work, cpus(def)));
    return new PlannedWorker(
        def.name(),
        0,
        work,
        request,
        expectedNodes(afterwards, cpus(afterwards), work),
        request.policy().map(call -> call.readBack(allowedNodes(def), model())));
  }

  /** The CPUs of the cgroup on each node, for workers that go from node to node. */
  private List<Set<Integer>> nodeCpus(WorkSpec work, Optional<Set<Integer>> cpus) {
    if (!(work.workType() instanceof WorkType.NumaMigrationChurn)) {
      return List.of();
    }
    SortedMap<Set<Integer>, Set<Integer>> byNode =
        new TreeMap<>(Comparator.comparing(nodes -> nodes.iterator().next()));
    for (int cpu : cpus.orElseGet(machine::cpus)) {
      byNode.computeIfAbsent(machine.nodesOf(Set.of(cpu)), nodes -> new TreeSet<>()).add(cpu);
    }
    return List.copyOf(byNode.values());
  }

  private KernelModel model() {
    return kernel.map(KernelModel::of).orElseGet(KernelModel::newest);
  }

  private Set<Integer> allowedNodes(CgroupDef def) {
    return def.cpusetMems().orElse(machine.memoryNodes());
  }

  /**
   * The nodes of a sweep, whose mbind(2) takes precedence; those of the policy; without any, those
   * that the cgroup is confined to; otherwise none.
   */
  private Set<Integer> expectedNodes(CgroupDef def, Optional<Set<Integer>> cpus, WorkSpec work) {
    if (work.workType() instanceof WorkType.NumaWorkingSetSweep sweep) {
      return Set.copyOf(sweep.nodes());
    }
    Set<Integer> named = work.memPolicy().nodeSet();
    if (work.mpolFlags().contains(MpolFlags.RELATIVE_NODES)) {
      List<Integer> allowed = new ArrayList<>(allowedNodes(def));
      return Set.copyOf(named.stream().map(allowed::get).toList());
    }
    if (!named.isEmpty()) {
      return named;
    }
    return def.cpusetMems().or(() -> cpus.map(machine::nodesOf)).orElse(Set.of());
  }

  /**
   * Weights are the machine's, not a process's: two groups cannot want different ones at the same
   * time.
   */
  private static SortedMap<Integer, Integer> weights(List<CgroupDef> defs) {
    SortedMap<Integer, Integer> weights = new TreeMap<>();
    for (CgroupDef def : defs) {
      for (WorkSpec work : def.works()) {
        if (work.memPolicy() instanceof MemPolicy.WeightedInterleave policy) {
          policy.weights().forEach((node, weight) -> put(weights, def.name(), node, weight));
        }
      }
    }
    return weights;
  }

  private static void put(
      SortedMap<Integer, Integer> weights, String cgroup, int node, int weight) {
    DeclarationException.require(PolicyRules.sameWeight(weights, cgroup, node, weight));
    weights.put(node, weight);
  }
}
