package io.ktstr.processor.read;

import io.ktstr.model.LoopKind;
import io.ktstr.model.LoopParameter;
import io.ktstr.model.LoopParameter.Unit;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is said about a loop.
 *
 * @param kind what the workers do
 * @param numbers its numbers that are written and known, by name
 * @param phases phases
 * @param nodes nodes
 * @param unknown names of what is written, but is only known in a run
 */
public record WorkDeclaration(
    Written<LoopKind> kind,
    Map<String, Written<Long>> numbers,
    Optional<WrittenList<PhaseDeclaration>> phases,
    Optional<WrittenList<Integer>> nodes,
    Set<String> unknown) {

  /** Copies the collections. */
  public WorkDeclaration {
    numbers = Map.copyOf(numbers);
    unknown = Set.copyOf(unknown);
  }

  /**
   * A loop of which only the kind is said.
   *
   * @param kind what the workers do
   * @return the declaration
   */
  public static WorkDeclaration of(Written<LoopKind> kind) {
    return new WorkDeclaration(kind, Map.of(), Optional.empty(), Optional.empty(), Set.of());
  }

  /**
   * The same loop with numbers.
   *
   * @param known those that are known, by name
   * @param notKnown names of the others
   * @return the declaration
   */
  public WorkDeclaration with(Map<String, Written<Long>> known, Set<String> notKnown) {
    return new WorkDeclaration(kind, known, phases, nodes, notKnown);
  }

  static WorkDeclaration read(Members work) {
    Map<String, Written<Long>> numbers = new TreeMap<>();
    Arrays.stream(LoopKind.values())
        .flatMap(kind -> kind.parameters().stream())
        .map(LoopParameter::name)
        .forEach(
            name ->
                work.one(name, Number.class)
                    .ifPresent(number -> numbers.put(name, number.map(Number::longValue))));
    return new WorkDeclaration(
        work.constant("value").map(kind -> kind.map(LoopKind::valueOf)).orElseThrow(),
        numbers,
        work.nestedList(LoopKind.PHASES).map(list -> list.map(PhaseDeclaration::read)),
        work.list(LoopKind.NODES, Integer.class),
        Set.of());
  }

  /**
   * Whether it is known how many workers make a group.
   *
   * @return false if a number that decides it is not known
   */
  public boolean groupSizeIsKnown() {
    return kind.value().parameters().stream()
        .noneMatch(p -> p.unit() == Unit.WORKERS && unknown.contains(p.name()));
  }
}
