package io.ktstr.processor.body;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreeScanner;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/** Which names of a body may stand for more than one value. */
final class BodyFacts extends TreeScanner<Void, Void> {

  private static final Set<Tree.Kind> STEPS =
      Set.of(
          Tree.Kind.PREFIX_INCREMENT,
          Tree.Kind.PREFIX_DECREMENT,
          Tree.Kind.POSTFIX_INCREMENT,
          Tree.Kind.POSTFIX_DECREMENT);

  private final Set<String> changed = new HashSet<>();
  private final Set<String> patterns = new HashSet<>();

  private BodyFacts() {}

  static BodyFacts of(Tree body) {
    BodyFacts facts = new BodyFacts();
    facts.scan(body, null);
    return facts;
  }

  /** Whether a name is assigned to anywhere in the body. */
  boolean changes(String name) {
    return changed.contains(name);
  }

  /** Names that patterns bind: where each of them is seen depends on conditions. */
  Set<String> patterns() {
    return Collections.unmodifiableSet(patterns);
  }

  @Override
  public Void visitAssignment(AssignmentTree tree, Void ignored) {
    change(tree.getVariable());
    return super.visitAssignment(tree, null);
  }

  @Override
  public Void visitCompoundAssignment(CompoundAssignmentTree tree, Void ignored) {
    change(tree.getVariable());
    return super.visitCompoundAssignment(tree, null);
  }

  @Override
  public Void visitUnary(UnaryTree tree, Void ignored) {
    if (STEPS.contains(tree.getKind())) {
      change(tree.getExpression());
    }
    return super.visitUnary(tree, null);
  }

  @Override
  public Void visitBindingPattern(BindingPatternTree tree, Void ignored) {
    patterns.add(tree.getVariable().getName().toString());
    return super.visitBindingPattern(tree, null);
  }

  private void change(ExpressionTree target) {
    if (target instanceof IdentifierTree name) {
      changed.add(name.getName().toString());
    } else if (target instanceof MemberSelectTree select) {
      changed.add(select.getIdentifier().toString());
    } else if (target instanceof ArrayAccessTree access) {
      change(access.getExpression());
    } else if (target instanceof ParenthesizedTree inner) {
      change(inner.getExpression());
    }
  }
}
