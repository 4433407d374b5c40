package io.ktstr.machine.guest;

import io.ktstr.machine.PolicyTrials;
import io.ktstr.machine.TrialBatch;
import io.ktstr.machine.TrialCall;
import io.ktstr.machine.TrialNote;
import io.ktstr.machine.TrialNotes;
import io.ktstr.machine.TrialStep;
import io.ktstr.model.NodeMask;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Trials in a guest, through its agent: operation TRIAL of docs/protocol.md. */
final class GuestTrials implements PolicyTrials {

  private static final TrialCall NO_CALL = new TrialCall(0, List.of(), 0);
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
    TrialCall call = step.call().orElse(NO_CALL);
    bytes.putInt((step.call().isPresent() ? SET : 0) | (step.endIfRefused() ? END_IF_REFUSED : 0));
    bytes.putInt(call.mode()).putLong(call.maxnode());
    for (int word = 0; word < TrialCall.MAX_WORDS; word++) {
      bytes.putLong(word < call.mask().size() ? call.mask().get(word) : 0);
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
    for (int word = 0; word < TrialCall.MAX_WORDS; word++) {
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
