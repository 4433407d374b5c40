package io.ktstr.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** NUMA memory policy; exactly one member is written. See {@link io.ktstr.model.MemPolicy}. */
@Documented
@Target({})
@Retention(RetentionPolicy.CLASS)
public @interface MemoryPolicy {

  /**
   * Allocate only from these nodes.
   *
   * @return node ids
   */
  int[] bind() default {};

  /**
   * Prefer this node.
   *
   * @return node id
   */
  int preferred() default 0;

  /**
   * Pages round-robin over these nodes.
   *
   * @return node ids
   */
  int[] interleave() default {};

  /**
   * Pages on the node of the CPU that touches them first.
   *
   * @return true
   */
  boolean local() default false;

  /**
   * Prefer these nodes.
   *
   * @return node ids
   */
  int[] preferredMany() default {};

  /**
   * Pages over these nodes in proportion to weights.
   *
   * @return node ids
   */
  int[] weightedInterleave() default {};

  /**
   * The weights of {@link #weightedInterleave()}, one for each node in the order written there.
   *
   * @return 1 to 255 each; those of the machine if not written
   */
  int[] weights() default {};
}
