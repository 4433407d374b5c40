package io.ktstr.api;

import io.ktstr.machine.Machine;
import io.ktstr.model.CpuLayout;
import io.ktstr.model.Topology;
import java.time.Duration;
import java.util.List;

/** What a test body gets: its machine and its settings. */
public interface Ctx {

  /**
   * The declared topology of the machine.
   *
   * @return nodes, last-level caches, cores and threads
   */
  Topology topology();

  /**
   * How long workers run.
   *
   * @return the duration of a full hold
   */
  Duration duration();

  /**
   * Number of workers of a cgroup that does not say its own.
   *
   * @return at least 1
   */
  int workersPerCgroup();

  /**
   * The thresholds of the test.
   *
   * @return what is judged
   */
  Checks checks();

  /**
   * The machine under test: files below /proc, /sys and the cgroup tree, and worker processes.
   *
   * @return the machine, open for as long as the test body runs
   */
  Machine machine();

  /**
   * What the machine shows: on this host another one than the declared topology, and without what
   * this JVM may not use.
   *
   * @return its CPUs, last-level caches and nodes
   */
  CpuLayout layout();

  /**
   * What times that are measured on the machine are worth.
   *
   * @return decides whether limits on times and rates are judged
   */
  Timing timing();

  /**
   * Runs steps one after another on the machine and judges each; what {@link Scenarios} calls.
   *
   * @param over thresholds over those of the test: what they set wins
   * @param steps at least one; all are checked before the first one starts
   * @return the verdicts of all steps together
   * @throws IllegalArgumentException for a declaration that breaks a rule; nothing was started then
   * @throws io.ktstr.machine.MachineException if the machine broke down
   */
  AssertResult run(Checks over, List<Step> steps);

  /**
   * Runs steps one after another on the machine and judges each against the thresholds of the test.
   *
   * @param steps at least one; all are checked before the first one starts
   * @return the verdicts of all steps together
   * @throws IllegalArgumentException for a declaration that breaks a rule; nothing was started then
   * @throws io.ktstr.machine.MachineException if the machine broke down
   */
  default AssertResult run(List<Step> steps) {
    return run(Checks.none(), steps);
  }
}
