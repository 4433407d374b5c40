package io.ktstr.bed;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.junit.spi.Constraints;
import io.ktstr.machine.MachineIdentity;
import io.ktstr.model.CpuLayout;
import io.ktstr.model.KernelVersion;
import io.ktstr.model.Topology;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FitnessTest {

  /** 2 nodes, 4 caches, 8 CPUs. */
  private static final CpuLayout HOST = Topology.of(2, 4, 2, 1).layout();

  private static MachineRequest request(Topology topology, Constraints limits) {
    return request(topology, limits, Optional.empty());
  }

  private static MachineRequest request(
      Topology topology, Constraints limits, Optional<KernelVersion> minKernel) {
    return new MachineRequest(topology, OptionalInt.empty(), limits, minKernel, false);
  }

  private static Stream<Arguments> unmet() {
    Topology small = Topology.of(1, 1, 1, 1);
    Constraints none = Constraints.none();
    return Stream.of(
        Arguments.of(small, none.minNumaNodes(3), "2 NUMA nodes; the test needs 3"),
        Arguments.of(small, none.maxNumaNodes(1), "2 NUMA nodes; the test allows at most 1"),
        Arguments.of(small, none.minLlcs(5), "4 last-level caches; the test needs 5"),
        Arguments.of(small, none.maxLlcs(3), "4 last-level caches; the test allows at most 3"),
        Arguments.of(small, none.minCpus(9), "8 CPUs; the test needs 9"),
        Arguments.of(small, none.maxCpus(7), "8 CPUs; the test allows at most 7"),
        Arguments.of(Topology.of(4, 4, 1, 1), none, "2 NUMA nodes; the test needs 4"),
        Arguments.of(Topology.of(2, 6, 1, 1), none, "4 last-level caches; the test needs 6"),
        Arguments.of(Topology.of(2, 4, 2, 2), none, "8 CPUs; the test needs 16"));
  }

  @ParameterizedTest
  @MethodSource("unmet")
  void hostThatDoesNotFitIsToldWithWhatItHas(Topology topology, Constraints limits, String text) {
    assertThat(Fitness.unmet(request(topology, limits), HOST)).hasValue("this host has " + text);
  }

  @Test
  void limitsThatAreJustMetAreMet() {
    Constraints exact =
        Constraints.none()
            .minNumaNodes(2)
            .maxNumaNodes(2)
            .minLlcs(4)
            .maxLlcs(4)
            .minCpus(8)
            .maxCpus(8);

    assertThat(Fitness.unmet(request(Topology.of(2, 4, 2, 1), exact), HOST)).isEmpty();
    assertThat(Fitness.unmet(request(Topology.of(1, 1, 1, 1), Constraints.none()), HOST)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "6.8.12, false",
    "5.19.0-generic, false",
    "6.9.0, true",
    "6.9, true",
    "6.12.1-rc3+, true",
    "7.0.0, true"
  })
  void kernelMustBeNewEnough(String release, boolean met) {
    MachineRequest request =
        request(
            Topology.of(1, 1, 1, 1), Constraints.none(), Optional.of(KernelVersion.parse("6.9")));
    MachineIdentity machine = new MachineIdentity("guest", release, "x86_64", "tcg");

    assertThat(Fitness.unmetKernel(request, machine))
        .isEqualTo(
            met
                ? Optional.empty()
                : Optional.of(
                    "the guest runs Linux " + release + "; the test needs 6.9 (minKernel)"));
  }
}
