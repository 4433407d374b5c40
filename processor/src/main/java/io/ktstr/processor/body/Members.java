package io.ktstr.processor.body;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** Members of classes by name, own and inherited. */
final class Members {

  private final Elements elements;
  private final Map<TypeElement, Map<String, List<Element>>> own = new HashMap<>();
  private final Map<TypeElement, Boolean> known = new HashMap<>();

  Members(Elements elements) {
    this.elements = elements;
  }

  /** Whether all supertypes of a class are known. */
  boolean areKnown(TypeElement type) {
    Boolean before = known.get(type);
    if (before != null) {
      return before;
    }
    boolean all = supertypes(type).stream().allMatch(this::isKnown);
    known.put(type, all);
    return all;
  }

  private boolean isKnown(TypeMirror supertype) {
    return supertype.getKind() != TypeKind.ERROR && areKnown(element(supertype));
  }

  /** The field of this name, if it is certain which. */
  Optional<VariableElement> field(TypeElement type, String name) {
    return only(nearest(type, name, VariableElement.class));
  }

  /** The member class of this name, if it is certain which. */
  Optional<TypeElement> type(TypeElement type, String name) {
    return only(nearest(type, name, TypeElement.class));
  }

  /** All methods of this name that are not overridden. */
  List<ExecutableElement> methods(TypeElement type, String name) {
    List<ExecutableElement> found = new ArrayList<>(own(type, name, ExecutableElement.class));
    for (TypeMirror supertype : supertypes(type)) {
      for (ExecutableElement method : methods(element(supertype), name)) {
        boolean fresh = found.stream().noneMatch(m -> elements.overrides(m, method, type));
        if (fresh && !found.contains(method) && isInherited(method, type)) {
          found.add(method);
        }
      }
    }
    return found;
  }

  private <E extends Element> List<E> nearest(TypeElement type, String name, Class<E> kind) {
    List<E> found = own(type, name, kind);
    if (!found.isEmpty()) {
      return found;
    }
    List<E> inherited = new ArrayList<>();
    for (TypeMirror supertype : supertypes(type)) {
      for (E member : nearest(element(supertype), name, kind)) {
        if (!inherited.contains(member) && isInherited(member, type)) {
          inherited.add(member);
        }
      }
    }
    return inherited;
  }

  private <E extends Element> List<E> own(TypeElement type, String name, Class<E> kind) {
    return own.computeIfAbsent(type, Members::byName).getOrDefault(name, List.of()).stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  private static Map<String, List<Element>> byName(TypeElement type) {
    Map<String, List<Element>> members = new HashMap<>();
    for (Element member : type.getEnclosedElements()) {
      members
          .computeIfAbsent(member.getSimpleName().toString(), key -> new ArrayList<>())
          .add(member);
    }
    return members;
  }

  private boolean isInherited(Element member, TypeElement type) {
    return isAccessible(member, type) || member.getModifiers().contains(Modifier.PROTECTED);
  }

  /** Whether a class of its own may name a member without inheriting it. */
  boolean isAccessible(Element member, TypeElement from) {
    return member.getModifiers().contains(Modifier.PUBLIC)
        || (!member.getModifiers().contains(Modifier.PRIVATE)
            && elements.getPackageOf(member).equals(elements.getPackageOf(from)));
  }

  private static List<TypeMirror> supertypes(TypeElement type) {
    List<TypeMirror> supertypes = new ArrayList<>(type.getInterfaces());
    if (type.getSuperclass().getKind() != TypeKind.NONE) {
      supertypes.add(type.getSuperclass());
    }
    return supertypes;
  }

  private static TypeElement element(TypeMirror type) {
    return (TypeElement) ((DeclaredType) type).asElement();
  }

  private static <E> Optional<E> only(List<E> candidates) {
    return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
  }
}
