package io.ktstr.examples.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;

class NegativeControlTest {

  @TempDir Path results;

  @Test
  void aPolicyThatWasLeftOutIsSeenByTheReadBackAlthoughLocalityIsPerfect() {
    String failure = failureWithoutPolicy("io.ktstr.examples.lesson01.NumaLocalityKtstrTest");

    assertThat(failure)
        .startsWith("FAIL NumaLocality.numaLocality [2n4l4c1t] policyReadBack: 0 of 8 workers")
        .contains("node0/0: get_mempolicy reads back MPOL_DEFAULT NULL, expected MPOL_BIND {0}")
        .contains("PASS minPageLocality: page locality min 1.0000 over 8 workers, 8192 pages")
        .contains("guest log: " + results);
  }

  @Test
  void aFarPolicyThatWasLeftOutAlsoShowsInThePages() {
    String failure = failureWithoutPolicy("io.ktstr.examples.lesson03.CrossNodeKtstrTest");

    assertThat(failure)
        .contains("FAIL policyReadBack: 0 of 2 workers read their policy back")
        .contains("FAIL minPageLocality: page locality min 0.0000 over 2 workers, 2048 pages")
        .contains("far/0 has 0.0000 of its pages on node 1 (0 of 1024, pages by node {0=1024})");
  }

  @Test
  void sharesOfNodesThatNoPolicyMadeAreMissed() {
    String failure = failureWithoutPolicy("io.ktstr.examples.lesson02.SevenPoliciesKtstrTest");

    assertThat(failure)
        .contains("FAIL nodeShare(interleave, 1): ")
        .contains("FAIL nodeShare(weighted, 1): ")
        .contains("PASS pages of interleave/0: 4096, claimed 4096");
  }

  private String failureWithoutPolicy(String testClass) {
    TestExecutionResult result =
        ExampleRun.of(testClass, results, Map.of("ktstr.fault", "skip-mempolicy"));
    assertThat(result.getStatus()).isEqualTo(TestExecutionResult.Status.FAILED);
    return result.getThrowable().orElseThrow().getMessage();
  }
}
