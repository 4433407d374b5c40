package io.ktstr.doctor;

import io.ktstr.machine.MachineException;
import io.ktstr.machine.guest.QemuProgram;
import java.util.List;
import java.util.Optional;

/** The QEMU program that guests run in. */
final class QemuArea implements Area {

  static final String NAME = "QEMU";

  private final Optional<String> setting;
  private final String searchPath;

  QemuArea(Optional<String> setting, String searchPath) {
    this.setting = setting;
    this.searchPath = searchPath;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Finding> examine() {
    QemuProgram qemu;
    try {
      qemu = QemuProgram.find(setting.orElse(QemuProgram.USUAL), searchPath);
    } catch (MachineException e) {
      State state = setting.isPresent() ? State.FAIL : State.NOT_AVAILABLE;
      return List.of(Finding.of(NAME, state, e));
    }
    Program version = Program.run("", List.of(qemu.path().toString(), "--version"));
    return List.of(
        version.status() == 0 && version.firstLine().startsWith("QEMU")
            ? Finding.ok(NAME, qemu.path() + ", " + version.firstLine())
            : Finding.broken(
                NAME,
                qemu.path()
                    + " --version ends with status "
                    + version.status()
                    + " and says \""
                    + version.firstLine()
                    + "\"",
                "install QEMU anew (Debian: apt-get install qemu-system-x86), or correct ktstr.qemu"));
  }
}
