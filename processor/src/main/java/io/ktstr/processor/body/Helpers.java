package io.ktstr.processor.body;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.VariableTree;
import io.ktstr.processor.report.Origin;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Methods of the source that compute a value from their arguments and nothing else. */
final class Helpers {

  private final Round round;
  private final Evaluator evaluator;
  private final Set<Callee.Helper> running = new HashSet<>();

  Helpers(Round round, Evaluator evaluator) {
    this.round = round;
    this.evaluator = evaluator;
  }

  /** What a helper returns; known only if it does nothing but return it, after some variables. */
  Value value(Callee.Helper helper, List<Value> arguments, Origin call) {
    if (!running.add(helper)) {
      return Value.unknown();
    }
    try {
      return round
          .sources()
          .method(helper.method())
          .filter(method -> method.getBody() != null)
          .map(method -> returned(method, helper, new Arguments(arguments, call)))
          .orElseGet(Value::unknown);
    } finally {
      running.remove(helper);
    }
  }

  private Value returned(MethodTree method, Callee.Helper helper, Arguments arguments) {
    Variables variables = new Variables(evaluator, method);
    Scope scope = arguments.in(helper, method, variables);
    BlockTree body = method.getBody();
    for (StatementTree statement : body.getStatements()) {
      if (statement instanceof ReturnTree result && result.getExpression() != null) {
        return DeclaredType.of(
            method.getReturnType(), evaluator.value(result.getExpression(), scope));
      }
      if (!(statement instanceof VariableTree variable)) {
        return Value.unknown();
      }
      scope = declare(variables, variable, scope);
    }
    return Value.unknown();
  }

  /** What is seen after a variable is declared. */
  static Scope declare(Variables variables, VariableTree variable, Scope scope) {
    return scope.with(
        scope.locals().with(variable.getName().toString(), variables.local(variable, scope)));
  }
}
