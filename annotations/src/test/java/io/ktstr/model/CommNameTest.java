package io.ktstr.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommNameTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "exactly15bytes.", "two words", "(odd) ;%s", "\u00fc\u00fc\u00fc"})
  void nameThatATaskCanHaveIsGood(String name) {
    assertThat(CommName.defect(name)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', is empty",
    "sixteen.bytes.xx, has 16 bytes",
    "\u00fc\u00fc\u00fc\u00fc\u00fc\u00fc\u00fc\u00fc, has 16 bytes in UTF-8",
  })
  void nameOfTheWrongLengthHasADefect(String name, String fact) {
    assertThat(CommName.defect(name).orElseThrow().fact()).contains(fact);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "a/b", "a\0", "a\n", "\u001b[2J", "\u007f", "\u0085", "\ud800"})
  void characterThatIsNotAllowedIsADefectAndNotRepeated(String name) {
    assertThat(CommName.defect(name).orElseThrow().fact())
        .contains("has a character")
        .matches("[ -~]*");
  }
}
