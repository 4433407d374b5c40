package io.ktstr.machine.guest;

/** Numbers of the agent's channel, exactly as docs/protocol.md lists them. */
final class AgentProtocol {

  static final String PORT_NAME = "ktstr.agent";
  static final int VERSION = 3;
  static final int HEADER_SIZE = 12;
  static final int MAX_FRAME = 32 << 20;
  static final int ANSWER = 0x8000;
  static final int ALL_WORKERS = 0xffffffff;

  static final int HELLO = 1;
  static final int PING = 2;
  static final int READ = 3;
  static final int WRITE = 4;
  static final int MKDIR = 5;
  static final int RMDIR = 6;
  static final int LIST = 7;
  static final int SPAWN = 8;
  static final int COMMAND = 9;
  static final int AWAIT = 10;
  static final int SLOTS = 11;
  static final int DISMISS = 12;
  static final int POWEROFF = 13;
  static final int FAULT = 14;
  static final int TRIAL = 15;
  static final int WAKE = 16;
  static final int KILL = 17;
  static final int PUT = 18;
  static final int CPUSET = 19;

  static final int FAULT_EXIT = 1;
  static final int FAULT_HANG = 2;

  private AgentProtocol() {}
}
