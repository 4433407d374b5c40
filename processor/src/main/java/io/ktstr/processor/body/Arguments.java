package io.ktstr.processor.body;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import io.ktstr.processor.body.Value.Items;
import io.ktstr.processor.report.Origin;
import java.util.List;

/**
 * What a helper is called with.
 *
 * @param values one for each argument
 * @param call the name of the method in the call
 */
record Arguments(List<Value> values, Origin call) {

  /** What the body of the helper sees. */
  Scope in(Callee.Helper helper, MethodTree method, Variables variables) {
    Scope scope = Scope.of(helper.scope());
    Locals locals = Locals.NONE;
    for (int i = 0; i < method.getParameters().size(); i++) {
      VariableTree parameter = method.getParameters().get(i);
      boolean rest = helper.method().isVarArgs() && i == method.getParameters().size() - 1;
      Value value = DeclaredType.of(parameter.getType(), rest ? from(i) : values.get(i));
      locals =
          locals.with(parameter.getName().toString(), variables.parameter(parameter, value, scope));
    }
    return scope.with(locals);
  }

  /** An array of the last arguments, unless the last argument is or may be that array. */
  private Value from(int first) {
    List<Value> rest = values.subList(first, values.size());
    if (rest.size() == 1 && rest.get(0) instanceof Items items) {
      return items.isArray() ? items : Value.unknown();
    }
    return rest.equals(List.of(Value.unknown()))
        ? Value.unknown()
        : new Items(rest, call, Items.Form.ARRAY);
  }
}
