package io.ktstr.processor.body;

import io.ktstr.annotation.MpolFlag;
import io.ktstr.processor.read.PolicyDeclaration;
import io.ktstr.processor.read.WorkersDeclaration;
import io.ktstr.processor.read.Written;
import io.ktstr.processor.read.WrittenList;
import java.util.Optional;

/**
 * From a chain of builder calls to the group of workers that it describes. What cannot be judged
 * without a part that is not known is left out together with it.
 */
final class WorkersReader {

  /** A group of which nothing is said. */
  static final WorkersDeclaration NOTHING =
      new WorkersDeclaration(
          Optional.empty(),
          true,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private final Calls calls;

  WorkersReader(Calls calls) {
    this.calls = calls;
  }

  WorkersDeclaration read() {
    Part<PolicyDeclaration> policy = Part.read(calls.argument("memPolicy"), PolicyReader::read);
    Part<WrittenList<MpolFlag>> flags = Part.read(calls.argument("mpolFlags"), FlagsReader::read);
    boolean both = policy.known() && flags.known();
    return group(policy.onlyIf(both), flags.onlyIf(both));
  }

  WorkersDeclaration readWithoutPolicy() {
    return group(Part.unknown(), Part.unknown());
  }

  private WorkersDeclaration group(
      Part<PolicyDeclaration> policy, Part<WrittenList<MpolFlag>> flags) {
    Part<Written<Integer>> workers =
        Part.read(calls.argument("workers"), value -> Part.of(Numbers.integer(value)));
    return new WorkersDeclaration(
        workers.value(),
        workers.known(),
        Optional.empty(),
        Part.read(calls.argument("workType"), WorkTypeReader::read).value(),
        Part.read(calls.argument("workType"), CommandReader::read).value(),
        Part.read(calls.argument("schedPolicy"), SchedulingReader::read).value(),
        calls.argument("nice").flatMap(Numbers::integer),
        Part.read(calls.argument("affinity"), AffinityReader::read).value(),
        policy.value(),
        flags.value(),
        calls.argument("workingSet").flatMap(Numbers::size),
        calls.argument("comm").flatMap(Numbers::text),
        calls.argument("cloneMode").flatMap(CloneModeReader::read));
  }
}
