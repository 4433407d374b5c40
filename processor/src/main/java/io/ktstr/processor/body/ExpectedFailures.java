package io.ktstr.processor.body;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnionTypeTree;
import java.util.List;
import java.util.Set;

/** Code around which a wrong declaration is waited for. */
final class ExpectedFailures {

  /** Whoever catches anything else may wait for the exception of a wrong declaration. */
  private static final Set<String> UNRELATED =
      Set.of(
          "java.io.IOException",
          "java.io.UncheckedIOException",
          "java.lang.InterruptedException",
          "java.lang.IllegalStateException",
          "java.lang.AssertionError",
          "java.lang.NullPointerException",
          "java.lang.UnsupportedOperationException",
          "java.util.concurrent.ExecutionException",
          "java.util.concurrent.TimeoutException");

  private final Names names;

  ExpectedFailures(Names names) {
    this.names = names;
  }

  /** Whether a catch clause may be there for a declaration that set-up refuses. */
  boolean isExpected(TryTree tree, Scope scope) {
    return tree.getCatches().stream()
        .map(CatchTree::getParameter)
        .flatMap(parameter -> alternatives(parameter.getType()).stream())
        .anyMatch(type -> !isUnrelated(type, scope));
  }

  private static List<? extends Tree> alternatives(Tree type) {
    return type instanceof UnionTypeTree union ? union.getTypeAlternatives() : List.of(type);
  }

  private boolean isUnrelated(Tree type, Scope scope) {
    return type instanceof ExpressionTree name
        && names
            .type(name, scope)
            .filter(found -> UNRELATED.contains(found.getQualifiedName().toString()))
            .isPresent();
  }
}
