package io.ktstr.processor.read;

import io.ktstr.annotation.SchedKind;
import io.ktstr.processor.report.Origin;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What {@code @Scheduling} says.
 *
 * @param origin the annotation
 * @param kind the policy
 * @param priority its priority
 * @param runtime time on a CPU in each period
 * @param deadline when that must be over
 * @param period time from one beginning to the next
 */
public record SchedulingDeclaration(
    Origin origin,
    Optional<Written<SchedKind>> kind,
    Optional<Written<Integer>> priority,
    Optional<Written<Duration>> runtime,
    Optional<Written<Duration>> deadline,
    Optional<Written<Duration>> period) {

  static SchedulingDeclaration read(Members scheduling) {
    return new SchedulingDeclaration(
        scheduling.origin(),
        scheduling.constant("value").map(kind -> kind.map(SchedKind::valueOf)),
        scheduling.one("priority", Integer.class),
        time(scheduling, "runtimeUs"),
        time(scheduling, "deadlineUs"),
        time(scheduling, "periodUs"));
  }

  private static Optional<Written<Duration>> time(Members scheduling, String name) {
    return scheduling
        .one(name, Long.class)
        .map(time -> time.map(micros -> Duration.of(micros, ChronoUnit.MICROS)));
  }

  /**
   * Where it says which policy.
   *
   * @return the policy, or else the annotation
   */
  public Origin place() {
    return kind.map(Written::origin).orElse(origin);
  }
}
