package io.ktstr.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VmStatTest {

  @Test
  void counterIsFoundAmongOthers() {
    assertThat(VmStat.numaPagesMigrated("numa_hit 7\nnuma_pages_migrated 42\npgmigrate_fail 1\n"))
        .hasValue(42);
  }

  @Test
  void counterAtZeroIsACounter() {
    assertThat(VmStat.numaPagesMigrated("numa_pages_migrated 0\n")).hasValue(0);
  }

  @Test
  void counterIsWiderThanAnInt() {
    assertThat(VmStat.numaPagesMigrated("numa_pages_migrated 9999999999")).hasValue(9_999_999_999L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "numa_hit 7\n",
        "numa_pages_migrated abc\n",
        "numa_pages_migrated\n",
        "numa_pages_migrated -1\n",
        "numa_pages_migrated_more 5\n",
        "my_numa_pages_migrated 5\n",
        "numa_pages_migrated 1 2\n"
      })
  void anythingElseIsNoCounter(String text) {
    assertThat(VmStat.numaPagesMigrated(text)).isEmpty();
  }
}
