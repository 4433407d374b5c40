package io.ktstr.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class NumaMapPropertyTest {

  @Property(tries = 200)
  void whatTheKernelPrintsIsReadBack(
      @ForAll @LongRange(min = 0) long address,
      @ForAll @Size(max = 5)
          Map<@IntRange(max = 1023) Integer, @LongRange(min = 0, max = 1L << 40) Long> pages) {
    String line =
        Long.toHexString(address)
            + " prefer (many):0-1 anon=1"
            + pages.entrySet().stream()
                .map(node -> " N" + node.getKey() + "=" + node.getValue())
                .collect(Collectors.joining())
            + " kernelpagesize_kB=4";

    NumaMap map = NumaMap.parse(line).get(0);

    assertThat(map.address()).isEqualTo(address);
    assertThat(map.pages()).isEqualTo(pages);
    assertThat(map.pagesOf(4096)).isEqualTo(pages);
  }
}
