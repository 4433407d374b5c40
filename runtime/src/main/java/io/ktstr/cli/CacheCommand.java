package io.ktstr.cli;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import io.ktstr.machine.guest.CacheContents;
import io.ktstr.machine.guest.CacheItem;
import io.ktstr.settings.SettingSource;
import io.ktstr.settings.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ktstr cache}: what is kept between runs. */
@Command(
    name = "cache",
    mixinStandardHelpOptions = true,
    description = "Kernels, saved guests and what else is kept between runs.")
final class CacheCommand {

  private static final double BYTES_PER_MB = 1 << 20;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  @Spec private CommandLine.Model.CommandSpec spec;

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists what is in the cache, with what it takes of the disk.")
  void list() {
    Path cache = cache();
    List<CacheItem> items = new CacheContents(cache).list();
    if (!items.isEmpty()) {
      out().println(table(items));
    }
    out().println(total(items) + " in " + cache);
  }

  @Command(
      name = "prune",
      mixinStandardHelpOptions = true,
      description = {
        "Removes saved guests, which the next test of their kind boots and saves again, and what processes that are"
            + " gone have left behind.",
        "Guests that run go on; kernels stay (see ktstr kernel remove)."
      })
  void prune(
      @Option(
              names = "--keep",
              paramLabel = "N",
              defaultValue = "0",
              description = "how many saved guests stay, those used last; default: none")
          int keep) {
    if (keep < 0) {
      throw new ParameterException(
          spec.commandLine(), "--keep is " + keep + "; write a number from 0");
    }
    List<CacheItem> removed = new CacheContents(cache()).prune(keep);
    removed.forEach(item -> out().println("removed " + item.kind().title() + ": " + item.name()));
    out().println(total(removed) + " removed");
  }

  private static String table(List<CacheItem> items) {
    return AsciiTable.getTable(
        AsciiTable.NO_BORDERS,
        items,
        List.of(
            text("kind").with(item -> item.kind().title()),
            text("what").maxWidth(200).with(CacheItem::name),
            new Column()
                .header("MiB")
                .dataAlign(HorizontalAlign.RIGHT)
                .with(item -> megabytes(item.bytes())),
            new Column().header("last use").with(item -> time(item.lastUse()))));
  }

  private static Column text(String header) {
    return new Column()
        .header(header)
        .headerAlign(HorizontalAlign.LEFT)
        .dataAlign(HorizontalAlign.LEFT);
  }

  private static String total(List<CacheItem> items) {
    long bytes = items.stream().mapToLong(CacheItem::bytes).sum();
    return items.size() + (items.size() == 1 ? " item, " : " items, ") + megabytes(bytes) + " MiB";
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f", bytes / BYTES_PER_MB);
  }

  private static String time(Instant instant) {
    return TIME.format(instant.atZone(ZoneId.systemDefault()));
  }

  private static Path cache() {
    return Settings.from(SettingSource.ofProcess()).cache();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
