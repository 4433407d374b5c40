package io.ktstr.processor.plan;

import io.ktstr.model.CgroupDef;
import java.util.List;
import java.util.Optional;

/**
 * One test.
 *
 * @param name name of the declaring method, and of the generated one
 * @param settings its settings
 * @param cgroups its cgroups; empty for a test that builds its own scenario
 * @param call how its body is called
 */
public record TestMethod(
    String name, Settings settings, Optional<List<CgroupDef>> cgroups, Call call) {

  /** Copies the cgroups. */
  public TestMethod {
    cgroups = cgroups.map(List::copyOf);
  }
}
