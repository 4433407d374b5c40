package io.ktstr.processor.body;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.function.Supplier;

/** Walks through one body, keeps track of its local names, and finds the calls that run steps. */
final class BodyScan extends TreeScanner<Void, Void> {

  private final Walk walk;
  private final Variables variables;
  private Scope scope;

  BodyScan(Walk walk, Variables variables, Scope scope) {
    this.walk = walk;
    this.variables = variables;
    this.scope = variables.in(scope);
  }

  void scan(MethodTree method) {
    scan(method.getBody(), null);
  }

  private Void inner(Supplier<Void> scan) {
    Scope around = scope;
    scan.get();
    scope = around;
    return null;
  }

  @Override
  public Void visitBlock(BlockTree tree, Void ignored) {
    return inner(() -> super.visitBlock(tree, null));
  }

  @Override
  public Void visitForLoop(ForLoopTree tree, Void ignored) {
    return inner(() -> super.visitForLoop(tree, null));
  }

  @Override
  public Void visitEnhancedForLoop(EnhancedForLoopTree tree, Void ignored) {
    return inner(() -> super.visitEnhancedForLoop(tree, null));
  }

  @Override
  public Void visitCatch(CatchTree tree, Void ignored) {
    return inner(() -> super.visitCatch(tree, null));
  }

  @Override
  public Void visitSwitch(SwitchTree tree, Void ignored) {
    return inner(() -> super.visitSwitch(tree, null));
  }

  @Override
  public Void visitSwitchExpression(SwitchExpressionTree tree, Void ignored) {
    return inner(() -> super.visitSwitchExpression(tree, null));
  }

  @Override
  public Void visitTry(TryTree tree, Void ignored) {
    if (!walk.expectsFailure(tree, scope)) {
      return inner(() -> super.visitTry(tree, null));
    }
    scan(tree.getCatches(), null);
    return scan(tree.getFinallyBlock(), null);
  }

  /** Whoever gets a lambda may wait for it to fail, or never call it. */
  @Override
  public Void visitLambdaExpression(LambdaExpressionTree tree, Void ignored) {
    return null;
  }

  /** Within a local class, names mean something else; from now on also that of the class. */
  @Override
  public Void visitClass(ClassTree tree, Void ignored) {
    scope = scope.with(scope.locals().with(tree.getSimpleName().toString()));
    return null;
  }

  @Override
  public Void visitVariable(VariableTree tree, Void ignored) {
    scan(tree.getInitializer(), null);
    scope = Helpers.declare(variables, tree, scope);
    return null;
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree tree, Void ignored) {
    walk.called(tree, scope);
    return super.visitMethodInvocation(tree, null);
  }
}
