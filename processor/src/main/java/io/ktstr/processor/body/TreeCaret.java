package io.ktstr.processor.body;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.Trees;
import io.ktstr.processor.report.Caret;
import javax.tools.Diagnostic;

/** A place in a body; equal by identity of its tree. */
record TreeCaret(Trees trees, CompilationUnitTree file, Tree tree) implements Caret {

  @Override
  public void mark(Diagnostic.Kind kind, String message) {
    trees.printMessage(kind, message, tree, file);
  }
}
