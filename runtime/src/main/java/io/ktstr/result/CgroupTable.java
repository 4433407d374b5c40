package io.ktstr.result;

import com.github.freva.asciitable.ColumnData;
import io.ktstr.api.CgroupStats;
import io.ktstr.api.ScenarioStats;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;

/** What the workers of each cgroup come to, as a table. */
final class CgroupTable {

  private static final String NOTHING = "-";

  private final List<CgroupStats> rows;
  private final List<ColumnData<CgroupStats>> columns = new ArrayList<>();

  private CgroupTable(List<CgroupStats> rows) {
    this.rows = rows;
  }

  static String of(ScenarioStats stats) {
    CgroupTable table = new CgroupTable(stats.cgroups());
    table.columns.add(Columns.left("cgroup").with(CgroupStats::cgroup));
    table.text("workers", row -> String.valueOf(row.workers()));
    table.number("off CPU %", 1, CgroupStats::avgOffCpuPct);
    table.number("spread", 1, CgroupStats::spread);
    table.number("gap ms", 3, CgroupStats::maxGapMs);
    table.text("migrations", row -> String.valueOf(row.totalMigrations()));
    table.number("run delay us", 1, CgroupStats::meanRunDelayUs);
    table.number("wake p50 us", 1, CgroupStats::medianWakeLatencyUs);
    table.number("p99", 1, CgroupStats::p99WakeLatencyUs);
    table.number("CV", 2, CgroupStats::wakeLatencyCv);
    table.number("page locality", 4, CgroupStats::pageLocality);
    return Columns.table(table.rows, table.columns);
  }

  private void text(String header, Function<CgroupStats, String> value) {
    columns.add(Columns.right(header).with(value));
  }

  private void number(String header, int digits, Function<CgroupStats, OptionalDouble> value) {
    if (rows.stream().anyMatch(row -> value.apply(row).isPresent())) {
      text(header, row -> shown(value.apply(row), digits));
    }
  }

  private static String shown(OptionalDouble value, int digits) {
    return value.isPresent()
        ? String.format(Locale.ROOT, "%." + digits + "f", value.getAsDouble())
        : NOTHING;
  }
}
