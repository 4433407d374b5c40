package io.ktstr.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** CPU affinity of a worker; at most one member is written. See {@link io.ktstr.model.Affinity}. */
@Documented
@Target({})
@Retention(RetentionPolicy.CLASS)
public @interface CpuAffinity {

  /**
   * Exactly these CPUs.
   *
   * @return CPU ids
   */
  int[] exact() default {};

  /**
   * The lowest CPU of the cgroup.
   *
   * @return true
   */
  boolean singleCpu() default false;

  /**
   * The last-level cache that shares most CPUs with the cgroup.
   *
   * @return true
   */
  boolean llcAligned() default false;

  /**
   * Every CPU of the machine.
   *
   * @return true
   */
  boolean crossCgroup() default false;
}
