package io.ktstr.processor.body;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.TryTree;
import io.ktstr.processor.body.Value.Made;
import io.ktstr.processor.read.StepDeclaration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Everything that one test reaches: its body and the bodies of the helpers that it calls. */
final class Walk {

  private final Round round;
  private final Evaluator evaluator;
  private final ExpectedFailures failures;
  private final Set<Callee.Helper> entered = new HashSet<>();
  private final List<StepDeclaration> steps = new ArrayList<>();

  private Walk(Round round, Evaluator evaluator) {
    this.round = round;
    this.evaluator = evaluator;
    this.failures = new ExpectedFailures(round.names());
  }

  /** The steps that a test runs. */
  static List<StepDeclaration> of(
      Round round, Evaluator evaluator, MethodTree method, ClassScope scope) {
    Walk walk = new Walk(round, evaluator);
    Variables variables = new Variables(evaluator, method);
    Locals locals = Locals.NONE;
    for (var parameter : method.getParameters()) {
      locals = locals.with(parameter.getName().toString());
    }
    new BodyScan(walk, variables, new Scope(scope, locals)).scan(method);
    return List.copyOf(walk.steps);
  }

  boolean expectsFailure(TryTree tree, Scope scope) {
    return failures.isExpected(tree, scope);
  }

  void called(MethodInvocationTree call, Scope scope) {
    if (isContinued(call)) {
      return;
    }
    Callee callee = round.callees().of(call, scope, (receiver, around) -> Value.unknown());
    if (callee instanceof Callee.Factory factory) {
      run(factory, call, scope);
    } else if (callee instanceof Callee.Helper helper && !round.effort().isSpent()) {
      enter(helper, call, scope);
    }
  }

  /** A method of what another call returned. */
  private static boolean isContinued(MethodInvocationTree call) {
    return call.getMethodSelect() instanceof MemberSelectTree select
        && select.getExpression() instanceof MethodInvocationTree;
  }

  private void run(Callee.Factory factory, MethodInvocationTree call, Scope scope) {
    List<? extends ExpressionTree> arguments = call.getArguments();
    if (arguments.isEmpty()) {
      return;
    }
    List<? extends ExpressionTree> rest = afterFirst(arguments);
    switch (factory.type() + "." + factory.method()) {
      case "Scenarios.executeDefs" ->
          steps.add(
              StepReader.read(
                  evaluator.values(rest, scope),
                  round.origin(call.getMethodSelect(), scope.type())));
      case "Scenarios.executeSteps" ->
          JavaFactories.spread(evaluator.values(rest, scope)).forEach(this::step);
      case "Scenarios.executeStepsWith" ->
          JavaFactories.spread(evaluator.values(afterFirst(rest), scope)).forEach(this::step);
      default -> {}
    }
  }

  /** A call that does not compile may have none. */
  private static <T> List<? extends T> afterFirst(List<? extends T> arguments) {
    return arguments.subList(Math.min(1, arguments.size()), arguments.size());
  }

  /** Operations are judged at set-up, on what the cgroups are by then. */
  private void step(Value value) {
    if (!(value instanceof Made step) || !step.is(Vocabulary.STEP)) {
      return;
    }
    if (step.member().equals(Vocabulary.STEP_OPS)) {
      step.receiver().ifPresent(this::step);
    } else if (step.arguments().size() > 1) {
      List<Value> definitions = step.arguments().subList(1, step.arguments().size());
      steps.add(StepReader.read(definitions, step.origin()));
    }
  }

  private void enter(Callee.Helper helper, MethodInvocationTree call, Scope scope) {
    if (!entered.add(helper)) {
      return;
    }
    round
        .sources()
        .method(helper.method())
        .filter(method -> method.getBody() != null)
        .ifPresent(
            method -> {
              Variables variables = new Variables(evaluator, method);
              Arguments arguments =
                  new Arguments(
                      evaluator.values(call.getArguments(), scope),
                      round.origin(call.getMethodSelect(), scope.type()));
              new BodyScan(this, variables, arguments.in(helper, method, variables)).scan(method);
            });
    if (!helper.method().getParameters().isEmpty()) {
      entered.remove(helper);
    }
  }
}
