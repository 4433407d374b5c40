package io.ktstr.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ListFormatPropertyTest {

  @Property
  void parseUndoesFormat(@ForAll Set<@IntRange(max = ListFormat.MAX_ID) Integer> ids) {
    assertThat(ListFormat.parse(ListFormat.format(ids))).isEqualTo(ids);
  }

  @Property
  void formatIsTheShortestFormOfWhatParseReads(@ForAll Set<@IntRange(max = 40) Integer> ids) {
    String text = ListFormat.format(ids);
    assertThat(ListFormat.format(ListFormat.parse(text))).isEqualTo(text);
    assertThat(text.chars().filter(c -> c == ',').count())
        .isEqualTo(Math.max(0, ids.stream().filter(id -> !ids.contains(id - 1)).count() - 1));
  }
}
