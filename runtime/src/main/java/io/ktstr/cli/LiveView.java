package io.ktstr.cli;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import io.ktstr.scenario.Sighting;
import io.ktstr.scenario.Watch;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Shows how far the cgroups are while they run: a bar and a table, in place on a terminal. */
final class LiveView implements Watch {

  private static final int BAR_LENGTH = 40;
  private static final double NANOS = 1e9;
  private static final double MICROS = 1e3;

  private final PrintWriter out;
  private final boolean inPlace;
  private int linesShown;

  /**
   * For an output.
   *
   * @param inPlace whether it is a terminal that can take what was shown before away
   */
  LiveView(PrintWriter out, boolean inPlace) {
    this.out = out;
    this.inPlace = inPlace;
  }

  @Override
  public Duration interval() {
    return Duration.ofMillis(500);
  }

  @Override
  public void see(Sighting sighting) {
    List<String> lines = (bar(sighting) + "\n" + table(sighting)).lines().toList();
    if (inPlace && linesShown > 0) {
      out.print("\u001b[" + linesShown + "A\u001b[J"); // so many lines up, clear to the end
    }
    lines.forEach(line -> out.println(line.stripTrailing()));
    out.flush();
    linesShown = sighting.elapsed().compareTo(sighting.hold()) < 0 ? lines.size() : 0;
  }

  private static String bar(Sighting sighting) {
    double share =
        Math.min(1, (double) sighting.elapsed().toNanos() / Math.max(1, sighting.hold().toNanos()));
    int full = (int) Math.round(share * BAR_LENGTH);
    return "[%s%s] %.1f of %.1f s"
        .formatted(
            "#".repeat(full),
            "-".repeat(BAR_LENGTH - full),
            sighting.elapsed().toNanos() / NANOS,
            sighting.hold().toNanos() / NANOS);
  }

  private static String table(Sighting sighting) {
    double seconds = Math.max(1, sighting.elapsed().toNanos()) / NANOS;
    List<ColumnData<Map.Entry<String, List<Sighting.Worker>>>> columns =
        List.of(
            left("cgroup").with(Map.Entry::getKey),
            right("workers").with(group -> String.valueOf(group.getValue().size())),
            right("passes/s").with(group -> rate(group, Sighting.Worker::iterations, seconds)),
            right("units/s").with(group -> rate(group, Sighting.Worker::workUnits, seconds)),
            right("migrations").with(group -> sum(group, Sighting.Worker::migrations)),
            right("wake-ups").with(group -> sum(group, Sighting.Worker::wakes)),
            right("longest wake us").with(LiveView::longestWake));
    return AsciiTable.getTable(AsciiTable.NO_BORDERS, byCgroup(sighting).entrySet(), columns);
  }

  private static Map<String, List<Sighting.Worker>> byCgroup(Sighting sighting) {
    return sighting.workers().stream()
        .collect(
            Collectors.groupingBy(
                Sighting.Worker::cgroup, LinkedHashMap::new, Collectors.toList()));
  }

  private static String rate(
      Map.Entry<String, List<Sighting.Worker>> group,
      ToLongFunction<Sighting.Worker> count,
      double seconds) {
    return "%.0f".formatted(group.getValue().stream().mapToLong(count).sum() / seconds);
  }

  private static String sum(
      Map.Entry<String, List<Sighting.Worker>> group, ToLongFunction<Sighting.Worker> count) {
    return String.valueOf(group.getValue().stream().mapToLong(count).sum());
  }

  private static String longestWake(Map.Entry<String, List<Sighting.Worker>> group) {
    long nanos = group.getValue().stream().mapToLong(Sighting.Worker::wakeMaxNanos).max().orElse(0);
    return nanos == 0 ? "-" : "%.1f".formatted(nanos / MICROS);
  }

  private static Column left(String header) {
    return new Column()
        .header(header)
        .headerAlign(HorizontalAlign.LEFT)
        .dataAlign(HorizontalAlign.LEFT);
  }

  private static Column right(String header) {
    return new Column()
        .header(header)
        .headerAlign(HorizontalAlign.RIGHT)
        .dataAlign(HorizontalAlign.RIGHT);
  }
}
