package io.ktstr.processor.validate;

import io.ktstr.model.rule.PolicyRules;
import io.ktstr.processor.read.CgroupDeclaration;
import io.ktstr.processor.read.PolicyDeclaration;
import io.ktstr.processor.read.Written;
import io.ktstr.processor.report.Report;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The weights of all cgroups of one test against each other, as they run at the same time. */
final class WeightsCheck {

  private final Map<Integer, Integer> weights = new HashMap<>();
  private final List<Report> reports = new ArrayList<>();

  private WeightsCheck() {}

  static Report check(List<CgroupDeclaration> cgroups) {
    WeightsCheck check = new WeightsCheck();
    cgroups.forEach(check::add);
    return Report.all(check.reports);
  }

  /** Weights that are wrong themselves are not held against others. */
  private void add(CgroupDeclaration cgroup) {
    String name = cgroup.name().value();
    cgroup
        .workers()
        .memPolicy()
        .filter(policy -> policy.weights().isPresent())
        .filter(policy -> !PolicyShape.check(name, policy).isBroken())
        .ifPresent(policy -> add(name, policy));
  }

  private void add(String cgroup, PolicyDeclaration policy) {
    List<Integer> nodes = policy.weightedInterleave().orElseThrow().values();
    for (int i = 0; i < nodes.size(); i++) {
      Written<Integer> weight = policy.weights().orElseThrow().elements().get(i);
      int node = nodes.get(i);
      reports.add(
          Report.of(
              PolicyRules.sameWeight(weights, cgroup, node, weight.value()), weight.origin()));
      weights.putIfAbsent(node, weight.value());
    }
  }
}
