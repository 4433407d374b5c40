package io.ktstr.model.rule;

import io.ktstr.model.CgroupName;
import io.ktstr.model.LoopKind;
import io.ktstr.model.LoopParameter;
import io.ktstr.model.WorkType;
import java.util.Collection;
import java.util.stream.Collectors;

/** Whether a cgroup's name and its workers make sense. */
public final class CgroupRules {

  private CgroupRules() {}

  /**
   * Judges a name.
   *
   * @param name name below the harness's subtree
   * @return Ok or a violation
   */
  public static Verdict name(String name) {
    return CgroupName.defect(name)
        .map(d -> Verdict.violation(RuleCode.CGROUP_NAME, d.fact(), d.reason(), d.fix()))
        .orElseGet(Verdict::ok);
  }

  /**
   * Judges a number of workers.
   *
   * @param cgroup name for the message
   * @param workers number of processes
   * @param type what they do, with parameters that {@link WorkTypeRules} accepts
   * @return Ok or a violation
   */
  public static Verdict workers(String cgroup, int workers, WorkType type) {
    if (workers <= 0) {
      return Verdict.violation(RuleCode.WORKERS_ZERO, cgroup, workers);
    }
    return workers % type.groupSize() == 0
        ? Verdict.ok()
        : Verdict.violation(
            RuleCode.WORKERS_GROUP_SIZE,
            cgroup,
            workers,
            type.displayName(),
            type.groupSize(),
            Nearest.multiple(workers, type.groupSize()));
  }

  /**
   * Judges a working set that is written.
   *
   * @param cgroup name for the message
   * @param bytes its size
   * @param type what the workers do
   * @return Ok or a violation
   */
  public static Verdict workingSet(String cgroup, long bytes, WorkType type) {
    if (bytes < 0) {
      return Verdict.violation(RuleCode.WORKERS_WORKING_SET_SIZE, cgroup, bytes);
    }
    if (type.runsProgram() && bytes > 0) {
      return Verdict.violation(
          RuleCode.WORKERS_WORKING_SET_PROGRAM, cgroup, type.displayName(), bytes);
    }
    if (type.workingSetBytes().isPresent()) {
      return Verdict.violation(
          RuleCode.WORKERS_WORKING_SET_OWN, cgroup, type.displayName(), bytes, sizeOf(type));
    }
    return type.needsWorkingSet() && bytes == 0
        ? Verdict.violation(RuleCode.WORKERS_WORKING_SET, cgroup, type.displayName())
        : Verdict.ok();
  }

  private static String sizeOf(WorkType type) {
    return LoopKind.of(type).stream()
        .flatMap(kind -> kind.parameters().stream())
        .filter(parameter -> parameter.unit() == LoopParameter.Unit.KIB)
        .map(LoopParameter::name)
        .collect(Collectors.joining());
  }

  /**
   * Judges the number of workers of a cgroup that does not say its own.
   *
   * @param workers number of processes
   * @return Ok from 1 up
   */
  public static Verdict workersPerCgroup(int workers) {
    return workers > 0 ? Verdict.ok() : Verdict.violation(RuleCode.WORKERS_PER_CGROUP, workers);
  }

  /**
   * Judges the names of all cgroups of one run: a name that an earlier one has is a violation.
   *
   * @param earlier names of the cgroups before it
   * @param name name of this one
   * @return Ok or a violation
   */
  public static Verdict unique(Collection<String> earlier, String name) {
    return earlier.contains(name)
        ? Verdict.violation(RuleCode.CGROUP_DUPLICATE, name)
        : Verdict.ok();
  }

  /**
   * Judges the name of a cgroup that something is to be done to.
   *
   * @param declared names of the cgroups that there are
   * @param name the name
   * @return a violation unless it is one of them
   */
  public static Verdict known(Collection<String> declared, String name) {
    return declared.contains(name)
        ? Verdict.ok()
        : Verdict.violation(
            RuleCode.CGROUP_UNKNOWN, CgroupName.shown(name), String.join(", ", declared));
  }

  /**
   * Judges how many cgroups there are.
   *
   * @param cgroups number of definitions
   * @return Ok from 1 up
   */
  public static Verdict count(int cgroups) {
    return cgroups > 0 ? Verdict.ok() : Verdict.violation(RuleCode.CGROUPS_NONE);
  }
}
