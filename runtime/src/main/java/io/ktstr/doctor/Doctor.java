package io.ktstr.doctor;

import io.ktstr.machine.MachineException;
import io.ktstr.machine.local.LocalMachine;
import io.ktstr.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Examines this machine. */
public final class Doctor {

  private Doctor() {}

  /**
   * Tries everything that tests rest on. Takes less than a second where it is remembered whether
   * KVM works, and some seconds where it has to be tried.
   *
   * @param settings which QEMU, kernel, accelerator and cache tests would use
   * @param searchPath the value of PATH
   * @return what was found
   */
  public static Diagnosis examine(Settings settings, String searchPath) {
    List<Finding> findings = new ArrayList<>();
    findings.addAll(look(new JdkArea(Path.of("/usr/lib/jvm"), System::getenv)));
    findings.addAll(look(new CompilerArea()));
    findings.addAll(look(new QemuArea(settings.qemu(), searchPath)));
    findings.addAll(look(new KernelArea(settings)));
    findings.addAll(look(new AcceleratorArea(settings, searchPath)));
    findings.addAll(look(new CacheArea(settings.cache())));
    findings.addAll(host());
    return Diagnosis.of(findings);
  }

  private static List<Finding> host() {
    try (LocalMachine host = LocalMachine.open()) {
      List<Finding> findings = new ArrayList<>();
      findings.addAll(look(new TopologyArea(host.files())));
      findings.addAll(look(new WorkerArea(host)));
      findings.addAll(look(new PrivilegeArea(host)));
      findings.addAll(look(new SeccompArea(host.files())));
      findings.addAll(look(new CgroupArea(host)));
      return findings;
    } catch (MachineException e) {
      return List.of(Finding.of(WorkerArea.NAME, State.FAIL, e));
    } catch (LinkageError e) {
      return List.of(
          new Finding(
              WorkerArea.NAME,
              State.NOT_AVAILABLE,
              "system calls cannot be made from Java here: " + e.getMessage(),
              Optional.of(
                  "use Linux on x86-64 or aarch64, and a java.io.tmpdir that can be written")));
    }
  }

  /** What breaks down in one area must not hide the others. */
  static List<Finding> look(Area area) {
    try {
      return area.examine();
    } catch (MachineException e) {
      return List.of(Finding.of(area.name(), State.FAIL, e));
    }
  }
}
