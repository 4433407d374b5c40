package io.ktstr.junit.missing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Small programs, compiled without the annotation processor. */
final class Fixtures {

  /** A method that is a test. */
  static final String TEST = "@io.ktstr.annotation.KtstrTest(hostOnly = true) void t() {}";

  private static final Pattern NAME = Pattern.compile("\\b(?:class|interface|module) ([\\w$]+)");

  private Fixtures() {}

  /** Compiles each source, named after the first type in it, into a directory. */
  static void compile(Path directory, String... sources) {
    StringWriter messages = new StringWriter();
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    List<String> options =
        List.of(
            "-proc:none", "-d", directory.toString(), "-cp", System.getProperty("java.class.path"));
    boolean compiled =
        javac
            .getTask(
                messages,
                null,
                null,
                options,
                null,
                Arrays.stream(sources).map(Source::new).toList())
            .call();
    assertThat(compiled).as(messages.toString()).isTrue();
  }

  /** What the reader says of one class file below a directory. */
  static List<DeclaringClass> read(Path directory, String place) {
    try {
      return ClassFileReader.read(place, Files.readAllBytes(directory.resolve(place))).stream()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A class loader that finds what lies in a directory, and JUnit. */
  static URLClassLoader loader(Path directory) {
    try {
      return new URLClassLoader(new URL[] {directory.toUri().toURL()}, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(String text) {
      super(
          URI.create("fixture:///" + name(text) + JavaFileObject.Kind.SOURCE.extension),
          Kind.SOURCE);
      this.text = text;
    }

    private static String name(String text) {
      Matcher name = NAME.matcher(text);
      assertThat(name.find()).isTrue();
      return name.group().startsWith("module") ? "module-info" : name.group(1);
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
