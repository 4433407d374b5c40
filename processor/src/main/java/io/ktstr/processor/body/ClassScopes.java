package io.ktstr.processor.body;

import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** The classes of one round of which everything is known that a name may mean. */
final class ClassScopes {

  private final Sources sources;
  private final Members members;
  private final TypeNames types;

  ClassScopes(Sources sources, Members members, TypeNames types) {
    this.sources = sources;
    this.members = members;
    this.types = types;
  }

  /** A class of which tests are run. */
  Optional<ClassScope> ofTests(TypeElement type) {
    return of(type, !type.getModifiers().contains(Modifier.ABSTRACT));
  }

  /** Any other class. */
  Optional<ClassScope> of(TypeElement type) {
    return of(type, false);
  }

  private Optional<ClassScope> of(TypeElement type, boolean exact) {
    return sources
        .file(type)
        .filter(file -> types.note(isKnown(type) && areKnown(file.imports())))
        .map(file -> new ClassScope(type, file, exact));
  }

  private boolean areKnown(Imports imports) {
    return imports.allOwners().allMatch(owner -> types.qualified(owner).isPresent());
  }

  private boolean isKnown(TypeElement type) {
    return Stream.<TypeElement>iterate(type, around -> around != null, TypeNames::enclosingType)
        .allMatch(members::areKnown);
  }
}
