package io.ktstr.conformance;

import io.ktstr.cgroup.CgroupSubtree;
import io.ktstr.host.SysTopology;
import io.ktstr.machine.Machine;
import io.ktstr.machine.MachineFiles;
import io.ktstr.machine.PolicyTrials;
import io.ktstr.model.CpuLayout;
import io.ktstr.model.ListFormat;
import io.ktstr.model.kernel.FallbackOrder;
import io.ktstr.model.kernel.KernelModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** Holds a model against the kernel of a machine. */
public final class Conformance {

  private static final String NODES = "/sys/devices/system/node";
  private static final String CGROUP = "conformance";

  private final Machine machine;
  private final PolicyTrials trials;
  private final Subject subject;

  private Conformance(Machine machine, PolicyTrials trials, Subject subject) {
    this.machine = machine;
    this.trials = trials;
    this.subject = subject;
  }

  /**
   * Prepares the questions.
   *
   * @param machine the machine to ask; nothing else is asked of it meanwhile
   * @param trials how it is asked
   * @return nothing was asked yet
   * @throws io.ktstr.machine.MachineException if its topology cannot be read
   */
  public static Conformance of(Machine machine, PolicyTrials trials) {
    MachineFiles files = machine.files();
    CpuLayout layout = SysTopology.read(files);
    FallbackOrder order = FallbackOrder.of(layout, (from, to) -> distances(files, from).get(to));
    return new Conformance(
        machine, trials, new Subject(layout, possibleIds(files), order, lastCpu(layout)));
  }

  private static int possibleIds(MachineFiles files) {
    return Collections.max(ListFormat.parse(files.read(NODES + "/possible"))) + 1;
  }

  /** On the last node with CPUs, which is not the first choice of anything. */
  private static int lastCpu(CpuLayout layout) {
    return new ArrayList<>(layout.cpus()).get(layout.cpus().size() - 1);
  }

  private static List<Integer> distances(MachineFiles files, int node) {
    String text = files.read(NODES + "/node" + node + "/distance");
    return List.of(text.strip().split("\\s+", -1)).stream().map(Integer::valueOf).toList();
  }

  /**
   * Asks everything: every case of the enumeration, then random sequences.
   *
   * @param sequences number of sequences
   * @param seed of their choice
   * @param portion which part of all this
   * @return what the kernel answered
   * @throws io.ktstr.machine.MachineException if a batch could not be run to its end
   */
  public Observations observe(int sequences, long seed, Portion portion) {
    List<Recording> recordings = new ArrayList<>();
    try (CgroupSubtree cgroups = CgroupSubtree.inGuest(machine)) {
      cgroups.create(CGROUP);
      Enumeration every = new Enumeration(subject.memory());
      ask(cgroups, consumer -> every.forEach(portion.filter(consumer)), recordings);
      RandomSequences random = new RandomSequences(subject.memory(), seed);
      ask(cgroups, consumer -> random.generate(sequences, portion.filter(consumer)), recordings);
    }
    return new Observations(subject, recordings);
  }

  private void ask(
      CgroupSubtree cgroups, Consumer<Consumer<PolicyCase>> cases, List<Recording> recordings) {
    try (Interrogation interrogation =
        new Interrogation(trials, cgroups.folder(CGROUP), subject.cpu(), recordings::add)) {
      cases.accept(interrogation::ask);
    }
  }

  /** What a kernel answered, to be compared with any number of models. */
  public static final class Observations {

    private final Subject subject;
    private final List<Recording> recordings;

    private Observations(Subject subject, List<Recording> recordings) {
      this.subject = subject;
      this.recordings = List.copyOf(recordings);
    }

    /**
     * Holds a model against them.
     *
     * @param model the model
     * @return cases and disagreements
     */
    public ConformanceReport compare(KernelModel model) {
      Oracle oracle = new Oracle(model, subject);
      Tally tally = new Tally();
      for (Recording recording : recordings) {
        tally.add(recording.asked(), oracle.answers(recording.asked()), recording.observed());
      }
      return tally.report();
    }
  }
}
