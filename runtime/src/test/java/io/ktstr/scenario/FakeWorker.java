package io.ktstr.scenario;

import io.ktstr.host.FakeFiles;
import io.ktstr.machine.SlotImage;
import io.ktstr.machine.WorkerCommand;
import io.ktstr.machine.WorkerState;
import io.ktstr.machine.WorkerStatus;
import io.ktstr.worker.SlotBytes;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One worker of a {@link FakeMachine}: a slot, and a line of numa_maps for its working set. */
final class FakeWorker {

  private static final long ADDRESS = 0x7f0000001000L;

  /**
   * What a worker does otherwise than it is told.
   *
   * @param refusedStep number of the set-up step that the kernel refuses it
   * @param errno with which
   * @param diesBefore the state that it dies before it gets to
   * @param hangsBefore the state that it never gets to
   * @param policyRead mode and mask that it reads back instead of what it asked for
   * @param pages where its pages are; empty puts all on node 0
   * @param workUnits how much it does
   * @param hasMap whether its working set is in numa_maps
   */
  record Script(
      OptionalInt refusedStep,
      int errno,
      Optional<WorkerState> diesBefore,
      Optional<WorkerState> hangsBefore,
      Optional<long[]> policyRead,
      Optional<Map<Integer, Long>> pages,
      long workUnits,
      boolean hasMap) {

    static Script obedient() {
      return new Script(
          OptionalInt.empty(),
          0,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          640,
          true);
    }

    static Script refused(int step, int errno) {
      Script plain = obedient();
      return new Script(
          OptionalInt.of(step),
          errno,
          plain.diesBefore,
          plain.hangsBefore,
          plain.policyRead,
          plain.pages,
          plain.workUnits,
          true);
    }

    static Script dyingBefore(WorkerState state) {
      Script plain = obedient();
      return new Script(
          plain.refusedStep,
          0,
          Optional.of(state),
          plain.hangsBefore,
          plain.policyRead,
          plain.pages,
          plain.workUnits,
          true);
    }

    static Script hangingBefore(WorkerState state) {
      Script plain = obedient();
      return new Script(
          plain.refusedStep,
          0,
          plain.diesBefore,
          Optional.of(state),
          plain.policyRead,
          plain.pages,
          plain.workUnits,
          true);
    }

    static Script readingBack(int mode, long mask) {
      Script plain = obedient();
      return new Script(
          plain.refusedStep,
          0,
          plain.diesBefore,
          plain.hangsBefore,
          Optional.of(new long[] {mode, mask}),
          plain.pages,
          plain.workUnits,
          true);
    }

    static Script withPages(Map<Integer, Long> pages) {
      Script plain = obedient();
      return new Script(
          plain.refusedStep,
          0,
          plain.diesBefore,
          plain.hangsBefore,
          plain.policyRead,
          Optional.of(pages),
          plain.workUnits,
          true);
    }

    static Script starving() {
      Script plain = obedient();
      return new Script(
          plain.refusedStep,
          0,
          plain.diesBefore,
          plain.hangsBefore,
          plain.policyRead,
          plain.pages,
          0,
          true);
    }

    static Script withoutMap() {
      Script plain = obedient();
      return new Script(
          plain.refusedStep,
          0,
          plain.diesBefore,
          plain.hangsBefore,
          plain.policyRead,
          plain.pages,
          plain.workUnits,
          false);
    }
  }

  private final int pid;
  private final SlotBytes slot;
  private final Script script;
  private final FakeFiles files;
  private WorkerState state = WorkerState.NEW;
  private OptionalInt waitStatus = OptionalInt.empty();

  FakeWorker(int pid, SlotImage request, Script script, FakeFiles files) {
    this.pid = pid;
    this.slot = new SlotBytes(request);
    this.script = script;
    this.files = files;
    goTo(WorkerState.WAITING);
  }

  int pid() {
    return pid;
  }

  SlotImage slot() {
    return slot.image();
  }

  void obey(WorkerCommand command) {
    switch (command) {
      case SETUP -> setUp();
      case RUN -> goTo(WorkerState.RUNNING);
      case STOP -> {
        goTo(WorkerState.STOPPED);
        slot.longWord(4096, 10)
            .longWord(4104, script.workUnits())
            .longWord(4112, 5)
            .longWord(4120, 25);
      }
      default -> throw new IllegalStateException("the harness never says " + command);
    }
  }

  private void setUp() {
    if (script.refusedStep().isPresent()) {
      slot.step(script.refusedStep().getAsInt(), 2, script.errno());
      state = WorkerState.REFUSED;
      return;
    }
    if ((slot.word(12) & 1 << 3) != 0) {
      long[] read = script.policyRead().orElse(new long[] {slot.word(28), slot.longWord(128)});
      slot.step(6, 1, 0).policyRead((int) read[0], read[1]);
    }
    long pages = slot.longWord(40) / 4096;
    slot.word(3080, pid).word(3396, 4096);
    if (pages > 0) {
      slot.longWord(3400, ADDRESS).longWord(3408, pages);
    }
    files.with("/proc/" + pid + "/numa_maps", numaMaps(pages));
    goTo(WorkerState.READY);
  }

  /** Pages of the program itself are there too, and must not count. */
  private String numaMaps(long pages) {
    String own = "00400000 default file=/worker anon=3 N1=3 kernelpagesize_kB=4\n";
    String counts =
        new TreeMap<>(script.pages().orElse(Map.of(0, pages)))
            .entrySet().stream()
                .map(node -> " N" + node.getKey() + "=" + node.getValue())
                .collect(Collectors.joining());
    return script.hasMap() && pages > 0
        ? own + Long.toHexString(ADDRESS) + " bind:0 anon=1" + counts + " kernelpagesize_kB=4\n"
        : own;
  }

  private void goTo(WorkerState next) {
    if (waitStatus.isPresent() || state == WorkerState.REFUSED) {
      return;
    }
    if (script.diesBefore().equals(Optional.of(next))) {
      waitStatus = OptionalInt.of(9);
    } else if (!script.hangsBefore().equals(Optional.of(next))) {
      state = next;
    }
  }

  /**
   * Where it stands; one that is to die before it is stopped dies as soon as somebody waits for
   * that.
   */
  WorkerStatus awaited(WorkerState wanted) {
    if (wanted == WorkerState.STOPPED && script.diesBefore().equals(Optional.of(wanted))) {
      waitStatus = OptionalInt.of(9);
    }
    return new WorkerStatus(pid, state, waitStatus);
  }
}
