package io.ktstr.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.api.CheckResult;
import io.ktstr.api.Outcome;
import io.ktstr.api.WorkerReport;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigrationChecksTest {

  @ParameterizedTest
  @CsvSource({
    "5, 0.1, PASS",
    "10, 0.1, PASS",
    "11, 0.1, FAIL",
    "20, 0.1, FAIL",
    "0, 0.0, PASS",
    "1, 0.0, FAIL",
    "200, 2.0, PASS",
    "201, 2.0, FAIL"
  })
  void ratioIsMigratedPagesOverAllPages(long migrated, double max, Outcome outcome) {
    Observations observations =
        Seen.withMigrated(
            OptionalLong.of(migrated),
            Seen.worker(0, Set.of(0), Map.of(0, 60L)),
            Seen.worker(1, Set.of(), Map.of(1, 40L)));

    CheckResult result = MigrationChecks.crossNode(observations, max);

    assertThat(result.outcome()).isEqualTo(outcome);
    assertThat(result.observations()).isEqualTo(100);
    assertThat(result.details()).hasSize(outcome == Outcome.FAIL ? 1 : 0);
  }

  @Test
  void findingHasTheRatioAndTheNumbersBehindIt() {
    CheckResult result =
        MigrationChecks.crossNode(
            Seen.withMigrated(OptionalLong.of(20), Seen.worker(0, Set.of(0), Map.of(0, 100L))),
            0.1);

    assertThat(result.summary())
        .isEqualTo(
            "0.2000 (NUMA balancing migrated 20 pages on the machine, workers have 100, of which"
                + " 3 moved since they began), threshold 0.1");
  }

  @Test
  void kernelWithoutTheCounterMakesItInconclusive() {
    CheckResult result =
        MigrationChecks.crossNode(
            Seen.withMigrated(OptionalLong.empty(), Seen.worker(0, Set.of(0), Map.of(0, 100L))), 1);

    assertThat(result.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(result.observations()).isZero();
    assertThat(result.summary()).contains("numa_pages_migrated");
  }

  @Test
  void workersWithoutPagesMakeItInconclusive() {
    assertThat(
            MigrationChecks.crossNode(
                    Seen.withMigrated(OptionalLong.of(0), Seen.worker(0, Set.of(0), Map.of())), 1)
                .outcome())
        .isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(MigrationChecks.crossNode(Seen.withMigrated(OptionalLong.of(0)), 1).outcome())
        .isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void migrationsCountForEachPassOverTheCgroup() {
    // the worker with index 5 has migrated 5 times
    WorkerReport calm = Seen.scheduled("a", 0, 50, 0, 10, Set.of(0));
    WorkerReport restless = Seen.scheduled("a", 5, 50, 0, 10, Set.of(0, 1));

    assertThat(MigrationChecks.betweenCpus(Seen.workers(calm, restless), 0.05).outcome())
        .isEqualTo(Outcome.PASS);
    CheckResult result = MigrationChecks.betweenCpus(Seen.workers(calm, restless), 0.049);
    assertThat(result.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(result.observations()).isEqualTo(100);
    assertThat(result.details())
        .containsExactly(
            "cgroup a: 0.0500 migrations for each pass (5 migrations, 100 passes), above 0.049");
    assertThat(MigrationChecks.betweenCpus(Seen.workers(), 0.05).outcome())
        .isEqualTo(Outcome.INCONCLUSIVE);
  }
}
