package io.ktstr.model;

import java.util.List;
import java.util.Objects;

/**
 * What a worker does: a loop of its own, whose units of work are part of its meaning, or a program.
 */
public sealed interface WorkType {

  /** 1024 spin-wait hints in each pass, 1024 units. */
  record CpuSpin() implements WorkType {}

  /** One sched_yield(2) in each pass, 1 unit. */
  record YieldHeavy() implements WorkType {}

  /**
   * Writes one byte to each of the next 64 pages of the working set in each pass, wrapping around;
   * 64 units.
   */
  record MemTouch() implements WorkType {}

  /**
   * Two workers take turns: 1024 spin-wait hints in each pass, then the partner is woken by
   * futex(2), 1024 units. Workers make pairs in the order of their numbers.
   */
  record FutexPingPong() implements WorkType {}

  /**
   * Runs a program in place of a loop, under the cgroup, affinity, scheduling and memory policy of
   * the worker. It has no working set; its own private anonymous pages are what is judged. It
   * counts no units of work.
   *
   * @param command the program and its arguments; a program without a slash is looked for in the
   *     {@code PATH} of the JVM. In a guest the program is the host's, sent there with the
   *     libraries that it is linked to
   */
  record Exec(List<String> command) implements WorkType {
    /** Copies the list. */
    public Exec {
      command = List.copyOf(command);
    }
  }

  /**
   * Runs a class in a JVM of its own, on the host only: the {@code java} of this JVM, with the
   * class path of this JVM, a heap of at most 256 MiB and without {@code UseNUMA}, so that the
   * kernel's policy alone decides where its memory is. For any other options use {@link Exec}.
   *
   * @param mainClass fully qualified name of a class with a main method
   * @param arguments of its main method
   */
  record JavaMain(String mainClass, List<String> arguments) implements WorkType {
    /** Copies the list. */
    public JavaMain {
      Objects.requireNonNull(mainClass, "mainClass");
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * Whether the work is a program of its own and not a loop.
   *
   * @return true for {@link Exec} and {@link JavaMain}
   */
  default boolean runsProgram() {
    return this instanceof Exec || this instanceof JavaMain;
  }

  /**
   * Whether the loop needs a working set.
   *
   * @return true for {@link MemTouch}
   */
  default boolean needsWorkingSet() {
    return this instanceof MemTouch;
  }

  /**
   * How many workers make one group; the number of workers must be a multiple of it.
   *
   * @return 1 for types whose workers are independent
   */
  default int groupSize() {
    return this instanceof FutexPingPong ? 2 : 1;
  }

  /**
   * The name of the type in messages and results.
   *
   * @return for example {@code CpuSpin}
   */
  default String displayName() {
    return getClass().getSimpleName();
  }

  /**
   * Spin on the CPU.
   *
   * @return the work type
   */
  static WorkType cpuSpin() {
    return new CpuSpin();
  }

  /**
   * Yield the CPU again and again.
   *
   * @return the work type
   */
  static WorkType yieldHeavy() {
    return new YieldHeavy();
  }

  /**
   * Write the working set page by page.
   *
   * @return the work type
   */
  static WorkType memTouch() {
    return new MemTouch();
  }

  /**
   * Take turns in pairs.
   *
   * @return the work type
   */
  static WorkType futexPingPong() {
    return new FutexPingPong();
  }

  /**
   * Run a program.
   *
   * @param command the program and its arguments, see {@link Exec}
   * @return the work type
   */
  static WorkType exec(String... command) {
    return new Exec(List.of(command));
  }

  /**
   * Run a Java class in a JVM of its own, on the host.
   *
   * @param mainClass fully qualified name of a class with a main method, see {@link JavaMain}
   * @param arguments of its main method
   * @return the work type
   */
  static WorkType java(String mainClass, String... arguments) {
    return new JavaMain(mainClass, List.of(arguments));
  }
}
