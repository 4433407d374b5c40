package io.ktstr.junit.missing;

import java.util.List;

/**
 * A place where compiled classes lie as single files, which is where tests are while they are
 * developed.
 */
interface ClassRoot {

  /**
   * The classes here that declare tests.
   *
   * @return in the order of their files; files that cannot be read are left out, since nobody else
   *     can load them
   */
  List<DeclaringClass> declaringClasses();
}
