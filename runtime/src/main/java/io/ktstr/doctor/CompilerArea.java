package io.ktstr.doctor;

import io.ktstr.machine.MachineException;
import java.util.List;

/** The C compiler, which building the project needs and running its tests elsewhere does not. */
final class CompilerArea implements Area {

  private static final String MEND =
      "only building ktstr itself needs one; run ./ktstr setup (Debian: apt-get install gcc libc6-dev)";

  @Override
  public String name() {
    return "C compiler";
  }

  @Override
  public List<Finding> examine() {
    try {
      Program version = Program.run("", List.of("cc", "--version"));
      Program compiled =
          Program.run(
              "int main(void){return 0;}\n",
              List.of("cc", "-static", "-x", "c", "-o", "/dev/null", "-"));
      return List.of(
          compiled.status() == 0
              ? Finding.ok(name(), version.firstLine())
              : Finding.missing(
                  name(), "cc makes no static program: " + compiled.firstLine(), MEND));
    } catch (MachineException e) {
      return List.of(Finding.missing(name(), e.getMessage(), MEND));
    }
  }
}
