package io.ktstr.worker;

/** Offsets and constants of a slot, exactly as docs/protocol.md lists them. */
final class SlotLayout {

  static final int MAGIC_VALUE = 0x544f4c53;
  static final int VERSION_VALUE = 2;
  static final int MASK_WORDS = 16;

  static final int MAGIC = 0;
  static final int VERSION = 4;
  static final int WORK_TYPE = 8;
  static final int WANT = 12;
  static final int SCHED_POLICY = 16;
  static final int SCHED_PRIORITY = 20;
  static final int NICE = 24;
  static final int MPOL_MODE = 28;
  static final int MPOL_MAXNODE = 32;
  static final int WORKING_SET_BYTES = 40;
  static final int PARAMETER_MEMBER = 48;
  static final int PARENT_PID = 80;
  static final int MPOL_MASK = 128;
  static final int AFFINITY_MASK = 256;

  static final int COMMAND = 384;
  static final int STATE = 388;
  static final int PID = 392;

  static final int STEPS = 400;
  static final int STEP_SIZE = 8;
  static final int MPOL_MODE_READ = 528;
  static final int PAGE_SIZE = 532;
  static final int WORKING_SET_ADDRESS = 536;
  static final int PAGES_TOUCHED = 544;
  static final int MPOL_MASK_READ = 552;

  static final int ITERATIONS = 768;
  static final int WORK_UNITS = 776;
  static final int START_NS = 784;
  static final int STOP_NS = 792;
  static final int CPU_TIME_NS = 800;
  static final int MAX_GAP_NS = 808;
  static final int MIGRATIONS = 832;
  static final int CHECKPOINTS = 840;
  static final int PROGRAM_PID = 848;
  static final int PROGRAM_END = 852;
  static final int PROGRAM_STATUS = 856;
  static final int PROGRAM_MEMORY = 860;
  static final int OUTPUT_BYTES = 864;
  static final int CPUS_USED = 896;

  static final int WANT_AFFINITY = 1;
  static final int WANT_SCHED = 1 << 1;
  static final int WANT_NICE = 1 << 2;
  static final int WANT_MPOL = 1 << 3;
  static final int FAULT_SKIP_MEMPOLICY = 1 << 16;

  static final int STEP_NOT_ATTEMPTED = 0;
  static final int STEP_DONE = 1;
  static final int STEP_REFUSED = 2;

  static final int PROGRAM_ENDED = 2;

  private SlotLayout() {}
}
