package io.ktstr.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The share of each worker's pages that should be on one node: of {@link KtstrTest#nodeShares()}
 * and {@link KtstrChecks#nodeShares()}.
 */
@Documented
@Target({})
@Retention(RetentionPolicy.CLASS)
public @interface NodeShare {

  /**
   * The cgroup whose workers are meant.
   *
   * @return every cgroup that has no share of its own for the node, if not written
   */
  String cgroup() default "";

  /**
   * The node.
   *
   * @return a node of the machine that has memory
   */
  int node();

  /**
   * How much of the pages of each worker should be there.
   *
   * @return 0.0 to 1.0
   */
  double share();

  /**
   * How much more or less is fine.
   *
   * @return 0.0 to 1.0; 0.05 if not written
   */
  double tolerance() default 0.05;
}
