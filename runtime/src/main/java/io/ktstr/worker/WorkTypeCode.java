package io.ktstr.worker;

import io.ktstr.model.LoopKind;
import io.ktstr.model.NodeMask;
import io.ktstr.model.Phase;
import io.ktstr.model.WorkType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A work type as a worker is told of it, see docs/protocol.md.
 *
 * @param number which type
 * @param arguments its numbers, in the order of the components of its record: sizes in bytes, times
 *     in nanoseconds
 * @param phases the phases of a sequence; empty for other types
 * @param nodes the nodes of a sweep, in the order in which they are visited; empty for other types
 */
record WorkTypeCode(int number, List<Long> arguments, List<PhaseCode> phases, List<Integer> nodes) {

  private static final int PROGRAM = 5;

  /**
   * One phase of a sequence.
   *
   * @param kind 0 to spin, 1 to sleep, 2 to yield, 3 to write
   * @param nanos its length in nanoseconds
   */
  record PhaseCode(int kind, long nanos) {

    private static PhaseCode of(Phase phase) {
      int kind =
          switch (phase.kind()) {
            case SPIN -> 0;
            case SLEEP -> 1;
            case YIELD -> 2;
            case IO -> 3;
          };
      return new PhaseCode(kind, phase.duration().toNanos());
    }
  }

  /** Copies the lists. */
  WorkTypeCode {
    arguments = List.copyOf(arguments);
    phases = List.copyOf(phases);
    nodes = List.copyOf(nodes);
  }

  /**
   * The code of a work type.
   *
   * @param type with parameters that the rules accept
   * @return the code; a program has neither arguments nor lists
   */
  static WorkTypeCode of(WorkType type) {
    return new WorkTypeCode(
        LoopKind.of(type).map(WorkTypeCode::number).orElse(PROGRAM),
        LoopKind.of(type).map(kind -> arguments(kind, type)).orElse(List.of()),
        type instanceof WorkType.Sequence sequence
            ? sequence.phases().stream().map(PhaseCode::of).toList()
            : List.of(),
        type instanceof WorkType.NumaWorkingSetSweep sweep ? sweep.nodes() : List.of());
  }

  /**
   * Writes the code where the worker looks for it.
   *
   * @param slot little-endian
   * @param nodeCpus CPUs of the nodes that a worker goes to in turn
   */
  void write(ByteBuffer slot, List<Set<Integer>> nodeCpus) {
    slot.putInt(SlotLayout.WORK_TYPE, number);
    for (int i = 0; i < arguments.size(); i++) {
      slot.putLong(SlotLayout.ARGUMENTS + i * Long.BYTES, arguments.get(i));
    }
    slot.putInt(SlotLayout.ENTRIES, phases.size() + nodes.size() + nodeCpus.size());
    for (int i = 0; i < phases.size(); i++) {
      int offset = SlotLayout.PHASES + i * SlotLayout.PHASE_SIZE;
      slot.putInt(offset, phases.get(i).kind());
      slot.putLong(offset + Long.BYTES, phases.get(i).nanos());
    }
    writeSets(slot, nodes.stream().map(Set::of).toList());
    writeSets(slot, nodeCpus);
  }

  private static void writeSets(ByteBuffer slot, List<Set<Integer>> sets) {
    for (int i = 0; i < sets.size(); i++) {
      SlotMasks.write(slot, SlotLayout.SETS + i * SlotLayout.SET_SIZE, NodeMask.of(sets.get(i)));
    }
  }

  private static List<Long> arguments(LoopKind kind, WorkType type) {
    List<Long> arguments = new ArrayList<>();
    kind.parameters().forEach(p -> arguments.add(p.unit().toBase(p.of(type))));
    return arguments;
  }

  private static int number(LoopKind kind) {
    return switch (kind) {
      case CPU_SPIN -> 1;
      case YIELD_HEAVY -> 2;
      case MEM_TOUCH -> 3;
      case FUTEX_PING_PONG -> 4;
      case MIXED -> 6;
      case IO_SYNC -> 7;
      case BURSTY -> 8;
      case PIPE_IO -> 9;
      case CACHE_PRESSURE -> 10;
      case CACHE_YIELD -> 11;
      case CACHE_PIPE -> 12;
      case FUTEX_FAN_OUT -> 13;
      case SEQUENCE -> 14;
      case FORK_EXIT -> 15;
      case NICE_SWEEP -> 16;
      case AFFINITY_CHURN -> 17;
      case POLICY_CHURN -> 18;
      case FAN_OUT_COMPUTE -> 19;
      case PAGE_FAULT_CHURN -> 20;
      case MUTEX_CONTENTION -> 21;
      case NUMA_WORKING_SET_SWEEP -> 22;
      case NUMA_MIGRATION_CHURN -> 23;
    };
  }
}
