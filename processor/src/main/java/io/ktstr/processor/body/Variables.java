package io.ktstr.processor.body;

import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import io.ktstr.processor.body.Value.Items;

/** The variables of one body, or of one class, as far as each has one value. */
final class Variables {

  private final Evaluator evaluator;
  private final Tree around;
  private final BodyFacts facts;

  /**
   * The variables of a body.
   *
   * @param around everything that may change them
   */
  Variables(Evaluator evaluator, Tree around) {
    this.evaluator = evaluator;
    this.around = around;
    this.facts = BodyFacts.of(around);
  }

  /** What a body sees at its beginning. */
  Scope in(Scope scope) {
    Locals locals = scope.locals();
    for (String pattern : facts.patterns()) {
      locals = locals.with(pattern);
    }
    return scope.with(locals);
  }

  /** A local variable; computed only if it is used. */
  Locals.Local local(VariableTree variable, Scope scope) {
    String name = variable.getName().toString();
    if (variable.getInitializer() == null || facts.changes(name)) {
      return Locals.Local.UNKNOWN;
    }
    Once once = new Once(() -> initial(variable, scope));
    return use -> once.get().namedAt(use);
  }

  /** The value with which a variable begins, if it stays so. */
  Value initial(VariableTree variable, Scope scope) {
    Value value = evaluator.value(variable.getInitializer(), scope);
    return stays(variable.getName().toString(), DeclaredType.of(variable.getType(), value), scope);
  }

  /** A parameter: what is wrong with it is wrong at the call. */
  Locals.Local parameter(VariableTree variable, Value argument, Scope scope) {
    String name = variable.getName().toString();
    Value value = facts.changes(name) ? Value.unknown() : stays(name, argument, scope);
    return use -> value;
  }

  private Value stays(String name, Value value, Scope scope) {
    boolean mayChange =
        value instanceof Items items
            && items.isChangeable()
            && !ArrayUses.areReads(name, around, call -> leavesAlone(call, scope));
    return mayChange ? Value.unknown() : value;
  }

  /** The methods that are understood do not change their arguments. */
  private boolean leavesAlone(MethodInvocationTree call, Scope scope) {
    Callee callee = evaluator.callee(root(call), scope);
    return callee instanceof Callee.Factory factory && !factory.type().equals("Arrays");
  }

  /** The call with which a chain begins. */
  private static MethodInvocationTree root(MethodInvocationTree call) {
    MethodInvocationTree root = call;
    while (root.getMethodSelect() instanceof MemberSelectTree select
        && select.getExpression() instanceof MethodInvocationTree earlier) {
      root = earlier;
    }
    return root;
  }
}
