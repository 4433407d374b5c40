package io.ktstr.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.annotation.PhaseKind;
import io.ktstr.annotation.Work;
import io.ktstr.annotation.WorkKind;
import io.ktstr.model.LoopKind;
import io.ktstr.model.Phase;
import io.ktstr.model.rule.RuleCode;
import io.ktstr.scenario.SetUp;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Work of any kind with any numbers, nodes, workers and cgroups: the annotation form, the fluent
 * form and set-up say the same.
 */
class WorkAgreementTest {

  private static final int EACH = 400;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void threeFormsOneAnswer(long seed) {
    List<RandomWork> works = works(seed);
    Map<Integer, Set<String>> declared = Compiling.codes(EACH, i -> works.get(i).annotationForm(i));
    Map<Integer, Set<String>> fluent = Compiling.codes(EACH, i -> works.get(i).fluentForm(i));
    for (int i = 0; i < EACH; i++) {
      String source = works.get(i).fluentForm(i);
      Set<String> codes = declared.getOrDefault(i, Set.of());
      assertThat(fluent.getOrDefault(i, Set.of())).as(source).isEqualTo(codes);
      checkSetUp(works.get(i), source, codes);
    }
  }

  /** Set-up stops at the first thing that is wrong. */
  private static void checkSetUp(RandomWork work, String source, Set<String> codes) {
    SetUp.Answer answer = SetUp.of(work::definition, work.topology(), Optional.empty());
    assertThat(answer.accepted()).as("%s %s", source, codes).isEqualTo(codes.isEmpty());
    answer.code().map(RuleCode::id).ifPresent(code -> assertThat(codes).as(source).contains(code));
  }

  /** Otherwise the agreement would be one about nothing. */
  @Test
  void bothAnswersAndAllCodesOccur() {
    List<RandomWork> works = works(1);
    Map<Integer, Set<String>> codes = Compiling.codes(EACH, i -> works.get(i).fluentForm(i));
    Set<String> different = new TreeSet<>();
    codes.values().forEach(different::addAll);
    assertThat(codes.size()).isBetween(EACH / 4, EACH * 9 / 10);
    assertThat(different)
        .containsExactlyInAnyOrder(
            "policy-unknown-node",
            "workers-group-size",
            "workers-nodes",
            "workers-parameter",
            "workers-working-set",
            "workers-zero");
  }

  private static List<RandomWork> works(long seed) {
    Random random = new Random(seed);
    return Stream.generate(() -> RandomWork.next(random)).limit(EACH).toList();
  }

  @Test
  void annotationsHaveAllThatTheModelHas() {
    assertThat(names(WorkKind.values())).isEqualTo(names(LoopKind.values()));
    assertThat(names(PhaseKind.values())).isEqualTo(names(Phase.Kind.values()));
    Set<String> attributes = new TreeSet<>(List.of("value"));
    Arrays.stream(LoopKind.values()).forEach(kind -> attributes.addAll(kind.attributes()));
    assertThat(Work.class.getDeclaredMethods())
        .extracting(Method::getName)
        .containsExactlyInAnyOrderElementsOf(attributes);
  }

  private static List<String> names(Enum<?>[] constants) {
    return Arrays.stream(constants).map(Enum::name).toList();
  }
}
