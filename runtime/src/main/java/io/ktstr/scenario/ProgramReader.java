package io.ktstr.scenario;

import io.ktstr.api.ProgramReport;
import io.ktstr.machine.MachineFiles;
import io.ktstr.telemetry.NumaMap;
import io.ktstr.worker.WorkerRequest;
import io.ktstr.worker.WorkerSlot;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads what stopped programs have done and where their memory is. */
final class ProgramReader {

  /** Descriptor at which a worker keeps the output of its program, see docs/protocol.md. */
  private static final int OUTPUT_DESCRIPTOR = 5;

  private static final long KEPT_BYTES = 1 << 20;
  private static final int SIGNAL_MASK = 0x7f;
  private static final int STATUS_SHIFT = 8;
  private static final int STATUS_MASK = 0xff;

  private final MachineFiles files;

  ProgramReader(MachineFiles files) {
    this.files = files;
  }

  /**
   * The report on a program.
   *
   * @param request what its worker was asked
   * @param slot what its worker has written
   * @param worker process id of its worker
   * @return empty for a worker with a loop of its own
   */
  Optional<ProgramReport> report(WorkerRequest request, WorkerSlot slot, int worker) {
    if (slot.programPid().isEmpty()) {
      return Optional.empty();
    }
    OptionalInt status = slot.programStatus();
    OptionalInt signal = number(status, SIGNAL_MASK, 0);
    return Optional.of(
        new ProgramReport(
            request.command(),
            slot.programPid().getAsInt(),
            signal.orElse(0) == 0 ? number(status, STATUS_MASK, STATUS_SHIFT) : OptionalInt.empty(),
            signal.orElse(0) == 0 ? OptionalInt.empty() : signal,
            files.read("/proc/" + worker + "/fd/" + OUTPUT_DESCRIPTOR),
            Math.max(0, slot.outputBytes() - KEPT_BYTES)));
  }

  private static OptionalInt number(OptionalInt status, int mask, int shift) {
    return status.isPresent()
        ? OptionalInt.of(status.getAsInt() >> shift & mask)
        : OptionalInt.empty();
  }

  /**
   * The mappings of a program.
   *
   * @param slot what its worker has written
   * @return none if its memory is gone
   */
  List<NumaMap> maps(WorkerSlot slot) {
    return slot.programPid().isEmpty() || !slot.hasProgramMemory()
        ? List.of()
        : NumaMap.parse(files.read("/proc/" + slot.programPid().getAsInt() + "/numa_maps"));
  }
}
