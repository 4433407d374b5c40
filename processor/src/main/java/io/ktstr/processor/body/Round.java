package io.ktstr.processor.body;

import com.sun.source.tree.Tree;
import io.ktstr.processor.read.SourceOrder;
import io.ktstr.processor.report.Origin;
import javax.lang.model.util.Elements;

/**
 * What is known in one round, shared by all bodies.
 *
 * @param order gives each place its position
 * @param sources trees of elements
 * @param members members of classes
 * @param types classes by name
 * @param names other names
 * @param classes classes with everything that is known of them
 * @param callees what calls run
 * @param effort what may still be spent on the body at hand
 */
record Round(
    SourceOrder order,
    Sources sources,
    Members members,
    TypeNames types,
    Names names,
    ClassScopes classes,
    Callees callees,
    Effort effort) {

  static Round of(Sources sources, Elements elements, SourceOrder order) {
    Members members = new Members(elements);
    TypeNames types = new TypeNames(elements, members);
    Names names = new Names(types, members);
    ClassScopes classes = new ClassScopes(sources, members, types);
    Callees callees = new Callees(names, members, classes);
    return new Round(order, sources, members, types, names, classes, callees, new Effort());
  }

  Origin origin(Tree tree, ClassScope scope) {
    return sources.origin(tree, scope, order);
  }
}
