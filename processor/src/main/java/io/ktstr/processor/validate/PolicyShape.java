package io.ktstr.processor.validate;

import io.ktstr.model.MemPolicy;
import io.ktstr.model.MpolFlags;
import io.ktstr.model.rule.PolicyQuestion;
import io.ktstr.model.rule.PolicyRules;
import io.ktstr.model.rule.RuleCode;
import io.ktstr.model.rule.Verdict;
import io.ktstr.processor.read.PolicyDeclaration;
import io.ktstr.processor.read.Written;
import io.ktstr.processor.read.WrittenList;
import io.ktstr.processor.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Which policy {@code @MemoryPolicy} describes, whatever the machine and the cpuset. */
final class PolicyShape {

  private final String cgroup;
  private final PolicyDeclaration policy;

  private PolicyShape(String cgroup, PolicyDeclaration policy) {
    this.cgroup = cgroup;
    this.policy = policy;
  }

  static Checked<StatedPolicy> check(String cgroup, PolicyDeclaration policy) {
    PolicyShape shape = new PolicyShape(cgroup, policy);
    return Checked.after(shape.weightsElsewhere().then(shape::alternatives), shape::chosen);
  }

  private Report weightsElsewhere() {
    return policy.weightedInterleave().isPresent()
        ? Report.clean()
        : policy
            .weights()
            .map(
                w ->
                    Report.of(
                        Verdict.violation(RuleCode.POLICY_WEIGHTS_ELSEWHERE, cgroup), w.origin()))
            .orElse(Report.clean());
  }

  private Report alternatives() {
    return new Alternatives("@MemoryPolicy", policy.origin())
        .with("bind", policy.bind().map(WrittenList::origin))
        .with("preferred", policy.preferred().map(Written::origin))
        .with("interleave", policy.interleave().map(WrittenList::origin))
        .with("local", policy.local().filter(Written::value).map(Written::origin))
        .with("preferredMany", policy.preferredMany().map(WrittenList::origin))
        .with("weightedInterleave", policy.weightedInterleave().map(WrittenList::origin))
        .exactlyOne();
  }

  private Checked<StatedPolicy> chosen() {
    return nodes(policy.bind(), MemPolicy::bind)
        .or(() -> nodes(policy.preferred().map(PolicyShape::alone), PolicyShape::first))
        .or(() -> nodes(policy.interleave(), MemPolicy::interleave))
        .or(() -> nodes(policy.preferredMany(), MemPolicy::preferredMany))
        .or(() -> policy.weightedInterleave().map(this::weighted))
        .orElseGet(this::local);
  }

  private Checked<StatedPolicy> local() {
    return Checked.fine(
        new StatedPolicy(MemPolicy.local(), new WrittenList<>(List.of(), policy.origin())));
  }

  private static WrittenList<Integer> alone(Written<Integer> node) {
    return new WrittenList<>(List.of(node), node.origin());
  }

  private static MemPolicy first(Iterable<Integer> nodes) {
    return MemPolicy.preferred(nodes.iterator().next());
  }

  private Optional<Checked<StatedPolicy>> nodes(
      Optional<WrittenList<Integer>> nodes, Function<Iterable<Integer>, MemPolicy> factory) {
    return nodes.map(n -> Checked.of(ids(n), () -> new StatedPolicy(factory.apply(n.values()), n)));
  }

  private Report ids(WrittenList<Integer> nodes) {
    return Ids.check(nodes, node -> PolicyRules.nodeId(cgroup, node));
  }

  private Checked<StatedPolicy> weighted(WrittenList<Integer> nodes) {
    if (policy.weights().isEmpty()) {
      return nodes(Optional.of(nodes), MemPolicy::weightedInterleave).orElseThrow();
    }
    WrittenList<Integer> weights = policy.weights().get();
    Verdict each = PolicyRules.weights(cgroup, nodes.values(), weights.values());
    Report report =
        ids(nodes)
            .then(() -> Report.of(each, weights.origin()))
            .then(() -> ranges(nodes.values(), weights.elements()));
    return Checked.of(
        report, () -> new StatedPolicy(weighted(nodes.values(), weights.values()), nodes));
  }

  /** Each weight on its own: the rule about ranges needs neither machine nor cpuset. */
  private Report ranges(List<Integer> nodes, List<Written<Integer>> weights) {
    List<Report> reports = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      MemPolicy one = weighted(nodes.subList(i, i + 1), List.of(weights.get(i).value()));
      PolicyQuestion question =
          new PolicyQuestion(
              cgroup, one, MpolFlags.NONE, Optional.empty(), Optional.empty(), Optional.empty());
      reports.add(Report.of(PolicyRules.check(question), weights.get(i).origin()));
    }
    return Report.all(reports);
  }

  private static MemPolicy weighted(List<Integer> nodes, List<Integer> weights) {
    Map<Integer, Integer> map = new TreeMap<>();
    for (int i = 0; i < nodes.size(); i++) {
      map.put(nodes.get(i), weights.get(i));
    }
    return MemPolicy.weightedInterleave(map);
  }
}
