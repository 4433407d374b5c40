package io.ktstr.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.api.CheckResult;
import io.ktstr.api.Outcome;
import io.ktstr.api.WorkerReport;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlacementChecksTest {

  private static Stream<Arguments> shares() {
    return Stream.of(
        Arguments.of(Map.of(0, 100L), 0.8, Outcome.PASS),
        Arguments.of(Map.of(0, 90L, 1, 10L), 0.8, Outcome.PASS),
        Arguments.of(Map.of(0, 80L, 1, 20L), 0.8, Outcome.PASS),
        Arguments.of(Map.of(0, 79L, 1, 21L), 0.8, Outcome.FAIL),
        Arguments.of(Map.of(0, 50L, 1, 50L), 0.8, Outcome.FAIL),
        Arguments.of(Map.of(1, 50L), 0.8, Outcome.FAIL),
        Arguments.of(Map.of(1, 50L), 0.0, Outcome.PASS),
        Arguments.of(Map.of(0, 1023L, 1, 1L), 1.0, Outcome.FAIL));
  }

  @ParameterizedTest
  @MethodSource("shares")
  void leastLocalityIsTheShareOfPagesOnExpectedNodes(
      Map<Integer, Long> pages, double min, Outcome outcome) {
    assertThat(PlacementChecks.minLocality(Seen.pages(pages), min).outcome()).isEqualTo(outcome);
  }

  private static Stream<Arguments> upperShares() {
    return Stream.of(
        Arguments.of(Map.of(1, 50L), 0.2, Outcome.PASS),
        Arguments.of(Map.of(0, 20L, 1, 80L), 0.2, Outcome.PASS),
        Arguments.of(Map.of(0, 21L, 1, 79L), 0.2, Outcome.FAIL),
        Arguments.of(Map.of(0, 100L), 0.2, Outcome.FAIL),
        Arguments.of(Map.of(0, 100L), 1.0, Outcome.PASS));
  }

  @ParameterizedTest
  @MethodSource("upperShares")
  void mostLocalityIsTheNegativeControl(Map<Integer, Long> pages, double max, Outcome outcome) {
    assertThat(PlacementChecks.maxLocality(Seen.pages(pages), max).outcome()).isEqualTo(outcome);
  }

  @Test
  void everyWorkerCountsByItselfAndIsNamed() {
    Observations observations =
        Seen.workers(
            Seen.worker(0, Set.of(0), Map.of(0, 1000L)),
            Seen.worker(1, Set.of(0), Map.of(0, 1L, 1, 1L)),
            Seen.worker(2, Set.of(1), Map.of(0, 3L, 1, 1L)));

    CheckResult result = PlacementChecks.minLocality(observations, 0.8);

    assertThat(result.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(result.observations()).isEqualTo(3);
    assertThat(result.summary())
        .isEqualTo("page locality min 0.2500 over 3 workers, 1006 pages, threshold 0.8");
    assertThat(result.details())
        .containsExactly(
            "cg/1 has 0.5000 of its pages on node 0 (1 of 2, pages by node {0=1, 1=1}), below 0.8",
            "cg/2 has 0.2500 of its pages on node 1 (1 of 4, pages by node {0=3, 1=1}), below 0.8");
  }

  @Test
  void severalExpectedNodesCountTogether() {
    WorkerReport worker = Seen.worker(0, Set.of(0, 2), Map.of(0, 40L, 1, 20L, 2, 40L));

    assertThat(PlacementChecks.minLocality(Seen.workers(worker), 0.8).outcome())
        .isEqualTo(Outcome.PASS);
    assertThat(PlacementChecks.minLocality(Seen.workers(worker), 0.81).details())
        .singleElement()
        .asString()
        .contains("on node 0,2 (80 of 100");
  }

  private static Stream<Arguments> nothing() {
    return Stream.of(
        Arguments.of("no worker", Seen.workers()),
        Arguments.of("no pages", Seen.pages(Map.of())),
        Arguments.of("zero pages", Seen.pages(Map.of(0, 0L))),
        Arguments.of("no expected node", Seen.workers(Seen.worker(0, Set.of(), Map.of(0, 100L)))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("nothing")
  void localityWithoutObservationsIsInconclusive(String what, Observations observations) {
    assertThat(
            Stream.of(
                PlacementChecks.minLocality(observations, 0.0),
                PlacementChecks.maxLocality(observations, 1.0)))
        .allSatisfy(result -> assertThat(result.outcome()).isEqualTo(Outcome.INCONCLUSIVE))
        .allSatisfy(result -> assertThat(result.observations()).isZero())
        .allSatisfy(result -> assertThat(result.summary()).contains("no worker has both pages"));
  }

  @Test
  void workerWithoutPagesIsNoObservation() {
    CheckResult result =
        PlacementChecks.minLocality(
            Seen.workers(
                Seen.worker(0, Set.of(0), Map.of(0, 10L)), Seen.worker(1, Set.of(0), Map.of())),
            0.8);

    assertThat(result.outcome()).isEqualTo(Outcome.PASS);
    assertThat(result.observations()).isEqualTo(1);
  }

  @Nested
  class SlowTier {

    private CheckResult slowTier(Set<Integer> memoryOnly, Map<Integer, Long> pages, double max) {
      return PlacementChecks.maxSlowTier(
          Seen.withMemoryOnly(memoryOnly, Seen.worker(0, Set.of(0), pages)), max);
    }

    @Test
    void isTheShareOfPagesOnMemoryOnlyNodes() {
      assertThat(slowTier(Set.of(1), Map.of(0, 90L, 1, 10L), 0.5).outcome())
          .isEqualTo(Outcome.PASS);
      assertThat(slowTier(Set.of(1), Map.of(0, 50L, 1, 50L), 0.5).outcome())
          .isEqualTo(Outcome.PASS);
      assertThat(slowTier(Set.of(1), Map.of(0, 49L, 1, 51L), 0.5).outcome())
          .isEqualTo(Outcome.FAIL);
      assertThat(slowTier(Set.of(1), Map.of(0, 100L), 0.0).outcome()).isEqualTo(Outcome.PASS);
    }

    @Test
    void leavesRemoteNodesWithCpusOut() {
      assertThat(slowTier(Set.of(2), Map.of(0, 10L, 1, 90L), 0.0).outcome())
          .isEqualTo(Outcome.PASS);
    }

    @Test
    void doesNotNeedExpectedNodes() {
      CheckResult result =
          PlacementChecks.maxSlowTier(
              Seen.withMemoryOnly(Set.of(1), Seen.worker(0, Set.of(), Map.of(1, 4L))), 0.5);

      assertThat(result.outcome()).isEqualTo(Outcome.FAIL);
      assertThat(result.details())
          .containsExactly(
              "cg/0 has 1.0000 of its pages on the memory-only node 1 (4 of 4), above 0.5");
    }

    @Test
    void countsSeveralMemoryOnlyNodesTogether() {
      CheckResult result = slowTier(Set.of(1, 2), Map.of(0, 40L, 1, 30L, 2, 30L), 0.5);

      assertThat(result.outcome()).isEqualTo(Outcome.FAIL);
      assertThat(result.summary())
          .isEqualTo("slow tier max 0.6000 over 1 workers, 100 pages, threshold 0.5");
    }

    @Test
    void isInconclusiveWithoutAMemoryOnlyNode() {
      CheckResult result = slowTier(Set.of(), Map.of(0, 100L), 0.5);

      assertThat(result.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
      assertThat(result.summary()).contains("no memory-only node");
    }

    @Test
    void isInconclusiveWithoutPages() {
      assertThat(slowTier(Set.of(1), Map.of(), 0.0).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
      assertThat(PlacementChecks.maxSlowTier(Seen.withMemoryOnly(Set.of(1)), 1.0).outcome())
          .isEqualTo(Outcome.INCONCLUSIVE);
    }
  }
}
