package io.ktstr.processor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One program of the corpus. A file holds many, each begins with a line {@code === NAME}. A line
 * {@code // ^ CODE} says that the last other line has an error with this code at the column of the
 * caret; {@code // ^ CODE: TEXT} that its message contains the text; the code {@code javac} stands
 * for any error of the compiler itself. A program without such a line is accepted. Imports stand
 * before the first line.
 */
record CorpusProgram(String name, List<String> lines) {

  private static final Path FOLDER = Path.of("src/test/resources/corpus");
  private static final Pattern MARKER = Pattern.compile("^// *(\\^) ([a-z-]+)(?:: (.*))?$");
  private static final String START = "=== ";
  private static final String HEADER =
      "package p; import io.ktstr.annotation.*; import io.ktstr.api.*; import io.ktstr.model.*;"
          + " import static io.ktstr.api.Scenarios.*; import java.time.*; import java.util.*; import java.util.stream.*;";

  /** An error that the source announces. */
  record Expected(String code, long line, long column, String text) {
    @Override
    public String toString() {
      return code + " " + line + ":" + column;
    }
  }

  static List<CorpusProgram> all() throws IOException {
    List<CorpusProgram> programs = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.sorted().toList()) {
        addAll(programs, file);
      }
    }
    return programs;
  }

  private static void addAll(List<CorpusProgram> programs, Path file) throws IOException {
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith(START)) {
        String name = file.getFileName() + ": " + line.substring(START.length());
        programs.add(new CorpusProgram(name, new ArrayList<>()));
      } else {
        programs.get(programs.size() - 1).lines.add(line);
      }
    }
  }

  String source() {
    return HEADER + "\n" + String.join("\n", lines) + "\n";
  }

  List<Expected> expected() {
    List<Expected> expected = new ArrayList<>();
    long number = 1;
    long marked = 1;
    for (String line : lines) {
      number++;
      Matcher marker = MARKER.matcher(line);
      if (marker.matches()) {
        String text = marker.group(3) == null ? "" : marker.group(3);
        expected.add(new Expected(marker.group(2), marked, marker.start(1) + 1L, text));
      } else {
        marked = number;
      }
    }
    return expected;
  }
}
