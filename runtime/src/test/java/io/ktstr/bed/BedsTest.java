package io.ktstr.bed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ktstr.junit.spi.Constraints;
import io.ktstr.machine.UnmetRequirementException;
import io.ktstr.model.Topology;
import io.ktstr.settings.Settings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The choice of a machine on this host, with a cache in which there is no kernel. */
class BedsTest {

  private static final MachineRequest SMALL = MachineRequest.of(Topology.of(1, 1, 1, 1));
  private static final MachineRequest LARGE = MachineRequest.of(Topology.of(64, 64, 1, 1));
  private static final MachineRequest HOST_ONLY =
      new MachineRequest(
          Topology.of(1, 1, 1, 1), OptionalInt.empty(), Constraints.none(), Optional.empty(), true);

  @TempDir private Path cache;

  private Beds beds(String backend) {
    Map<String, String> values = Map.of("ktstr.cache", cache.toString(), "ktstr.backend", backend);
    return new Beds(Settings.from(name -> Optional.ofNullable(values.get(name))));
  }

  @Test
  void hostTakesThePlaceOfAGuestThatCannotBeHadAndTheNoteSaysWhy() {
    try (Bed bed = beds("auto").open(SMALL)) {
      assertThat(bed.machine().identity().kind()).isEqualTo("host");
      assertThat(bed.note()).startsWith("host, Linux ").contains("no kernel");
    }
  }

  @Test
  void hostThatIsNotTheDeclaredMachineDoesNot() {
    assertThatThrownBy(() -> beds("auto").open(LARGE))
        .isInstanceOf(UnmetRequirementException.class)
        .hasMessageContaining("no kernel")
        .hasMessageContaining("nor will this host do")
        .hasMessageContaining("the test needs 64");
  }

  @Test
  void hostTakesNoPlaceWhereOnlyGuestsAreWanted() {
    assertThatThrownBy(() -> beds("vm").open(SMALL))
        .isInstanceOf(UnmetRequirementException.class)
        .hasMessageContaining("no kernel");
    assertThatThrownBy(() -> beds("vm").open(HOST_ONLY))
        .isInstanceOf(UnmetRequirementException.class)
        .hasMessageContaining("hostOnly");
  }

  @Test
  void hostThatIsAskedForNeedsNoReason() {
    try (Bed local = beds("local").open(SMALL);
        Bed only = beds("auto").open(HOST_ONLY)) {
      assertThat(local.note())
          .isEqualTo(only.note())
          .isEqualTo(local.machine().identity().toString());
    }
  }
}
