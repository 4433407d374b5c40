package io.ktstr.processor.read;

import java.util.List;

/**
 * What a body says about one cgroup, which may have several groups of workers and parts that are
 * not known.
 *
 * @param name name of the cgroup
 * @param views the cgroup, once for each group of workers; each leaves out what is not known
 *     together with everything that could not be judged without it
 */
public record DefinitionDeclaration(Written<String> name, List<CgroupDeclaration> views) {

  /** Copies the views. */
  public DefinitionDeclaration {
    views = List.copyOf(views);
  }
}
