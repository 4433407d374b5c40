package demo;

import io.ktstr.api.Checks;
import io.ktstr.api.Ctx;
import io.ktstr.junit.KtstrExtension;
import io.ktstr.junit.spi.Constraints;
import io.ktstr.junit.spi.KtstrRun;
import io.ktstr.junit.spi.TestSpec;
import io.ktstr.model.Topology;
import javax.annotation.processing.Generated;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs the tests that {@link NumaLocality} declares.
 */
@Generated("io.ktstr.processor.KtstrProcessor")
@SuppressWarnings("auxiliaryclass")
@ExtendWith(KtstrExtension.class)
final class NumaLocalityKtstrTest {
  @Test
  @DisplayName("numaLocality [2n4l4c1t]")
  void numaLocality(KtstrRun run) throws Exception {
    Ctx ctx = run.begin(TestSpec.of("NumaLocality", "numaLocality", Topology.of(2, 4, 4, 1))
            .constraints(Constraints.none().minNumaNodes(2))
            .checks(Checks.defaults().minPageLocality(0.8)));
    run.end(new NumaLocality().numaLocality(ctx));
  }
}
