package io.ktstr.processor.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;

/**
 * A place in the source.
 *
 * @param element the class, method or parameter
 * @param mirror the annotation on it, if the place is in one
 * @param value the value within the annotation, at any depth, down to an element of an array
 * @param caret how to mark the place if it is within a body, where no element is
 * @param position index at each level from the compilation down to the place; gives the order of
 *     the source
 */
public record Origin(
    Element element,
    Optional<AnnotationMirror> mirror,
    Optional<AnnotationValue> value,
    Optional<Caret> caret,
    List<Integer> position) {

  /** Copies the position. */
  public Origin {
    position = List.copyOf(position);
  }

  /**
   * The name of an element.
   *
   * @param element the class, method or parameter
   * @param position its place in the order of the source
   * @return the place
   */
  public static Origin of(Element element, List<Integer> position) {
    return new Origin(element, Optional.empty(), Optional.empty(), Optional.empty(), position);
  }

  /**
   * A place within the body of an element.
   *
   * @param element the class or method around it
   * @param caret how to mark it
   * @param position its place in the order of the source
   * @return the place
   */
  public static Origin within(Element element, Caret caret, List<Integer> position) {
    return new Origin(element, Optional.empty(), Optional.empty(), Optional.of(caret), position);
  }

  /**
   * An annotation on the element.
   *
   * @param annotation the annotation
   * @param index which one it is, from 0
   * @return the place
   */
  public Origin in(AnnotationMirror annotation, int index) {
    return new Origin(
        element, Optional.of(annotation), Optional.empty(), Optional.empty(), deeper(index));
  }

  /**
   * A value within the annotation, or within the value that this place is.
   *
   * @param inner the value
   * @param index which one it is in the order written, from 0
   * @return the place
   */
  public Origin at(AnnotationValue inner, int index) {
    return new Origin(element, mirror, Optional.of(inner), Optional.empty(), deeper(index));
  }

  private List<Integer> deeper(int index) {
    List<Integer> longer = new ArrayList<>(position);
    longer.add(index);
    return longer;
  }

  /**
   * Whether this place is before another one.
   *
   * @param other the other place
   * @return negative, zero or positive, as a comparator does
   */
  public int compareInSource(Origin other) {
    for (int i = 0; i < Math.min(position.size(), other.position.size()); i++) {
      int order = Integer.compare(position.get(i), other.position.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(position.size(), other.position.size());
  }
}
