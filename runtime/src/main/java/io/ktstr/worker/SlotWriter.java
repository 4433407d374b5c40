package io.ktstr.worker;

import io.ktstr.machine.SlotImage;
import io.ktstr.model.NodeMask;
import io.ktstr.model.SchedPolicy;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Writes a request as docs/protocol.md wants it. */
final class SlotWriter {

  private static final long BASE_PAGE = 4096;

  private final WorkerRequest request;
  private final ByteBuffer slot =
      ByteBuffer.allocate(SlotImage.REQUEST_SIZE).order(ByteOrder.LITTLE_ENDIAN);
  private int want;

  SlotWriter(WorkerRequest request) {
    this.request = request;
  }

  SlotImage write() {
    slot.putInt(SlotLayout.MAGIC, SlotLayout.MAGIC_VALUE);
    slot.putInt(SlotLayout.VERSION, SlotLayout.VERSION_VALUE);
    WorkTypeCode.of(request.workType()).write(slot, request.nodeCpus());
    slot.putLong(SlotLayout.WORKING_SET_BYTES, wholePages(request.workingSetBytes()));
    slot.putLong(SlotLayout.MEMBER, request.member());
    slot.putInt(SlotLayout.THREADS, request.place().threads());
    slot.putInt(SlotLayout.LEADER, request.place().leader());
    request.affinity().ifPresent(this::affinity);
    request.sched().ifPresent(this::scheduling);
    request.nice().ifPresent(this::nice);
    request.policy().ifPresent(this::memoryPolicy);
    request.comm().ifPresent(this::name);
    slot.putInt(SlotLayout.WANT, want);
    return SlotImage.beginningWith(slot.array());
  }

  private static long wholePages(long bytes) {
    return (bytes + BASE_PAGE - 1) / BASE_PAGE * BASE_PAGE;
  }

  private void affinity(Set<Integer> cpus) {
    want |= SlotLayout.WANT_AFFINITY;
    SlotMasks.write(slot, SlotLayout.AFFINITY_MASK, NodeMask.of(cpus));
  }

  private void scheduling(SchedCall call) {
    slot.putInt(SlotLayout.SCHED_POLICY, call.policy());
    slot.putInt(SlotLayout.SCHED_PRIORITY, call.priority());
    want |= call.times().isPresent() ? SlotLayout.WANT_DEADLINE : SlotLayout.WANT_SCHED;
    call.times().ifPresent(this::times);
  }

  private void times(SchedPolicy.Deadline times) {
    slot.putLong(SlotLayout.SCHED_RUNTIME, times.runtime().toNanos());
    slot.putLong(SlotLayout.SCHED_DEADLINE, times.deadline().toNanos());
    slot.putLong(SlotLayout.SCHED_PERIOD, times.period().toNanos());
  }

  private void nice(int value) {
    want |= SlotLayout.WANT_NICE;
    slot.putInt(SlotLayout.NICE, value);
  }

  private void memoryPolicy(PolicyCall call) {
    want |= SlotLayout.WANT_MPOL;
    slot.putInt(SlotLayout.MPOL_MODE, call.mode());
    slot.putLong(SlotLayout.MPOL_MAXNODE, call.mask().maxnode());
    SlotMasks.write(slot, SlotLayout.MPOL_MASK, call.mask());
  }

  private void name(String name) {
    want |= SlotLayout.WANT_NAME;
    slot.put(SlotLayout.NAME, name.getBytes(StandardCharsets.UTF_8));
  }
}
