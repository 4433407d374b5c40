package io.ktstr.model.rule;

import io.ktstr.model.CgroupName;
import io.ktstr.model.CpuLayout;
import io.ktstr.model.ListFormat;
import io.ktstr.model.NodeShareSpec;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Whether shares of pages on nodes can be met and missed. */
public final class NodeShareRules {

  /** What decimal fractions lose when they are added as binary ones. */
  private static final double ROUNDING = 1e-9;

  private static final int SHOWN_DIGITS = 6;

  private NodeShareRules() {}

  /**
   * Judges a share alone.
   *
   * @param spec the share
   * @return Ok if share and tolerance are from 0.0 to 1.0 and leave something to be missed
   */
  public static Verdict single(NodeShareSpec spec) {
    return range("share", spec.share())
        .then(() -> range("tolerance", spec.tolerance()))
        .then(() -> missable(spec));
  }

  /**
   * Judges a share or a tolerance.
   *
   * @param attribute its name
   * @param value its value
   * @return Ok from 0.0 to 1.0
   */
  public static Verdict range(String attribute, double value) {
    return value >= 0.0 && value <= 1.0
        ? Verdict.ok()
        : Verdict.violation(
            RuleCode.THRESHOLD_RANGE, attribute, value, "[0.0, 1.0]", Nearest.share(value));
  }

  /**
   * Judges whether a share can be missed.
   *
   * @param spec a share within its range
   * @return a violation if its tolerance covers everything
   */
  public static Verdict missable(NodeShareSpec spec) {
    return least(spec) <= 0 && most(spec) >= 1
        ? Verdict.violation(
            RuleCode.NODE_SHARE_VACUOUS, words(spec), spec.node(), spec.share(), spec.tolerance())
        : Verdict.ok();
  }

  /**
   * Judges a share beside the earlier ones of the same layer.
   *
   * @param earlier shares before it
   * @param spec the share
   * @return a violation if one of them is about the same node of the same cgroup
   */
  public static Verdict unique(Collection<NodeShareSpec> earlier, NodeShareSpec spec) {
    return earlier.stream().anyMatch(spec::meansSameAs)
        ? Verdict.violation(RuleCode.NODE_SHARE_TWICE, words(spec), spec.node())
        : Verdict.ok();
  }

  /**
   * Judges the shares that hold for the workers of one cgroup together.
   *
   * @param all shares of all cgroups, all layers merged
   * @param cgroup name of the cgroup; empty for any that has no share of its own
   * @return a violation if they need more pages than there are
   */
  public static Verdict sum(List<NodeShareSpec> all, String cgroup) {
    double least = total(NodeShareSpec.of(all, cgroup), NodeShareRules::least);
    return least > 1 + ROUNDING
        ? Verdict.violation(RuleCode.NODE_SHARE_SUM, words(cgroup), shown(least))
        : Verdict.ok();
  }

  /**
   * Judges the shares that hold for the workers of one cgroup on a machine.
   *
   * @param all shares of all cgroups, all layers merged
   * @param cgroup name of the cgroup; empty for any that has no share of its own
   * @param machine where its memory is
   * @return a violation if every node is named and pages are left over
   */
  public static Verdict complete(List<NodeShareSpec> all, String cgroup, CpuLayout machine) {
    List<NodeShareSpec> own = NodeShareSpec.of(all, cgroup);
    Set<Integer> named = own.stream().map(NodeShareSpec::node).collect(Collectors.toSet());
    double most = total(own, NodeShareRules::most);
    return named.containsAll(machine.memoryNodes()) && most < 1 - ROUNDING
        ? Verdict.violation(RuleCode.NODE_SHARE_SUM_LOW, words(cgroup), shown(most))
        : Verdict.ok();
  }

  /**
   * Judges the cgroup of a share.
   *
   * @param spec the share
   * @param declared names of the cgroups that there are
   * @return a violation if it names another one
   */
  public static Verdict known(NodeShareSpec spec, Collection<String> declared) {
    return spec.everyCgroup() || declared.contains(spec.cgroup())
        ? Verdict.ok()
        : Verdict.violation(
            RuleCode.NODE_SHARE_CGROUP,
            CgroupName.shown(spec.cgroup()),
            declared.isEmpty() ? "none" : String.join(", ", declared));
  }

  /**
   * Judges the node of a share.
   *
   * @param spec the share
   * @param machine where its memory is
   * @return a violation for a node without memory
   */
  public static Verdict node(NodeShareSpec spec, CpuLayout machine) {
    return machine.memoryNodes().contains(spec.node())
        ? Verdict.ok()
        : Verdict.violation(
            RuleCode.NODE_SHARE_NODE,
            words(spec),
            spec.node(),
            ListFormat.format(machine.memoryNodes()));
  }

  private static double least(NodeShareSpec spec) {
    return Math.max(0, spec.share() - spec.tolerance());
  }

  private static double most(NodeShareSpec spec) {
    return Math.min(1, spec.share() + spec.tolerance());
  }

  private static double total(List<NodeShareSpec> specs, ToDoubleFunction<NodeShareSpec> value) {
    return specs.stream().mapToDouble(value).sum();
  }

  private static String words(NodeShareSpec spec) {
    return words(spec.cgroup());
  }

  private static String words(String cgroup) {
    return cgroup.equals(NodeShareSpec.EVERY_CGROUP)
        ? "every cgroup"
        : "cgroup \"" + CgroupName.shown(cgroup) + "\"";
  }

  private static String shown(double sum) {
    return BigDecimal.valueOf(sum)
        .setScale(SHOWN_DIGITS, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
