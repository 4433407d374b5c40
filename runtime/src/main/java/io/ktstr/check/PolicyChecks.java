package io.ktstr.check;

import io.ktstr.api.CheckResult;
import java.util.List;

/** Whether memory policies took effect. */
final class PolicyChecks {

  private PolicyChecks() {}

  static CheckResult readBack(Observations observations) {
    List<String> failures =
        observations.policies().stream()
            .filter(policy -> !policy.actual().equals(policy.expected()))
            .map(
                policy ->
                    policy.worker()
                        + ": get_mempolicy reads back "
                        + policy.actual()
                        + ", expected "
                        + policy.expected())
            .toList();
    int count = observations.policies().size();
    String summary = count - failures.size() + " of " + count + " workers read their policy back";
    return Findings.of("policyReadBack", count, "workers", summary, failures);
  }
}
