package io.ktstr.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ktstr.machine.Machine;
import io.ktstr.machine.MachineFiles;
import io.ktstr.machine.MachineIdentity;
import io.ktstr.machine.SlotImage;
import io.ktstr.machine.WorkerCrew;
import io.ktstr.machine.WorkerOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FaultyMachineTest {

  /** Keeps what it is told. */
  private static final class Listener implements Machine {
    private final List<WorkerOrder> spawned = new ArrayList<>();
    private int closed;

    @Override
    public MachineIdentity identity() {
      return new MachineIdentity("fake", "1.2", "x86_64", "none");
    }

    @Override
    public MachineFiles files() {
      throw new UnsupportedOperationException("the files of the fake");
    }

    @Override
    public WorkerCrew spawn(List<WorkerOrder> orders) {
      spawned.addAll(orders);
      throw new UnsupportedOperationException("the workers of the fake");
    }

    @Override
    public void kill(int pid) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
      closed++;
    }
  }

  private final Listener listener = new Listener();
  private final FaultyMachine faulty = new FaultyMachine(listener);

  @Test
  void faultBitIsAllThatChanges() {
    byte[] noise = new byte[SlotImage.SIZE];
    new Random(3).nextBytes(noise);
    SlotImage before = new SlotBytes(new SlotImage(noise)).word(12, 0b1010).image();
    SlotImage plain = new SlotBytes().image();

    assertThatThrownBy(
            () ->
                faulty.spawn(
                    List.of(new WorkerOrder(before, List.of("a", "b")), WorkerOrder.loop(plain))))
        .hasMessage("the workers of the fake");

    assertThat(listener.spawned)
        .containsExactly(
            new WorkerOrder(
                new SlotBytes(before).word(12, 0b1010 | 1 << 16).image(), List.of("a", "b")),
            WorkerOrder.loop(new SlotBytes().word(12, 1 << 16).image()));
  }

  @Test
  void everythingElseIsTheMachines() {
    assertThat(faulty.identity()).isEqualTo(listener.identity());
    assertThatThrownBy(faulty::files).hasMessage("the files of the fake");

    faulty.close();

    assertThat(listener.closed).isEqualTo(1);
  }
}
