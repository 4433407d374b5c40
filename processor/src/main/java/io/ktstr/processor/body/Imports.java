package io.ktstr.processor.body;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The imports of a file, as qualified names. */
final class Imports {

  private static final String ALL = "*";

  /** {@code isModule()} is newer than the oldest compiler. */
  private static final String MODULE = "import module ";

  private final Map<String, String> types = new TreeMap<>();
  private final List<String> packages = new ArrayList<>();
  private final Map<String, List<String>> members = new TreeMap<>();
  private final List<String> owners = new ArrayList<>();
  private final List<String> modules = new ArrayList<>();

  Imports(CompilationUnitTree file) {
    file.getImports().forEach(this::add);
  }

  private void add(ImportTree tree) {
    if (tree.toString().startsWith(MODULE)) {
      modules.add(tree.getQualifiedIdentifier().toString());
    } else if (tree.getQualifiedIdentifier() instanceof MemberSelectTree imported) {
      add(imported.getExpression().toString(), imported.getIdentifier().toString(), tree);
    }
  }

  private void add(String owner, String name, ImportTree tree) {
    if (name.equals(ALL)) {
      (tree.isStatic() ? owners : packages).add(owner);
    } else if (tree.isStatic()) {
      members.computeIfAbsent(name, key -> new ArrayList<>()).add(owner);
    } else {
      types.put(name, owner + "." + name);
    }
  }

  /** Single types: simple name to qualified name. */
  Map<String, String> types() {
    return Collections.unmodifiableMap(types);
  }

  /** Packages, and types, whose types are all imported. */
  List<String> packages() {
    return Collections.unmodifiableList(packages);
  }

  /** All types from which static members are imported. */
  Stream<String> allOwners() {
    return Stream.concat(members.values().stream().flatMap(List::stream), owners.stream());
  }

  /** Types from which static members of this name are imported one by one. */
  List<String> ownersOf(String name) {
    return Collections.unmodifiableList(members.getOrDefault(name, List.of()));
  }

  /** Types whose static members are all imported. */
  List<String> owners() {
    return Collections.unmodifiableList(owners);
  }

  /** Modules whose packages are all imported. */
  List<String> modules() {
    return Collections.unmodifiableList(modules);
  }
}
