package io.ktstr.processor.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * Where classes and members stand: top-level classes in the order in which they are met, then
 * methods as in the source, then nested classes. How methods and nested classes alternate is not to
 * be seen from elements.
 */
final class SourceOrder {

  private final Map<Element, Integer> topLevel = new HashMap<>();

  List<Integer> of(Element element) {
    if (element.getEnclosingElement() instanceof TypeElement around) {
      List<Integer> position = of(around);
      List<? extends Element> members = around.getEnclosedElements();
      int afterMethods = element instanceof TypeElement ? members.size() : 0;
      position.add(members.indexOf(element) + afterMethods);
      return position;
    }
    List<Integer> position = new ArrayList<>();
    topLevel.putIfAbsent(element, topLevel.size());
    position.add(topLevel.get(element));
    return position;
  }
}
