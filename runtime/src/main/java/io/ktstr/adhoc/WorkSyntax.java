package io.ktstr.adhoc;

import io.ktstr.model.Affinity;
import io.ktstr.model.SchedPolicy;
import io.ktstr.model.WorkType;

/** How the work of a group, its scheduling policy and its CPU affinity are written. */
final class WorkSyntax {

  static final String TYPES = "cpu-spin, yield-heavy, mem-touch or futex-ping-pong";
  static final String SCHEDULING = "inherit, normal, batch, idle, fifo:PRIORITY or rr:PRIORITY";
  static final String AFFINITIES = "inherit, single-cpu, llc-aligned, cross-cgroup or exact:LIST";

  private WorkSyntax() {}

  static WorkType type(Snippet value) {
    return switch (value.text()) {
      case "cpu-spin" -> WorkType.cpuSpin();
      case "yield-heavy" -> WorkType.yieldHeavy();
      case "mem-touch" -> WorkType.memTouch();
      case "futex-ping-pong" -> WorkType.futexPingPong();
      default -> throw value.isNo("kind of work", TYPES);
    };
  }

  static SchedPolicy scheduling(Snippet value) {
    return switch (value.text()) {
      case "inherit" -> SchedPolicy.inherit();
      case "normal" -> SchedPolicy.normal();
      case "batch" -> SchedPolicy.batch();
      case "idle" -> SchedPolicy.idle();
      default ->
          realTime(
              value.before(':'),
              value.after(':').orElseThrow(() -> value.isNo("scheduling policy", SCHEDULING)));
    };
  }

  private static SchedPolicy realTime(Snippet kind, Snippet priority) {
    return switch (kind.text()) {
      case "fifo" -> priority.build(() -> SchedPolicy.fifo(Numbers.whole(priority)));
      case "rr" -> priority.build(() -> SchedPolicy.roundRobin(Numbers.whole(priority)));
      default -> throw kind.isNo("real-time policy", SCHEDULING);
    };
  }

  static Affinity affinity(Snippet value) {
    return switch (value.text()) {
      case "inherit" -> Affinity.inherit();
      case "single-cpu" -> Affinity.singleCpu();
      case "llc-aligned" -> Affinity.llcAligned();
      case "cross-cgroup" -> Affinity.crossCgroup();
      default -> exact(value);
    };
  }

  private static Affinity exact(Snippet value) {
    Snippet cpus =
        value
            .after(':')
            .filter(rest -> value.before(':').text().equals("exact"))
            .orElseThrow(() -> value.isNo("affinity", AFFINITIES));
    return Affinity.exact(Numbers.ids(cpus).stream().mapToInt(Integer::intValue).toArray());
  }
}
