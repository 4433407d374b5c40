package io.ktstr.model.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.model.KernelVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * The tables of docs/kernel-model.md are those of {@link KernelTable}. With {@code
 * -Dktstr.golden=write} they are written.
 */
class KernelModelPageTest {

  private static final Path PAGE = Path.of("../docs/kernel-model.md");
  private static final boolean WRITE = "write".equals(System.getProperty("ktstr.golden"));

  @Test
  void modesAreThoseOfTheTable() throws IOException {
    assertSection("modes", modes());
  }

  @Test
  void changesAreThoseOfTheTable() throws IOException {
    assertSection("changes", changes());
  }

  private static void assertSection(String name, String expected) throws IOException {
    String page = Files.readString(PAGE);
    String begin = "<!-- " + name + " -->\n";
    String end = "<!-- end of " + name + " -->\n";
    int from = page.indexOf(begin) + begin.length();
    int to = page.indexOf(end);
    assertThat(from).isPositive().isLessThanOrEqualTo(to);
    if (WRITE) {
      Files.writeString(PAGE, page.substring(0, from) + expected + page.substring(to));
    } else {
      assertThat(page.substring(from, to)).isEqualTo(expected);
    }
  }

  private static String modes() {
    StringBuilder text = new StringBuilder();
    text.append("| mode | since Linux | nodemask | STATIC, RELATIVE | NUMA_BALANCING since |")
        .append(" cpuset.mems changes | pages | numa_maps | sources |\n")
        .append("|---|---|---|---|---|---|---|---|---|\n");
    KernelTable.linux()
        .modes()
        .forEach((mode, facts) -> text.append(row(mode, facts)).append('\n'));
    return text.toString();
  }

  private static String row(PolicyMode mode, ModeFacts facts) {
    return "| "
        + String.join(
            " | ",
            mode.number() + " " + mode,
            version(facts.since(), "always"),
            words(facts.nodes()),
            words(facts.positional()),
            version(facts.balancingSince(), "never"),
            words(facts.rebind()),
            words(facts.placement()),
            "`" + facts.shownAs() + "`",
            String.join(", ", facts.sources()))
        + " |";
  }

  private static String version(Optional<KernelVersion> version, String otherwise) {
    return version.map(KernelVersion::toString).orElse(otherwise);
  }

  private static String words(Enum<?> value) {
    return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }

  private static String changes() {
    StringBuilder text = new StringBuilder("| change | in Linux | source |\n|---|---|---|\n");
    Function<Enum<?>, String> name = KernelModelPageTest::words;
    KernelTable.linux()
        .changes()
        .forEach(
            (change, introduced) ->
                text.append("| ")
                    .append(name.apply(change))
                    .append(" | ")
                    .append(introduced)
                    .append(" | ")
                    .append(introduced.source())
                    .append(" |\n"));
    return text.toString();
  }
}
