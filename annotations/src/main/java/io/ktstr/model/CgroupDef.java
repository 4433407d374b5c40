package io.ktstr.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A cgroup and the workers in it. Immutable: each builder call returns a new value.
 *
 * <p>The shortcuts ({@link #workers(int)}, {@link #memPolicy(MemPolicy)} and so on) describe the
 * cgroup's own group of workers; {@link #work(WorkSpec)} adds further groups and leaves the own one
 * alone. A cgroup with neither has one group of {@link WorkSpec#defaults()}.
 *
 * @param name name below the harness's subtree, see {@link CgroupName}
 * @param cpuset CPUs of the cgroup; empty leaves all
 * @param cpusetMems nodes written to {@code cpuset.mems}; empty leaves all
 * @param own the group that the shortcuts describe; empty until one is called
 * @param further groups added with {@link #work(WorkSpec)}
 * @param swappable whether a run may replace the work type
 */
public record CgroupDef(
    String name,
    Optional<CpusetSpec> cpuset,
    Optional<Set<Integer>> cpusetMems,
    Optional<WorkSpec> own,
    List<WorkSpec> further,
    boolean swappable) {

  /** Checks the name and copies the collections. */
  public CgroupDef {
    CgroupName.defect(name)
        .ifPresent(
            defect -> {
              throw new IllegalArgumentException(defect.toString());
            });
    Objects.requireNonNull(cpuset, "cpuset");
    cpusetMems = cpusetMems.map(mems -> Ids.checked("node", mems));
    Objects.requireNonNull(own, "own");
    further = List.copyOf(further);
  }

  /**
   * A cgroup with this name.
   *
   * @param name see {@link CgroupName}
   * @return the starting point of every builder chain
   * @throws IllegalArgumentException for a name that could leave the subtree or clash with the
   *     kernel's files
   */
  public static CgroupDef named(String name) {
    return new CgroupDef(
        name, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), false);
  }

  /**
   * With these CPUs.
   *
   * @param cpus the cpuset
   * @return a new value
   */
  public CgroupDef withCpuset(CpusetSpec cpus) {
    return new CgroupDef(name, Optional.of(cpus), cpusetMems, own, further, swappable);
  }

  /**
   * With these nodes in {@code cpuset.mems}. Without this call the file is not written and all
   * nodes stay allowed.
   *
   * @param nodes node ids
   * @return a new value
   */
  public CgroupDef cpusetMems(int... nodes) {
    return new CgroupDef(name, cpuset, Optional.of(Ids.of(nodes)), own, further, swappable);
  }

  /**
   * With a further group of workers.
   *
   * @param work the group
   * @return a new value
   */
  public CgroupDef work(WorkSpec work) {
    List<WorkSpec> longer = new ArrayList<>(further);
    longer.add(work);
    return new CgroupDef(name, cpuset, cpusetMems, own, longer, swappable);
  }

  /**
   * Own group: with this number of workers.
   *
   * @param count see {@link WorkSpec#workers(int)}
   * @return a new value
   */
  public CgroupDef workers(int count) {
    return withOwn(ownOrDefaults().workers(count));
  }

  /**
   * Own group: with this kind of work.
   *
   * @param type what each worker does
   * @return a new value
   */
  public CgroupDef workType(WorkType type) {
    return withOwn(ownOrDefaults().workType(type));
  }

  /**
   * Own group: with this scheduling policy.
   *
   * @param policy scheduling policy
   * @return a new value
   */
  public CgroupDef schedPolicy(SchedPolicy policy) {
    return withOwn(ownOrDefaults().schedPolicy(policy));
  }

  /**
   * Own group: with this nice value.
   *
   * @param value -20 (most favourable) to 19
   * @return a new value
   */
  public CgroupDef nice(int value) {
    return withOwn(ownOrDefaults().nice(value));
  }

  /**
   * Own group: with this CPU affinity.
   *
   * @param cpus which CPUs to ask for
   * @return a new value
   */
  public CgroupDef affinity(Affinity cpus) {
    return withOwn(ownOrDefaults().affinity(cpus));
  }

  /**
   * Own group: with this memory policy.
   *
   * @param policy NUMA memory policy
   * @return a new value
   */
  public CgroupDef memPolicy(MemPolicy policy) {
    return withOwn(ownOrDefaults().memPolicy(policy));
  }

  /**
   * Own group: with these policy flags.
   *
   * @param flags mode flags
   * @return a new value
   */
  public CgroupDef mpolFlags(MpolFlags flags) {
    return withOwn(ownOrDefaults().mpolFlags(flags));
  }

  /**
   * Own group: with a working set of this size.
   *
   * @param bytes see {@link WorkSpec#workingSet(long)}
   * @return a new value
   */
  public CgroupDef workingSet(long bytes) {
    return withOwn(ownOrDefaults().workingSet(bytes));
  }

  /**
   * Own group: with this name.
   *
   * @param processName see {@link WorkSpec#comm(String)}
   * @return a new value
   */
  public CgroupDef comm(String processName) {
    return withOwn(ownOrDefaults().comm(processName));
  }

  /**
   * Own group: with processes or threads.
   *
   * @param mode see {@link WorkSpec#cloneMode(CloneMode)}
   * @return a new value
   */
  public CgroupDef cloneMode(CloneMode mode) {
    return withOwn(ownOrDefaults().cloneMode(mode));
  }

  /**
   * Whether a run may replace the work type.
   *
   * @param allowed true if so
   * @return a new value
   */
  public CgroupDef swappable(boolean allowed) {
    return new CgroupDef(name, cpuset, cpusetMems, own, further, allowed);
  }

  /**
   * The groups of workers: the own one first, then those that were added.
   *
   * @return at least one
   */
  public List<WorkSpec> works() {
    List<WorkSpec> all = new ArrayList<>();
    own.ifPresent(all::add);
    all.addAll(further);
    return all.isEmpty() ? List.of(WorkSpec.defaults()) : List.copyOf(all);
  }

  private WorkSpec ownOrDefaults() {
    return own.orElse(WorkSpec.defaults());
  }

  private CgroupDef withOwn(WorkSpec work) {
    return new CgroupDef(name, cpuset, cpusetMems, Optional.of(work), further, swappable);
  }
}
