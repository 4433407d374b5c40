package io.ktstr.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlannedStepTest {

  private static final Set<Integer> ALL = Set.of(0, 1, 2, 3);

  private static PlannedCgroup cgroup(String name, Integer... cpus) {
    return new PlannedCgroup(
        name,
        cpus.length == 0 ? Optional.empty() : Optional.of(Set.of(cpus)),
        Optional.empty(),
        List.of());
  }

  private static PlannedOp change(String cgroup, Integer... cpus) {
    return new PlannedOp(cgroup, Optional.of(Set.of(cpus)), Optional.empty());
  }

  private static PlannedOp mems(String cgroup) {
    return new PlannedOp(cgroup, Optional.empty(), Optional.of(Set.of(1)));
  }

  private static Map<String, List<Set<Integer>>> cpusets(
      List<PlannedCgroup> cgroups, PlannedOp... ops) {
    return new PlannedStep(cgroups, new TreeMap<>(), List.of(ops), Duration.ofSeconds(1))
        .cpusets(ALL);
  }

  @Test
  void cpusetThatNothingChangesHasOnePhase() {
    assertThat(cpusets(List.of(cgroup("a", 0, 1), cgroup("free")), mems("a")))
        .isEqualTo(Map.of("a", List.of(Set.of(0, 1))));
  }

  @Test
  void changeHasAPhaseInWhichBothAreAllowedAndOneAfterIt() {
    assertThat(cpusets(List.of(cgroup("a", 0)), change("a", 2), mems("a"), change("a", 3)))
        .isEqualTo(
            Map.of("a", List.of(Set.of(0), Set.of(0, 2), Set.of(2), Set.of(2, 3), Set.of(3))));
  }

  @Test
  void changesOfAllCgroupsAreCountedTogether() {
    assertThat(cpusets(List.of(cgroup("a", 0), cgroup("b", 1)), change("b", 2), change("a", 3)))
        .isEqualTo(
            Map.of(
                "a",
                List.of(Set.of(0), Set.of(0), Set.of(0), Set.of(0, 3), Set.of(3)),
                "b",
                List.of(Set.of(1), Set.of(1, 2), Set.of(2), Set.of(2), Set.of(2))));
  }

  @Test
  void cgroupThatGetsItsFirstCpusetLaterHasEveryCpuBefore() {
    assertThat(cpusets(List.of(cgroup("a"), cgroup("free")), change("a", 2)))
        .isEqualTo(Map.of("a", List.of(ALL, ALL, Set.of(2))));
  }

  @Test
  void lastOfSixteenPhasesAllowsAllThatFollows() {
    PlannedOp[] changes =
        Stream.concat(
                IntStream.range(0, 7).mapToObj(i -> change("a", i % 2 == 0 ? 1 : 0)),
                Stream.of(change("a", 2), change("a", 3)))
            .toArray(PlannedOp[]::new);

    List<Set<Integer>> phases = cpusets(List.of(cgroup("a", 0)), changes).get("a");

    assertThat(phases).hasSize(16);
    assertThat(phases.get(13)).as("during change 7").isEqualTo(Set.of(0, 1));
    assertThat(phases.get(14)).as("after change 7").isEqualTo(Set.of(1));
    assertThat(phases.get(15)).as("during change 8 and from then on").isEqualTo(Set.of(1, 2, 3));
  }
}
