package io.ktstr.junit;

import io.ktstr.bed.Bed;
import io.ktstr.bed.Recorder;
import io.ktstr.machine.Machine;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A machine whose note and console log go into the result and to JUnit. What goes wrong with that
 * never hides what the test itself threw.
 *
 * @param bed the machine
 * @param recorder keeps the result
 * @param report JUnit's report entries
 */
record RecordedBed(Bed bed, Recorder recorder, Consumer<Map<String, String>> report)
    implements AutoCloseable {

  Machine machine() {
    return bed.machine();
  }

  void record() {
    recorder.machine(bed.note());
    report.accept(Map.of("ktstr.machine", bed.note()));
  }

  @Override
  public void close() {
    try {
      recorder.copyLog(bed);
      recorder.logFile().ifPresent(log -> report.accept(Map.of("ktstr.log", log.toString())));
    } finally {
      bed.close();
    }
  }
}
