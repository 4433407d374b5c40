package io.ktstr.model.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.Messages;
import io.ktstr.ModelDomain;
import io.ktstr.model.MemPolicy;
import io.ktstr.model.MpolFlags;
import io.ktstr.model.Topology;
import io.ktstr.model.kernel.KernelModel;
import io.ktstr.model.kernel.PolicyRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

@Domain(ModelDomain.class)
class PolicyRulesPropertyTest {

  /** Each of them has to come up, or the property would prove less than it seems to. */
  private static final List<String> ANSWERS =
      List.of(
          "ok",
          "flags-conflict",
          "flags-not-applicable",
          "policy-empty-nodes",
          "policy-weights",
          "policy-unknown-node",
          "policy-outside-cpuset");

  /** A machine, and a cgroup on it whose cpuset and cpuset.mems fit the machine. */
  record Place(Topology topology, Optional<Set<Integer>> cpuset, Optional<Set<Integer>> mems) {}

  @Provide
  Arbitrary<Place> places() {
    return new ModelDomain()
        .topologies()
        .flatMap(
            topology ->
                Combinators.combine(
                        someOf(topology.totalCpus()).optional(),
                        someOf(topology.numaNodes()).optional(0.3))
                    .as((cpuset, mems) -> new Place(topology, cpuset, mems)));
  }

  private static Arbitrary<Set<Integer>> someOf(int count) {
    return Arbitraries.of(IntStream.range(0, count).boxed().toList()).set().ofMinSize(1);
  }

  @Property(tries = 5000)
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void rulesAgreeWithTheirNaiveRestatement(
      @ForAll MemPolicy policy, @ForAll MpolFlags flags, @ForAll("places") Place place) {
    Verdict verdict = PolicyRules.check(question(policy, flags, place));
    String expected =
        PolicyOracle.answer(policy, flags, place.cpuset(), place.mems(), place.topology());
    assertThat(verdict.violation().map(violation -> violation.code().id()).orElse("ok"))
        .isEqualTo(expected);
    Statistics.collect(expected);
    Statistics.coverage(
        coverage -> ANSWERS.forEach(answer -> coverage.check(answer).count(count -> count > 0)));
  }

  @Property(tries = 2000)
  void everyMessageHasTheSameForm(
      @ForAll MemPolicy policy, @ForAll MpolFlags flags, @ForAll("places") Place place) {
    PolicyRules.check(question(policy, flags, place))
        .violation()
        .ifPresent(Messages::assertWellFormed);
  }

  @Property
  void machineIsNeverUndecidedOnceItIsKnown(
      @ForAll MemPolicy policy, @ForAll MpolFlags flags, @ForAll("places") Place place) {
    assertThat(PolicyRules.check(question(policy, flags, place)))
        .isNotInstanceOf(Verdict.Undecided.class);
  }

  private static PolicyQuestion question(MemPolicy policy, MpolFlags flags, Place place) {
    return new PolicyQuestion(
        "cg_0",
        policy,
        flags,
        place.cpuset(),
        place.mems(),
        Optional.of(place.topology().layout()));
  }

  /** What the rules accept, the kernel takes; what they say that it refuses, it refuses. */
  @Property(tries = 5000)
  void rulesAgreeWithTheModelOfTheKernel(
      @ForAll MemPolicy policy, @ForAll MpolFlags flags, @ForAll("places") Place place) {
    Set<Integer> memory = place.topology().layout().memoryNodes();
    boolean taken =
        KernelModel.newest()
            .set(PolicyRequest.of(policy, flags), place.mems().orElse(memory))
            .isPresent();
    Verdict verdict = PolicyRules.check(question(policy, flags, place));
    RuleCode code = verdict.violation().map(Verdict.Violation::code).orElse(null);
    if (code == null) {
      assertThat(taken).isTrue();
    } else if (code == RuleCode.FLAGS_CONFLICT
        || code == RuleCode.POLICY_EMPTY_NODES
        || (code == RuleCode.FLAGS_NOT_APPLICABLE && !(policy instanceof MemPolicy.Default))) {
      assertThat(taken).isFalse();
    } else if (code == RuleCode.POLICY_OUTSIDE_CPUSET
        || code == RuleCode.POLICY_OUTSIDE_CPUSET_MEMORY_ONLY) {
      assertThat(taken).as("the message says that the kernel would accept it").isTrue();
    }
    Statistics.label("answer").collect(code == null ? "ok" : code.id(), taken);
  }
}
