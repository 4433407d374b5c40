package io.ktstr.processor.body;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** What a name means at its place, in the order of chapter 6 of the Java Language Specification. */
final class Names {

  private final TypeNames types;
  private final Members members;
  private final Map<Place, Optional<VariableElement>> fields = new HashMap<>();
  private final Map<Place, Optional<TypeElement>> owners = new HashMap<>();

  /** A name within a class. */
  private record Place(TypeElement type, String name) {}

  Names(TypeNames types, Members members) {
    this.types = types;
    this.members = members;
  }

  /** The class that an expression names, if it is not a variable. */
  Optional<TypeElement> type(ExpressionTree tree, Scope scope) {
    Optional<TypeElement> type = find(tree, scope);
    types.note(type.isPresent() || !isMissing(tree, scope));
    return type;
  }

  private Optional<TypeElement> find(ExpressionTree tree, Scope scope) {
    if (tree instanceof IdentifierTree name) {
      String simple = name.getName().toString();
      return isVariable(simple, scope) ? Optional.empty() : types.simple(simple, scope.type());
    }
    if (tree instanceof MemberSelectTree select) {
      return find(select.getExpression(), scope)
          .map(outer -> members.type(outer, select.getIdentifier().toString()))
          .orElseGet(
              () -> isMissing(tree, scope) ? types.qualified(tree.toString()) : Optional.empty());
    }
    return Optional.empty();
  }

  /** Whether nothing is known by this name, nor by the names with which it begins. */
  private boolean isMissing(ExpressionTree tree, Scope scope) {
    if (tree instanceof MemberSelectTree select) {
      return isMissing(select.getExpression(), scope);
    }
    return tree instanceof IdentifierTree name
        && !Scope.isThis(tree)
        && !isVariable(name.getName().toString(), scope)
        && find(tree, scope).isEmpty();
  }

  private boolean isVariable(String name, Scope scope) {
    return scope.locals().get(name).isPresent() || field(name, scope.type()).isPresent();
  }

  /** The field that a simple name means where no local name hides it. */
  Optional<VariableElement> field(String name, ClassScope scope) {
    return fields.computeIfAbsent(new Place(scope.type(), name), place -> find(name, scope));
  }

  private Optional<VariableElement> find(String name, ClassScope scope) {
    return Stream.<TypeElement>iterate(
            scope.type(), around -> around != null, TypeNames::enclosingType)
        .flatMap(around -> members.field(around, name).stream())
        .findFirst()
        .or(() -> importedField(name, scope));
  }

  private Optional<VariableElement> importedField(String name, ClassScope scope) {
    Imports imports = scope.file().imports();
    return Stream.concat(imports.ownersOf(name).stream(), imports.owners().stream())
        .flatMap(owner -> types.qualified(owner).stream())
        .flatMap(owner -> members.field(owner, name).stream())
        .filter(field -> isImportable(field, scope))
        .findFirst();
  }

  private boolean isImportable(Element member, ClassScope scope) {
    return member.getModifiers().contains(Modifier.STATIC)
        && members.isAccessible(member, scope.type());
  }

  /** The innermost class around an expression that has methods of this name. */
  Optional<TypeElement> ownerOfMethod(String name, ClassScope scope) {
    return owners.computeIfAbsent(
        new Place(scope.type(), name),
        place ->
            Stream.<TypeElement>iterate(
                    scope.type(), around -> around != null, TypeNames::enclosingType)
                .filter(around -> !members.methods(around, name).isEmpty())
                .findFirst());
  }

  /** The class from which methods of this name are imported, if it is certain which. */
  Optional<TypeElement> importedOwnerOfMethod(String name, ClassScope scope) {
    Imports imports = scope.file().imports();
    List<TypeElement> owners =
        Stream.concat(imports.ownersOf(name).stream(), imports.owners().stream())
            .distinct()
            .flatMap(owner -> types.qualified(owner).stream())
            .filter(
                owner ->
                    members.methods(owner, name).stream().anyMatch(m -> isImportable(m, scope)))
            .toList();
    return owners.size() == 1 ? Optional.of(owners.get(0)) : Optional.empty();
  }
}
