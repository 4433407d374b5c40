package io.ktstr.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.model.rule.RuleCode;
import io.ktstr.scenario.SetUp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Any policy with any flags, cpuset, cpuset.mems, machine and kernel: the annotation form, the
 * fluent form and set-up say the same.
 */
class BodyAgreementTest {

  private static final int EACH = 400;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void threeFormsOneAnswer(long seed) {
    List<RandomCgroup> cgroups = cgroups(seed);
    Map<Integer, Set<String>> declared =
        Compiling.codes(EACH, i -> cgroups.get(i).annotationForm(i));
    Map<Integer, Set<String>> fluent = Compiling.codes(EACH, i -> cgroups.get(i).fluentForm(i));
    for (int i = 0; i < EACH; i++) {
      String source = cgroups.get(i).fluentForm(i);
      Set<String> codes = declared.getOrDefault(i, Set.of());
      assertThat(fluent.getOrDefault(i, Set.of())).as(source).isEqualTo(codes);
      checkSetUp(cgroups.get(i), source, codes);
    }
  }

  /**
   * Set-up stops at the first thing that is wrong; the compiler reports all of them, except that
   * wrong weights are no policy whose flags it could judge.
   */
  private static void checkSetUp(RandomCgroup cgroup, String source, Set<String> codes) {
    SetUp.Answer answer = SetUp.of(cgroup::definition, cgroup.topology(), cgroup.kernelVersion());
    assertThat(answer.accepted()).as("%s %s", source, codes).isEqualTo(codes.isEmpty());
    answer
        .code()
        .map(RuleCode::id)
        .filter(code -> !codes.contains(RuleCode.POLICY_WEIGHTS.id()))
        .ifPresent(code -> assertThat(codes).as(source).contains(code));
  }

  /** Otherwise the agreement would be one about nothing. */
  @Test
  void bothAnswersAndManyCodesOccur() {
    List<RandomCgroup> cgroups = cgroups(1);
    Map<Integer, Set<String>> codes = Compiling.codes(EACH, i -> cgroups.get(i).fluentForm(i));
    Set<String> different = new TreeSet<>();
    codes.values().forEach(different::addAll);
    assertThat(codes.size()).isBetween(EACH / 4, EACH * 9 / 10);
    assertThat(different)
        .contains(
            "policy-outside-cpuset",
            "policy-unknown-node",
            "policy-needs-kernel",
            "policy-empty-nodes",
            "policy-weights",
            "flags-conflict",
            "flags-not-applicable",
            "cpuset-out-of-range",
            "cpuset-memory-only",
            "cpuset-partition",
            "cpuset-fraction");
  }

  private static List<RandomCgroup> cgroups(long seed) {
    Random random = new Random(seed);
    List<RandomCgroup> cgroups = new ArrayList<>();
    for (int i = 0; i < EACH; i++) {
      cgroups.add(RandomCgroup.next(random));
    }
    return cgroups;
  }
}
