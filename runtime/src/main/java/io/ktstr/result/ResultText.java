package io.ktstr.result;

import com.github.freva.asciitable.ColumnData;
import io.ktstr.api.CheckResult;
import io.ktstr.api.Outcome;
import io.ktstr.api.ProgramReport;
import io.ktstr.api.ScenarioStats;
import io.ktstr.api.WorkerReport;
import io.ktstr.model.ListFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Results as people read them. */
public final class ResultText {

  private static final int OUTPUT_LINES = 20;
  private static final int COMMAND_LENGTH = 120;

  private ResultText() {}

  /**
   * Where the pages of each worker are.
   *
   * @param workers the reports
   * @return one line for each worker, one column for each node
   */
  public static String table(List<WorkerReport> workers) {
    List<ColumnData<WorkerReport>> columns = new ArrayList<>();
    columns.add(Columns.left("cgroup").with(WorkerReport::cgroup));
    columns.add(Columns.right("worker").with(worker -> String.valueOf(worker.index())));
    columns.add(Columns.left("policy").with(WorkerReport::policy));
    columns.add(Columns.left("expected").with(worker -> nodes(worker.expectedNodes())));
    columns.add(Columns.left("CPUs").with(worker -> ListFormat.format(worker.cpusUsed())));
    for (int node : allNodes(workers)) {
      columns.add(
          Columns.right("node " + node)
              .with(worker -> String.valueOf(worker.pages().getOrDefault(node, 0L))));
    }
    columns.add(Columns.right("pages").with(worker -> String.valueOf(worker.totalPages())));
    return Columns.table(workers, columns);
  }

  /**
   * What the workers of each cgroup come to. Columns of which nothing was measured are left out.
   *
   * @param stats the numbers
   * @return one line for each cgroup
   */
  public static String cgroups(ScenarioStats stats) {
    return CgroupTable.of(stats);
  }

  private static String nodes(Set<Integer> nodes) {
    return nodes.isEmpty() ? "any" : ListFormat.format(nodes);
  }

  private static Set<Integer> allNodes(List<WorkerReport> workers) {
    return workers.stream()
        .flatMap(worker -> worker.pages().keySet().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * The findings of checks, heaviest first, with the observations that do not hold.
   *
   * @param checks the checks
   * @return one line for each check, its details indented below it
   */
  public static String findings(List<CheckResult> checks) {
    return checks.stream()
        .sorted((one, other) -> other.outcome().compareTo(one.outcome()))
        .map(ResultText::finding)
        .collect(Collectors.joining("\n"));
  }

  private static String finding(CheckResult check) {
    return check
        + check.details().stream().map(detail -> "\n    " + detail).collect(Collectors.joining());
  }

  /**
   * How programs ended and what they wrote last.
   *
   * @param workers the reports
   * @return a line for each program and its last lines indented below it; empty without programs
   */
  public static String programs(List<WorkerReport> workers) {
    return workers.stream()
        .flatMap(worker -> worker.program().map(program -> program(worker, program)).stream())
        .collect(Collectors.joining("\n"));
  }

  private static String program(WorkerReport worker, ProgramReport program) {
    String dropped =
        program.droppedBytes() == 0
            ? ""
            : "; " + program.droppedBytes() + " bytes before its output were dropped";
    return worker.label()
        + ": "
        + shortened(String.join(" ", program.command()))
        + " (pid "
        + program.pid()
        + ") "
        + program.describe()
        + dropped
        + program.lastLines(OUTPUT_LINES).stream()
            .map(line -> "\n    " + line)
            .collect(Collectors.joining());
  }

  private static String shortened(String command) {
    return command.length() > COMMAND_LENGTH
        ? command.substring(0, COMMAND_LENGTH) + "..."
        : command;
  }

  /**
   * The verdict in one line.
   *
   * @param result a result
   * @return verdict, test, topology, and the finding that decided; for PASS that on page locality
   *     if there is one
   */
  public static String verdict(TestResult result) {
    String outcome =
        result.outcome().map(Outcome::name).orElse("RUNNING")
            + (result.expectErr() ? " (declared to FAIL)" : "");
    return outcome + " " + result.test() + " [" + result.topology() + "] " + decisive(result);
  }

  private static String decisive(TestResult result) {
    boolean passed = result.outcome().equals(Optional.of(Outcome.PASS));
    return result.checks().stream()
        .filter(check -> Optional.of(check.outcome()).equals(result.outcome()))
        .min(Comparator.comparing(check -> !check.name().equals("minPageLocality")))
        .map(check -> passed ? withoutThreshold(check) : check.name() + ": " + check.summary())
        .or(() -> result.message().map(text -> text.lines().findFirst().orElse("")))
        .orElse("");
  }

  private static String withoutThreshold(CheckResult check) {
    return check.summary().replaceFirst(", threshold .*", "");
  }
}
