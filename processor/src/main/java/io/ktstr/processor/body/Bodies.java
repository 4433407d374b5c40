package io.ktstr.processor.body;

import com.sun.source.tree.MethodTree;
import com.sun.source.util.Trees;
import io.ktstr.processor.read.BodyDeclaration;
import io.ktstr.processor.read.MethodBodies;
import io.ktstr.processor.read.SourceOrder;
import io.ktstr.processor.read.StepDeclaration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** The bodies of the tests of one round. */
public final class Bodies implements MethodBodies {

  private final Sources sources;
  private final Elements elements;
  private final boolean last;
  private final BiConsumer<ExecutableElement, Throwable> defects;
  private Optional<Reading> reading = Optional.empty();

  private record Reading(SourceOrder order, Round round, Evaluator evaluator) {}

  private Bodies(
      Trees trees,
      Elements elements,
      boolean last,
      BiConsumer<ExecutableElement, Throwable> defects) {
    this.sources = new Sources(trees);
    this.elements = elements;
    this.last = last;
    this.defects = defects;
  }

  /**
   * The bodies of a round.
   *
   * @param environment of the compiler
   * @param last whether there is no further round
   * @param defects is told what went wrong here with the body of a method
   * @return empty if the compiler, or a build tool between it and us, shows no bodies
   */
  public static Optional<MethodBodies> of(
      ProcessingEnvironment environment,
      boolean last,
      BiConsumer<ExecutableElement, Throwable> defects) {
    try {
      Trees trees = Trees.instance(environment);
      return Optional.of(new Bodies(trees, environment.getElementUtils(), last, defects));
    } catch (IllegalArgumentException | LinkageError e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<Offset> offsetOf(Element element) {
    return sources.offset(element);
  }

  @Override
  public BodyDeclaration bodyOf(ExecutableElement method, SourceOrder order) {
    try {
      return sources
          .method(method)
          .filter(tree -> tree.getBody() != null)
          .map(tree -> read(method, tree, order))
          .orElse(BodyDeclaration.HIDDEN);
    } catch (RuntimeException | LinkageError e) {
      defects.accept(method, e);
      return BodyDeclaration.HIDDEN;
    }
  }

  private BodyDeclaration read(ExecutableElement method, MethodTree tree, SourceOrder order) {
    Reading current = readingIn(order);
    Round round = current.round();
    round.effort().renew();
    List<StepDeclaration> steps =
        round
            .classes()
            .ofTests((TypeElement) method.getEnclosingElement())
            .map(scope -> Walk.of(round, current.evaluator(), tree, scope))
            .orElse(List.of());
    boolean settled = round.types().allFound() || last;
    return new BodyDeclaration(settled ? steps : List.of(), settled);
  }

  private Reading readingIn(SourceOrder order) {
    if (reading.filter(r -> r.order().equals(order)).isEmpty()) {
      Round round = Round.of(sources, elements, order);
      reading = Optional.of(new Reading(order, round, new Evaluator(round)));
    }
    return reading.get();
  }
}
