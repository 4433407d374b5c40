package io.ktstr.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The cgroups that run at the same time for the duration of a {@link KtstrTest}. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface CgroupDefs {

  /**
   * The cgroups.
   *
   * @return at least one
   */
  Cgroup[] value();
}
