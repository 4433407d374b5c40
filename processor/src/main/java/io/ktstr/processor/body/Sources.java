package io.ktstr.processor.body;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import io.ktstr.processor.read.MethodBodies.Offset;
import io.ktstr.processor.read.SourceOrder;
import io.ktstr.processor.report.Origin;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** The source of elements, where it is compiled too. */
final class Sources {

  private final Trees trees;
  private final SourcePositions positions;
  private final Map<TypeElement, Optional<SourceFile>> files = new HashMap<>();

  Sources(Trees trees) {
    this.trees = trees;
    this.positions = trees.getSourcePositions();
  }

  Optional<SourceFile> file(Element element) {
    return files.computeIfAbsent(topLevel(element), this::read);
  }

  private Optional<SourceFile> read(TypeElement type) {
    TreePath path = trees.getPath(type);
    return Optional.ofNullable(path).map(p -> SourceFile.of(p.getCompilationUnit()));
  }

  private static TypeElement topLevel(Element element) {
    Element around = element;
    while (!(around instanceof TypeElement)
        || around.getEnclosingElement() instanceof TypeElement) {
      around = around.getEnclosingElement();
    }
    return (TypeElement) around;
  }

  Optional<MethodTree> method(ExecutableElement method) {
    return Optional.ofNullable(trees.getTree(method));
  }

  Optional<Tree> tree(Element element) {
    return Optional.ofNullable(trees.getTree(element));
  }

  Optional<VariableTree> variable(VariableElement variable) {
    return tree(variable).filter(VariableTree.class::isInstance).map(VariableTree.class::cast);
  }

  Optional<Offset> offset(Element element) {
    return file(element)
        .flatMap(file -> tree(element).map(tree -> offset(file, start(file, tree))));
  }

  /** The place of a tree within a class, in the order of the source. */
  Origin origin(Tree tree, ClassScope scope, SourceOrder order) {
    SourceFile file = scope.file();
    return Origin.within(
        scope.type(),
        new TreeCaret(trees, file.tree(), tree),
        order.of(offset(file, caret(file, tree))));
  }

  private static Offset offset(SourceFile file, int start) {
    return new Offset(file.tree(), start);
  }

  private int start(SourceFile file, Tree tree) {
    return (int) positions.getStartPosition(file.tree(), tree);
  }

  /** About where the compiler marks a tree: a chain is marked at its last name. */
  private int caret(SourceFile file, Tree tree) {
    if (tree instanceof MemberSelectTree select) {
      return last(file, select.getExpression()) + 1;
    }
    return start(file, tree);
  }

  private int last(SourceFile file, Tree tree) {
    if (!(tree instanceof MethodInvocationTree call)) {
      return caret(file, tree);
    }
    int last = caret(file, call.getMethodSelect());
    for (ExpressionTree argument : call.getArguments()) {
      last = Math.max(last, last(file, argument));
    }
    return last;
  }
}
