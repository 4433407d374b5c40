package io.ktstr.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** One phase of {@link WorkKind#SEQUENCE}, see {@link io.ktstr.model.Phase}. */
@Documented
@Target({})
@Retention(RetentionPolicy.CLASS)
public @interface WorkPhase {

  /**
   * What a worker does in it.
   *
   * @return the kind
   */
  PhaseKind kind();

  /**
   * For how long.
   *
   * @return milliseconds, above 0 and up to an hour
   */
  double ms();
}
