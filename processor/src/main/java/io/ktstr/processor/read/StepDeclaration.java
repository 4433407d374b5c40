package io.ktstr.processor.read;

import io.ktstr.processor.report.Origin;
import java.util.List;

/**
 * What a body says about cgroups that run at the same time.
 *
 * @param origin the call that runs them
 * @param definitions those that are known
 * @param complete whether that is all of them
 */
public record StepDeclaration(
    Origin origin, List<DefinitionDeclaration> definitions, boolean complete) {

  /** Copies the definitions. */
  public StepDeclaration {
    definitions = List.copyOf(definitions);
  }
}
