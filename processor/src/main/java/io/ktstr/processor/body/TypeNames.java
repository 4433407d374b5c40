package io.ktstr.processor.body;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** The classes of one round by name. */
final class TypeNames {

  private final Elements elements;
  private final Members members;
  private final Map<String, Optional<TypeElement>> qualified = new HashMap<>();
  private final Map<Place, Optional<TypeElement>> simple = new HashMap<>();
  private boolean allFound = true;

  private record Place(TypeElement type, String name) {}

  TypeNames(Elements elements, Members members) {
    this.elements = elements;
    this.members = members;
  }

  /** Whether every name so far is known, since the last time that this was asked. */
  boolean allFound() {
    boolean before = allFound;
    allFound = true;
    return before;
  }

  /** Notes whether something is known, and passes it on. */
  boolean note(boolean known) {
    allFound &= known;
    return known;
  }

  /** The class of a canonical name. */
  Optional<TypeElement> qualified(String name) {
    return qualified.computeIfAbsent(name, n -> Optional.ofNullable(elements.getTypeElement(n)));
  }

  /** The class of a simple name. */
  Optional<TypeElement> simple(String name, ClassScope scope) {
    return simple.computeIfAbsent(new Place(scope.type(), name), place -> find(name, scope));
  }

  private Optional<TypeElement> find(String name, ClassScope scope) {
    Imports imports = scope.file().imports();
    Optional<TypeElement> member = member(name, scope.type());
    if (member.isPresent() || imports.types().containsKey(name)) {
      return member.or(() -> qualified(imports.types().get(name)));
    }
    return importedMember(name, imports)
        .or(() -> qualified(scope.file().packagePrefix() + name))
        .or(() -> onDemand(name, imports));
  }

  private Optional<TypeElement> member(String name, TypeElement type) {
    return Stream.<TypeElement>iterate(type, around -> around != null, TypeNames::enclosingType)
        .flatMap(
            around ->
                around.getSimpleName().contentEquals(name)
                    ? Stream.of(around)
                    : members.type(around, name).stream())
        .findFirst();
  }

  private Optional<TypeElement> importedMember(String name, Imports imports) {
    return imports.ownersOf(name).stream()
        .flatMap(owner -> qualified(owner + "." + name).stream())
        .findFirst();
  }

  private Optional<TypeElement> onDemand(String name, Imports imports) {
    Stream<String> packages =
        Stream.of(
                imports.packages().stream(),
                imports.owners().stream(),
                Stream.of("java.lang"),
                imports.modules().stream().flatMap(this::packages))
            .flatMap(p -> p);
    return packages.flatMap(p -> qualified(p + "." + name).stream()).findFirst();
  }

  private Stream<String> packages(String module) {
    ModuleElement element = elements.getModuleElement(module);
    return element == null
        ? Stream.empty()
        : ElementFilter.exportsIn(element.getDirectives()).stream()
            .map(exports -> exports.getPackage().getQualifiedName().toString());
  }

  static TypeElement enclosingType(TypeElement type) {
    Element around = type.getEnclosingElement();
    return around instanceof TypeElement outer ? outer : null;
  }
}
