package io.ktstr.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ktstr.os.Os;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumaMapTest {

  private static NumaMap only(String line) {
    List<NumaMap> maps = NumaMap.parse(line);
    assertThat(maps).hasSize(1);
    return maps.get(0);
  }

  @Test
  void eachLineIsAMapping() {
    List<NumaMap> maps =
        NumaMap.parse(
            """
            00400000 default file=/bin/cat mapped=10 N0=8 N1=2
            00600000 default anon=5 dirty=5 N0=3 N1=2 kernelpagesize_kB=4
            """);

    assertThat(maps).extracting(NumaMap::address).containsExactly(0x400000L, 0x600000L);
    assertThat(maps.get(0).pages()).isEqualTo(Map.of(0, 8L, 1, 2L));
    assertThat(maps.get(0).anonymous()).isEmpty();
    assertThat(maps.get(0).pageSizeBytes()).isEmpty();
    assertThat(maps.get(1).pages()).isEqualTo(Map.of(0, 3L, 1, 2L));
    assertThat(maps.get(1).anonymous()).hasValue(5);
    assertThat(maps.get(1).pageSizeBytes()).hasValue(4096);
  }

  @Test
  void privatePagesAreThoseWithoutAFileInTheUnitAskedFor() {
    List<NumaMap> maps =
        NumaMap.parse(
            """
            00400000 bind:1 file=/bin/cat mapped=10 N0=8 N1=2 kernelpagesize_kB=4
            00600000 bind:1 file=/bin/cat anon=1 dirty=1 N0=1 kernelpagesize_kB=4
            01000000 bind:1 heap anon=5 dirty=5 N0=3 N1=2 kernelpagesize_kB=4
            7f000000 bind:1 anon=2 dirty=2 N1=2 kernelpagesize_kB=2048
            7f800000 bind:1 file=/dev/zero\\040(deleted) anon=4 dirty=4 N0=4 kernelpagesize_kB=4
            7ff00000 bind:1 stack anon=1 dirty=1 N1=1 kernelpagesize_kB=4
            7ff80000 bind:1 mapped=1 N0=1 kernelpagesize_kB=4
            7ff90000 bind:1
            """);

    assertThat(NumaMap.privatePages(maps, 4096)).isEqualTo(Map.of(0, 3L, 1, 2L + 1024 + 1));
    assertThat(NumaMap.allPages(maps, 4096))
        .isEqualTo(Map.of(0, 8L + 1 + 3 + 4 + 1, 1, 2L + 2 + 1024 + 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "  \n\n"})
  void textWithoutLinesHasNoMappings(String text) {
    assertThat(NumaMap.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "default",
        "local",
        "bind:1",
        "bind=static|balancing:0-1",
        "prefer:0",
        "prefer=relative:0",
        "interleave:0-1",
        "weighted interleave:0-1",
        "weighted interleave=static:0-1",
        "prefer (many):0-1",
        "prefer (many)=relative:0,2"
      })
  void policyIsReadAlsoWhereItHoldsASpace(String policy) {
    NumaMap map = only("7f00 " + policy + " anon=1 N0=1");

    assertThat(map.policy()).isEqualTo(policy);
    assertThat(map.pages()).isEqualTo(Map.of(0, 1L));
    assertThat(map.anonymous()).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7f00 weighted interleave:0-1",
        "7f00 prefer (many):0-1",
        "7f00 default",
        "7f00 default file=/bin/cat",
        "7f00 default stack",
        "7f00 default heap",
        "deadbeef interleave:0-1"
      })
  void mappingWithoutPagesHasNone(String line) {
    assertThat(only(line).pages()).isEmpty();
  }

  @Test
  void policyAtTheEndOfALineIsWhole() {
    assertThat(only("7f00 weighted interleave:0-1").policy()).isEqualTo("weighted interleave:0-1");
  }

  @Test
  void marksAndOtherCountsAreNoPages() {
    NumaMap map =
        only(
            "7ffd5000 default stack anon=3 dirty=3 mapmax=2 swapcache=1 active=0 writeback=1 huge"
                + " heap N0=3 kernelpagesize_kB=4");

    assertThat(map.pages()).isEqualTo(Map.of(0, 3L));
    assertThat(map.anonymous()).hasValue(3);
  }

  @Test
  void fileNameThatLooksLikeACountIsNone() {
    NumaMap map = only("7f00 default file=/tmp/N0=9 mapped=1 N1=1");

    assertThat(map.pages()).isEqualTo(Map.of(1, 1L));
  }

  @Test
  void aNodeThatIsNamedTwiceCountsTwice() {
    assertThat(only("7f00 default anon=3 N0=1 N0=2").pages()).isEqualTo(Map.of(0, 3L));
  }

  @Test
  void hugePagesAreCountedInTheCommonUnit() {
    NumaMap map = only("7f00 bind:1 file=/anon_hugepage huge anon=2 N1=2 kernelpagesize_kB=2048");

    assertThat(map.pages()).isEqualTo(Map.of(1, 2L));
    assertThat(map.pagesOf(4096)).isEqualTo(Map.of(1, 1024L));
  }

  @Test
  void pagesOfTheCommonSizeAreNotScaled() {
    assertThat(only("7f00 default anon=7 N0=7 kernelpagesize_kB=4").pagesOf(4096))
        .isEqualTo(Map.of(0, 7L));
    assertThat(only("7f00 default anon=7 N0=7 kernelpagesize_kB=64").pagesOf(65536))
        .isEqualTo(Map.of(0, 7L));
    assertThat(only("7f00 default anon=7 N0=7").pagesOf(4096)).isEqualTo(Map.of(0, 7L));
    assertThat(only("7f000000 default anon=100 N0=100").pages()).isEqualTo(Map.of(0, 100L));
  }

  @Test
  void addressesUseAllSixtyFourBits() {
    assertThat(only("ffffffffff600000 default").address()).isEqualTo(0xffffffffff600000L);
  }

  @ParameterizedTest
  @CsvSource({
    "deadbeef, deadbeef",
    "xyz default N0=1, xyz",
    "7f00 default N0=some, N0=some",
    "7f00 default N0=, N0=",
    "7f00 default N0=-5, N0=-5",
    "7f00 default N0=+5, N0=+5",
    "7f00 default N0=99999999999999999999, N0=99999999999999999999",
    "7f00 default anon=x N0=1, anon=x",
    "7f00 default N0=1 kernelpagesize_kB=4k, kernelpagesize_kB=4k",
  })
  void lineThatTheKernelDoesNotPrintIsRefusedByName(String line, String token) {
    assertThatThrownBy(() -> NumaMap.parse("00400000 default\n" + line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + token + "\" in the numa_maps line \"" + line + "\"");
  }

  @Test
  void mappingIsFoundByItsFirstByteOnly() {
    List<NumaMap> maps = NumaMap.parse("1000 default\n3000 default N0=2\n");

    assertThat(NumaMap.at(maps, 0x3000)).hasValue(maps.get(1));
    assertThat(NumaMap.at(maps, 0x3001)).isEmpty();
    assertThat(NumaMap.at(maps, 0x2000)).isEmpty();
  }

  @Test
  void mapOfThisJvmIsRead() {
    String text = new String(new Os().readFile("/proc/self/numa_maps"), StandardCharsets.UTF_8);

    List<NumaMap> maps = NumaMap.parse(text);

    assertThat(maps).hasSize((int) text.lines().count()).hasSizeGreaterThan(20);
    assertThat(maps.stream().flatMap(map -> map.pages().values().stream()).mapToLong(n -> n).sum())
        .isGreaterThan(1000);
  }
}
