package io.ktstr.model.rule;

import io.ktstr.model.CgroupName;
import io.ktstr.model.WorkType;
import java.util.ArrayList;
import java.util.List;

/** Whether a program can be started at all with the command that names it. */
public final class CommandRules {

  private CommandRules() {}

  /**
   * Judges the program of a command.
   *
   * @param cgroup name for the message
   * @param command the program and its arguments
   * @return a violation if no program is named
   */
  public static Verdict program(String cgroup, List<String> command) {
    return command.isEmpty() || command.get(0).isEmpty()
        ? Verdict.violation(RuleCode.WORKERS_COMMAND_NONE, cgroup)
        : Verdict.ok();
  }

  /**
   * Judges one element of a command.
   *
   * @param cgroup name for the message
   * @param index its number, from 0
   * @param element the program or an argument; it may be empty
   * @return a violation if execve(2) cannot pass it on whole
   */
  public static Verdict element(String cgroup, int index, String element) {
    return element.indexOf('\0') < 0
        ? Verdict.ok()
        : Verdict.violation(RuleCode.WORKERS_COMMAND_NUL, cgroup, index);
  }

  /**
   * Judges the command of a work type.
   *
   * @param cgroup name for the message
   * @param type what the workers do
   * @return the first violation; Ok for a loop
   */
  public static Verdict check(String cgroup, WorkType type) {
    List<String> command = command(type);
    Verdict verdict = type.runsProgram() ? program(cgroup, command) : Verdict.ok();
    for (int i = 0; i < command.size(); i++) {
      int index = i;
      verdict = verdict.then(() -> element(cgroup, index, command.get(index)));
    }
    return verdict;
  }

  private static List<String> command(WorkType type) {
    if (type instanceof WorkType.Exec exec) {
      return exec.command();
    }
    List<String> command = new ArrayList<>();
    if (type instanceof WorkType.JavaMain java) {
      command.add(java.mainClass());
      command.addAll(java.arguments());
    }
    return command;
  }

  /**
   * Judges a work type on a guest.
   *
   * @param cgroup name for the message
   * @param type what the workers do
   * @return a violation for a Java class, which needs the JDK of this host
   */
  public static Verdict inGuest(String cgroup, WorkType type) {
    return type instanceof WorkType.JavaMain java
        ? Verdict.violation(
            RuleCode.WORKERS_COMMAND_IN_GUEST, cgroup, CgroupName.shown(java.mainClass()))
        : Verdict.ok();
  }
}
