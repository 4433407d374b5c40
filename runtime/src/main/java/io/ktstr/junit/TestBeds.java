package io.ktstr.junit;

import io.ktstr.host.SysTopology;
import io.ktstr.junit.spi.TestSpec;
import io.ktstr.machine.Machine;
import io.ktstr.machine.MachineException;
import io.ktstr.machine.guest.GuestMachine;
import io.ktstr.machine.guest.Hypervisor;
import io.ktstr.machine.guest.QemuProgram;
import io.ktstr.machine.guest.kernel.KernelCache;
import io.ktstr.machine.guest.kernel.KernelException;
import io.ktstr.machine.guest.kernel.KernelImage;
import io.ktstr.machine.guest.kernel.Kernels;
import io.ktstr.machine.local.LocalMachine;
import io.ktstr.settings.Backend;
import io.ktstr.settings.Fault;
import io.ktstr.settings.Settings;
import io.ktstr.worker.FaultyMachine;
import java.util.Optional;

/** Gets the machine that a test declares, or says what is missing for it. */
final class TestBeds {

  private final Settings settings;

  TestBeds(Settings settings) {
    this.settings = settings;
  }

  TestBed open(TestSpec spec) throws UnmetRequirement {
    requireLinux();
    return spec.hostOnly() || settings.backend() == Backend.LOCAL ? host(spec) : guest(spec);
  }

  private static void requireLinux() throws UnmetRequirement {
    if (!System.getProperty("os.name").equals("Linux")) {
      throw new UnmetRequirement(
          "workers and guests need Linux and this is " + System.getProperty("os.name"));
    }
  }

  private TestBed host(TestSpec spec) throws UnmetRequirement {
    if (spec.hostOnly() && settings.backend() == Backend.VM) {
      throw new UnmetRequirement("the test is declared hostOnly, but ktstr.backend is vm");
    }
    LocalMachine host = LocalMachine.open();
    try {
      requireFit(spec, host);
    } catch (UnmetRequirement | RuntimeException e) {
      host.close();
      throw e;
    }
    return new TestBed(withFault(host), host.identity().toString(), Optional.empty());
  }

  private static void requireFit(TestSpec spec, Machine host) throws UnmetRequirement {
    require(Fitness.unmet(spec, SysTopology.read(host.files())));
    require(Fitness.unmetKernel(spec, host.identity()));
  }

  private static void require(Optional<String> unmet) throws UnmetRequirement {
    if (unmet.isPresent()) {
      throw new UnmetRequirement(unmet.get());
    }
  }

  private TestBed guest(TestSpec spec) throws UnmetRequirement {
    Hypervisor hypervisor = Hypervisor.of(settings, qemu(), kernel());
    GuestMachine guest = hypervisor.boot(spec.topology(), spec.memoryMb());
    try {
      require(Fitness.unmetKernel(spec, guest.identity()));
      Fitness.requireDeclared(spec, SysTopology.read(guest.files()));
    } catch (UnmetRequirement | RuntimeException e) {
      guest.close();
      throw e;
    }
    String note = guest.identity() + " (" + hypervisor.decision().reason() + ")";
    return new TestBed(withFault(guest), note, Optional.of(guest));
  }

  private Machine withFault(Machine machine) {
    return settings.fault() == Fault.SKIP_MEMPOLICY ? new FaultyMachine(machine) : machine;
  }

  /** What is named in the settings must be there; what is not may be missing. */
  private QemuProgram qemu() throws UnmetRequirement {
    String searchPath = Optional.ofNullable(System.getenv("PATH")).orElse("");
    try {
      return QemuProgram.find(settings.qemu().orElse(QemuProgram.USUAL), searchPath);
    } catch (MachineException e) {
      if (settings.qemu().isPresent()) {
        throw e;
      }
      throw new UnmetRequirement(e.getMessage());
    }
  }

  private KernelImage kernel() throws UnmetRequirement {
    try {
      return Kernels.find(settings.kernel(), settings.cache());
    } catch (KernelException e) {
      if (settings.kernel().isEmpty() && new KernelCache(settings.cache()).list().isEmpty()) {
        throw new UnmetRequirement(e.getMessage());
      }
      throw e;
    }
  }
}
