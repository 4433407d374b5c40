package io.ktstr.model;

import io.ktstr.model.LoopParameter.Unit;
import io.ktstr.model.WorkType.AffinityChurn;
import io.ktstr.model.WorkType.Bursty;
import io.ktstr.model.WorkType.CachePipe;
import io.ktstr.model.WorkType.CachePressure;
import io.ktstr.model.WorkType.CacheYield;
import io.ktstr.model.WorkType.FanOutCompute;
import io.ktstr.model.WorkType.FutexFanOut;
import io.ktstr.model.WorkType.FutexPingPong;
import io.ktstr.model.WorkType.MutexContention;
import io.ktstr.model.WorkType.NumaMigrationChurn;
import io.ktstr.model.WorkType.NumaWorkingSetSweep;
import io.ktstr.model.WorkType.PageFaultChurn;
import io.ktstr.model.WorkType.PipeIo;
import io.ktstr.model.WorkType.PolicyChurn;
import io.ktstr.model.WorkType.Sequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The kinds of loops, and what each is made of. */
@SuppressWarnings("ImmutableEnumChecker")
public enum LoopKind {
  /** {@link WorkType.CpuSpin}. */
  CPU_SPIN(WorkType::cpuSpin),

  /** {@link WorkType.YieldHeavy}. */
  YIELD_HEAVY(WorkType::yieldHeavy),

  /** {@link WorkType.MemTouch}. */
  MEM_TOUCH(WorkType::memTouch),

  /** {@link WorkType.FutexPingPong}. */
  FUTEX_PING_PONG(
      WorkType::futexPingPong,
      values -> WorkType.futexPingPong(values.number(0)),
      LoopParameter.of("spinIters", Unit.STEPS, 0, FutexPingPong.class, FutexPingPong::spinIters)),

  /** {@link WorkType.Mixed}. */
  MIXED(WorkType::mixed),

  /** {@link WorkType.IoSync}. */
  IO_SYNC(WorkType::ioSync),

  /** {@link WorkType.Bursty}. */
  BURSTY(
      WorkType::bursty,
      values -> WorkType.bursty(values.number(0), values.number(1)),
      LoopParameter.of("burstMs", Unit.MILLISECONDS, 1, Bursty.class, Bursty::burstMs),
      LoopParameter.of("sleepMs", Unit.MILLISECONDS, 0, Bursty.class, Bursty::sleepMs)),

  /** {@link WorkType.PipeIo}. */
  PIPE_IO(
      WorkType::pipeIo,
      values -> WorkType.pipeIo(values.number(0)),
      LoopParameter.of("burstIters", Unit.STEPS, 0, PipeIo.class, PipeIo::burstIters)),

  /** {@link WorkType.CachePressure}. */
  CACHE_PRESSURE(
      WorkType::cachePressure,
      values -> WorkType.cachePressure(values.number(0), values.number(1)),
      LoopParameter.of("sizeKb", Unit.KIB, 1, CachePressure.class, CachePressure::sizeKb),
      LoopParameter.of("stride", Unit.BYTES, 1, CachePressure.class, CachePressure::stride)),

  /** {@link WorkType.CacheYield}. */
  CACHE_YIELD(
      WorkType::cacheYield,
      values -> WorkType.cacheYield(values.number(0), values.number(1)),
      LoopParameter.of("sizeKb", Unit.KIB, 1, CacheYield.class, CacheYield::sizeKb),
      LoopParameter.of("stride", Unit.BYTES, 1, CacheYield.class, CacheYield::stride)),

  /** {@link WorkType.CachePipe}. */
  CACHE_PIPE(
      WorkType::cachePipe,
      values -> WorkType.cachePipe(values.number(0), values.number(1)),
      LoopParameter.of("sizeKb", Unit.KIB, 1, CachePipe.class, CachePipe::sizeKb),
      LoopParameter.of("burstIters", Unit.STEPS, 1, CachePipe.class, CachePipe::burstIters)),

