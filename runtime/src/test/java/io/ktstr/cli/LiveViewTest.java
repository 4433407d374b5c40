package io.ktstr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.scenario.Sighting;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveViewTest {

  private static final Duration HOLD = Duration.ofSeconds(4);
  private static final List<Sighting.Worker> WORKERS =
      List.of(
          new Sighting.Worker("a", 100, 4000, 1, 0, 0),
          new Sighting.Worker("b", 10, 20, 0, 7, 12_345),
          new Sighting.Worker("a", 300, 6000, 2, 0, 0));

  private final StringWriter text = new StringWriter();

  private void show(boolean inPlace, long... elapsedSeconds) {
    LiveView view = new LiveView(new PrintWriter(text), inPlace);
    for (long seconds : elapsedSeconds) {
      view.see(new Sighting(Duration.ofSeconds(seconds), HOLD, WORKERS));
    }
  }

  @Test
  void workersAreAddedUpByCgroup() {
    show(false, 2);

    assertThat(text.toString())
        .startsWith("[" + "#".repeat(20) + "-".repeat(20) + "] 2.0 of 4.0 s")
        .containsPattern(" a +2 +200 +5000 +3 +0 +-")
        .containsPattern(" b +1 +5 +10 +0 +7 +12\\.3");
  }

  @Test
  void aTerminalShowsTheLatestOnly() {
    show(true, 1, 2);

    assertThat(text.toString()).containsOnlyOnce("\u001b[4A\u001b[J[####");
  }

  @Test
  void elsewhereEachLookStays() {
    show(false, 1, 2);

    assertThat(text.toString()).doesNotContain("\u001b").contains("1.0 of", "2.0 of");
  }

  /** The next step begins below. */
  @Test
  void theEndOfAStepStays() {
    show(true, 4, 1);

    assertThat(text.toString()).doesNotContain("\u001b");
  }
}
