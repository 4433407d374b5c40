package io.ktstr.cli;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import io.ktstr.machine.guest.kernel.CachedKernel;
import io.ktstr.machine.guest.kernel.KernelCache;
import io.ktstr.machine.guest.kernel.KernelFetch;
import io.ktstr.machine.guest.kernel.KernelImage;
import io.ktstr.machine.guest.kernel.KernelVersion;
import io.ktstr.machine.guest.kernel.Kernels;
import io.ktstr.machine.guest.kernel.PackageTools;
import io.ktstr.settings.SettingSource;
import io.ktstr.settings.Settings;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ktstr kernel}: the kernels in the cache. */
@Command(
    name = "kernel",
    mixinStandardHelpOptions = true,
    description = "Kernels that guests boot.")
final class KernelCommand {

  @Spec private CommandLine.Model.CommandSpec spec;

  @Command(
      name = "fetch",
      mixinStandardHelpOptions = true,
      description =
          "Gets the distribution's kernel package, without installing it, into the cache.")
  void fetch(
      @Parameters(
              arity = "0..1",
              paramLabel = "PACKAGE",
              description = "a kernel package, or one that depends on it; default: a recent one")
          Optional<String> packageName) {
    KernelFetch fetch =
        new KernelFetch(
            cache(),
            PackageTools.onPath(Optional.ofNullable(System.getenv("PATH")).orElse("")),
            out()::println);
    KernelImage image = packageName.map(fetch::fetch).orElseGet(fetch::fetch);
    out().println("kernel " + image.version() + ": " + image.file());
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the kernels in the cache, newest first.")
  void list() {
    List<CachedKernel> kernels = cache().list();
    if (kernels.isEmpty()) {
      out().println("no kernels in " + cache().directory() + "; get one with ./ktstr kernel fetch");
      return;
    }
    out()
        .println(
            AsciiTable.getTable(
                AsciiTable.NO_BORDERS,
                kernels,
                List.of(
                    new Column().header("version").with(k -> k.image().version().text()),
                    new Column().header("format").with(k -> k.image().format().toString()),
                    new Column()
                        .header("file")
                        .maxWidth(200)
                        .with(k -> k.image().file().toString()))));
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows the kernel that guests boot with these settings.")
  void show() {
    Settings settings = settings();
    KernelImage image = Kernels.find(settings.kernel(), settings.cache());
    out().println("kernel " + image.version() + ": " + image.file());
  }

  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = "Removes a kernel from the cache; guests that run go on.")
  void remove(
      @Parameters(paramLabel = "VERSION", description = "the whole version, as list prints it")
          String version) {
    cache().remove(new KernelVersion(version));
    out().println("removed kernel " + version);
  }

  private static KernelCache cache() {
    return new KernelCache(settings().cache());
  }

  private static Settings settings() {
    return Settings.from(SettingSource.ofProcess());
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
