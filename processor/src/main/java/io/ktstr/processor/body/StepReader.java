package io.ktstr.processor.body;

import io.ktstr.processor.body.Value.Items;
import io.ktstr.processor.read.DefinitionDeclaration;
import io.ktstr.processor.read.StepDeclaration;
import io.ktstr.processor.report.Origin;
import java.util.List;
import java.util.Optional;

/** From the arguments of a call that runs cgroups to what they declare. */
final class StepReader {

  private StepReader() {}

  /**
   * Reads one step.
   *
   * @param arguments definitions one by one, or all in an array or list
   * @param origin the call
   */
  static StepDeclaration read(List<Value> arguments, Origin origin) {
    List<Value> all =
        arguments.size() == 1 && arguments.get(0) instanceof Items items
            ? items.elements()
            : arguments;
    List<Optional<DefinitionDeclaration>> definitions =
        all.stream().map(DefinitionReader::read).toList();
    return new StepDeclaration(
        origin,
        definitions.stream().flatMap(Optional::stream).toList(),
        definitions.stream().allMatch(Optional::isPresent));
  }
}
