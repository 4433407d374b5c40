package io.ktstr.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** One node of {@link KtstrTest#nodes()}. */
@Documented
@Target({})
@Retention(RetentionPolicy.CLASS)
public @interface NumaNode {

  /**
   * Last-level caches of this node.
   *
   * @return 0 for a memory-only node
   */
  int llcs();

  /**
   * Memory of this node in MiB.
   *
   * @return must be written for a memory-only node; otherwise the harness chooses
   */
  int memoryMb() default 0;
}
