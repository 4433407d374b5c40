package io.ktstr.processor.body;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.TypeElement;

/** The classes and methods whose calls are understood. The runtime is known by name only. */
final class Vocabulary {

  /** The only class of these that can also be created with {@code new}. */
  static final String STEP = "Step";

  /** What happens to the cgroups of a step later. */
  static final String STEP_OPS = "withOps";

  private static final Set<String> WORKERS =
      Set.of(
          "workers",
          "workType",
          "schedPolicy",
          "nice",
          "affinity",
          "memPolicy",
          "mpolFlags",
          "workingSet",
          "comm",
          "cloneMode");

  private static final Set<String> CGROUP = Set.of("withCpuset", "cpusetMems", "work", "swappable");

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("io.ktstr.model.CgroupDef", "CgroupDef"),
          Map.entry("io.ktstr.model.WorkSpec", "WorkSpec"),
          Map.entry("io.ktstr.model.MemPolicy", "MemPolicy"),
          Map.entry("io.ktstr.model.MpolFlags", "MpolFlags"),
          Map.entry("io.ktstr.model.CpusetSpec", "CpusetSpec"),
          Map.entry("io.ktstr.model.Affinity", "Affinity"),
          Map.entry("io.ktstr.model.SchedPolicy", "SchedPolicy"),
          Map.entry("io.ktstr.model.WorkType", "WorkType"),
          Map.entry("io.ktstr.model.CloneMode", "CloneMode"),
          Map.entry("io.ktstr.model.Phase", "Phase"),
          Map.entry("io.ktstr.api.Scenarios", "Scenarios"),
          Map.entry("io.ktstr.api.Step", STEP),
          Map.entry("java.time.Duration", "Duration"),
          Map.entry("java.util.List", "List"),
          Map.entry("java.util.Set", "Set"),
          Map.entry("java.util.Map", "Map"),
          Map.entry("java.util.Arrays", "Arrays"),
          Map.entry("java.util.stream.IntStream", "IntStream"));

  private Vocabulary() {}

  /** The simple name of a class that is understood. */
  static Optional<String> nameOf(TypeElement type) {
    return Optional.ofNullable(TYPES.get(type.getQualifiedName().toString()));
  }

  /** Whether a method of a class gives another value of the same class. */
  static boolean isBuilder(String type, String method) {
    return switch (type) {
      case "CgroupDef" -> CGROUP.contains(method) || WORKERS.contains(method);
      case "WorkSpec" -> WORKERS.contains(method);
      case "MpolFlags" -> method.equals("union");
      case STEP -> method.equals(STEP_OPS);
      default -> false;
    };
  }

  /** Whether a builder method of a cgroup describes its own group of workers. */
  static boolean describesWorkers(String method) {
    return WORKERS.contains(method);
  }
}
