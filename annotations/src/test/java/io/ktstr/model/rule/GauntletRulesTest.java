package io.ktstr.model.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.Messages;
import io.ktstr.model.MachineCount;
import io.ktstr.model.TopologyPreset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GauntletRulesTest {

  @Test
  void withoutLimitsEveryPresetIsAccepted() {
    assertThat(GauntletRules.accepted(List.of())).isEqualTo(TopologyPreset.all());
    assertThat(GauntletRules.check(List.of())).isEqualTo(Verdict.ok());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "min NUMA_NODES 2, numa2-4llc numa2-8llc numa2-8llc-nosmt numa4-8llc numa4-12llc",
    "min NUMA_NODES 3, numa4-8llc numa4-12llc",
    "max CPUS 4, tiny-1llc tiny-2llc",
    "max LLCS 1, tiny-1llc",
    "min CPUS 250, max-cpu max-cpu-nosmt",
    "min LLCS 12 max NUMA_NODES 1, near-max-llc max-cpu near-max-llc-nosmt max-cpu-nosmt",
    "min NUMA_NODES 2 max CPUS 16, numa2-4llc",
    "min LLCS 5 max LLCS 7 max CPUS 14, odd-7llc",
  })
  void limitsAreIncluded(String bounds, String presets) {
    String accepted =
        GauntletRules.accepted(bounds(bounds)).stream()
            .map(TopologyPreset::name)
            .collect(Collectors.joining(" "));
    assertThat(accepted).isEqualTo(presets);
    assertThat(GauntletRules.check(bounds(bounds))).isEqualTo(Verdict.ok());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "min NUMA_NODES 5 | minNumaNodes = 5 leaves no | its presets have 1 to 4 NUMA nodes | write minNumaNodes = 4 or less,",
        "min LLCS 16 | minLlcs = 16 leaves no | its presets have 1 to 15 last-level caches | write minLlcs = 15 or less,",
        "max CPUS 3 | maxCpus = 3 leaves no | its presets have 4 to 252 CPUs | write maxCpus = 4 or more,",
        "min NUMA_NODES 2 max CPUS 15 | maxCpus = 15 leaves no | its presets with minNumaNodes = 2 have 16 to 192 CPUs | write maxCpus = 16 or more,",
        "max CPUS 15 min NUMA_NODES 2 | minNumaNodes = 2 leaves no | its presets with maxCpus = 15 have 1 NUMA node | write minNumaNodes = 1 or less,",
        "min LLCS 13 max LLCS 13 min CPUS 1 | maxLlcs = 13 leaves no | its presets with minLlcs = 13 have 14 to 15 last | write maxLlcs = 14 or more,",
        "min NUMA_NODES 2 min LLCS 9 max CPUS 9 | maxCpus = 9 leaves no | with minNumaNodes = 2 and minLlcs = 9 have 192 CPUs | write maxCpus = 192 or more,",
      })
  void limitWithWhichNoPresetIsLeftIsToBlame(
      String bounds, String fact, String reason, String fix) {
    Verdict.Violation violation = GauntletRules.check(bounds(bounds)).violation().orElseThrow();
    assertThat(violation.code()).isEqualTo(RuleCode.GAUNTLET_EMPTY);
    assertThat(violation.message()).contains(fact, reason, fix);
    assertThat(fact).startsWith(violation.arguments().get(0).toString());
    Messages.assertWellFormed(violation);
  }

  /** For example {@code min NUMA_NODES 2 max CPUS 8}. */
  private static List<Bound> bounds(String text) {
    String[] words = text.split(" ", -1);
    return IntStream.range(0, words.length / 3)
        .mapToObj(i -> Arrays.asList(words).subList(3 * i, 3 * i + 3))
        .map(
            three ->
                new Bound(
                    MachineCount.valueOf(three.get(1)),
                    three.get(0).equals("max"),
                    Integer.parseInt(three.get(2))))
        .toList();
  }
}
