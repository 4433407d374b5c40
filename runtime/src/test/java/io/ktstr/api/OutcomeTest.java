package io.ktstr.api;

import static io.ktstr.api.Outcome.FAIL;
import static io.ktstr.api.Outcome.INCONCLUSIVE;
import static io.ktstr.api.Outcome.PASS;
import static io.ktstr.api.Outcome.SKIP;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutcomeTest {

  @Test
  void heavierOneDecides() {
    assertThat(FAIL.and(INCONCLUSIVE)).isEqualTo(FAIL);
    assertThat(INCONCLUSIVE.and(PASS)).isEqualTo(INCONCLUSIVE);
    assertThat(PASS.and(SKIP)).isEqualTo(PASS);
    assertThat(SKIP.and(SKIP)).isEqualTo(SKIP);
    assertThat(SKIP.and(FAIL)).isEqualTo(FAIL);
  }
}
