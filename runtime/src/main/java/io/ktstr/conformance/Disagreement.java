package io.ktstr.conformance;

import io.ktstr.conformance.Answer.Aspect;

/**
 * A case that the model and the kernel see differently: the first phase and the first aspect in
 * which they do.
 *
 * @param asked the case
 * @param phase index of the phase
 * @param aspect what differs
 * @param predicted what the model says
 * @param observed what the kernel says
 */
record Disagreement(PolicyCase asked, int phase, Aspect aspect, String predicted, String observed) {

  /** What cases of the same kind have in common. */
  String cause() {
    String request =
        asked.phases().subList(0, phase + 1).stream()
            .flatMap(p -> p.request().stream())
            .reduce((first, second) -> second)
            .map(r -> r.mode() + " with " + r.flags())
            .orElse("no policy");
    String when = phase == 0 ? "" : " after a change of cpuset.mems";
    return aspect.words() + " of " + request + when;
  }

  @Override
  public String toString() {
    return "model: " + predicted + "; kernel: " + observed + "; calls: " + asked.calls(phase);
  }
}
