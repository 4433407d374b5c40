package io.ktstr.machine.local;

import io.ktstr.machine.Deadline;
import io.ktstr.machine.MachineException;
import io.ktstr.machine.SlotImage;
import io.ktstr.machine.WorkerCommand;
import io.ktstr.machine.WorkerCrew;
import io.ktstr.machine.WorkerOrder;
import io.ktstr.machine.WorkerState;
import io.ktstr.machine.WorkerStatus;
import io.ktstr.os.Os;
import io.ktstr.os.SharedMemory;
import io.ktstr.os.SpawnRequest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Workers that are children of this JVM: their shared memory, their bell, and the processes
 * themselves.
 */
final class LocalCrew implements WorkerCrew {

  private static final int MEMORY_DESCRIPTOR = 3;
  private static final int BELL_DESCRIPTOR = 4;
  private static final int PARENT_PID = 80;
  private static final int LEADER = 556;
  private static final int COMMAND = 3072;
  private static final int STATE = 3076;
  private static final int CPUSET = 3084;

  /** A worker with a program needs four seconds at the most to put it away. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private static final Duration DEATH_TIMEOUT = Duration.ofSeconds(10);

  /** An interrupt of a Java thread, as JUnit's timeouts send it, does not end poll(2). */
  private static final Duration INTERRUPT_CHECK = Duration.ofMillis(200);

  private final Os os;
  private final int memoryFile;
  private final SharedMemory memory;
  private final int bell;
  private final List<LocalChild> children = new ArrayList<>();
  private boolean closed;

  private LocalCrew(Os os, int memoryFile, int bell, SharedMemory memory) {
    this.os = os;
    this.memoryFile = memoryFile;
    this.bell = bell;
    this.memory = memory;
  }

  private static LocalCrew withoutWorkers(Os os, int count) {
    long size = (long) count * SlotImage.SIZE;
    int memoryFile = os.sharedFile("ktstr-slots", size);
    try {
      int bell = os.eventCounter();
      try {
        return new LocalCrew(os, memoryFile, bell, os.map(memoryFile, size));
      } catch (RuntimeException e) {
        os.close(bell);
        throw e;
      }
    } catch (RuntimeException e) {
      os.close(memoryFile);
      throw e;
    }
  }

  /** Must run on a thread that lives as long as the workers. */
  static LocalCrew spawn(Os os, int workerImage, List<WorkerOrder> orders) {
    LocalCrew crew = withoutWorkers(os, orders.size());
    try {
      for (int i = 0; i < orders.size(); i++) {
        SlotImage slot = orders.get(i).slot();
        crew.memory.write((long) i * SlotImage.SIZE, withParent(slot, os.pid()));
      }
      for (int i = 0; i < orders.size(); i++) {
        crew.children.add(crew.start(workerImage, i, orders.get(i).command()));
      }
      return crew;
    } catch (RuntimeException e) {
      crew.close();
      throw e;
    }
  }

  /** A worker that is a thread of an earlier one has its process. */
  private LocalChild start(int workerImage, int index, List<String> command) {
    int leader = memory.getInt((long) index * SlotImage.SIZE + LEADER);
    return leader == 0
        ? LocalChild.start(os, request(workerImage, index, command))
        : children.get(index - leader);
  }

  private static byte[] withParent(SlotImage slot, int pid) {
    byte[] bytes = slot.bytes();
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(PARENT_PID, pid);
    return bytes;
  }

  /** A worker with a loop of its own has no use for an environment; a program gets this JVM's. */
  private SpawnRequest request(int workerImage, int index, List<String> command) {
    List<String> arguments = new ArrayList<>(List.of("worker", String.valueOf(index)));
    arguments.addAll(command);
    return new SpawnRequest(
        "/proc/self/fd/" + workerImage,
        arguments,
        new TreeMap<>(command.isEmpty() ? Map.of() : System.getenv()),
        new TreeMap<>(Map.of(MEMORY_DESCRIPTOR, memoryFile, BELL_DESCRIPTOR, bell)));
  }

  @Override
  public List<Integer> pids() {
    return children.stream().map(LocalChild::pid).toList();
  }

  @Override
  public void command(WorkerCommand command) {
    requireOpen();
    for (int i = 0; i < children.size(); i++) {
      long word = (long) i * SlotImage.SIZE + COMMAND;
      memory.putInt(word, command.number());
      os.wake(memory, word);
    }
  }

  @Override
  public void cpuset(int number) {
    requireOpen();
    for (int i = 0; i < children.size(); i++) {
      memory.putInt((long) i * SlotImage.SIZE + CPUSET, number);
    }
  }

  @Override
  public List<WorkerStatus> await(WorkerState state, Duration timeout) {
    Deadline deadline = Deadline.after(timeout);
    List<WorkerStatus> statuses = statuses();
    while (!reached(statuses, state) && !deadline.expired()) {
      os.poll(awaited(), shorter(deadline.remaining(), INTERRUPT_CHECK));
      if (Thread.currentThread().isInterrupted()) {
        throw new MachineException(
            "the thread was interrupted while it waited for workers to be " + state);
      }
      os.drain(bell);
      statuses = statuses();
    }
    return statuses;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static boolean reached(List<WorkerStatus> statuses, WorkerState state) {
    return statuses.stream().allMatch(s -> s.ended() || s.state().compareTo(state) >= 0);
  }

  private List<Integer> awaited() {
    List<Integer> descriptors = new ArrayList<>();
    descriptors.add(bell);
    processes().filter(LocalChild::lives).forEach(child -> descriptors.add(child.descriptor()));
    return descriptors;
  }

  private Stream<LocalChild> processes() {
    return children.stream().distinct();
  }

  private List<WorkerStatus> statuses() {
    requireOpen();
    List<WorkerStatus> statuses = new ArrayList<>();
    for (int i = 0; i < children.size(); i++) {
      LocalChild child = children.get(i);
      child.look();
      int state = memory.getInt((long) i * SlotImage.SIZE + STATE);
      statuses.add(new WorkerStatus(child.pid(), WorkerState.of(state), child.waitStatus()));
    }
    return List.copyOf(statuses);
  }

  @Override
  public List<SlotImage> slots() {
    requireOpen();
    List<SlotImage> slots = new ArrayList<>();
    for (int i = 0; i < children.size(); i++) {
      slots.add(new SlotImage(memory.read((long) i * SlotImage.SIZE, SlotImage.SIZE)));
    }
    return List.copyOf(slots);
  }

  /** The memory is unmapped then: to touch it would end this JVM. */
  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException(
          "the crew of workers is closed; its memory is gone; use it before");
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    processes().forEach(LocalChild::askToEnd);
    Deadline grace = Deadline.after(GRACE);
    processes().forEach(child -> child.killAfter(grace));
    Deadline deadline = Deadline.after(DEATH_TIMEOUT);
    processes().forEach(child -> child.bury(deadline));
    os.unmap(memory);
    os.close(memoryFile);
    os.close(bell);
  }
}
