package io.ktstr.processor.body;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Finds out what a call runs, without the types of its arguments. */
final class Callees {

  private static final Callee UNKNOWN = new Callee.Unknown();

  private final Names names;
  private final Members members;
  private final ClassScopes classes;

  Callees(Names names, Members members, ClassScopes classes) {
    this.names = names;
    this.members = members;
    this.classes = classes;
  }

  /**
   * What a call runs.
   *
   * @param values evaluates what a method is called on
   */
  Callee of(
      MethodInvocationTree call, Scope scope, BiFunction<ExpressionTree, Scope, Value> values) {
    int arguments = call.getArguments().size();
    if (call.getMethodSelect() instanceof IdentifierTree name) {
      return simple(name.getName().toString(), arguments, scope);
    }
    if (!(call.getMethodSelect() instanceof MemberSelectTree select)) {
      return UNKNOWN;
    }
    String method = select.getIdentifier().toString();
    if (Scope.isThis(select.getExpression())) {
      return helper(scope.type().type(), method, arguments, scope.type());
    }
    return names
        .type(select.getExpression(), scope)
        .map(type -> ofType(type, method, arguments))
        .orElseGet(() -> new Callee.Builder(values.apply(select.getExpression(), scope), method));
  }

  private Callee simple(String method, int arguments, Scope scope) {
    Optional<TypeElement> owner = names.ownerOfMethod(method, scope.type());
    return owner.isPresent()
        ? helper(owner.get(), method, arguments, scope.type())
        : names
            .importedOwnerOfMethod(method, scope.type())
            .map(type -> ofType(type, method, arguments))
            .orElse(UNKNOWN);
  }

  private Callee ofType(TypeElement type, String method, int arguments) {
    Optional<String> understood = Vocabulary.nameOf(type);
    if (understood.isPresent()) {
      return new Callee.Factory(understood.get(), method);
    }
    return only(type, method, arguments)
        .filter(helper -> helper.getModifiers().contains(Modifier.STATIC))
        .flatMap(this::declared)
        .orElse(UNKNOWN);
  }

  /** A method of the class itself or of one around it. */
  private Callee helper(TypeElement owner, String method, int arguments, ClassScope scope) {
    ClassScope around = owner.equals(scope.type()) ? scope : scope.around(owner);
    return only(owner, method, arguments)
        .filter(around::runs)
        .flatMap(
            helper ->
                helper.getEnclosingElement().equals(owner)
                    ? Optional.<Callee>of(new Callee.Helper(helper, around))
                    : declared(helper))
        .orElse(UNKNOWN);
  }

  private Optional<Callee> declared(ExecutableElement helper) {
    return classes
        .of((TypeElement) helper.getEnclosingElement())
        .map(scope -> new Callee.Helper(helper, scope));
  }

  /** The only method that takes so many arguments. */
  private Optional<ExecutableElement> only(TypeElement type, String method, int arguments) {
    List<ExecutableElement> candidates =
        members.methods(type, method).stream().filter(m -> takes(m, arguments)).toList();
    return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
  }

  private static boolean takes(ExecutableElement method, int arguments) {
    int parameters = method.getParameters().size();
    return method.isVarArgs() ? arguments >= parameters - 1 : arguments == parameters;
  }
}
