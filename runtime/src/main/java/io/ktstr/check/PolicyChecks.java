package io.ktstr.check;

import io.ktstr.api.CheckResult;
import io.ktstr.api.CheckResult.Kind;
import java.util.List;

/** Whether memory policies took effect. */
final class PolicyChecks {

  private static final Subject READ_BACK = Subject.ofWorkers("policyReadBack", Kind.POLICY);

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
    return READ_BACK.judged(count, summary, failures);
  }
}
