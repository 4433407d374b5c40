package io.ktstr.processor.body;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;

/**
 * What an expression sees.
 *
 * @param type names of classes and their members
 * @param locals local names, which hide members
 */
record Scope(ClassScope type, Locals locals) {

  /** What an initializer of a field sees. */
  static Scope of(ClassScope type) {
    return new Scope(type, Locals.NONE);
  }

  Scope with(Locals others) {
    return new Scope(type, others);
  }

  static boolean isThis(ExpressionTree tree) {
    return tree instanceof IdentifierTree name && name.getName().contentEquals("this");
  }
}
