package io.ktstr.machine.guest;

import io.ktstr.machine.PolicyTrials;
import io.ktstr.machine.TrialBatch;
import io.ktstr.machine.TrialNote;
import io.ktstr.machine.TrialNotes;
import io.ktstr.machine.TrialStep;
import io.ktstr.model.NodeMask;
import io.ktstr.model.kernel.PolicyRequest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Trials in a guest, through its agent: operation TRIAL of docs/protocol.md. */
final class GuestTrials implements PolicyTrials {

  private static final int MASK_WORDS = 2;
  private static final int STEP_BYTES = 40;
  private static final int LINE_BYTES = 256;
  private static final int SET = 1;
  private static final int END_IF_REFUSED = 2;

  private final AgentLink link;

  GuestTrials(AgentLink link) {
    this.link = link;
  }

  @Override
  public TrialNotes run(TrialBatch batch) {
    Payload payload =
        Payload.empty()
            .text(batch.folder())
            .word(batch.cpu())
            .word((int) batch.timeout().toMillis())
            .word(batch.mems().size());
    batch.mems().forEach(payload::text);
    payload.word(batch.trials().size()).raw(steps(batch));
    AgentAnswer answer =
        link.call(
            AgentProtocol.TRIAL,
            "trial(" + batch.trials().size() + " in \"" + batch.folder() + "\")",
            payload,
            batch.timeout().plus(AgentLink.ANSWER_TIMEOUT));
    List<List<TrialNote>> notes = new ArrayList<>();
    for (int trial = 0; trial < batch.trials().size(); trial++) {
      notes.add(notes(answer, batch.mems().size()));
    }
    return new TrialNotes(notes);
  }

  private static byte[] steps(TrialBatch batch) {
    int count = batch.trials().size() * batch.mems().size();
    ByteBuffer bytes = ByteBuffer.allocate(count * STEP_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    batch.trials().forEach(trial -> trial.forEach(step -> put(bytes, step)));
    return bytes.array();
  }

  private static void put(ByteBuffer bytes, TrialStep step) {
    Optional<PolicyRequest> request = step.request();
    NodeMask mask = request.map(PolicyRequest::mask).orElse(new NodeMask(List.of(), 0));
    bytes.putInt((request.isPresent() ? SET : 0) | (step.endIfRefused() ? END_IF_REFUSED : 0));
    bytes.putInt(request.map(PolicyRequest::argument).orElse(0));
    bytes.putLong(mask.maxnode());
    if (mask.words().size() > MASK_WORDS) {
      throw new IllegalArgumentException("a trial names nodes below 127, not " + mask.nodes());
    }
    for (int word = 0; word < MASK_WORDS; word++) {
      bytes.putLong(word < mask.words().size() ? mask.words().get(word) : 0);
    }
    bytes.putInt(step.pages()).putInt(0);
  }

  private static List<TrialNote> notes(AgentAnswer answer, int phases) {
    List<TrialNote> notes = new ArrayList<>();
    for (int phase = 0; phase < phases; phase++) {
      notes.add(note(answer));
    }
    return notes;
  }

  private static TrialNote note(AgentAnswer answer) {
    boolean done = answer.word() != 0;
    int setError = answer.word();
    int getError = answer.word();
    int mode = answer.word();
    List<Long> mask = new ArrayList<>();
    for (int word = 0; word < MASK_WORDS; word++) {
      mask.add(Integer.toUnsignedLong(answer.word()) | ((long) answer.word() << Integer.SIZE));
    }
    int touchError = answer.word();
    answer.word();
    String line = new String(answer.raw(LINE_BYTES), StandardCharsets.UTF_8);
    int end = line.indexOf('\0');
    return new TrialNote(
        done,
        setError,
        getError,
        mode,
        new NodeMask(mask, 0).nodes(),
        touchError,
        line.substring(0, end < 0 ? line.length() : end));
  }
}
