package io.ktstr.processor;

import io.ktstr.annotation.WorkKind;
import io.ktstr.model.CgroupDef;
import io.ktstr.model.CpusetSpec;
import io.ktstr.model.LoopKind;
import io.ktstr.model.LoopParameter;
import io.ktstr.model.LoopValues;
import io.ktstr.model.Phase;
import io.ktstr.model.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A cgroup with work in three forms: as annotation, as builder calls in a source, and as value.
 *
 * @param machine number of nodes, with one CPU each
 * @param kind what the workers do
 * @param numbers its numbers
 * @param millis lengths of the phases of a sequence
 * @param nodes nodes of a sweep
 * @param workers number of workers; -1 for none written
 * @param workingSetKb working set; -1 for none written
 * @param cpuset node of the cpuset; -1 for none
 * @param mems nodes of cpuset.mems up to this one; -1 for none
 */
record RandomWork(
    int machine,
    LoopKind kind,
    List<Long> numbers,
    List<Long> millis,
    List<Integer> nodes,
    int workers,
    int workingSetKb,
    int cpuset,
    int mems) {

  private static final List<LoopKind> KINDS = List.of(LoopKind.values());
  private static final List<Phase.Kind> PHASES = List.of(Phase.Kind.values());
  private static final long[] MILLIS = {-1, 0, 1, 2, 5, 10, 20, 3_600_000, 3_600_001};
  private static final int[] COUNTS = {1, 1, 1, 1, 2, 3, 16, 17};

  static RandomWork next(Random random) {
    LoopKind kind = KINDS.get(random.nextInt(KINDS.size()));
    int machine = 1 + random.nextInt(3);
    int phases = COUNTS[random.nextInt(COUNTS.length)];
    int nodes = COUNTS[random.nextInt(COUNTS.length)] - random.nextInt(2);
    return new RandomWork(
        machine,
        kind,
        kind.parameters().stream().map(p -> number(kind, p, random)).toList(),
        random.ints(phases, 0, 40).mapToObj(i -> MILLIS[Math.min(2 + i % 6, i)]).toList(),
        random.ints(nodes, 0, 40).map(i -> i < 36 ? i % machine : i - 37).boxed().toList(),
        random.nextInt(3) == 0 ? -1 : random.nextInt(13),
        random.nextInt(4) == 0 ? random.nextInt(3) * 16 : -1,
        random.nextBoolean() ? random.nextInt(machine) : -1,
        random.nextInt(4) == 0 ? random.nextInt(machine) : -1);
  }

  private static long number(LoopKind kind, LoopParameter parameter, Random random) {
    return switch (random.nextInt(12)) {
      case 0 -> parameter.min() - 1;
      case 1 -> parameter.min();
      case 2 -> parameter.max();
      case 3 -> parameter.max() + 1;
      case 4, 5, 6, 7 -> 1 + random.nextInt(3);
      default -> parameter.of(kind.defaults());
    };
  }

  private String test() {
    return "@KtstrTest(numaNodes = %1$d, llcs = %1$d, cores = 1, workersPerCgroup = 2) "
        .formatted(machine);
  }

  String annotationForm(int index) {
    StringBuilder cgroup = new StringBuilder("@Cgroup(name = \"a\"");
    cgroup.append(", work = @Work(value = WorkKind.").append(WorkKind.valueOf(kind.name()));
    for (int i = 0; i < numbers.size(); i++) {
      cgroup.append(", ").append(kind.parameters().get(i).name()).append(" = ").append(written(i));
    }
    cgroup.append(kind == LoopKind.SEQUENCE ? ", phases = {" + annotatedPhases() + "}" : "");
    cgroup.append(isSweep() ? ", nodes = {" + list(nodes) + "}" : "").append(")");
    cgroup.append(workers < 0 ? "" : ", workers = " + workers);
    cgroup.append(workingSetKb < 0 ? "" : ", workingSetKb = " + workingSetKb);
    cgroup.append(cpuset < 0 ? "" : ", cpuset = @Cpuset(numa = " + cpuset + ")");
    cgroup.append(mems < 0 ? "" : ", cpusetMems = {" + list(allowed()) + "}");
    return test()
        + "@CgroupDefs(%s)) static void t%d(Ctx c, AssertResult r) {}".formatted(cgroup, index);
  }

  /** Those that no int holds say that they are long. */
  private String written(int index) {
    long number = numbers.get(index);
    return number == (int) number ? String.valueOf(number) : number + "L";
  }

  private boolean isSweep() {
    return kind == LoopKind.NUMA_WORKING_SET_SWEEP;
  }

  private String annotatedPhases() {
    return IntStream.range(0, millis.size())
        .mapToObj(
            i -> "@WorkPhase(kind = PhaseKind.%s, ms = %d)".formatted(phaseKind(i), millis.get(i)))
        .collect(Collectors.joining(", "));
  }

  private static Phase.Kind phaseKind(int index) {
    return PHASES.get(index % PHASES.size());
  }

  private List<Integer> allowed() {
    return IntStream.rangeClosed(0, mems).boxed().toList();
  }

  private static String list(List<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  String fluentForm(int index) {
    StringBuilder chain = new StringBuilder("CgroupDef.named(\"a\").workType(");
    chain
        .append("WorkType.")
        .append(kind.factoryName())
        .append("(")
        .append(arguments())
        .append("))");
    chain.append(workers < 0 ? "" : ".workers(" + workers + ")");
    chain.append(workingSetKb < 0 ? "" : ".workingSet(" + workingSetKb + " << 10)");
    chain.append(cpuset < 0 ? "" : ".withCpuset(CpusetSpec.numa(" + cpuset + "))");
    chain.append(mems < 0 ? "" : ".cpusetMems(" + list(allowed()) + ")");
    return test()
        + "AssertResult t%d(Ctx ctx) { return Scenarios.executeDefs(ctx, %s); }"
            .formatted(index, chain);
  }

  private String arguments() {
    if (kind == LoopKind.SEQUENCE) {
      return IntStream.range(0, millis.size())
          .mapToObj(
              i ->
                  "Phase.%s(java.time.Duration.ofMillis(%d))"
                      .formatted(phaseKind(i).name().toLowerCase(Locale.ROOT), millis.get(i)))
          .collect(Collectors.joining(", "));
    }
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      arguments.add(written(i));
    }
    if (isSweep()) {
      arguments.add("List.of(" + list(nodes) + ")");
    }
    return list(arguments);
  }

  Topology topology() {
    return Topology.of(machine, machine, 1, 1);
  }

  CgroupDef definition() {
    List<Phase> phases =
        IntStream.range(0, millis.size())
            .mapToObj(i -> new Phase(phaseKind(i), Duration.ofMillis(millis.get(i))))
            .toList();
    CgroupDef def =
        CgroupDef.named("a").workType(kind.with(new LoopValues(numbers, phases, nodes)));
    def = workers < 0 ? def : def.workers(workers);
    def = workingSetKb < 0 ? def : def.workingSet(workingSetKb << 10);
    def = cpuset < 0 ? def : def.withCpuset(CpusetSpec.numa(cpuset));
    return mems < 0
        ? def
        : def.cpusetMems(allowed().stream().mapToInt(Integer::intValue).toArray());
  }
}
