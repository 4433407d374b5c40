package io.ktstr.model;

import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a worker does: a loop of its own, whose units of work are part of its meaning, or a program.
 *
 * <p>A pass counts at least 1 unit. To spin is to give spin-wait hints to the CPU, 1 unit each. A
 * wake latency is the time from the moment at which somebody wakes a worker, or at which its sleep
 * was to end, until it runs; types that do not mention it have none. What numbers may be is in
 * {@link LoopKind#parameters()}; those that may not are refused at compile time and at set-up.
 */
public sealed interface WorkType {

  /** Spins 1024 in each pass, 1024 units. */
  record CpuSpin() implements WorkType {}

  /** One sched_yield(2) in each pass, 1 unit. */
  record YieldHeavy() implements WorkType {}

  /**
   * Writes one byte to each of the next 64 pages of the working set in each pass, wrapping around;
   * 64 units.
   */
  record MemTouch() implements WorkType {}

  /**
   * Two workers take turns: in each pass a worker spins, then wakes its partner by futex(2) and
   * waits for it. Workers make pairs in the order of their numbers. Wake latency: from the
   * partner's wake-up call.
   *
   * @param spinIters spins of a pass, and its units; from 0
   */
  record FutexPingPong(long spinIters) implements WorkType {
    @Override
    public int groupSize() {
      return 2;
    }
  }

  /** Spins 1024 and yields in each pass, 1024 units. */
  record Mixed() implements WorkType {}

  /**
   * In each pass empties a file of its own, writes 4 KiB to it 16 times, and sleeps for 100 us; 16
   * units. The file is in memory (memfd_create(2)), so none is left behind. Wake latency: how late
   * the sleep ended.
   */
  record IoSync() implements WorkType {}

  /**
   * In each pass spins, 1024 at a time, until the burst is over, then sleeps; 1024 units for each
   * 1024 spins. Wake latency: how late the sleep ended.
   *
   * @param burstMs length of a burst in milliseconds, from 1
   * @param sleepMs length of a sleep in milliseconds; 0 for none
   */
  record Bursty(long burstMs, long sleepMs) implements WorkType {}

  /**
   * Two workers take turns: in each pass a worker spins, writes to the partner's pipe and reads
   * from its own. Workers make pairs in the order of their numbers. Wake latency: from the
   * partner's write.
   *
   * @param burstIters spins of a pass, and its units; from 0
   */
  record PipeIo(long burstIters) implements WorkType {
    @Override
    public int groupSize() {
      return 2;
    }
  }

  /**
   * In each pass 1024 steps over the working set, wrapping around: each reads, changes and writes a
   * byte; 1024 units.
   *
   * @param sizeKb size of the working set in KiB, from 1
   * @param stride distance of the steps in bytes, from 1 to the size
   */
  record CachePressure(long sizeKb, long stride) implements WorkType {
    @Override
    public OptionalLong workingSetBytes() {
      return OptionalLong.of(sizeKb * 1024);
    }
  }

  /**
   * A pass of {@link CachePressure}, then sched_yield(2); 1024 units.
   *
   * @param sizeKb size of the working set in KiB, from 1
   * @param stride distance of the steps in bytes, from 1 to the size
   */
  record CacheYield(long sizeKb, long stride) implements WorkType {
    @Override
    public OptionalLong workingSetBytes() {
      return OptionalLong.of(sizeKb * 1024);
    }
  }

  /**
   * Two workers take turns as those of {@link PipeIo} do, but instead of spinning each goes over
   * its working set as {@link CachePressure} does, with a stride of 64 bytes. Wake latency: from
   * the partner's write.
   *
   * @param sizeKb size of the working set in KiB, from 1
   * @param burstIters steps of a pass, and its units; from 1
   */
  record CachePipe(long sizeKb, long burstIters) implements WorkType {
    @Override
    public int groupSize() {
      return 2;
    }

    @Override
    public OptionalLong workingSetBytes() {
      return OptionalLong.of(sizeKb * 1024);
    }
  }

  /**
   * The first worker of a group, the messenger, wakes all others by one futex(2) call in each pass;
   * everybody spins before it. The messenger spins 256 more afterwards. Wake latency, of the
   * others: from the messenger's call.
   *
   * @param fanOut workers that are woken, from 1; with the messenger they make a group
   * @param spinIters spins of a pass, and its units, of which the messenger has 256 more; from 0
   */
  record FutexFanOut(int fanOut, long spinIters) implements WorkType {
    @Override
    public int groupSize() {
      return fanOut + 1;
    }
  }

  /**
   * All phases in their order make a pass; the units are those of its phases. Wake latency: how
   * late a sleep ended, of {@link Phase.Kind#SLEEP} and {@link Phase.Kind#IO}.
   *
   * @param phases 1 to 16
   */
  record Sequence(List<Phase> phases) implements WorkType {
    /** Copies the list. */
    public Sequence {
      phases = List.copyOf(phases);
    }
  }

  /**
   * In each pass forks a child that exits at once, and waits for it; 1 unit. Wake latency: from the
   * last thing that the child does until waitpid(2) has returned.
   */
  record ForkExit() implements WorkType {}

  /**
   * In each pass spins 512, takes the next nice value and yields; 512 units. The values run from
   * -20 to 19, or from 0 where the kernel allows no less; at the end the first one is back.
   */
  record NiceSweep() implements WorkType {}

  /**
   * In each pass spins, pins itself to a random one of the CPUs that it had at the start, and
   * yields.
   *
   * @param spinIters spins of a pass, and its units; from 1
   */
  record AffinityChurn(long spinIters) implements WorkType {}

  /**
   * In each pass spins, takes the next scheduling policy and yields: SCHED_OTHER, SCHED_BATCH,
   * SCHED_IDLE, and where the kernel allows it SCHED_FIFO and SCHED_RR of priority 1; at the end
   * the first one is back.
   *
   * @param spinIters spins of a pass, and its units; from 1
   */
  record PolicyChurn(long spinIters) implements WorkType {}

  /**
   * The first worker of a group, the messenger, wakes all others by one futex(2) call in each pass
   * and spins 256, 256 units. Each of the others sleeps, then multiplies two square matrices of
   * 64-bit numbers again and again, one unit each time. Wake latency, of the others: from the
   * messenger's call until they run, before they sleep. The three matrices are in the working set,
   * as large as fits.
   *
   * @param fanOut workers that are woken, from 1; with the messenger they make a group
   * @param cacheFootprintKb size of the working set in KiB, from 1
   * @param operations multiplications of a pass, from 1
   * @param sleepUsec sleep of a pass in microseconds; 0 for none
   */
  record FanOutCompute(int fanOut, long cacheFootprintKb, long operations, long sleepUsec)
      implements WorkType {
    @Override
    public int groupSize() {
      return fanOut + 1;
    }

    @Override
    public OptionalLong workingSetBytes() {
      return OptionalLong.of(cacheFootprintKb * 1024);
    }
  }

  /**
   * In each pass drops the pages of its working set by madvise(2), writes a byte to pages of it at
   * random, and spins; a unit for each write and each spin. Pages are dropped at the start of a
   * pass, so those of the last one are there to be counted.
   *
   * @param regionKb size of the working set in KiB, from 1
   * @param touchesPerCycle writes of a pass, from 1
   * @param spinIters spins of a pass, from 0
   */
  record PageFaultChurn(long regionKb, long touchesPerCycle, long spinIters) implements WorkType {
    @Override
    public OptionalLong workingSetBytes() {
      return OptionalLong.of(regionKb * 1024);
    }
  }

  /**
   * The workers of a group share one lock: in each pass a worker spins, takes the lock, spins while
   * it holds it, and lets it go; a unit for each spin. Who does not get the lock at once waits by
   * futex(2). Wake latency: from the unlock.
   *
   * @param contenders workers of a group, from 1
   * @param holdIters spins with the lock, from 0
   * @param workIters spins without it, from 0
   */
  record MutexContention(int contenders, long holdIters, long workIters) implements WorkType {
    @Override
    public int groupSize() {
      return contenders;
    }
  }

  /**
   * A pass of {@link MemTouch}, 64 units. In addition every period moves the whole working set to
   * the next node of a list, by mbind(2) with MPOL_BIND and MPOL_MF_MOVE; the last one is followed
   * by the first.
   *
   * @param regionKb size of the working set in KiB, from 1
   * @param periodMs time on each node in milliseconds, from 1
   * @param nodes 1 to 16 nodes with memory that the cgroup may use
   */
  record NumaWorkingSetSweep(long regionKb, long periodMs, List<Integer> nodes)
      implements WorkType {
    /** Copies the list. */
    public NumaWorkingSetSweep {
      nodes = List.copyOf(nodes);
    }

    @Override
    public OptionalLong workingSetBytes() {
      return OptionalLong.of(regionKb * 1024);
    }
  }

  /**
   * Spins 1024 in each pass, 1024 units. In addition every period moves to the next node that its
   * cgroup has CPUs of, by sched_setaffinity(2) with all those CPUs. Its memory stays where it is.
   *
   * @param periodMs time on each node in milliseconds, from 1
   */
  record NumaMigrationChurn(long periodMs) implements WorkType {}

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
   * The size of the working set of a type that brings its own.
   *
   * @return bytes; empty for types whose working set is what {@link WorkSpec#workingSet(long)} says
   */
  default OptionalLong workingSetBytes() {
    return OptionalLong.empty();
  }

  /**
   * Whether the loop works in its working set.
   *
   * @return true for {@link MemTouch} and for types that bring their own
   */
  default boolean needsWorkingSet() {
    return this instanceof MemTouch || workingSetBytes().isPresent();
  }

  /**
   * How many workers make one group; the number of workers must be a multiple of it.
   *
   * @return 1 for types whose workers are independent
   */
  default int groupSize() {
    return 1;
  }

  /**
   * The name of the type in messages and results.
   *
   * @return for example {@code CpuSpin}
   */
  default String displayName() {
    return getClass().getSimpleName();
  }

  /** {@return {@link CpuSpin}} */
  static WorkType cpuSpin() {
    return new CpuSpin();
  }

  /** {@return {@link YieldHeavy}} */
  static WorkType yieldHeavy() {
    return new YieldHeavy();
  }

  /** {@return {@link MemTouch}} */
  static WorkType memTouch() {
    return new MemTouch();
  }

  /** {@return {@link FutexPingPong} with spinIters 1024} */
  static WorkType futexPingPong() {
    return futexPingPong(1024);
  }

  /**
   * {@link FutexPingPong}.
   *
   * @param spinIters spins of a pass
   * @return the work type
   */
  static WorkType futexPingPong(long spinIters) {
    return new FutexPingPong(spinIters);
  }

  /** {@return {@link Mixed}} */
  static WorkType mixed() {
    return new Mixed();
  }

  /** {@return {@link IoSync}} */
  static WorkType ioSync() {
    return new IoSync();
  }

  /** {@return {@link Bursty} with burstMs 50, sleepMs 100} */
  static WorkType bursty() {
    return bursty(50, 100);
  }

  /**
   * {@link Bursty}.
   *
   * @param burstMs milliseconds
   * @param sleepMs milliseconds
   * @return the work type
   */
  static WorkType bursty(long burstMs, long sleepMs) {
    return new Bursty(burstMs, sleepMs);
  }

  /** {@return {@link PipeIo} with burstIters 1024} */
  static WorkType pipeIo() {
    return pipeIo(1024);
  }

  /**
   * {@link PipeIo}.
   *
   * @param burstIters spins of a pass
   * @return the work type
   */
  static WorkType pipeIo(long burstIters) {
    return new PipeIo(burstIters);
  }

  /** {@return {@link CachePressure} with sizeKb 32, stride 64} */
  static WorkType cachePressure() {
    return cachePressure(32, 64);
  }

  /**
   * {@link CachePressure}.
   *
   * @param sizeKb KiB
   * @param stride bytes
   * @return the work type
   */
  static WorkType cachePressure(long sizeKb, long stride) {
    return new CachePressure(sizeKb, stride);
  }

  /** {@return {@link CacheYield} with sizeKb 32, stride 64} */
  static WorkType cacheYield() {
    return cacheYield(32, 64);
  }

  /**
   * {@link CacheYield}.
   *
   * @param sizeKb KiB
   * @param stride bytes
   * @return the work type
   */
  static WorkType cacheYield(long sizeKb, long stride) {
    return new CacheYield(sizeKb, stride);
  }

  /** {@return {@link CachePipe} with sizeKb 32, burstIters 1024} */
  static WorkType cachePipe() {
    return cachePipe(32, 1024);
  }

  /**
   * {@link CachePipe}.
   *
   * @param sizeKb KiB
   * @param burstIters steps of a pass
   * @return the work type
   */
  static WorkType cachePipe(long sizeKb, long burstIters) {
    return new CachePipe(sizeKb, burstIters);
  }

  /** {@return {@link FutexFanOut} with fanOut 4, spinIters 1024} */
  static WorkType futexFanOut() {
    return futexFanOut(4, 1024);
  }

  /**
   * {@link FutexFanOut}.
   *
   * @param fanOut workers that are woken
   * @param spinIters spins of a pass
   * @return the work type
   */
  static WorkType futexFanOut(int fanOut, long spinIters) {
    return new FutexFanOut(fanOut, spinIters);
  }

  /**
   * {@link Sequence}.
   *
   * @param first the first phase
   * @param rest up to 15 others
   * @return the work type
   */
  static WorkType sequence(Phase first, Phase... rest) {
    return new Sequence(Stream.concat(Stream.of(first), Stream.of(rest)).toList());
  }

  /** {@return {@link ForkExit}} */
  static WorkType forkExit() {
    return new ForkExit();
  }

  /** {@return {@link NiceSweep}} */
  static WorkType niceSweep() {
    return new NiceSweep();
  }

  /** {@return {@link AffinityChurn} with spinIters 1024} */
  static WorkType affinityChurn() {
    return affinityChurn(1024);
  }

  /**
   * {@link AffinityChurn}.
   *
   * @param spinIters spins of a pass
   * @return the work type
   */
  static WorkType affinityChurn(long spinIters) {
    return new AffinityChurn(spinIters);
  }

  /** {@return {@link PolicyChurn} with spinIters 1024} */
  static WorkType policyChurn() {
    return policyChurn(1024);
  }

  /**
   * {@link PolicyChurn}.
   *
   * @param spinIters spins of a pass
   * @return the work type
   */
  static WorkType policyChurn(long spinIters) {
    return new PolicyChurn(spinIters);
  }

  /**
   * {@return {@link FanOutCompute} with fanOut 4, cacheFootprintKb 256, operations 5, sleepUsec
   * 100}
   */
  static WorkType fanOutCompute() {
    return fanOutCompute(4, 256, 5, 100);
  }

  /**
   * {@link FanOutCompute}.
   *
   * @param fanOut workers that are woken
   * @param cacheFootprintKb KiB
   * @param operations multiplications of a pass
   * @param sleepUsec microseconds
   * @return the work type
   */
  static WorkType fanOutCompute(
      int fanOut, long cacheFootprintKb, long operations, long sleepUsec) {
    return new FanOutCompute(fanOut, cacheFootprintKb, operations, sleepUsec);
  }

  /** {@return {@link PageFaultChurn} with regionKb 4096, touchesPerCycle 256, spinIters 64} */
  static WorkType pageFaultChurn() {
    return pageFaultChurn(4096, 256, 64);
  }

  /**
   * {@link PageFaultChurn}.
   *
   * @param regionKb KiB
   * @param touchesPerCycle writes of a pass
   * @param spinIters spins of a pass
   * @return the work type
   */
  static WorkType pageFaultChurn(long regionKb, long touchesPerCycle, long spinIters) {
    return new PageFaultChurn(regionKb, touchesPerCycle, spinIters);
  }

  /** {@return {@link MutexContention} with contenders 4, holdIters 256, workIters 1024} */
  static WorkType mutexContention() {
    return mutexContention(4, 256, 1024);
  }

  /**
   * {@link MutexContention}.
   *
   * @param contenders workers of a group
   * @param holdIters spins with the lock
   * @param workIters spins without it
   * @return the work type
   */
  static WorkType mutexContention(int contenders, long holdIters, long workIters) {
    return new MutexContention(contenders, holdIters, workIters);
  }

  /**
   * {@link NumaWorkingSetSweep} with regionKb 4096, periodMs 100.
   *
   * @param nodes the nodes, in the order in which they are visited
   * @return the work type
   */
  static WorkType numaWorkingSetSweep(int... nodes) {
    return numaWorkingSetSweep(4096, 100, IntStream.of(nodes).boxed().toList());
  }

  /**
   * {@link NumaWorkingSetSweep}.
   *
   * @param regionKb KiB
   * @param periodMs milliseconds
   * @param nodes the nodes, in the order in which they are visited
   * @return the work type
   */
  static WorkType numaWorkingSetSweep(long regionKb, long periodMs, List<Integer> nodes) {
    return new NumaWorkingSetSweep(regionKb, periodMs, nodes);
  }

  /** {@return {@link NumaMigrationChurn} with periodMs 100} */
  static WorkType numaMigrationChurn() {
    return numaMigrationChurn(100);
  }

  /**
   * {@link NumaMigrationChurn}.
   *
   * @param periodMs milliseconds
   * @return the work type
   */
  static WorkType numaMigrationChurn(long periodMs) {
    return new NumaMigrationChurn(periodMs);
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
