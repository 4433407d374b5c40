package io.ktstr.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListFormatTest {

  @Test
  void formatSortsCollapsesAndJoinsRuns() {
    assertThat(ListFormat.format(List.of())).isEmpty();
    assertThat(ListFormat.format(List.of(5))).isEqualTo("5");
    assertThat(ListFormat.format(List.of(1, 0))).isEqualTo("0-1");
    assertThat(ListFormat.format(List.of(7, 3, 0, 6, 1, 5, 3))).isEqualTo("0-1,3,5-7");
    assertThat(ListFormat.format(List.of(Integer.MAX_VALUE, Integer.MIN_VALUE)))
        .isEqualTo("-2147483648,2147483647");
  }

  @Test
  void parseReadsNumbersAndRangesInAnyOrder() {
    assertThat(ListFormat.parse("")).isEmpty();
    assertThat(ListFormat.parse(" \n")).isEmpty();
    assertThat(ListFormat.parse("0-3,5\n")).containsExactly(0, 1, 2, 3, 5);
    assertThat(ListFormat.parse("5,1-2,2")).containsExactly(1, 2, 5);
    assertThat(ListFormat.parse("3-3")).containsExactly(3);
    assertThat(ListFormat.parse("1023")).containsExactly(1023);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "0,abc,2 | \"abc\"",
        "xyz-3   | \"xyz-3\"",
        "0,,1    | \"\"",
        ",0      | \"\"",
        "0,      | \"\"",
        "-       | \"-\"",
        "-1      | \"-1\"",
        "1-      | \"1-\"",
        "1-2-3   | \"1-2-3\"",
        "3-1     | \"3-1\"",
        "0, 1    | \" 1\"",
        "0 - 1   | \"0 - 1\"",
        "+1      | \"+1\"",
        "0x1     | \"0x1\"",
        "0-7:2/4 | \"0-7:2/4\"",
        "1024    | \"1024\"",
        "0-1024  | \"0-1024\"",
        "٣       | \"٣\"",
        "4294967296           | \"4294967296\"",
        "99999999999999999999 | \"99999999999999999999\"",
      })
  void parseRefusesAndNamesTheItem(String text, String item) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ListFormat.parse(text))
        .withMessageStartingWith(item + " in the list \"" + text + "\" is malformed; ")
        .withMessageContaining("1023");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0-1"})
  void parsedSetIsImmutable(String text) {
    Set<Integer> ids = ListFormat.parse(text);
    assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> ids.add(9));
  }
}
