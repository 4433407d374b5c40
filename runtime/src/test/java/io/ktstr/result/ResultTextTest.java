package io.ktstr.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.api.AssertResult;
import io.ktstr.api.Outcome;
import io.ktstr.api.Reports;
import io.ktstr.api.ScenarioStats;
import io.ktstr.api.WorkerReport;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResultTextTest {

  @Test
  void programsAreToldWithTheirLastLines() {
    assertThat(ResultText.programs(List.of(Samples.worker(0), Samples.program())))
        .isEqualTo(
            "node0/7: /bin/a b (pid 4800) exited with status 3; 12 bytes before its output were dropped"
                + "\n    one\n    \ttwo");
    assertThat(ResultText.programs(List.of(Samples.worker(0)))).isEmpty();
  }

  @Test
  void tableHasALineForEachWorkerAndAColumnForEachNode() {
    WorkerReport elsewhere =
        Reports.worker("free", 0)
            .policy("default")
            .pages(Map.of(2, 7L))
            .cpusInPhase(0, Set.of())
            .report();

    String table = ResultText.table(List.of(Samples.worker(0), Samples.worker(1), elsewhere));

    assertThat(table.lines().map(line -> line.strip().replaceAll(" +", " ")))
        .containsExactly(
            "cgroup worker policy expected CPUs node 0 node 1 node 2 pages",
            "node0 0 bind:0 0 0-1,3 1000 24 0 1024",
            "node0 1 bind:0 0 0-1,3 1000 24 0 1024",
            "free 0 default any 0 0 7 7");
  }

  @Test
  void cgroupsHaveALineEach() {
    TestResult result = Samples.finished("t", "s");

    assertThat(
            ResultText.cgroups(result.stats())
                .lines()
                .map(line -> line.strip().replaceAll(" +", " ")))
        .containsExactly(
            "cgroup workers off CPU % spread gap ms migrations run delay us wake p50 us p99 CV"
                + " page locality",
            "node0 3 5.0 0.0 5.000 6 100000.0 2.0 50.0 1.30 0.9766");
  }

  @Test
  void columnWithoutAnyValueIsLeftOutAndOneWithoutSomeHasDashes() {
    ScenarioStats stats =
        new AssertResult(
                List.of(),
                List.of(
                    Reports.worker("a", 0).expecting(0).pages(Map.of(0, 5L)).report(),
                    Reports.worker("b", 0).wallNanos(0).report()))
            .stats();

    assertThat(ResultText.cgroups(stats).lines().map(line -> line.strip().replaceAll(" +", " ")))
        .containsExactly(
            "cgroup workers off CPU % spread gap ms migrations page locality",
            "a 1 20.0 0.0 50.000 0 1.0000", "b 1 - - 50.000 0 -");
  }

  @Test
  void findingsComeHeaviestFirstWithTheirDetailsBelow() {
    String text =
        ResultText.findings(
            List.of(
                Samples.check("a", Outcome.PASS),
                Samples.check("b", Outcome.FAIL),
                Samples.check("c", Outcome.INCONCLUSIVE)));

    assertThat(text.lines())
        .containsExactly(
            "FAIL b: finding of b, threshold 0.8",
            "    node0/1 is elsewhere",
            "INCONCLUSIVE c: finding of c, threshold 0.8",
            "PASS a: finding of a, threshold 0.8");
  }

  @Test
  void verdictIsOneLineWithTheFindingOnPageLocality() {
    TestResult result =
        Samples.finished(
            "NumaLocality.two",
            "s",
            Samples.check("notStarved", Outcome.PASS),
            Samples.check("minPageLocality", Outcome.PASS));

    assertThat(ResultText.verdict(result))
        .isEqualTo("PASS NumaLocality.two [2n4l4c1t] finding of minPageLocality");
  }

  @Test
  void verdictThatIsNotPassNamesTheCheckThatDecided() {
    TestResult result =
        Samples.finished(
            "t",
            "s",
            Samples.check("minPageLocality", Outcome.PASS),
            Samples.check("notStarved", Outcome.FAIL),
            Samples.check("maxSlowTierRatio", Outcome.INCONCLUSIVE));

    assertThat(ResultText.verdict(result))
        .isEqualTo("FAIL t [2n4l4c1t] notStarved: finding of notStarved, threshold 0.8");
  }

  @Test
  void verdictSaysThatAFailureWasDeclared() {
    TestResult result = Samples.finished("t", true, "s", Samples.check("c", Outcome.FAIL));

    assertThat(ResultText.verdict(result)).startsWith("FAIL (declared to FAIL) t ");
  }

  @Test
  void verdictWithoutChecksHasTheFirstLineOfTheMessage() {
    assertThat(ResultText.verdict(Samples.ended("t", false, Outcome.SKIP, "no QEMU\nget one")))
        .isEqualTo("SKIP t [1n1l1c1t] no QEMU");
  }

  @Test
  void verdictOfARunThatIsNotOverIsRunning() {
    assertThat(ResultText.verdict(TestResult.running("t", "1n1l1c1t", false, "s")))
        .isEqualTo("RUNNING t [1n1l1c1t] ");
  }
}
