package io.ktstr.processor.body;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.SimpleTreeVisitor;
import io.ktstr.processor.body.Value.Constant;
import io.ktstr.processor.body.Value.Items;
import io.ktstr.processor.body.Value.Made;
import io.ktstr.processor.report.Origin;
import java.util.List;
import java.util.Optional;

/** Evaluates expressions as far as the source shows their values. */
final class Evaluator extends SimpleTreeVisitor<Value, Scope> {

  private final Round round;
  private final Fields fields;
  private final Helpers helpers;

  Evaluator(Round round) {
    super(Value.unknown());
    this.round = round;
    this.fields = new Fields(round, this);
    this.helpers = new Helpers(round, this);
  }

  /** The value of an expression; unknown when too much was asked of one body already. */
  Value value(Tree expression, Scope scope) {
    return round.effort().within(() -> visit(expression, scope));
  }

  List<Value> values(List<? extends ExpressionTree> expressions, Scope scope) {
    return expressions.stream().map(e -> value(e, scope)).toList();
  }

  Callee callee(MethodInvocationTree call, Scope scope) {
    return round.callees().of(call, scope, this::value);
  }

  @Override
  public Value visitLiteral(LiteralTree tree, Scope scope) {
    return tree.getValue() == null
        ? Value.unknown()
        : new Constant(tree.getValue(), origin(tree, scope));
  }

  @Override
  public Value visitParenthesized(ParenthesizedTree tree, Scope scope) {
    return value(tree.getExpression(), scope);
  }

  @Override
  public Value visitTypeCast(TypeCastTree tree, Scope scope) {
    return DeclaredType.of(tree.getType(), value(tree.getExpression(), scope));
  }

  @Override
  public Value visitUnary(UnaryTree tree, Scope scope) {
    return value(tree.getExpression(), scope) instanceof Constant operand
        ? constant(Arithmetic.unary(tree.getKind(), operand.value()), origin(tree, scope))
        : Value.unknown();
  }

  @Override
  public Value visitBinary(BinaryTree tree, Scope scope) {
    return value(tree.getLeftOperand(), scope) instanceof Constant left
            && value(tree.getRightOperand(), scope) instanceof Constant right
        ? constant(
            Arithmetic.binary(tree.getKind(), left.value(), right.value()), origin(tree, scope))
        : Value.unknown();
  }

  private static Value constant(Optional<Object> value, Origin origin) {
    return value.<Value>map(v -> new Constant(v, origin)).orElseGet(Value::unknown);
  }

  @Override
  public Value visitIdentifier(IdentifierTree tree, Scope scope) {
    String name = tree.getName().toString();
    Origin use = origin(tree, scope);
    return scope
        .locals()
        .get(name)
        .map(local -> local.at(use))
        .or(() -> round.names().field(name, scope.type()).map(field -> fields.value(field, use)))
        .orElseGet(() -> missing(tree, scope));
  }

  /** Not even a variable of this name is there, unless it is a class. */
  private Value missing(IdentifierTree tree, Scope scope) {
    round.types().note(Scope.isThis(tree) || round.names().type(tree, scope).isPresent());
    return Value.unknown();
  }

  @Override
  public Value visitMemberSelect(MemberSelectTree tree, Scope scope) {
    String name = tree.getIdentifier().toString();
    Origin use = origin(tree, scope);
    if (Scope.isThis(tree.getExpression())) {
      return round
          .members()
          .field(scope.type().type(), name)
          .map(field -> fields.value(field, use))
          .orElseGet(Value::unknown);
    }
    return round
        .names()
        .type(tree.getExpression(), scope)
        .flatMap(type -> round.members().field(type, name))
        .map(field -> fields.value(field, use))
        .orElseGet(() -> length(tree, scope));
  }

  private Value length(MemberSelectTree tree, Scope scope) {
    return tree.getIdentifier().contentEquals("length")
            && value(tree.getExpression(), scope) instanceof Items array
        ? new Constant(array.elements().size(), origin(tree, scope))
        : Value.unknown();
  }

  @Override
  public Value visitNewArray(NewArrayTree tree, Scope scope) {
    return tree.getInitializers() == null
        ? Value.unknown()
        : new Items(elements(tree, scope), origin(tree, scope), Items.Form.ARRAY);
  }

  private List<Value> elements(NewArrayTree tree, Scope scope) {
    return values(tree.getInitializers(), scope).stream()
        .map(element -> DeclaredType.of(tree.getType(), element))
        .toList();
  }

  @Override
  public Value visitNewClass(NewClassTree tree, Scope scope) {
    boolean isStep =
        round
            .names()
            .type(tree.getIdentifier(), scope)
            .flatMap(Vocabulary::nameOf)
            .filter(Vocabulary.STEP::equals)
            .isPresent();
    List<Value> arguments = values(tree.getArguments(), scope);
    return isStep && arguments.size() == 2
        ? step(arguments.get(1), arguments.get(0), origin(tree, scope))
        : Value.unknown();
  }

  /** As its factory takes them. */
  private static Value step(Value hold, Value definitions, Origin origin) {
    return new Made(Vocabulary.STEP, "of", Optional.empty(), List.of(hold, definitions), origin);
  }

  @Override
  public Value visitArrayAccess(ArrayAccessTree tree, Scope scope) {
    return value(tree.getExpression(), scope) instanceof Items array
            && value(tree.getIndex(), scope) instanceof Constant index
            && index.value() instanceof Integer i
            && i >= 0
            && i < array.elements().size()
        ? array.elements().get(i).namedAt(origin(tree, scope))
        : Value.unknown();
  }

  @Override
  public Value visitMethodInvocation(MethodInvocationTree tree, Scope scope) {
    Callee callee = callee(tree, scope);
    if (callee instanceof Callee.Unknown) {
      return Value.unknown();
    }
    List<Value> arguments = values(tree.getArguments(), scope);
    Origin origin = origin(tree.getMethodSelect(), scope);
    if (callee instanceof Callee.Factory factory) {
      return made(factory, arguments, origin);
    }
    if (callee instanceof Callee.Helper helper) {
      return helpers.value(helper, arguments, origin);
    }
    return built((Callee.Builder) callee, arguments, origin);
  }

  private static Value built(Callee.Builder builder, List<Value> arguments, Origin origin) {
    if (builder.receiver() instanceof Items items) {
      return builder.method().equals("toArray")
          ? new Items(items.elements(), items.origin(), Items.Form.ARRAY)
          : Value.unknown();
    }
    return builder.receiver() instanceof Made made
            && Vocabulary.isBuilder(made.type(), builder.method())
        ? new Made(made.type(), builder.method(), Optional.of(made), arguments, origin)
        : Value.unknown();
  }

  private static Value made(Callee.Factory factory, List<Value> arguments, Origin origin) {
    return switch (factory.type()) {
      case "List" -> JavaFactories.list(arguments, origin);
      case "Set" -> JavaFactories.set(arguments, origin);
      case "Arrays" -> JavaFactories.arrayAsList(arguments, origin);
      case "IntStream" -> JavaFactories.stream(factory.method(), arguments, origin);
      default -> new Made(factory.type(), factory.method(), Optional.empty(), arguments, origin);
    };
  }

  private Origin origin(Tree tree, Scope scope) {
    return round.origin(tree, scope.type());
  }
}
