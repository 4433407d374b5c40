package io.ktstr.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.machine.SlotImage;
import io.ktstr.model.MemPolicy;
import io.ktstr.model.WorkSpec;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class WorkerRequestPropertyTest {

  @Property(tries = 300)
  void nothingIsWrittenWhereTheWorkerWrites(
      @ForAll @Size(min = 1, max = 8) Set<@IntRange(max = 1023) Integer> cpus,
      @ForAll @Size(min = 1, max = 8) Set<@IntRange(max = 1023) Integer> nodes,
      @ForAll @IntRange(min = -20, max = 19) int nice,
      @ForAll @LongRange(min = 0, max = 1L << 40) long workingSet) {
    WorkSpec work =
        WorkSpec.defaults().nice(nice).memPolicy(MemPolicy.bind(nodes)).workingSet(workingSet);

    SlotImage slot = WorkerRequest.of(work, Optional.of(cpus)).encode();

    byte[] bytes = slot.bytes();
    for (int i = 3072; i < bytes.length; i++) {
      assertThat(bytes[i]).as("byte %d", i).isZero();
    }
    assertThat(bits(slot, 128)).isEqualTo(nodes);
    assertThat(bits(slot, 256)).isEqualTo(cpus);
  }

  private static Set<Integer> bits(SlotImage slot, int offset) {
    byte[] bytes = slot.bytes();
    Set<Integer> bits = new HashSet<>();
    for (int bit = 0; bit < 1024; bit++) {
      if ((bytes[offset + bit / 8] >> bit % 8 & 1) != 0) {
        bits.add(bit);
      }
    }
    return bits;
  }
}
