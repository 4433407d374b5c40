package io.ktstr.worker;

import io.ktstr.model.WorkType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The programs that work types stand for. */
final class Programs {

  private Programs() {}

  /**
   * The program of a work type.
   *
   * @param type what a worker does
   * @return the program and its arguments; empty for a loop
   */
  static List<String> command(WorkType type) {
    if (type instanceof WorkType.Exec exec) {
      return exec.command();
    }
    return type instanceof WorkType.JavaMain main ? java(main) : List.of();
  }

  /**
   * Without UseNUMA the JVM makes no mbind(2) calls of its own, and without UsePerfData it leaves
   * no file behind when it is killed.
   */
  private static List<String> java(WorkType.JavaMain main) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.addAll(List.of("-Xmx256m", "-XX:-UseNUMA", "-XX:-UsePerfData"));
    command.addAll(List.of("-cp", classPath(), main.mainClass()));
    command.addAll(main.arguments());
    return command;
  }

  /** What is on the module path of this JVM is on the class path of that one. */
  private static String classPath() {
    return Stream.of("java.class.path", "jdk.module.path")
        .map(name -> System.getProperty(name, ""))
        .filter(path -> !path.isEmpty())
        .collect(Collectors.joining(System.getProperty("path.separator")));
  }
}
