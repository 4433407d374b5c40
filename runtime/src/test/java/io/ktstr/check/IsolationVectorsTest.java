package io.ktstr.check;

import static io.ktstr.check.Seen.scheduled;
import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.api.AssertResult;
import io.ktstr.api.CheckResult;
import io.ktstr.api.CheckResult.Kind;
import io.ktstr.api.Checks;
import io.ktstr.api.Outcome;
import io.ktstr.api.WorkerReport;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Workers by the CPUs that they were seen on, in cgroups with and without a cpuset. */
class IsolationVectorsTest {

  private static WorkerReport[] on(List<Set<Integer>> cpus) {
    return IntStream.range(0, cpus.size())
        .mapToObj(i -> scheduled("cg", i, 1000, 500, 50, cpus.get(i)))
        .toArray(WorkerReport[]::new);
  }

  private static Observations observed(Set<Integer> cpuset, WorkerReport... workers) {
    return Seen.withCpusets(cpuset.isEmpty() ? Map.of() : Map.of("cg", List.of(cpuset)), workers);
  }

  static Stream<Arguments> cpus() {
    return Stream.of(
        Arguments.of(
            "within", Set.of(0, 1, 2, 3), List.of(Set.of(0, 1), Set.of(2, 3)), Outcome.PASS),
        Arguments.of("one outside", Set.of(0, 1), List.of(Set.of(0), Set.of(1, 4)), Outcome.FAIL),
        Arguments.of("all outside", Set.of(0, 1), List.of(Set.of(4, 5)), Outcome.FAIL),
        Arguments.of("nobody", Set.of(0, 1), List.of(), Outcome.INCONCLUSIVE),
        Arguments.of("never seen", Set.of(0, 1), List.of(Set.of()), Outcome.INCONCLUSIVE),
        Arguments.of("no cpuset", Set.of(), List.of(Set.of(4, 5)), Outcome.INCONCLUSIVE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cpus")
  void workersStayWithinTheirCpuset(
      String name, Set<Integer> cpuset, List<Set<Integer>> used, Outcome outcome) {
    AssertResult result = Judge.judge(Checks.none().isolation(true), observed(cpuset, on(used)));

    assertThat(result.check("isolation").outcome()).isEqualTo(outcome);
  }

  @Test
  void starvedAndStrayWorkersAreBothTold() {
    WorkerReport starved = scheduled("cg", 1, 0, 5000, 50, Set.of(0));
    WorkerReport stray = scheduled("cg", 2, 1000, 500, 50, Set.of(4, 5));

    AssertResult result =
        Judge.judge(Checks.defaults().isolation(true), observed(Set.of(0, 1), starved, stray));

    assertThat(result.checks())
        .filteredOn(check -> check.outcome() == Outcome.FAIL)
        .extracting(CheckResult::kind)
        .containsExactly(Kind.STARVED, Kind.ISOLATION);
    assertThat(Arrays.asList("notStarved", "isolation"))
        .allSatisfy(name -> assertThat(result.check(name).details()).hasSize(1));
  }
}
