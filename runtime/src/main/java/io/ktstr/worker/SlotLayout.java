package io.ktstr.worker;

/** Offsets and constants of a slot, exactly as docs/protocol.md lists them. */
final class SlotLayout {

  static final int MAGIC_VALUE = 0x544f4c53;
  static final int VERSION_VALUE = 3;
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
  static final int MEMBER = 48;
  static final int PARENT_PID = 80;
  static final int MPOL_MASK = 128;
  static final int AFFINITY_MASK = 256;

  static final int ARGUMENTS = 384;
  static final int NAME = 512;
  static final int NAME_BYTES = 16;
  static final int SCHED_RUNTIME = 528;
  static final int SCHED_DEADLINE = 536;
  static final int SCHED_PERIOD = 544;
  static final int THREADS = 552;
  static final int LEADER = 556;
  static final int ENTRIES = 560;
  static final int PHASES = 576;
  static final int PHASE_SIZE = 16;
  static final int SETS = 1024;
  static final int SET_SIZE = 128;
  static final int MAX_ENTRIES = 16;

  static final int COMMAND = 3072;
  static final int STATE = 3076;
  static final int PID = 3080;

  static final int STEPS = 3136;
  static final int STEP_SIZE = 8;
  static final int MPOL_MODE_READ = 3392;
  static final int PAGE_SIZE = 3396;
  static final int WORKING_SET_ADDRESS = 3400;
  static final int PAGES_TOUCHED = 3408;
  static final int MPOL_MASK_READ = 3416;
  static final int REFUSED_ARGUMENT = 3544;

  static final int ITERATIONS = 4096;
  static final int WORK_UNITS = 4104;
  static final int START_NS = 4112;
  static final int STOP_NS = 4120;
  static final int CPU_TIME_NS = 4128;
  static final int MAX_GAP_NS = 4136;
  static final int MAX_GAP_AT_NS = 4144;
  static final int MAX_GAP_CPU = 4152;
  static final int MIGRATIONS = 4160;
  static final int CHECKPOINTS = 4168;
  static final int PROGRAM_PID = 4176;
  static final int PROGRAM_END = 4180;
  static final int PROGRAM_STATUS = 4184;
  static final int PROGRAM_MEMORY = 4188;
  static final int OUTPUT_BYTES = 4192;
  static final int WAKES = 4200;
  static final int WAKE_SUM_NS = 4208;
  static final int WAKE_MAX_NS = 4216;
  static final int RUN_NS = 4224;
  static final int RUN_DELAY_NS = 4232;
  static final int TIMESLICES = 4240;
  static final int HAS_SCHEDSTAT = 4248;
  static final int VOLUNTARY_SWITCHES = 4256;
  static final int INVOLUNTARY_SWITCHES = 4264;
  static final int MINOR_FAULTS = 4272;
  static final int MAJOR_FAULTS = 4280;
  static final int CPUS_USED = 4352;
  static final int CPUSETS = 16;
  static final int MIGRATION_LOG = 6400;
  static final int MIGRATION_SIZE = 16;
  static final int LOGGED_MIGRATIONS = 64;
  static final int WAKE_BUCKETS = 8192;
  static final int BUCKETS = 4096;

  static final int WANT_AFFINITY = 1;
  static final int WANT_SCHED = 1 << 1;
  static final int WANT_NICE = 1 << 2;
  static final int WANT_MPOL = 1 << 3;
  static final int WANT_NAME = 1 << 4;
  static final int WANT_DEADLINE = 1 << 5;
  static final int FAULT_SKIP_MEMPOLICY = 1 << 16;
  static final int FAULT_NO_TELEMETRY = 1 << 17;

  static final int STEP_NOT_ATTEMPTED = 0;
  static final int STEP_DONE = 1;
  static final int STEP_REFUSED = 2;

  static final int PROGRAM_ENDED = 2;

  private SlotLayout() {}
}