  /** {@link WorkType.FutexFanOut}. */
  FUTEX_FAN_OUT(
      WorkType::futexFanOut,
      values -> WorkType.futexFanOut(values.count(0), values.number(1)),
      LoopParameter.of("fanOut", Unit.WORKERS, 1, FutexFanOut.class, FutexFanOut::fanOut),
      LoopParameter.of("spinIters", Unit.STEPS, 0, FutexFanOut.class, FutexFanOut::spinIters)),

  /** {@link WorkType.Sequence}, which has phases. */
  SEQUENCE(() -> new Sequence(List.of()), values -> new Sequence(values.phases())),

  /** {@link WorkType.ForkExit}. */
  FORK_EXIT(WorkType::forkExit),

  /** {@link WorkType.NiceSweep}. */
  NICE_SWEEP(WorkType::niceSweep),

  /** {@link WorkType.AffinityChurn}. */
  AFFINITY_CHURN(
      WorkType::affinityChurn,
      values -> WorkType.affinityChurn(values.number(0)),
      LoopParameter.of("spinIters", Unit.STEPS, 1, AffinityChurn.class, AffinityChurn::spinIters)),

  /** {@link WorkType.PolicyChurn}. */
  POLICY_CHURN(
      WorkType::policyChurn,
      values -> WorkType.policyChurn(values.number(0)),
      LoopParameter.of("spinIters", Unit.STEPS, 1, PolicyChurn.class, PolicyChurn::spinIters)),

  /** {@link WorkType.FanOutCompute}. */
  FAN_OUT_COMPUTE(
      WorkType::fanOutCompute,
      values ->
          WorkType.fanOutCompute(
              values.count(0), values.number(1), values.number(2), values.number(3)),
      LoopParameter.of("fanOut", Unit.WORKERS, 1, FanOutCompute.class, FanOutCompute::fanOut),
      LoopParameter.of(
          "cacheFootprintKb", Unit.KIB, 1, FanOutCompute.class, FanOutCompute::cacheFootprintKb),
      LoopParameter.of("operations", Unit.STEPS, 1, FanOutCompute.class, FanOutCompute::operations),
      LoopParameter.of(
          "sleepUsec", Unit.MICROSECONDS, 0, FanOutCompute.class, FanOutCompute::sleepUsec)),

  /** {@link WorkType.PageFaultChurn}. */
  PAGE_FAULT_CHURN(
      WorkType::pageFaultChurn,
      values -> WorkType.pageFaultChurn(values.number(0), values.number(1), values.number(2)),
      LoopParameter.of("regionKb", Unit.KIB, 1, PageFaultChurn.class, PageFaultChurn::regionKb),
      LoopParameter.of(
          "touchesPerCycle", Unit.STEPS, 1, PageFaultChurn.class, PageFaultChurn::touchesPerCycle),
      LoopParameter.of(
          "spinIters", Unit.STEPS, 0, PageFaultChurn.class, PageFaultChurn::spinIters)),

  /** {@link WorkType.MutexContention}. */
  MUTEX_CONTENTION(
      WorkType::mutexContention,
      values -> WorkType.mutexContention(values.count(0), values.number(1), values.number(2)),
      LoopParameter.of(
          "contenders", Unit.WORKERS, 1, MutexContention.class, MutexContention::contenders),
      LoopParameter.of(
          "holdIters", Unit.STEPS, 0, MutexContention.class, MutexContention::holdIters),
      LoopParameter.of(
          "workIters", Unit.STEPS, 0, MutexContention.class, MutexContention::workIters)),

