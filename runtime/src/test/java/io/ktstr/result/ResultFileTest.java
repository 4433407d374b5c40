package io.ktstr.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ktstr.api.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultFileTest {

  private static final TestResult RUNNING =
      TestResult.running("NumaLocality.two", "2n4l4c1t", false, "2026-01-01T00:00:00Z");

  private static final String WORKER = "/workers/0";

  @TempDir private Path results;

  private ResultFile file() {
    return ResultFile.of(results, "run-1", "a.b", "NumaLocality.two", "2n4l4c1t");
  }

  private Path path() {
    return results.resolve("run-1").resolve("a.b").resolve("NumaLocality.two-2n4l4c1t.json");
  }

  private List<Path> allFiles() throws IOException {
    try (Stream<Path> files = Files.walk(results)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void runningResultIsReadBack() {
    file().write(RUNNING);

    assertThat(ResultFile.read(path())).isEqualTo(RUNNING);
    assertThat(RUNNING.good()).isFalse();
  }

  @Test
  void finishedResultTakesThePlaceOfTheRunningOneAndIsReadBack() throws IOException {
    TestResult finished =
        Samples.finished(
            "NumaLocality.two",
            "2026-01-01T00:00:00Z",
            Samples.check("minPageLocality", Outcome.PASS),
            Samples.check("notStarved", Outcome.FAIL));
    file().write(RUNNING);

    file().write(finished);

    assertThat(ResultFile.read(path())).isEqualTo(finished);
    assertThat(allFiles()).as("no draft is left").containsExactly(path());
  }

  @Test
  void latenciesStandInTheFileAsNumbersAndAsAHistogram() throws IOException {
    file().write(Samples.finished("t", "s"));

    JsonNode latencies = new ObjectMapper().readTree(path().toFile()).at(WORKER + "/wakeLatencies");
    assertThat(latencies.get("count").asLong()).isEqualTo(3);
    assertThat(latencies.get("p50Nanos").asLong()).isEqualTo(2007);
    assertThat(latencies.get("p99Nanos").asLong()).isEqualTo(50_000);
    assertThat(latencies.get("maxNanos").asLong()).isEqualTo(50_000);
    assertThat(latencies.get("sumNanos").asLong()).isEqualTo(53_000);
    assertThat(latencies.get("histogram").asText()).isNotEmpty();
  }

  /** Of maps from a node to its pages no entry is needed. */
  private static Stream<JsonPointer> members(JsonPointer place, JsonNode json) {
    if (place.toString().endsWith("ages")) {
      return Stream.empty();
    }
    if (json.isArray()) {
      return IntStream.range(0, json.size())
          .boxed()
          .flatMap(i -> members(place.appendIndex(i), json.get(i)));
    }
    return json.properties().stream()
        .flatMap(
            member -> {
              JsonPointer inner = place.appendProperty(member.getKey());
              return Stream.concat(Stream.of(inner), members(inner, member.getValue()));
            });
  }

  @Test
  void resultInWhichAnythingIsMissingIsRefused() throws IOException {
    file().write(Samples.finished("t", "s", Samples.check("c", Outcome.PASS)));
    JsonNode whole = new ObjectMapper().readTree(path().toFile());
    List<JsonPointer> members = members(JsonPointer.empty(), whole).toList();

    assertThat(members)
        .hasSizeGreaterThan(100)
        .allSatisfy(
            member -> {
              JsonNode damaged = whole.deepCopy();
              ((ObjectNode) damaged.at(member.head())).remove(member.last().getMatchingProperty());
              new ObjectMapper().writeValue(path().toFile(), damaged);
              assertThatThrownBy(() -> ResultFile.read(path())).isInstanceOf(ResultException.class);
            });
  }

  @Test
  void statsStandInTheFileAndAbsentOnesAreNull() throws IOException {
    file().write(Samples.finished("t", "s"));

    JsonNode stats = new ObjectMapper().readTree(path().toFile()).get("stats");
    assertThat(stats.get("totalWorkers").asInt()).isEqualTo(3);
    assertThat(stats.get("worstPageLocality").asDouble()).isEqualTo(1000.0 / 1024);
    assertThat(stats.at("/cgroups/0/cpus")).hasSize(3);
    file().write(RUNNING);
    assertThat(new ObjectMapper().readTree(path().toFile()).at("/stats/worstPageLocality").isNull())
        .isTrue();
  }

  @Test
  void histogramThatIsNoneIsRefused() throws IOException {
    file().write(Samples.finished("t", "s"));
    JsonNode whole = new ObjectMapper().readTree(path().toFile());
    ((ObjectNode) whole.at(WORKER + "/wakeLatencies")).put("histogram", "AQID");
    new ObjectMapper().writeValue(path().toFile(), whole);

    assertThatThrownBy(() -> ResultFile.read(path()))
        .isInstanceOf(ResultException.class)
        .hasMessageContaining("is no histogram of latencies");
  }

  @Test
  void expectedFailureIsReadBack() {
    TestResult finished =
        Samples.finished("t", true, "s", Samples.check("minPageLocality", Outcome.FAIL));

    file().write(finished);

    assertThat(ResultFile.read(path())).isEqualTo(finished);
    assertThat(ResultFile.read(path()).good()).isTrue();
  }

  @Test
  void logStandsBesideTheResult() {
    assertThat(file().logFile())
        .isEqualTo(
            results.resolve("run-1").resolve("a.b").resolve("NumaLocality.two-2n4l4c1t.log"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../../etc/passwd", "/etc/passwd", "..", "a/b\\c", "a\0b", "x\ny", "größe", ""})
  void hostileNameStaysInsideTheFolder(String test) throws IOException {
    ResultFile.of(results, "run-1", "a.b", test, "1n1l1c1t").write(RUNNING);

    assertThat(allFiles())
        .singleElement()
        .satisfies(
            file -> assertThat(file.getParent()).isEqualTo(results.resolve("run-1").resolve("a.b")))
        .satisfies(
            file -> assertThat(file.getFileName().toString()).matches("[A-Za-z0-9._$-]*\\.json"));
  }

  @Test
  void folderThatCannotBeMadeIsOneClearError() throws IOException {
    Path occupied = Files.createFile(results.resolve("occupied"));

    assertThatThrownBy(
            () -> ResultFile.of(occupied, "run-1", "a.b", "t", "1n1l1c1t").write(RUNNING))
        .isInstanceOf(ResultException.class)
        .hasMessageContaining("the result cannot be written to " + occupied)
        .hasMessageContaining("make the folder writable or set ktstr.results");
  }

  @Test
  void failedWriteLeavesNoDraft() throws IOException {
    Files.createDirectories(path().resolve("in-the-way"));

    assertThatThrownBy(() -> file().write(RUNNING)).isInstanceOf(ResultException.class);

    assertThat(allFiles()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{}",
        "{\"test\": \"t\", \"surprise\": 1}",
        "{\"test\": \"t\", \"topology\": \"1n1l1c1t\", \"status\": \"DREAMING\"}"
      })
  void fileThatIsNoResultIsNamed(String content) throws IOException {
    Path file = Files.writeString(results.resolve("x.json"), content);

    assertThatThrownBy(() -> ResultFile.read(file))
        .isInstanceOf(ResultException.class)
        .hasMessageContaining("the result file " + file + " cannot be read");
  }

  @Test
  void absentFileIsNamed() {
    Path file = results.resolve("absent.json");

    assertThatThrownBy(() -> ResultFile.read(file))
        .isInstanceOf(ResultException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void runOfAJvmHasOneNameWithItsPid() {
    assertThat(RunId.ofThisJvm())
        .isEqualTo(RunId.ofThisJvm())
        .matches("\\d{8}-\\d{6}-" + ProcessHandle.current().pid());
  }
}
