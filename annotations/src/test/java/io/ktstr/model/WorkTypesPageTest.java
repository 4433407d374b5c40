package io.ktstr.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of docs/work-types.md has the types, numbers and groups of the model. */
class WorkTypesPageTest {

  private static final Path PAGE = Path.of("../docs/work-types.md");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `(\\w+)` \\| ([^|]*) ?\\| ([^|]*) \\|([^|]*\\|){3}$");

  private record Row(String numbers, String group) {}

  private static Map<String, Row> rows() throws IOException {
    Map<String, Row> rows = new TreeMap<>();
    Matcher matcher = ROW.matcher(Files.readString(PAGE));
    while (matcher.find()) {
      rows.put(matcher.group(1), new Row(matcher.group(2).strip(), matcher.group(3)));
    }
    return rows;
  }

  @Test
  void everyKindHasARow() throws IOException {
    assertThat(rows().keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(LoopKind.values()).map(LoopKind::displayName).toList());
  }

  @Test
  void numbersHaveTheirDefaults() throws IOException {
    for (LoopKind kind : LoopKind.values()) {
      assertThat(rows().get(kind.displayName()).numbers()).as(kind.name()).isEqualTo(numbers(kind));
    }
  }

  private static String numbers(LoopKind kind) {
    List<String> parts = new ArrayList<>();
    for (String attribute : kind.attributes()) {
      int index = parts.size();
      boolean isNumber = index < kind.parameters().size();
      parts.add(
          "`" + attribute + "`" + (isNumber ? " " + kind.numbers(kind.defaults()).get(index) : ""));
    }
    return String.join(", ", parts);
  }

  @Test
  void groupsHaveTheirSizes() throws IOException {
    for (LoopKind kind : LoopKind.values()) {
      String group = rows().get(kind.displayName()).group();
      List<Long> numbers = kind.numbers(kind.defaults());
      String written =
          group.startsWith("`")
              ? String.valueOf(numbers.get(0) + (group.endsWith(" + 1") ? 1 : 0))
              : group;
      assertThat(written).as(kind.name()).isEqualTo(String.valueOf(kind.defaults().groupSize()));
    }
  }
}
