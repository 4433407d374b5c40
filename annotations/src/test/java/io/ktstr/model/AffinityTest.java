package io.ktstr.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import org.junit.jupiter.api.Test;

class AffinityTest {

  @Test
  void exactIsASetOfCpus() {
    assertThat(Affinity.exact(3, 1, 3)).isEqualTo(new Affinity.Exact(Set.of(1, 3)));
  }

  @Test
  void cpuThatNoMachineHasIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Affinity.exact(-1))
        .withMessageContaining("CPU id -1");
  }
}
