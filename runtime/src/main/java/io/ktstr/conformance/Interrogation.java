package io.ktstr.conformance;

import io.ktstr.machine.PolicyTrials;
import io.ktstr.machine.TrialBatch;
import io.ktstr.machine.TrialNote;
import io.ktstr.machine.TrialNotes;
import io.ktstr.model.ListFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Puts cases to a machine in batches. A batch is full when it is large, or when the next case has
 * another history of cpuset.mems.
 */
final class Interrogation implements AutoCloseable {

  /** So many tasks hold their memory at once, at worst. */
  private static final int BATCH = 512;

  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private final PolicyTrials trials;
  private final String folder;
  private final int cpu;
  private final Consumer<Recording> consumer;
  private final List<PolicyCase> waiting = new ArrayList<>();

  /**
   * Asks in a cgroup.
   *
   * @param trials the machine
   * @param folder the cgroup's folder
   * @param cpu the CPU
   * @param consumer gets every case with its answers
   */
  Interrogation(PolicyTrials trials, String folder, int cpu, Consumer<Recording> consumer) {
    this.trials = trials;
    this.folder = folder;
    this.cpu = cpu;
    this.consumer = consumer;
  }

  void ask(PolicyCase asked) {
    if (!waiting.isEmpty() && !waiting.get(0).history().equals(asked.history())) {
      close();
    }
    waiting.add(asked);
    if (waiting.size() == BATCH) {
      close();
    }
  }

  /** Asks what is waiting. */
  @Override
  public void close() {
    if (waiting.isEmpty()) {
      return;
    }
    List<PolicyCase> batch = List.copyOf(waiting);
    waiting.clear(); // what fails is not asked again
    TrialNotes notes = trials.run(batch(batch));
    for (int i = 0; i < batch.size(); i++) {
      PolicyCase asked = batch.get(i);
      consumer.accept(new Recording(asked, answers(asked, notes.byTrial().get(i))));
    }
  }

  private TrialBatch batch(List<PolicyCase> cases) {
    List<Set<Integer>> history = cases.get(0).history();
    return new TrialBatch(
        folder,
        cpu,
        TIMEOUT,
        history.stream().map(ListFormat::format).toList(),
        cases.stream().map(PolicyCase::steps).toList());
  }

  private static List<Answer> answers(PolicyCase asked, List<TrialNote> notes) {
    List<Answer> answers = new ArrayList<>();
    for (int phase = 0; phase < notes.size(); phase++) {
      answers.add(Answer.of(notes.get(phase), asked.phases().get(phase)));
    }
    return answers;
  }
}
