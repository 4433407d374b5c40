package io.ktstr.machine.guest;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ktstr.host.FakeFiles;
import io.ktstr.machine.MachineException;
import io.ktstr.model.Topology;
import org.junit.jupiter.api.Test;

class ShownTopologyTest {

  private final FakeFiles files = new FakeFiles().withTwoNodes();

  @Test
  void guestMustShowExactlyTheDeclaredMachine() {
    assertThatCode(() -> ShownTopology.require(Topology.of(2, 2, 2, 1), files))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> ShownTopology.require(Topology.of(2, 4, 1, 1), files))
        .isInstanceOf(MachineException.class)
        .hasMessageContaining("the guest does not show the declared topology 2n4l1c1t");
  }
}
