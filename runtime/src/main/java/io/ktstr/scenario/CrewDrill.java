package io.ktstr.scenario;

import io.ktstr.machine.Deadline;
import io.ktstr.machine.MachineException;
import io.ktstr.machine.SlotImage;
import io.ktstr.machine.WorkerCommand;
import io.ktstr.machine.WorkerCrew;
import io.ktstr.machine.WorkerState;
import io.ktstr.machine.WorkerStatus;
import io.ktstr.worker.WorkerSlot;
import io.ktstr.worker.WorkerTelemetry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Takes a crew from state to state and explains, worker by worker, why one did not follow. */
final class CrewDrill {

  /**
   * Starting a process and one step of its life; generous, because emulated guests on busy hosts
   * are slow.
   */
  static final Duration START_TIMEOUT = Duration.ofSeconds(30);

  /** Set-up touches every page of the working set. */
  static final Duration SETUP_TIMEOUT = Duration.ofMinutes(2);

  /** A worker looks at its command on every pass of its loop. */
  static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

  /** Workers share the CPUs: of many that spin each waits for its turn. */
  private static final Duration EACH_BEYOND = Duration.ofMillis(100);

  private static final int FEW = 50;

  private final WorkerCrew crew;
  private final List<PlannedWorker> workers;

  CrewDrill(WorkerCrew crew, List<PlannedWorker> workers) {
    this.crew = crew;
    this.workers = workers;
  }

  void order(WorkerCommand command, WorkerState state, Duration timeout) {
    crew.command(command);
    reach(state, timeout);
  }

  void reach(WorkerState state, Duration timeoutOfFew) {
    Duration timeout =
        timeoutOfFew.plus(EACH_BEYOND.multipliedBy(Math.max(0, workers.size() - FEW)));
    List<WorkerStatus> statuses = crew.await(state, timeout);
    if (statuses.stream().anyMatch(s -> s.state() == WorkerState.REFUSED)) {
      throw refused();
    }
    for (int i = 0; i < statuses.size(); i++) {
      WorkerStatus status = statuses.get(i);
      if (status.ended() || status.state().compareTo(state) < 0) {
        throw new MachineException(
            "worker "
                + workers.get(i).label()
                + " (pid "
                + status.pid()
                + ") "
                + status.describe()
                + " instead of reaching "
                + state
                + " within "
                + timeout.toSeconds()
                + " s"
                + hint(status));
      }
    }
  }

  /**
   * Waits for the time of the step, or until all programs have ended where there is nothing else.
   * Processes of workers do not end by themselves, so the end of one is a failure to be told.
   */
  void hold(Duration time, Watch watch) {
    Deadline deadline = Deadline.after(time);
    Duration left = time;
    boolean over = false;
    while (!over) {
      Duration wait = shorter(left, watch.interval());
      List<WorkerStatus> statuses = crew.await(WorkerState.STOPPED, wait);
      requireAlive(statuses);
      over = wait.equals(left) || hasStopped(statuses);
      left = deadline.remaining();
      if (watch != Watch.NONE) {
        watch.see(new Sighting(time.minus(left), time, sightings()));
      }
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static boolean hasStopped(List<WorkerStatus> statuses) {
    return statuses.stream().allMatch(s -> s.state().compareTo(WorkerState.STOPPED) >= 0);
  }

  private List<Sighting.Worker> sightings() {
    List<SlotImage> slots = crew.slots();
    List<Sighting.Worker> sightings = new ArrayList<>();
    for (int i = 0; i < workers.size(); i++) {
      WorkerTelemetry telemetry = new WorkerSlot(slots.get(i)).telemetry();
      sightings.add(
          new Sighting.Worker(
              workers.get(i).cgroup(),
              telemetry.iterations(),
              telemetry.workUnits(),
              telemetry.migrationCount(),
              telemetry.wakes(),
              telemetry.wakeMaxNanos()));
    }
    return sightings;
  }

  private void requireAlive(List<WorkerStatus> statuses) {
    for (int i = 0; i < statuses.size(); i++) {
      if (statuses.get(i).ended()) {
        throw new MachineException(
            "worker "
                + workers.get(i).label()
                + " (pid "
                + statuses.get(i).pid()
                + ") "
                + statuses.get(i).describe()
                + " while it was measured"
                + hint(statuses.get(i)));
      }
    }
  }

  private static String hint(WorkerStatus status) {
    boolean killed = status.ended() && status.describe().endsWith("signal 9");
    return killed
        ? "; the kernel kills a process for whose policy no memory is left; give the node more memory or the worker a"
            + " smaller working set"
        : "";
  }

  private MachineException refused() {
    List<String> refusals = new ArrayList<>();
    List<SlotImage> slots = crew.slots();
    for (int i = 0; i < workers.size(); i++) {
      PlannedWorker worker = workers.get(i);
      new WorkerSlot(slots.get(i))
          .refusal()
          .ifPresent(
              refusal ->
                  refusals.add(
                      "worker " + worker.label() + ": " + refusal.describe(worker.request())));
    }
    return new MachineException(
        "the kernel refused what "
            + refusals.size()
            + " of "
            + workers.size()
            + " workers were asked to set up; nothing was measured\n  "
            + String.join("\n  ", refusals));
  }
}
