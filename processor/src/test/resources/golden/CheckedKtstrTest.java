package demo;

import io.ktstr.api.Checks;
import io.ktstr.api.Ctx;
import io.ktstr.junit.KtstrExtension;
import io.ktstr.junit.spi.KtstrRun;
import io.ktstr.junit.spi.TestSpec;
import io.ktstr.model.Topology;
import javax.annotation.processing.Generated;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs the tests that {@link Checked} declares.
 */
@Generated("io.ktstr.processor.KtstrProcessor")
@SuppressWarnings("auxiliaryclass")
@ExtendWith(KtstrExtension.class)
final class CheckedKtstrTest {
  @Test
  @DisplayName("inherited [2n2l2c1t]")
  void inherited(KtstrRun run) throws Exception {
    Ctx ctx = run.begin(TestSpec.of("Checked", "inherited", Topology.of(2, 2, 2, 1))
            .checks(Checks.defaults().notStarved(false).minPageLocality(0.5)
                .maxP99WakeLatencyNs(2000000.0).maxWakeLatencyCv(2.0).nodeShare("a", 0, 0.75)
                .nodeShare("", 1, 0.25, 0.125)));
    run.end(new Checked().inherited(ctx));
  }

  @Test
  @DisplayName("own [2n2l2c1t]")
  void own(KtstrRun run) throws Exception {
    Ctx ctx = run.begin(TestSpec.of("Checked", "own", Topology.of(2, 2, 2, 1))
            .checks(Checks.defaults().notStarved(true).isolation(true).minPageLocality(0.75)
                .maxP99WakeLatencyNs(2000000.0).maxWakeLatencyCv(2.0).nodeShare("", 1, 0.25, 0.125)
                .nodeShare("a", 0, 0.625, 0.0)));
    run.end(new Checked().own(ctx));
  }
}
