package io.ktstr.conformance;

import io.ktstr.machine.TrialCall;
import io.ktstr.machine.TrialStep;
import io.ktstr.model.NodeMask;
import io.ktstr.model.kernel.PolicyRequest;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One phase of a case: cpuset.mems is set, a policy may be, memory may be touched.
 *
 * @param mems cpuset.mems during the phase
 * @param request the call to set_mempolicy(2), if one is made
 * @param pages how many fresh pages are touched; 0 for none
 */
record Phase(Set<Integer> mems, Optional<PolicyRequest> request, int pages) {

  Phase {
    mems = Collections.unmodifiableSortedSet(new TreeSet<>(mems));
  }

  static Phase setting(Set<Integer> mems, PolicyRequest request, int pages) {
    return new Phase(mems, Optional.of(request), pages);
  }

  static Phase touching(Set<Integer> mems, int pages) {
    return new Phase(mems, Optional.empty(), pages);
  }

  TrialStep step(boolean endIfRefused) {
    return new TrialStep(request.map(Phase::call), endIfRefused, pages);
  }

  private static TrialCall call(PolicyRequest request) {
    NodeMask mask = request.mask();
    return new TrialCall(request.argument(), mask.words(), mask.maxnode());
  }
}
