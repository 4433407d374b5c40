package io.ktstr.processor.read;

import java.util.List;

/**
 * What the body of a test says.
 *
 * @param steps what it runs, as far as that is known
 * @param settled whether every name in it is known; if not, another processor may yet write it
 */
public record BodyDeclaration(List<StepDeclaration> steps, boolean settled) {

  /** Nothing to be seen, now or later. */
  public static final BodyDeclaration HIDDEN = new BodyDeclaration(List.of(), true);

  /** Copies the steps. */
  public BodyDeclaration {
    steps = List.copyOf(steps);
  }
}
