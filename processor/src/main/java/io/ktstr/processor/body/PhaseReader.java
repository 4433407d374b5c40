package io.ktstr.processor.body;

import io.ktstr.model.LoopKind;
import io.ktstr.model.Phase;
import io.ktstr.processor.body.Value.Items;
import io.ktstr.processor.body.Value.Made;
import io.ktstr.processor.read.PhaseDeclaration;
import io.ktstr.processor.read.WorkDeclaration;
import io.ktstr.processor.read.Written;
import io.ktstr.processor.read.WrittenList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the {@link Phase}s of a sequence. */
final class PhaseReader {

  private static final Map<String, Phase.Kind> KINDS =
      Map.of(
          "spin", Phase.Kind.SPIN,
          "sleep", Phase.Kind.SLEEP,
          "yield", Phase.Kind.YIELD,
          "io", Phase.Kind.IO);

  private PhaseReader() {}

  static WorkDeclaration sequence(Made made) {
    List<Value> arguments = withoutArray(made.arguments());
    List<Written<PhaseDeclaration>> phases = new ArrayList<>();
    arguments.forEach(argument -> phase(argument).ifPresent(phases::add));
    boolean all =
        phases.size() == arguments.size()
            && phases.stream().allMatch(phase -> phase.value().millis().isPresent());
    return new WorkDeclaration(
        new Written<>(LoopKind.SEQUENCE, made.origin()),
        Map.of(),
        Optional.of(new WrittenList<>(phases, made.origin())),
        Optional.empty(),
        all ? Set.of() : Set.of(LoopKind.PHASES));
  }

  /** An array may stand for all arguments but the first. */
  private static List<Value> withoutArray(List<Value> arguments) {
    if (arguments.size() == 2 && arguments.get(1) instanceof Items rest && rest.isArray()) {
      List<Value> all = new ArrayList<>(arguments.subList(0, 1));
      all.addAll(rest.elements());
      return all;
    }
    return arguments;
  }

  private static Optional<Written<PhaseDeclaration>> phase(Value value) {
    return value instanceof Made made && made.is("Phase") && KINDS.containsKey(made.member())
        ? Optional.of(new Written<>(phase(KINDS.get(made.member()), made), made.origin()))
        : Optional.empty();
  }

  private static PhaseDeclaration phase(Phase.Kind kind, Made made) {
    return new PhaseDeclaration(
        kind,
        DurationReader.read(made.argument(0))
            .map(duration -> duration.map(time -> new Phase(kind, time).millis())));
  }
}
