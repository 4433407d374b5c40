package io.ktstr.conformance;

import io.ktstr.machine.TrialStep;
import io.ktstr.model.ListFormat;
import io.ktstr.worker.PolicyCall;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one task does and what happens to it.
 *
 * @param phases one after the other
 * @param endIfRefused whether nothing follows a refused call
 */
record PolicyCase(List<Phase> phases, boolean endIfRefused) {

  PolicyCase {
    phases = List.copyOf(phases);
  }

  /** Cases with the same history of cpuset.mems can run at the same time. */
  List<Set<Integer>> history() {
    return phases.stream().map(Phase::mems).toList();
  }

  List<TrialStep> steps() {
    return phases.stream().map(phase -> phase.step(endIfRefused)).toList();
  }

  /** Everything up to and including a phase, as one would do it by hand. */
  String calls(int last) {
    return phases.subList(0, last + 1).stream()
        .map(PolicyCase::call)
        .collect(Collectors.joining("; "));
  }

  private static String call(Phase phase) {
    String mems = "cpuset.mems=" + ListFormat.format(phase.mems());
    String set = phase.request().map(request -> " " + PolicyCall.of(request)).orElse("");
    return mems + set + (phase.pages() > 0 ? " touch " + phase.pages() + " pages" : "");
  }
}
