package io.ktstr.processor.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * Where classes and members stand: files in the order in which they are met, then by offset. Where
 * offsets are hidden, methods come as in the source, then nested classes: how they alternate is not
 * to be seen from elements.
 */
public final class SourceOrder {

  private final MethodBodies bodies;
  private final Map<Object, Integer> files = new HashMap<>();

  SourceOrder(MethodBodies bodies) {
    this.bodies = bodies;
  }

  /**
   * The position of a place in a file.
   *
   * @param offset the place
   * @return to be compared with positions of this order only
   */
  public List<Integer> of(MethodBodies.Offset offset) {
    return List.of(indexOf(offset.file()), offset.start());
  }

  /** Changeable, to be made longer. */
  List<Integer> of(Element element) {
    return new ArrayList<>(
        bodies.offsetOf(element).map(this::of).orElseGet(() -> amongMembers(element)));
  }

  private List<Integer> amongMembers(Element element) {
    if (element.getEnclosingElement() instanceof TypeElement around) {
      List<Integer> position = of(around);
      List<? extends Element> members = around.getEnclosedElements();
      int afterMethods = element instanceof TypeElement ? members.size() : 0;
      position.add(members.indexOf(element) + afterMethods);
      return position;
    }
    return List.of(indexOf(element));
  }

  private int indexOf(Object file) {
    files.putIfAbsent(file, files.size());
    return files.get(file);
  }
}
