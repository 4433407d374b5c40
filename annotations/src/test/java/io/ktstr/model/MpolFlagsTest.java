package io.ktstr.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MpolFlagsTest {

  @ParameterizedTest(name = "{0} contains {1}: {2}")
  @CsvSource({
    "NONE, NONE, true",
    "STATIC, STATIC, true",
    "STATIC+BALANCING, STATIC+BALANCING, true",
    "STATIC+BALANCING, STATIC, true",
    "STATIC+BALANCING, BALANCING, true",
    "STATIC, STATIC+BALANCING, false",
    "BALANCING, STATIC+BALANCING, false",
    "STATIC, NONE, true",
    "STATIC+BALANCING, NONE, true",
    "NONE, STATIC, false",
    "NONE, RELATIVE, false",
    "NONE, BALANCING, false",
    "STATIC, BALANCING, false",
    "BALANCING, STATIC, false",
    "STATIC+BALANCING, RELATIVE+BALANCING, false",
    "RELATIVE+BALANCING, STATIC+BALANCING, false",
  })
  void containsMeansThatEveryFlagIsSet(String self, String other, boolean expected) {
    assertThat(Texts.flags(self).contains(Texts.flags(other))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "NONE, 0",
    "STATIC, 0x8000",
    "RELATIVE, 0x4000",
    "BALANCING, 0x2000",
    "STATIC+BALANCING, 0xA000",
    "STATIC+RELATIVE+BALANCING, 0xE000",
  })
  void bitsAreThoseOfTheKernel(String flags, String bits) {
    assertThat(Texts.flags(flags).bits()).isEqualTo(Integer.decode(bits));
  }

  @Test
  void textNamesEachFlag() {
    assertThat(MpolFlags.NONE).hasToString("NONE");
    assertThat(Texts.flags("BALANCING+RELATIVE+STATIC"))
        .hasToString("STATIC_NODES|RELATIVE_NODES|NUMA_BALANCING");
  }
}
