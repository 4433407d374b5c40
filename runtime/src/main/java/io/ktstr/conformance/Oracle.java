package io.ktstr.conformance;

import io.ktstr.model.kernel.KernelModel;
import io.ktstr.model.kernel.PolicyRequest;
import io.ktstr.model.kernel.TaskPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the model predicts for a case.
 *
 * @param model the model
 * @param subject the machine
 */
record Oracle(KernelModel model, Subject subject) {

  /** {@code EINVAL} of Linux, on every architecture. */
  private static final int EINVAL = 22;

  /** One answer for each phase. */
  List<Answer> answers(PolicyCase asked) {
    List<Answer> answers = new ArrayList<>();
    TaskPolicy policy = TaskPolicy.NONE;
    Set<Integer> mems = asked.phases().get(0).mems();
    boolean goesOn = true;
    for (Phase phase : asked.phases()) {
      if (!goesOn) {
        answers.add(Answer.ended());
        continue;
      }
      policy = phase.mems().equals(mems) ? policy : model.rebind(policy, phase.mems());
      mems = phase.mems();
      Optional<TaskPolicy> set = phase.request().flatMap(request -> set(request, phase));
      boolean refused = phase.request().isPresent() && set.isEmpty();
      policy = set.orElse(policy);
      goesOn = !refused || !asked.endIfRefused();
      answers.add(answer(phase, policy, refused, goesOn));
    }
    return answers;
  }

  private Optional<TaskPolicy> set(PolicyRequest request, Phase phase) {
    return model.set(request, phase.mems());
  }

  private Answer answer(Phase phase, TaskPolicy policy, boolean refused, boolean goesOn) {
    Answer.Builder answer = Answer.predicted(model.shown(policy, subject.possibleIds()));
    if (phase.request().isPresent()) {
      answer.accepted(refused ? EINVAL : 0);
    }
    if (goesOn && phase.pages() > 0) {
      answer.touched(
          model.text(policy),
          phase.pages(),
          model.placement(policy, phase.mems(), subject.localNode(), subject.order()));
    }
    return answer.build();
  }
}
