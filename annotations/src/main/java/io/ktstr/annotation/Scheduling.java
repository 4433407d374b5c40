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
}
