package io.ktstr.machine.local;

import io.ktstr.machine.Deadline;
import io.ktstr.machine.MachineException;
import io.ktstr.machine.SlotImage;
import io.ktstr.machine.WorkerCommand;
import io.ktstr.machine.WorkerCrew;
import io.ktstr.machine.WorkerOrder;
import io.ktstr.machine.WorkerState;
import io.ktstr.machine.WorkerStatus;
import io.ktstr.os.DescriptorSet;
import io.ktstr.os.Os;
import io.ktstr.os.SharedMemory;
import io.ktstr.os.Spawner;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

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
  private final int bell;
  private final DescriptorSet living;
  private final SharedMemory memory;
  private final List<LocalChild> processes = new ArrayList<>();
  private final List<LocalChild> children = new ArrayList<>(); // of each worker
  private boolean closed;

  private LocalCrew(Os os, int memoryFile, int bell, DescriptorSet living, SharedMemory memory) {
    this.os = os;
    this.memoryFile = memoryFile;
    this.bell = bell;
    this.living = living;
    this.memory = memory;
  }

  private static LocalCrew withoutWorkers(Os os, int count) {
    long size = (long) count * SlotImage.SIZE;
    List<Integer> opened = new ArrayList<>();
    try {
      opened.add(os.sharedFile("ktstr-slots", size));
      opened.add(os.eventCounter());
      DescriptorSet living = os.descriptorSet();
      opened.add(living.descriptor());
      SharedMemory memory = os.map(opened.get(0), size);
      return new LocalCrew(os, opened.get(0), opened.get(1), living, memory);
    } catch (RuntimeException e) {
      opened.forEach(os::close);
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
      crew.start(workerImage, orders);
      crew.assign(orders.size());
      return crew;
    } catch (RuntimeException e) {
      crew.close();
      throw e;
    }
  }

  /**
   * A child gets a copy of this JVM's table of descriptors at first. So that the table does not
   * grow from child to child, those that watch over the children are opened when all are started.
   */
  private void start(int workerImage, List<WorkerOrder> orders) {
    List<Integer> pids = new ArrayList<>();
    try (Spawner spawner = spawner(workerImage)) {
      for (int i = 0; i < orders.size(); i++) {
        if (leader(i) == i) {
          pids.add(start(spawner, i, orders.get(i).command()));
        }
      }
      pids.forEach(pid -> processes.add(LocalChild.of(os, pid, living)));
    } catch (RuntimeException e) {
      pids.stream().skip(processes.size()).forEach(pid -> LocalChild.discard(os, pid));
      throw e;
    }
  }

  /** A worker that is a thread of an earlier one has its process. */
  private void assign(int workers) {
    Iterator<LocalChild> next = processes.iterator();
    for (int i = 0; i < workers; i++) {
      children.add(leader(i) == i ? next.next() : children.get(leader(i)));
    }
  }

  private int leader(int index) {
    return index - memory.getInt((long) index * SlotImage.SIZE + LEADER);
  }

  private static byte[] withParent(SlotImage slot, int pid) {
    byte[] bytes = slot.request();
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(PARENT_PID, pid);
    return bytes;
  }

  private Spawner spawner(int workerImage) {
    return os.spawner(
        "/proc/self/fd/" + workerImage,
        new TreeMap<>(Map.of(MEMORY_DESCRIPTOR, memoryFile, BELL_DESCRIPTOR, bell)));
  }

  /** A worker with a loop of its own has no use for an environment; a program gets this JVM's. */
  private static int start(Spawner spawner, int index, List<String> command) {
    List<String> arguments = new ArrayList<>(List.of("worker", String.valueOf(index)));
    arguments.addAll(command);
    return spawner.start(arguments, command.isEmpty() ? Map.of() : System.getenv());
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
    int followed = follow(0, state);
    while (followed < children.size() && !deadline.expired()) {
      os.poll(List.of(bell, living.descriptor()), shorter(deadline.remaining(), INTERRUPT_CHECK));
      if (Thread.currentThread().isInterrupted()) {
        throw new MachineException(
            "the thread was interrupted while it waited for workers to be " + state);
      }
      os.drain(bell);
      followed = follow(followed, state);
    }
    return statuses();
  }

  /** How many workers from the first on have got there or ended, when so many are known to have. */
  private int follow(int known, WorkerState state) {
    collectEnded();
    int followed = known;
    while (followed < children.size() && reached(status(followed), state)) {
      followed++;
    }
    return followed;
  }

  private static boolean reached(WorkerStatus status, WorkerState state) {
    return status.ended() || status.state().compareTo(state) >= 0;
  }

  private void collectEnded() {
    requireOpen();
    if (os.awaitReadable(living.descriptor(), Duration.ZERO)) {
      processes.forEach(LocalChild::look);
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private List<WorkerStatus> statuses() {
    collectEnded();
    return IntStream.range(0, children.size()).mapToObj(this::status).toList();
  }

  private WorkerStatus status(int index) {
    LocalChild child = children.get(index);
    int state = memory.getInt((long) index * SlotImage.SIZE + STATE);
    return new WorkerStatus(child.pid(), WorkerState.of(state), child.waitStatus());
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
    processes.forEach(LocalChild::askToEnd);
    Deadline grace = Deadline.after(GRACE);
    processes.forEach(child -> child.killAfter(grace));
    Deadline deadline = Deadline.after(DEATH_TIMEOUT);
    processes.forEach(child -> child.bury(deadline));
    os.unmap(memory);
    os.close(memoryFile);
    os.close(bell);
    os.close(living.descriptor());
  }
}
