package io.ktstr.processor.read;

import io.ktstr.annotation.SchedKind;
import io.ktstr.processor.report.Origin;
import java.util.Optional;

/**
 * What {@code @Scheduling} says.
 *
 * @param origin the annotation
 * @param kind the policy
 * @param priority its priority
 */
public record SchedulingDeclaration(
    Origin origin, Optional<Written<SchedKind>> kind, Optional<Written<Integer>> priority) {

  static SchedulingDeclaration read(Members scheduling) {
    return new SchedulingDeclaration(
        scheduling.origin(),
        scheduling.constant("value").map(kind -> kind.map(SchedKind::valueOf)),
        scheduling.one("priority", Integer.class));
  }
}
