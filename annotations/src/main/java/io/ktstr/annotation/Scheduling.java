package io.ktstr.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Scheduling policy of a worker, see {@link io.ktstr.model.SchedPolicy}. */
@Documented
@Target({})
@Retention(RetentionPolicy.CLASS)
public @interface Scheduling {

  /**
   * The policy.
   *
   * @return inherited if not written
   */
  SchedKind value() default SchedKind.INHERIT;

  /**
   * Priority of {@link SchedKind#FIFO} and {@link SchedKind#ROUND_ROBIN}.
   *
   * @return 1 to 99; must be written for those two and for no other
   */
  int priority() default 1;

  /**
   * How long a worker with {@link SchedKind#DEADLINE} runs in each period.
   *
   * @return microseconds, at least 2; must be written for {@code DEADLINE} and for no other, as the
   *     two others must
   */
  long runtimeUs() default 0;

  /**
   * When its runtime must be over, from the beginning of the period.
   *
   * @return microseconds, at least the runtime
   */
  long deadlineUs() default 0;

  /**
   * Time from the beginning of one period to that of the next.
   *
   * @return microseconds, at least the deadline
   */
  long periodUs() default 0;
}
