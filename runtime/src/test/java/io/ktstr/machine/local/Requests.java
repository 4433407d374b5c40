package io.ktstr.machine.local;

import io.ktstr.machine.WorkerOrder;
import io.ktstr.model.MemPolicy;
import io.ktstr.model.MpolFlags;
import io.ktstr.model.WorkSpec;
import io.ktstr.worker.WorkerRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What the workers of these tests are asked. */
final class Requests {

  /** Much more than anything here takes; a test that reaches it fails. */
  static final Duration LONG = Duration.ofSeconds(60);

  private Requests() {}

  static WorkerRequest of(WorkSpec work) {
    return WorkerRequest.of(work, Optional.empty());
  }

  static WorkerRequest withPolicy(MemPolicy policy, MpolFlags flags) {
    return of(small().memPolicy(policy).mpolFlags(flags));
  }

  static WorkSpec small() {
    return WorkSpec.defaults().workingSet(16 * 4096);
  }

  static List<WorkerOrder> small(int count) {
    return Collections.nCopies(count, of(small()).order());
  }
}
