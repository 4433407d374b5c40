package io.ktstr.scenario;

import io.ktstr.host.FakeFiles;
import io.ktstr.machine.Errno;
import io.ktstr.machine.Machine;
import io.ktstr.machine.MachineFiles;
import io.ktstr.machine.MachineIdentity;
import io.ktstr.machine.SystemCallException;
import io.ktstr.machine.WorkerCrew;
import io.ktstr.machine.WorkerOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A machine of two nodes in memory. It notes everything that is done to it, in one list, and its
 * workers do what a test has written down for them; without that they do what they are told.
 */
final class FakeMachine implements Machine {

  private final List<String> events = new ArrayList<>();
  private final FakeFiles files =
      new FakeFiles(events)
          .withTwoNodes()
          .withCgroups(Set.of(0, 1, 2, 3))
          .with("/proc/version", "Linux version 6.12.0 (builder@host) #1 SMP\n")
          .with("/proc/vmstat", "nr_free_pages 7\nnuma_pages_migrated 100\n");
  private final Map<Integer, FakeWorker.Script> scripts = new HashMap<>();
  private final String kind;
  private boolean refusesToSpawn;
  private int spawned;

  FakeMachine() {
    this("guest");
  }

  FakeMachine(String kind) {
    this.kind = kind;
  }

  /** Everything that was done, in order. */
  List<String> events() {
    return List.copyOf(events);
  }

  void note(String event) {
    events.add(event);
  }

  /** Writes down what a worker does; workers are numbered over the whole life of the machine. */
  FakeMachine scripting(int worker, FakeWorker.Script script) {
    scripts.put(worker, script);
    return this;
  }

  FakeMachine refusingToSpawn() {
    refusesToSpawn = true;
    return this;
  }

  FakeFiles fakeFiles() {
    return files;
  }

  @Override
  public MachineIdentity identity() {
    return new MachineIdentity(kind, "6.12.0", "x86_64", "none");
  }

  @Override
  public MachineFiles files() {
    return files;
  }

  @Override
  public WorkerCrew spawn(List<WorkerOrder> orders) {
    if (refusesToSpawn) {
      throw new SystemCallException("posix_spawn(\"/worker\")", new Errno(11));
    }
    note("spawn " + orders.size());
    List<FakeWorker> workers = new ArrayList<>();
    for (WorkerOrder order : orders) {
      FakeWorker.Script script = scripts.getOrDefault(spawned, FakeWorker.Script.obedient());
      workers.add(new FakeWorker(1000 + spawned, order.slot(), script, files));
      spawned++;
    }
    return new FakeCrew(this, workers);
  }

  @Override
  public void kill(int pid) {
    note("kill " + pid);
    files.end(pid);
  }

  @Override
  public void close() {
    note("close machine");
  }
}
