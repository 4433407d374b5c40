package io.ktstr.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.api.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestResultTest {

  @ParameterizedTest
  @CsvSource({
    "false, PASS, true",
    "false, FAIL, false",
    "false, INCONCLUSIVE, false",
    "true, PASS, false",
    "true, FAIL, true",
    "true, INCONCLUSIVE, false"
  })
  void verdictIsGoodWhenItIsTheDeclaredOne(boolean expectErr, Outcome outcome, boolean good) {
    TestResult result = Samples.finished("t", expectErr, "s", Samples.check("c", outcome));

    assertThat(result.good()).isEqualTo(good);
  }

  @ParameterizedTest
  @CsvSource({"false, SKIP, true", "true, SKIP, true", "false, FAIL, false", "true, FAIL, false"})
  void endWithoutAnyCheckIsGoodOnlyWhenSkipped(boolean expectErr, Outcome outcome, boolean good) {
    assertThat(Samples.ended("t", expectErr, outcome, "why").good()).isEqualTo(good);
  }

  @Test
  void runThatIsNotOverIsNotGood() {
    assertThat(TestResult.running("t", "1n1l1c1t", true, "s").good()).isFalse();
  }
}
