package io.ktstr.processor.body;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.function.Predicate;

/** Whether the elements of an array stay as they are: whoever else gets it might replace them. */
final class ArrayUses extends TreeScanner<Void, Void> {

  private final String name;
  private final Predicate<MethodInvocationTree> isReader;
  private boolean escapes;

  private ArrayUses(String name, Predicate<MethodInvocationTree> isReader) {
    this.name = name;
    this.isReader = isReader;
  }

  /**
   * Whether an array is only read.
   *
   * @param name its name
   * @param around everything that may use it
   * @param isReader whether a call leaves its arguments alone
   */
  static boolean areReads(String name, Tree around, Predicate<MethodInvocationTree> isReader) {
    ArrayUses uses = new ArrayUses(name, isReader);
    uses.scan(around, null);
    return !uses.escapes && !BodyFacts.of(around).changes(name);
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree call, Void ignored) {
    scan(call.getMethodSelect(), null);
    boolean harmless = call.getArguments().stream().anyMatch(this::isName) && isReader.test(call);
    for (ExpressionTree argument : call.getArguments()) {
      if (!harmless || !isName(argument)) {
        scan(argument, null);
      }
    }
    return null;
  }

  @Override
  public Void visitArrayAccess(ArrayAccessTree access, Void ignored) {
    if (!isName(access.getExpression())) {
      scan(access.getExpression(), null);
    }
    return scan(access.getIndex(), null);
  }

  @Override
  public Void visitMemberSelect(MemberSelectTree select, Void ignored) {
    if (isName(select.getExpression()) && select.getIdentifier().contentEquals("length")) {
      return null;
    }
    escapes |= select.getIdentifier().contentEquals(name);
    return super.visitMemberSelect(select, null);
  }

  @Override
  public Void visitIdentifier(IdentifierTree identifier, Void ignored) {
    escapes |= isName(identifier);
    return null;
  }

  private boolean isName(Tree tree) {
    return tree instanceof IdentifierTree identifier && identifier.getName().contentEquals(name);
  }
}
