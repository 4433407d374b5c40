package io.ktstr.processor;

import io.ktstr.model.CgroupDef;
import io.ktstr.model.CpusetSpec;
import io.ktstr.model.KernelVersion;
import io.ktstr.model.MemPolicy;
import io.ktstr.model.MpolFlags;
import io.ktstr.model.NodeSpec;
import io.ktstr.model.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A cgroup in three forms: as annotation, as builder calls in a source, and as value.
 *
 * @param machine which of the machines
 * @param kind which of the policies
 * @param nodes its nodes
 * @param weights its weights, if it takes any
 * @param flags bits of the flags
 * @param cpuset which of the cpusets
 * @param first first number of the cpuset
 * @param second second number of the cpuset
 * @param mems nodes of cpuset.mems; empty if there is none
 * @param kernel the oldest kernel, and that of the machine; empty if nothing is said
 * @param style how the fluent form writes numbers
 */
record RandomCgroup(
    int machine,
    int kind,
    List<Integer> nodes,
    List<Integer> weights,
    int flags,
    int cpuset,
    int first,
    int second,
    List<Integer> mems,
    String kernel,
    int style) {

  private static final List<String> MACHINES =
      List.of(
          "numaNodes = 1, llcs = 1, cores = 2",
          "numaNodes = 2, llcs = 2, cores = 2",
          "numaNodes = 2, llcs = 4, cores = 1",
          "numaNodes = 4, llcs = 4, cores = 1",
          "cores = 2, nodes = {@NumaNode(llcs = 1), @NumaNode(llcs = 0, memoryMb = 64)}");

  private static final List<String> POLICIES =
      List.of(
          "bind", "interleave", "preferredMany", "weightedInterleave", "preferred", "local", "");

  private static final List<String> KERNELS = List.of("", "", "5.10", "6.1", "6.9", "6.12");

  private static final int WEIGHTED = 3;
  private static final int PREFERRED = 4;
  private static final int LOCAL = 5;
  private static final int NONE = 6;

  private static final List<String> FLAGS =
      List.of("STATIC_NODES", "RELATIVE_NODES", "NUMA_BALANCING");

  static RandomCgroup next(Random random) {
    List<Integer> nodes = ids(random, random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(2));
    List<Integer> weights = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      weights.add(random.nextInt(10) == 0 ? 256 * random.nextInt(2) : 1 + random.nextInt(255));
    }
    int flags = random.nextInt(2) == 0 ? 0 : random.nextInt(8);
    return new RandomCgroup(
        random.nextInt(MACHINES.size()),
        random.nextInt(POLICIES.size()),
        nodes,
        random.nextBoolean() ? weights : List.of(),
        flags,
        random.nextInt(7),
        random.nextInt(10) == 0 ? -1 : random.nextInt(3),
        random.nextInt(4),
        random.nextInt(4) == 0 ? ids(random, 1 + random.nextInt(2)) : List.of(),
        KERNELS.get(random.nextInt(KERNELS.size())),
        random.nextInt(6));
  }

  /** Different ones, few of which exist on no machine. */
  private static List<Integer> ids(Random random, int count) {
    return random
        .ints(0, 100)
        .map(i -> i == 0 ? -1 : i < 45 ? 0 : i < 85 ? 1 : i % 5)
        .distinct()
        .limit(count)
        .boxed()
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private boolean isWeighted() {
    return kind == WEIGHTED && !weights.isEmpty();
  }

  String annotationForm(int index) {
    StringBuilder cgroup = new StringBuilder("@Cgroup(name = \"a\"");
    String policy =
        switch (kind) {
          case NONE -> "";
          case LOCAL -> "local = true";
          case PREFERRED -> "preferred = " + node();
          default ->
              POLICIES.get(kind)
                  + " = "
                  + braces(nodes)
                  + (isWeighted() ? ", weights = " + braces(weights) : "");
        };
    cgroup.append(policy.isEmpty() ? "" : ", memPolicy = @MemoryPolicy(" + policy + ")");
    cgroup.append(flags == 0 ? "" : ", mpolFlags = {" + flagNames("MpolFlag.", ", ") + "}");
    cgroup.append(mems.isEmpty() ? "" : ", cpusetMems = " + braces(mems));
    cgroup.append(cpuset == 0 ? "" : ", cpuset = @Cpuset(" + annotatedCpuset() + ")");
    return "@KtstrTest(%s) @CgroupDefs(%s)) static void t%d(Ctx ctx, AssertResult result) {}"
        .formatted(test(), cgroup, index);
  }

  private String test() {
    return MACHINES.get(machine) + (kernel.isEmpty() ? "" : ", minKernel = \"" + kernel + "\"");
  }

  Optional<KernelVersion> kernelVersion() {
    return kernel.isEmpty() ? Optional.empty() : Optional.of(KernelVersion.parse(kernel));
  }

  private int node() {
    return nodes.isEmpty() ? 0 : nodes.get(0);
  }

  private String annotatedCpuset() {
    return switch (cpuset) {
      case 1 -> "numa = " + first;
      case 2 -> "llc = " + first;
      case 3 -> "range = {" + first / 2.0 + ", " + second / 2.0 + "}";
      case 4 -> "disjoint = {" + first + ", " + second + "}";
      case 5 -> "overlap = {" + first + ", " + second + "}, overlapFraction = " + second / 2.0;
      default -> "exact = {" + first + ", " + second + "}";
    };
  }

  private static String braces(List<Integer> ids) {
    return "{" + list(ids) + "}";
  }

  private static String list(List<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  private String flagNames(String prefix, String separator) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < FLAGS.size(); i++) {
      if ((flags & 1 << i) != 0) {
        names.add(prefix + FLAGS.get(i));
      }
    }
    return String.join(separator, names);
  }

  String fluentForm(int index) {
    StringBuilder chain = new StringBuilder();
    chain.append(cpuset == 0 ? "" : ".withCpuset(CpusetSpec." + fluentCpuset() + ")");
    chain.append(
        kind == NONE
            ? ""
            : ".memPolicy(MemPolicy." + POLICIES.get(kind) + "(" + arguments() + "))");
    chain.append(flags == 0 ? "" : ".mpolFlags(" + fluentFlags() + ")");
    chain.append(mems.isEmpty() ? "" : ".cpusetMems(" + list(mems) + ")");
    String body =
        style == 0
            ? "var d = CgroupDef.named(\"a\"); return Scenarios.executeDefs(ctx, d" + chain + ");"
            : "return Scenarios.executeDefs(ctx, CgroupDef.named(\"a\")" + chain + ");";
    return "@KtstrTest(%s) AssertResult t%d(Ctx ctx) { int zero = 0; %s }"
        .formatted(test(), index, body);
  }

  private String arguments() {
    if (kind == LOCAL) {
      return "";
    }
    if (kind == PREFERRED) {
      return style == 1 ? node() + " + zero" : String.valueOf(node());
    }
    if (isWeighted()) {
      return "Map.of(" + entries() + ")";
    }
    return switch (style) {
      case 1 -> "List.of(" + list(nodes) + ")";
      case 2 -> "IntStream.of(" + list(nodes) + ")";
      case 3 -> "new int[] {" + list(nodes) + "}";
      case 4 -> "Set.of(" + list(nodes) + ")";
      default -> list(nodes);
    };
  }

  private String entries() {
    List<String> entries = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      entries.add(nodes.get(i) + ", " + weights.get(i));
    }
    return String.join(", ", entries);
  }

  private String fluentFlags() {
    return flagNames("MpolFlags.", ":").replaceAll(":([^:]*)", ".union($1)");
  }

  private String fluentCpuset() {
    return switch (cpuset) {
      case 1 -> "numa(" + first + ")";
      case 2 -> "llc(" + first + ")";
      case 3 -> "range(" + first / 2.0 + ", " + second / 2.0 + ")";
      case 4 -> "disjoint(" + first + ", " + second + ")";
      case 5 -> "overlap(" + first + ", " + second + ", " + second / 2.0 + ")";
      default -> "exact(" + first + ", " + second + ")";
    };
  }

  Topology topology() {
    return switch (machine) {
      case 0 -> Topology.of(1, 1, 2, 1);
      case 1 -> Topology.of(2, 2, 2, 1);
      case 2 -> Topology.of(2, 4, 1, 1);
      case 3 -> Topology.of(4, 4, 1, 1);
      default ->
          Topology.of(1, 1, 2, 1)
              .withNodes(new NodeSpec(1, OptionalInt.empty()), new NodeSpec(0, OptionalInt.of(64)));
    };
  }

  CgroupDef definition() {
    CgroupDef def = CgroupDef.named("a");
    def = cpuset == 0 ? def : def.withCpuset(spec());
    def = kind == NONE ? def : def.memPolicy(policy());
    def = flags == 0 ? def : def.mpolFlags(mpolFlags());
    return mems.isEmpty()
        ? def
        : def.cpusetMems(mems.stream().mapToInt(Integer::intValue).toArray());
  }

  private CpusetSpec spec() {
    return switch (cpuset) {
      case 1 -> CpusetSpec.numa(first);
      case 2 -> CpusetSpec.llc(first);
      case 3 -> CpusetSpec.range(first / 2.0, second / 2.0);
      case 4 -> CpusetSpec.disjoint(first, second);
      case 5 -> CpusetSpec.overlap(first, second, second / 2.0);
      default -> CpusetSpec.exact(first, second);
    };
  }

  private MemPolicy policy() {
    return switch (kind) {
      case 0 -> MemPolicy.bind(nodes);
      case 1 -> MemPolicy.interleave(nodes);
      case 2 -> MemPolicy.preferredMany(nodes);
      case WEIGHTED -> isWeighted() ? weighted() : MemPolicy.weightedInterleave(nodes);
      case PREFERRED -> MemPolicy.preferred(node());
      default -> MemPolicy.local();
    };
  }

  private MemPolicy weighted() {
    Map<Integer, Integer> map = new TreeMap<>();
    for (int i = 0; i < nodes.size(); i++) {
      map.put(nodes.get(i), weights.get(i));
    }
    return MemPolicy.weightedInterleave(map);
  }

  private MpolFlags mpolFlags() {
    MpolFlags all = MpolFlags.NONE;
    all = (flags & 1) == 0 ? all : all.union(MpolFlags.STATIC_NODES);
    all = (flags & 2) == 0 ? all : all.union(MpolFlags.RELATIVE_NODES);
    return (flags & 4) == 0 ? all : all.union(MpolFlags.NUMA_BALANCING);
  }
}
