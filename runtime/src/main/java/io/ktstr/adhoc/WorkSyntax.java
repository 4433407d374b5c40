package io.ktstr.adhoc;

import io.ktstr.model.Affinity;
import io.ktstr.model.CloneMode;
import io.ktstr.model.SchedPolicy;
import java.time.Duration;
import java.util.List;

/** How the scheduling policy of a group and its CPU affinity are written. */
final class WorkSyntax {

  static final String SCHEDULING =
      "inherit, normal, batch, idle, ext, fifo:PRIORITY, rr:PRIORITY or deadline:RUNTIME/DEADLINE/PERIOD";
  static final String AFFINITIES = "inherit, single-cpu, llc-aligned, cross-cgroup or exact:LIST";

  static final String CLONE_MODES = "processes or threads";

  private WorkSyntax() {}

  static SchedPolicy scheduling(Snippet value) {
    return switch (value.text()) {
      case "inherit" -> SchedPolicy.inherit();
      case "normal" -> SchedPolicy.normal();
      case "batch" -> SchedPolicy.batch();
      case "idle" -> SchedPolicy.idle();
      case "ext" -> SchedPolicy.ext();
      default ->
          withNumbers(
              value.before(':'),
              value.after(':').orElseThrow(() -> value.isNo("scheduling policy", SCHEDULING)));
    };
  }

  private static SchedPolicy withNumbers(Snippet kind, Snippet numbers) {
    return switch (kind.text()) {
      case "fifo" -> numbers.build(() -> SchedPolicy.fifo(Numbers.whole(numbers)));
      case "rr" -> numbers.build(() -> SchedPolicy.roundRobin(Numbers.whole(numbers)));
      case "deadline" -> numbers.build(() -> deadline(numbers));
      default -> throw kind.isNo("scheduling policy with numbers", SCHEDULING);
    };
  }

  private static SchedPolicy deadline(Snippet times) {
    List<Duration> each = times.split('/').stream().map(Numbers::time).toList();
    if (each.size() != 3) {
      throw times.isNo("list of three times", "RUNTIME/DEADLINE/PERIOD, for example 1ms/5ms/10ms");
    }
    return SchedPolicy.deadline(each.get(0), each.get(1), each.get(2));
  }

  static CloneMode cloneMode(Snippet value) {
    return switch (value.text()) {
      case "processes" -> CloneMode.PROCESSES;
      case "threads" -> CloneMode.THREADS;
      default -> throw value.isNo("clone mode", CLONE_MODES);
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
