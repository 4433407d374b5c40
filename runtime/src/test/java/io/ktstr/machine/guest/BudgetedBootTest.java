package io.ktstr.machine.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ktstr.machine.MachineException;
import io.ktstr.machine.guest.kernel.KernelFormat;
import io.ktstr.machine.guest.kernel.KernelImage;
import io.ktstr.machine.guest.kernel.KernelVersion;
import io.ktstr.model.Topology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a guest costs while it boots; the guests fail to boot, so that none is needed. */
class BudgetedBootTest {

  private static final int TOTAL = 4;
  private static final Duration SOON = Duration.ofMillis(50);

  @TempDir private Path cache;

  private GuestSlots slots() {
    return new GuestSlots(cache, TOTAL, SOON);
  }

  private GuestPlan plan(String topology, GuestAccelerator accelerator) {
    KernelImage kernel =
        new KernelImage(new KernelVersion("6.12"), cache.resolve("vmlinux"), KernelFormat.VMLINUX);
    return GuestPlan.of(Topology.parse(topology), OptionalInt.empty(), kernel, accelerator);
  }

  @ParameterizedTest
  @CsvSource({"TCG, 2n4l4c1t, 1", "TCG, 1n1l1c1t, 1", "KVM, 1n1l2c1t, 2", "KVM, 2n4l4c1t, 4"})
  void guestTakesTheCpusThatItUses(GuestAccelerator accelerator, String topology, int cost) {
    GuestBoot boot =
        (plan, timeout) -> {
          if (cost < TOTAL) {
            slots().take(TOTAL - cost).close();
          }
          slots().take(TOTAL - cost + 1).close();
          throw new AssertionError("more is free than there should be");
        };

    assertThatThrownBy(
            () -> new BudgetedBoot(boot, slots()).boot(plan(topology, accelerator), SOON))
        .isInstanceOf(MachineException.class)
        .hasMessageContaining("ktstr.guests=4");
    slots().take(TOTAL).close();
  }

  @Test
  void timeUntilThereIsRoomIsNotPartOfTheTimeout() {
    Duration timeout = Duration.ofNanos(1);
    GuestBoot boot =
        (plan, given) -> {
          assertThat(given).isEqualTo(timeout);
          throw new MachineException("seen");
        };

    assertThatThrownBy(
            () ->
                new BudgetedBoot(boot, slots())
                    .boot(plan("1n1l1c1t", GuestAccelerator.TCG), timeout))
        .hasMessage("seen");
  }
}
