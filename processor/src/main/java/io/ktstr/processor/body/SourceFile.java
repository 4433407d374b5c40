package io.ktstr.processor.body;

import com.sun.source.tree.CompilationUnitTree;

/**
 * A file that is compiled.
 *
 * @param tree the file
 * @param imports its imports
 * @param packagePrefix its package with a dot at the end; empty for the unnamed one
 */
record SourceFile(CompilationUnitTree tree, Imports imports, String packagePrefix) {

  static SourceFile of(CompilationUnitTree tree) {
    String prefix = tree.getPackageName() == null ? "" : tree.getPackageName() + ".";
    return new SourceFile(tree, new Imports(tree), prefix);
  }
}
