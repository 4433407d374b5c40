package io.ktstr.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a worker does, with numbers: those of the type's record, see {@link
 * io.ktstr.model.WorkType}. What is not written has the default of the type; what the type does not
 * have must not be written.
 */
@Documented
@Target({})
@Retention(RetentionPolicy.CLASS)
public @interface Work {

  /**
   * The type.
   *
   * @return the kind of work
   */
  WorkKind value();

  /**
   * Spins of each pass.
   *
   * @return 1024 if not written, 64 for page faults
   */
  long spinIters() default 1024;

  /**
   * Length of a burst.
   *
   * @return milliseconds; 50 if not written
   */
  long burstMs() default 50;

  /**
   * Length of the sleep after a burst.
   *
   * @return milliseconds; 100 if not written
   */
  long sleepMs() default 100;

  /**
   * Spins, or steps over the cache, of each pass.
   *
   * @return 1024 if not written
   */
  long burstIters() default 1024;

  /**
   * Size of the working set of a loop over a cache.
   *
   * @return KiB; 32 if not written
   */
  long sizeKb() default 32;

  /**
   * Distance of the steps over a cache.
   *
   * @return bytes; 64 if not written
   */
  long stride() default 64;

  /**
   * Workers that a messenger wakes.
   *
   * @return 4 if not written, which makes groups of 5
   */
  int fanOut() default 4;

  /**
   * Size of the working set of those who compute.
   *
   * @return KiB; 256 if not written
   */
  long cacheFootprintKb() default 256;

  /**
   * Multiplications of each pass.
   *
   * @return 5 if not written
   */
  long operations() default 5;

  /**
   * Sleep before them.
   *
   * @return microseconds; 100 if not written
   */
  long sleepUsec() default 100;

  /**
   * Size of the working set of a churn of page faults, or of a sweep.
   *
   * @return KiB; 4096 if not written
   */
  long regionKb() default 4096;

  /**
   * Pages written in each pass.
   *
   * @return 256 if not written
   */
  long touchesPerCycle() default 256;

  /**
   * Workers that share one lock.
   *
   * @return 4 if not written
   */
  int contenders() default 4;

  /**
   * Spins of each pass with the lock.
   *
   * @return 256 if not written
   */
  long holdIters() default 256;

  /**
   * Spins of each pass without it.
   *
   * @return 1024 if not written
   */
  long workIters() default 1024;

  /**
   * Time on each node.
   *
   * @return milliseconds; 100 if not written
   */
  long periodMs() default 100;

  /**
   * The phases of a sequence, in their order.
   *
   * @return 1 to 16
   */
  WorkPhase[] phases() default {};

  /**
   * The nodes of a sweep, in the order in which they are visited.
   *
   * @return 1 to 16 node ids
   */
  int[] nodes() default {};
}
