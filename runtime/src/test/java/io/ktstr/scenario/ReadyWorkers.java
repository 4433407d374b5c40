package io.ktstr.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.api.HoldSpec;
import io.ktstr.api.Step;
import io.ktstr.host.SysTopology;
import io.ktstr.machine.Machine;
import io.ktstr.machine.MachineFiles;
import io.ktstr.machine.WorkerCommand;
import io.ktstr.machine.WorkerCrew;
import io.ktstr.machine.WorkerState;
import io.ktstr.model.CgroupDef;
import io.ktstr.worker.WorkerSlot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The workers of one cgroup definition, set up and held before they work, and what /proc says. */
final class ReadyWorkers implements AutoCloseable {

  private static final int FIRST_FIELD_AFTER_NAME = 3;
  private static final int NICE = 19;
  private static final int PRIORITY = 40;
  private static final int POLICY = 41;

  private final MachineFiles files;
  private final WorkerCrew crew;

  ReadyWorkers(Machine machine, CgroupDef def) {
    files = machine.files();
    Planner planner =
        new Planner(SysTopology.readAllowed(files), Optional.empty(), 1, Duration.ofSeconds(1));
    List<PlannedWorker> workers =
        planner.plan(List.of(Step.of(HoldSpec.FULL, def))).get(0).workers();
    crew = machine.spawn(workers.stream().map(worker -> worker.request().order()).toList());
    crew.await(WorkerState.WAITING, CrewDrill.START_TIMEOUT);
    crew.command(WorkerCommand.SETUP);
    assertThat(crew.await(WorkerState.READY, CrewDrill.SETUP_TIMEOUT))
        .allSatisfy(status -> assertThat(status.state()).isEqualTo(WorkerState.READY));
  }

  /** The thread of each worker. */
  List<Integer> ids() {
    return crew.slots().stream().map(slot -> new WorkerSlot(slot).threadId()).toList();
  }

  String comm(int id) {
    return files.read("/proc/" + id + "/comm").strip();
  }

  /** Which process the thread belongs to. */
  int process(int id) {
    return Integer.parseInt(status(id, "Tgid"));
  }

  String status(int id, String key) {
    return files
        .read("/proc/" + id + "/status")
        .lines()
        .filter(line -> line.startsWith(key + ":"))
        .map(line -> line.substring(key.length() + 1).strip())
        .findFirst()
        .orElseThrow();
  }

  int policy(int id) {
    return stat(id, POLICY);
  }

  int priority(int id) {
    return stat(id, PRIORITY);
  }

  int nice(int id) {
    return stat(id, NICE);
  }

  /** Numbered as in proc_pid_stat(5). */
  private int stat(int id, int field) {
    String stat = files.read("/proc/" + id + "/stat").strip();
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return Integer.parseInt(fields[field - FIRST_FIELD_AFTER_NAME]);
  }

  @Override
  public void close() {
    crew.close();
  }
}
