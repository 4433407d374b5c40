package io.ktstr.cli;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import com.github.freva.asciitable.OverflowBehaviour;
import io.ktstr.doctor.Diagnosis;
import io.ktstr.doctor.DiagnosisJson;
import io.ktstr.doctor.Doctor;
import io.ktstr.doctor.Finding;
import io.ktstr.settings.SettingSource;
import io.ktstr.settings.Settings;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ktstr doctor}: what this machine can do for tests. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description =
        "Tries what tests need and says what works (OK), what is not there (N/A) and what is set or"
            + " installed but broken (FAIL), why, and how to mend it.",
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {"0:guests can run, or workers on this host", "1:nothing can run here"})
final class DoctorCommand implements Callable<Integer> {

  private static final int WIDTH = 78;

  @Spec private CommandLine.Model.CommandSpec spec;

  @Option(names = "--json", description = "prints one JSON document instead of a table")
  private boolean json;

  @Override
  public Integer call() {
    Diagnosis diagnosis =
        Doctor.examine(
            Settings.from(SettingSource.ofProcess()),
            Optional.ofNullable(System.getenv("PATH")).orElse(""));
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? DiagnosisJson.of(diagnosis) : text(diagnosis));
    out.flush();
    return diagnosis.guests() || diagnosis.host()
        ? CommandLine.ExitCode.OK
        : CommandLine.ExitCode.SOFTWARE;
  }

  private static String text(Diagnosis diagnosis) {
    return table(diagnosis.findings())
        + "\nguests "
        + (diagnosis.guests() ? "can" : "cannot")
        + " run here; workers on this host "
        + (diagnosis.host() ? "can" : "cannot");
  }

  private static String table(List<Finding> findings) {
    return AsciiTable.getTable(
            AsciiTable.NO_BORDERS,
            findings,
            List.of(
                column("state").with(finding -> finding.state().toString()),
                column("area").with(Finding::area),
                column("found").with(Finding::fact),
                column("what to do").with(finding -> finding.mend().orElse(""))))
        .lines()
        .map(String::stripTrailing)
        .collect(Collectors.joining("\n"));
  }

  private static Column column(String header) {
    return new Column()
        .header(header)
        .headerAlign(HorizontalAlign.LEFT)
        .dataAlign(HorizontalAlign.LEFT)
        .maxWidth(WIDTH, OverflowBehaviour.NEWLINE);
  }
}
