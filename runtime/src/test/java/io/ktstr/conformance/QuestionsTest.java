package io.ktstr.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ktstr.machine.TrialBatch;
import io.ktstr.machine.TrialNote;
import io.ktstr.machine.TrialNotes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which cases there are, and in which batches they are put to a machine. */
class QuestionsTest {

  private static final Set<Integer> TWO = Set.of(0, 1);
  private static final Set<Integer> FOUR = Set.of(0, 1, 2, 3);

  private static List<PolicyCase> enumerated(Set<Integer> memory) {
    List<PolicyCase> cases = new ArrayList<>();
    new Enumeration(memory).forEach(cases::add);
    return cases;
  }

  /** Modes, combinations of flags, sets of nodes with an absent one and one beyond, subsets. */
  @Test
  void enumerationIsComplete() {
    assertThat(enumerated(TWO)).hasSize(7 * 8 * (8 + 3) * 3).doesNotHaveDuplicates();
    assertThat(enumerated(FOUR)).hasSize(7 * 8 * (32 + 3) * 15).doesNotHaveDuplicates();
  }

  @Test
  void everyCaseIsNarrowedAndWidened() {
    assertThat(enumerated(FOUR))
        .allSatisfy(
            asked -> {
              assertThat(asked.phases()).hasSize(3);
              assertThat(asked.phases().get(1).mems()).isNotEqualTo(asked.phases().get(0).mems());
              assertThat(asked.phases().get(2).mems()).isEqualTo(FOUR);
            });
  }

  private static List<PolicyCase> random(long seed, int count) {
    List<PolicyCase> cases = new ArrayList<>();
    new RandomSequences(FOUR, seed).generate(count, cases::add);
    return cases;
  }

  @Test
  void sequencesDependOnTheSeedAlone() {
    assertThat(random(7, 300)).isEqualTo(random(7, 300)).isNotEqualTo(random(8, 300)).hasSize(300);
  }

  @Test
  void everySequenceBeginsWithACall() {
    assertThat(random(1, 500))
        .allSatisfy(asked -> assertThat(asked.phases().get(0).request()).isPresent());
  }

  @Test
  void portionsAreAllOfItAndNothingTwice() {
    List<PolicyCase> parts = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      new Enumeration(TWO).forEach(new Portion(i, 3).filter(parts::add));
    }
    assertThat(parts).containsExactlyInAnyOrderElementsOf(enumerated(TWO));
    assertThatThrownBy(() -> new Portion(2, 2)).hasMessageContaining("no part 2 of 2");
  }

  /** Notes that nothing was done. */
  private static TrialNotes nothing(TrialBatch batch) {
    TrialNote note = new TrialNote(false, 0, 0, 0, Set.of(), 0, "");
    return new TrialNotes(
        batch.trials().stream().map(t -> t.stream().map(step -> note).toList()).toList());
  }

  @Test
  void batchesHaveOneHistoryEachAndALimit() {
    List<TrialBatch> batches = new ArrayList<>();
    List<Recording> recordings = new ArrayList<>();
    try (Interrogation interrogation =
        new Interrogation(
            batch -> {
              batches.add(batch);
              return nothing(batch);
            },
            "/cg",
            3,
            recordings::add)) {
      enumerated(TWO).forEach(interrogation::ask);
    }

    assertThat(recordings).extracting(Recording::asked).isEqualTo(enumerated(TWO));
    assertThat(batches).allSatisfy(batch -> assertThat(batch.trials()).hasSizeLessThan(513));
    assertThat(batches).extracting(TrialBatch::folder).containsOnly("/cg");
    assertThat(batches).extracting(TrialBatch::cpu).containsOnly(3);
    assertThat(batches.stream().map(TrialBatch::mems).distinct())
        .containsExactly(
            List.of("0", "1", "0-1"), List.of("1", "0", "0-1"), List.of("0-1", "1", "0-1"));
    assertThat(batches.stream().map(TrialBatch::trials).mapToInt(Collection::size).sum())
        .isEqualTo(1848);
    assertThat(new HashSet<>(batches)).hasSize(batches.size());
  }
}
