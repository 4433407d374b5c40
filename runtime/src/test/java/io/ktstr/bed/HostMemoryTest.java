package io.ktstr.bed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostMemoryTest {

  @ParameterizedTest
  @CsvSource({"2097152, 512, true", "2097151, 512, false", "2097152, 513, false", "0, 1, false"})
  void roomIsForTheGuestAndThreeMore(long availableKb, int guestMb, boolean room) {
    String memInfo =
        "MemTotal:       24680000 kB\nMemFree: 9 kB\nMemAvailable:   " + availableKb + " kB\n";

    assertThat(HostMemory.hasRoom(memInfo, guestMb)).isEqualTo(room);
  }

  @ParameterizedTest
  @CsvSource({"MemFree: 99999999 kB", "MemAvailable: many"})
  void hostThatDoesNotTellHasNone(String memInfo) {
    assertThat(HostMemory.hasRoom(memInfo, 1)).isFalse();
  }
}