  /** {@link WorkType.NumaWorkingSetSweep}, which has nodes. */
  NUMA_WORKING_SET_SWEEP(
      () -> WorkType.numaWorkingSetSweep(),
      values -> WorkType.numaWorkingSetSweep(values.number(0), values.number(1), values.nodes()),
      LoopParameter.of(
          "regionKb", Unit.KIB, 1, NumaWorkingSetSweep.class, NumaWorkingSetSweep::regionKb),
      LoopParameter.of(
          "periodMs",
          Unit.MILLISECONDS,
          1,
          NumaWorkingSetSweep.class,
          NumaWorkingSetSweep::periodMs)),

  /** {@link WorkType.NumaMigrationChurn}. */
  NUMA_MIGRATION_CHURN(
      WorkType::numaMigrationChurn,
      values -> WorkType.numaMigrationChurn(values.number(0)),
      LoopParameter.of(
          "periodMs",
          Unit.MILLISECONDS,
          1,
          NumaMigrationChurn.class,
          NumaMigrationChurn::periodMs));

  /** Name of the phases of {@link #SEQUENCE}, in Java and in annotations. */
  public static final String PHASES = "phases";

  /** Name of the nodes of {@link #NUMA_WORKING_SET_SWEEP}, in Java and in annotations. */
  public static final String NODES = "nodes";

  private final Supplier<WorkType> defaults;
  private final Function<LoopValues, WorkType> factory;
  private final List<LoopParameter> parameters;

  LoopKind(Supplier<WorkType> alone) {
    this(alone, values -> alone.get());
  }

  LoopKind(
      Supplier<WorkType> defaults,
      Function<LoopValues, WorkType> factory,
      LoopParameter... parameters) {
    this.defaults = defaults;
    this.factory = factory;
    this.parameters = List.of(parameters);
  }

  /**
   * The kind of a work type.
   *
   * @param type any
   * @return empty for programs
   */
  public static Optional<LoopKind> of(WorkType type) {
    return Arrays.stream(values())
        .filter(kind -> kind.defaults().getClass().equals(type.getClass()))
        .findFirst();
  }

  /**
   * The kind that a factory of {@link WorkType} makes.
   *
   * @param name name of the method
   * @return empty for programs and anything else
   */
  public static Optional<LoopKind> ofFactory(String name) {
    return Arrays.stream(values()).filter(kind -> kind.factoryName().equals(name)).findFirst();
  }

  /**
   * The numbers that a type of this kind has.
   *
   * @return in the order of the components of its record
   */
  public List<LoopParameter> parameters() {
    return parameters;
  }

  /**
   * Everything that a type of this kind has.
   *
   * @return the names of its parameters, and {@value #PHASES} or {@value #NODES}
   */
  public List<String> attributes() {
    List<String> names = new ArrayList<>(parameters.stream().map(LoopParameter::name).toList());
    if (this == SEQUENCE) {
      names.add(PHASES);
    }
    if (this == NUMA_WORKING_SET_SWEEP) {
      names.add(NODES);
    }
    return names;
  }

  /**
   * The type with its default numbers.
   *
   * @return without phases and nodes, if it has any
   */
  public WorkType defaults() {
    return defaults.get();
  }

  /**
   * The type with these numbers, phases and nodes.
   *
   * @param values what it is made of; what the kind does not have is left out
   * @return the type
   * @throws IndexOutOfBoundsException for fewer numbers than {@link #parameters()}
   */
  public WorkType with(LoopValues values) {
    return factory.apply(values);
  }

  /**
   * The numbers of a type of this kind.
   *
   * @param type the type
   * @return one for each of {@link #parameters()}
   * @throws ClassCastException for a type of another kind
   */
  public List<Long> numbers(WorkType type) {
    return parameters.stream().map(parameter -> parameter.of(type)).toList();
  }

  /**
   * Its name in messages and results.
   *
   * @return for example {@code CpuSpin}
   */
  public String displayName() {
    return defaults().displayName();
  }

  /**
   * Its factory in {@link WorkType}.
   *
   * @return for example {@code cpuSpin}
   */
  public String factoryName() {
    String name = displayName();
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }
}
