package io.ktstr.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.api.Outcome;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PlacementChecksPropertyTest {

  /** Whatever share a threshold is written as, as many pages as it says are enough. */
  @Property(tries = 500)
  void shareThatIsExactlyOnTheLimitPasses(
      @ForAll @IntRange(min = 1, max = 1000) int hundredths,
      @ForAll @IntRange(min = 1, max = 100_000) int scale) {
    int local = Math.min(hundredths, 100);
    double limit = Double.parseDouble(local == 100 ? "1.0" : String.format("0.%02d", local));
    Observations observations =
        Seen.pages(Map.of(0, (long) local * scale, 1, (long) (100 - local) * scale));

    assertThat(PlacementChecks.minLocality(observations, limit).outcome()).isEqualTo(Outcome.PASS);
    assertThat(PlacementChecks.maxLocality(observations, limit).outcome()).isEqualTo(Outcome.PASS);
  }
}
