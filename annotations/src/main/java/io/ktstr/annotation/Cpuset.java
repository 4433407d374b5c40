package io.ktstr.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * CPUs in terms of the topology; exactly one member is written. See {@link
 * io.ktstr.model.CpusetSpec}.
 */
@Documented
@Target({})
@Retention(RetentionPolicy.CLASS)
public @interface Cpuset {

  /**
   * The CPUs of one NUMA node.
   *
   * @return node id
   */
  int numa() default 0;

  /**
   * The CPUs of one last-level cache.
   *
   * @return LLC index, from 0
   */
  int llc() default 0;

  /**
   * Exactly these CPUs.
   *
   * @return CPU ids
   */
  int[] exact() default {};

  /**
   * A slice of the usable CPUs.
   *
   * @return two fractions, start and end
   */
  double[] range() default {};

  /**
   * One of several equal parts of the usable CPUs.
   *
   * @return two numbers, index and number of parts
   */
  int[] disjoint() default {};

  /**
   * One of several parts of the usable CPUs that share CPUs with their neighbours, see {@link
   * #overlapFraction()}.
   *
   * @return two numbers, index and number of parts
   */
  int[] overlap() default {};

  /**
   * How much of a part {@link #overlap()} adds on each side.
   *
   * @return 0.0 to 1.0; must be written with {@code overlap}
   */
  double overlapFraction() default 0.0;
}
