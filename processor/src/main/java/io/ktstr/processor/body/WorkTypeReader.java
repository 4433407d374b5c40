package io.ktstr.processor.body;

import io.ktstr.model.LoopKind;
import io.ktstr.model.LoopParameter;
import io.ktstr.processor.body.Value.Items;
import io.ktstr.processor.body.Value.Made;
import io.ktstr.processor.read.WorkDeclaration;
import io.ktstr.processor.read.Written;
import io.ktstr.processor.read.WrittenList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a {@link io.ktstr.model.WorkType} that is a loop. */
final class WorkTypeReader {

  private final LoopKind kind;
  private final Made made;

  private WorkTypeReader(LoopKind kind, Made made) {
    this.kind = kind;
    this.made = made;
  }

  static Part<WorkDeclaration> read(Value value) {
    return value instanceof Made made && made.is("WorkType")
        ? Part.of(LoopKind.ofFactory(made.member()).map(k -> new WorkTypeReader(k, made).read()))
        : Part.unknown();
  }

  private WorkDeclaration read() {
    return switch (kind) {
      case SEQUENCE -> PhaseReader.sequence(made);
      case NUMA_WORKING_SET_SWEEP -> sweep();
      default -> numbers(made.arguments().isEmpty() ? List.of() : kind.parameters());
    };
  }

  private WorkDeclaration numbers(List<LoopParameter> parameters) {
    Map<String, Written<Long>> known = new HashMap<>();
    Set<String> unknown = new HashSet<>();
    for (int i = 0; i < parameters.size(); i++) {
      String name = parameters.get(i).name();
      Numbers.size(made.argument(i))
          .ifPresentOrElse(number -> known.put(name, number), () -> unknown.add(name));
    }
    return WorkDeclaration.of(new Written<>(kind, made.origin())).with(known, unknown);
  }

  /** Nodes one by one or as an array, or numbers and then a list of nodes. */
  private WorkDeclaration sweep() {
    List<Value> arguments = made.arguments();
    int numbers = kind.parameters().size();
    if (arguments.size() == numbers + 1 && isList(arguments.get(numbers))) {
      return withNodes(numbers(kind.parameters()), arguments.subList(numbers, numbers + 1));
    }
    return withNodes(numbers(List.of()), arguments);
  }

  private static boolean isList(Value value) {
    return value instanceof Items items && !items.isArray();
  }

  private WorkDeclaration withNodes(WorkDeclaration work, List<Value> arguments) {
    Optional<WrittenList<Integer>> nodes = Numbers.ids(arguments, made.origin());
    Set<String> unknown = new HashSet<>(work.unknown());
    if (nodes.isEmpty()) {
      unknown.add(LoopKind.NODES);
    }
    return new WorkDeclaration(work.kind(), work.numbers(), work.phases(), nodes, unknown);
  }
}
