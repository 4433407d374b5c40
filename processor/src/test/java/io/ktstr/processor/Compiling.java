package io.ktstr.processor;

import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** Compiles small programs in memory. */
final class Compiling {

  private static final Pattern TYPE = Pattern.compile("\\b(?:class|interface|enum|record) (\\w+)");
  private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);");

  private Compiling() {}

  /** Compiles with the processor. */
  static Compilation compile(String... sources) {
    return compile(List.of(new KtstrProcessor()), sources);
  }

  /** Compiles with other processors. */
  static Compilation compile(List<Processor> processors, String... sources) {
    return javac()
        .withProcessors(processors)
        .compile(Arrays.stream(sources).map(Compiling::file).toList());
  }

  /** Compiles files with the processor. */
  static Compilation compileFiles(List<JavaFileObject> files) {
    return javac().withProcessors(new KtstrProcessor()).compile(files);
  }

  /** Compiles with the processor and options of the compiler. */
  static Compilation compileWith(List<String> options, String... sources) {
    return javac()
        .withProcessors(new KtstrProcessor())
        .withOptions(options)
        .compile(Arrays.stream(sources).map(Compiling::file).toList());
  }

  /** Compiles without processors, and every warning is an error. */
  static Compilation compileStrictly(List<JavaFileObject> files) {
    return javac().withOptions("-proc:none", "-Xlint:all", "-Werror").compile(files);
  }

  /** The program as a file that has the name of its first type, as javac wants it. */
  static JavaFileObject file(String source) {
    Matcher type = TYPE.matcher(source);
    Matcher around = PACKAGE.matcher(source);
    String name = type.find() ? type.group(1) : "Program";
    String prefix = around.find() ? around.group(1) + "." : "";
    return JavaFileObjects.forSourceString(prefix + name, source);
  }

  /** Errors as {@code CODE line:column}; those of javac itself have the code {@code javac}. */
  static List<String> errors(Compilation compilation) {
    return compilation.errors().stream().map(Compiling::describe).toList();
  }

  private static String describe(Diagnostic<?> error) {
    return code(error) + " " + error.getLineNumber() + ":" + error.getColumnNumber();
  }

  static String code(Diagnostic<?> error) {
    String message = error.getMessage(null);
    return message.startsWith("[ktstr/")
        ? message.substring("[ktstr/".length(), message.indexOf(']'))
        : "javac";
  }

  /**
   * Compiles members of one class, each in a line of its own.
   *
   * @return the codes of the errors of each member that has any, by its number
   */
  static Map<Integer, Set<String>> codes(int members, IntFunction<String> member) {
    StringBuilder source =
        new StringBuilder(
            "import io.ktstr.annotation.*; import io.ktstr.api.*; import io.ktstr.model.*;"
                + " import java.util.*; import java.util.stream.*; class A {\n");
    for (int i = 0; i < members; i++) {
      source.append(member.apply(i)).append('\n');
    }
    Map<Integer, Set<String>> codes = new TreeMap<>();
    compileWith(List.of("-Xmaxerrs", "10000"), source.append("}\n").toString())
        .errors()
        .forEach(
            error ->
                codes
                    .computeIfAbsent((int) error.getLineNumber() - 2, line -> new TreeSet<>())
                    .add(code(error)));
    return codes;
  }

  /** Simple file name to text of everything that was generated. */
  static Map<String, String> generated(Compilation compilation) {
    Map<String, String> files = new TreeMap<>();
    for (JavaFileObject file : compilation.generatedSourceFiles()) {
      files.put(file.getName().substring(file.getName().lastIndexOf('/') + 1), text(file));
    }
    return files;
  }

  private static String text(JavaFileObject file) {
    try {
      return file.getCharContent(false).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
